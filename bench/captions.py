"""How many claims of captions are found, and how fast.

    script/bench captions CAPTIONS.jsonl [--verbose] [--clips even|odd]

CAPTIONS.jsonl holds one caption a line with `text`, `claims` (`span`, `kind`, `facet`) and `not_claims`
(spans that look like film terms and are none). A film claim counts as found where a claim of the same
family of facets overlaps its span.
"""

import argparse
import collections
import hashlib
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from shotlog.captions import Claim, claims
from shotlog.vocabulary import cinema

FAMILIES = {
    "movement": {
        "camera_movement", "translation", "rotation", "intrinsic", "path", "tracking", "motion_type",
        "motion_speed", "steadiness", "motion_effects", "support",
    },
    "size": {"shot_size"},
    "angle": {
        "camera_angle", "dutch", "height_ground", "height_subject", "viewpoint", "framing_type",
        "subject_facing",
    },
    "people": {"people_count", "subject_count"},
    "shots": {"shot_count"},
    "transition": {"transition", "cut_relation"},
    "colour": {"colour", "colourfulness", "colour_temperature"},
    "light": {
        "key_style", "exposure", "light_contrast", "light_quality", "light_direction", "light_source",
        "light_fixture", "lighting_effects", "sun_condition",
    },
    "text": {"on_screen_text", "overlays"},
    "sound": {"sound"},
    "place": {"int_ext"},
    "time": {"time_of_day", "weather"},
    "speed": {"playback_speed"},
    "focus": {"depth_of_field", "focus_plane", "focus_change", "lens_class", "lens_distortion"},
    "composition": {"composition", "frame_position", "depth_plane"},
    "medium": {"medium"},
}  # fmt: skip
FAMILY_OF = {facet: family for family, facets in FAMILIES.items() for facet in facets}
Span = Sequence[int]


def main() -> None:
    """Score the captions of a file and print the counts."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("captions", type=Path)
    parser.add_argument(
        "--verbose", action="store_true", help="name every miss and every claim at other words"
    )
    parser.add_argument(
        "--clips", choices=("all", "even", "odd"), default="all", help="by hash of the clip's name"
    )
    arguments = parser.parse_args()
    lines = [
        json.loads(line)
        for line in arguments.captions.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    told = [line for line in lines if arguments.clips in {"all", _half(line["clip"])}]
    tally: collections.Counter[str] = collections.Counter()
    by_family: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for caption in told:
        _score(caption, tally, by_family, verbose=arguments.verbose)
    for family, counts in sorted(by_family.items(), key=lambda item: -item[1]["claims"]):
        print(f"{family}: {counts['found']}/{counts['claims']} found, {counts['same value']} with that value")
    found, expected = tally["found"], tally["claims"]
    print(
        f"found: {found}/{expected} = {found / max(1, expected):.3f}, with that value {tally['same value']}"
    )
    print(f"at other words: {tally['other']} of {tally['said']} film claims said")
    print(f"look-alikes taken for claims: {tally['taken']}/{tally['look-alikes']}")
    print(f"speed: {_speed([caption['text'] for caption in told]):.2f} ms a caption")


def _half(clip: str) -> str:
    return ("even", "odd")[int(hashlib.sha1(clip.encode(), usedforsecurity=False).hexdigest(), 16) % 2]


def _score(
    caption: dict[str, Any],
    tally: collections.Counter[str],
    by_family: dict[str, collections.Counter[str]],
    *,
    verbose: bool,
) -> None:
    said = [claim for claim in claims(caption["text"], cinema()) if claim.kind == "film"]
    used: set[Claim] = set()
    for expected in caption["claims"]:
        if expected["kind"] != "film":
            continue
        family = FAMILY_OF[expected["facet"]]
        near = [
            claim
            for claim in said
            if FAMILY_OF[claim.facet] == family and _overlap(claim.span, expected["span"])
        ]
        used.update(near)
        counts = {"claims": 1, "found": bool(near), "same value": _agrees(near, expected)}
        by_family[family].update(counts)
        tally.update(counts)
        if verbose and not counts["same value"]:
            print(f"  {caption['id']}: {expected['facet']}={expected['value']} {expected['words']!r} read as "
                  f"{[(claim.facet, claim.value, claim.polarity) for claim in near]}")  # fmt: skip
    spans = caption.get("not_claims", [])
    tally["look-alikes"] += len(spans)
    tally["said"] += len(said)
    for claim in said:
        taken = any(_overlap(claim.span, span) for span in spans)
        tally["taken"] += taken
        tally["other"] += not taken and claim not in used
        if verbose and (taken or claim not in used):
            print(
                f"  {caption['id']}: {'LOOK-ALIKE' if taken else 'other'} "
                f"{claim.facet}={claim.value} {claim.words!r}"
            )


def _agrees(near: Sequence[Claim], expected: dict[str, Any]) -> bool:
    wanted = (expected["facet"], expected["value"])
    polarity = expected.get("polarity", "affirmed")
    return any(
        claim.polarity == polarity and wanted in {*claim.among, (claim.facet, claim.value)} for claim in near
    )


def _overlap(one: Span, other: Span) -> bool:
    return min(one[1], other[1]) > max(one[0], other[0])


def _speed(texts: Sequence[str]) -> float:
    """Milliseconds a caption takes, once everything is loaded."""
    started = time.perf_counter()
    for text in texts:
        claims(text, cinema())
    return (time.perf_counter() - started) * 1000 / max(1, len(texts))


if __name__ == "__main__":
    main()
