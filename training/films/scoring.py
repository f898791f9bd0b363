"""Counts over films: hits, misses and inventions, by kind and by what misled."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from films.measured import Film, Truth
from shotlog.measure.shots import Found

NEAR: Final = 3
"""Frames by which an end may be off and still count as found."""
WITHIN: Final = 2
"""Frames by which a cut may miss a gradual transition and still have seen it; a range has one less."""
STEPS: Final = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Confidences between which what was said is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """A transition that was said."""

    start: int
    end: int
    kind: str
    confidence: float

    def near(self, start: int, end: int) -> bool:
        """Whether it shares frames with a range, or all but does."""
        within = WITHIN if self.start == self.end else WITHIN - 1
        return self.start <= end + within and start - within <= self.end


@dataclass
class Score:
    """What was found, missed, invented, and how sure of it the model was.

    Attributes:
        kinds: Counts by kind as made.
        hard: Counts of hard cuts.
        gradual: Counts of gradual transitions.
        fooled: Inventions by what misled.
        events: What could have misled.
        claims: Kind, confidence and whether it was right, of everything that was said.
        notes: Every mistake, in words.
    """

    kinds: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    hard: Counter[str] = field(default_factory=Counter)
    gradual: Counter[str] = field(default_factory=Counter)
    fooled: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    claims: list[tuple[str, float, bool]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, film: Film, found: Sequence[Found]) -> None:
        """Count one film."""
        self.events.update(event["name"] for event in film.truth["misleading"])
        said = said_of(found)
        gradual = [one for one in said if one.kind != "cut"]
        strays = self._count_cuts(film, [one for one in said if one.kind == "cut"])
        self._count_gradual(film, gradual, strays)
        self._count_inventions(film, gradual, strays)

    def _count_cuts(self, film: Film, cuts: Sequence[Said]) -> list[Said]:
        """Count the hard cuts; what was said and fits none of them is given back."""
        strays = list(cuts)
        for kind, at, _ in film.hard:
            near = [said for said in strays if abs(said.start - at) <= 1]
            self.kinds[kind]["hit" if near else "missed"] += 1
            self.hard["hit" if near else "missed"] += 1
            if near:
                strays.remove(near[0])
                self.claims.append(("cut", near[0].confidence, True))
            else:
                self.notes.append(f"{film.name} missed {kind} {at}")
        return strays

    def _count_gradual(self, film: Film, gradual: Sequence[Said], strays: Sequence[Said]) -> None:
        """Count the gradual transitions; a cut said inside one has at least seen it."""
        for kind, start, end in film.gradual:
            over = [said for said in gradual if said.near(start, end)]
            seen = bool(over) or any(said.near(start, end) for said in strays)
            outcome = "hit" if over else "as cut" if seen else "missed"
            self.kinds[kind][outcome] += 1
            self.gradual["hit" if seen else "missed"] += 1
            if over:
                self._count_ends(film, (kind, start, end), over)
            else:
                self.notes.append(f"{film.name} {outcome} {kind} {start}-{end}")

    def _count_ends(self, film: Film, true: Truth, over: Sequence[Said]) -> None:
        kind, start, end = true
        said = min(over, key=lambda said: abs(said.start - start) + abs(said.end - end))
        close = abs(said.start - start) <= NEAR and abs(said.end - end) <= NEAR
        self.kinds[kind]["ends"] += close
        self.kinds[kind]["named"] += said.kind == ("wipe" if kind == "push" else kind)
        self.gradual["ends"] += close
        self.gradual["with ends"] += 1
        if not close:
            self.notes.append(f"{film.name} ends {kind} {start}-{end} said {said}")

    def _count_inventions(self, film: Film, gradual: Sequence[Said], strays: Sequence[Said]) -> None:
        for cut in strays:
            self.claims.append(("cut", cut.confidence, False))
            if not any(cut.near(start, end) for _, start, end in film.gradual):
                self._invented(film, self.hard, cut)
        for said in gradual:
            right = any(said.near(start, end) for _, start, end in film.gradual)
            self.claims.append((said.kind, said.confidence, right))
            if not right and not any(said.near(start, end) for _, start, end in film.hard):
                self._invented(film, self.gradual, said)

    def _invented(self, film: Film, tally: Counter[str], said: Said) -> None:
        tally["invented"] += 1
        names = [
            event["name"]
            for event in film.truth["misleading"]
            if event["start"] - NEAR <= said.end and said.start <= event["end"] + NEAR
        ]
        self.fooled[names[0] if names else "nothing"] += 1
        self.notes.append(f"{film.name} invented {said} {names}")

    def lines(self) -> Iterator[str]:
        """The table as text."""
        yield f"hard    {figures(self.hard)}"
        yield f"gradual {figures(self.gradual)}"
        yield f"ends within {NEAR} frames: {self.gradual['ends']}/{self.gradual['with ends']}"
        for kind, counts in sorted(self.kinds.items()):
            yield f"  {kind:9} " + ", ".join(f"{name} {count}" for name, count in counts.items())
        yield "fooled by (inventions of events): " + ", ".join(
            f"{name} {self.fooled[name]}/{self.events[name]}" for name in sorted({*self.events, *self.fooled})
        )
        yield "right of those said with confidence " + ", ".join(reliability(self.claims))


def said_of(found: Sequence[Found]) -> list[Said]:
    """Every transition between segments, and the fades at both ends of the clip, once."""
    ways = dict.fromkeys(way for shot in found for way in (shot.transition_in, shot.transition_out))
    return [
        Said(way.start, way.end, way.kind, way.confidence) for way in ways if way.kind not in ("start", "end")
    ]


def figures(counts: Counter[str]) -> str:
    """Precision and recall as counts, and F1."""
    hit, missed, wrong = counts["hit"], counts["missed"], counts["invented"]
    f1 = 2 * hit / max(1, 2 * hit + missed + wrong)
    return f"precision {hit}/{hit + wrong}, recall {hit}/{hit + missed}, F1 {f1:.3f}"


def reliability(claims: Sequence[tuple[str, float, bool]]) -> Iterator[str]:
    """How many of those said with a confidence between two of `STEPS` were right."""
    for low, high in pairwise(STEPS):
        right = [ok for _, sure, ok in claims if low <= sure < high]
        yield f"{low:.2f}-{high:.2f}: {sum(right)}/{len(right)}"
