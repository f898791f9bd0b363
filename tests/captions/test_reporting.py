import json
import re

import pytest

from captions.made import FRAMES, known, omission, verdict
from shotlog.captions.checking import Checked
from shotlog.captions.lint import lint
from shotlog.captions.reading import Reading
from shotlog.captions.reporting import Case, compared, report, write_page
from shotlog.captions.reporting.figures import WORST
from shotlog.captions.scoring import score
from shotlog.vocabulary import cinema

HOSTILE = '<script>alert("x")</script> pans left & on'


def case(model, clip, *verdicts, omissions=(), text="The camera pans left.", name="c"):
    checked = Checked(
        text=text,
        reading=Reading("en", (), ()),
        verdicts=verdicts,
        omissions=tuple(omissions),
        flaws=tuple(lint(text)),
        score=score(verdicts, omissions, cinema()),
        suggested=text,
    )
    return Case(name, clip, model, FRAMES, checked)


def cases():
    """One model that is right three times in four, and one that is right once in four, on forty clips."""
    made = []
    for clip in range(40):
        for model, wrong in (("good", clip % 4 == 0), ("poor", clip % 4 != 0)):
            ruling = "contradicted" if wrong else "supported"
            pan = verdict("rotation", "pan_left", ruling, severity="critical" if clip % 2 else "major")
            size = verdict("shot_size", "CU", error_type="shot_scale_angle_wrong")
            open_ = verdict("path", "arc_cw", "cannot_tell")
            made.append(case(model, f"clip{clip}", pan, size, open_, name=f"{model}-{clip}"))
    return made


def rates(found):
    return {rate.name: (rate.part, rate.whole) for rate in found}


def test_rates_of_each_model():
    good, poor = report(cases()).models
    assert (good.model, poor.model) == ("good", "poor")
    assert rates(good.facets) == {"rotation": (10, 40), "shot_size": (0, 40)}
    assert rates(poor.facets) == {"rotation": (30, 40), "shot_size": (0, 40)}
    assert rates(good.errors) == {"camera_term_wrong": (10, 40)}
    assert rates(poor.severities) == {"critical": (20, 40), "major": (10, 40), "minor": (0, 40)}
    assert good.overall.precision.value == 70 / 80
    assert set(good.overall.sections) == {"camera", "spatial"}
    for rate in (*good.facets, *poor.errors):
        low, share, high = known(rate.share)
        assert low <= share == rate.part / rate.whole <= high


def test_what_is_left_out_and_worded_badly_is_counted_by_captions():
    twice = [omission("shot_size", "CU"), omission("shot_size", "WS"), omission()]
    (model,) = report([case("m", "a", omissions=twice, text="An eerie, eerie hall."), case("m", "b")]).models
    assert rates(model.left_out) == {"camera_movement": (1, 2), "shot_size": (1, 2)}
    assert rates(model.wording) == {"mood": (1, 2)}


def test_the_worst_come_first_and_are_not_all_of_one_facet():
    lies = [verdict("rotation", str(n), "contradicted", severity="minor") for n in range(9)]
    worse = verdict("colour", "bw", "contradicted", severity="critical")
    many = [verdict(f"facet{n}", "x", "contradicted") for n in range(30)]
    (model,) = report([case("m", "a", *lies, worse)]).models
    assert [one.facet for one in model.worst] == ["colour", *["rotation"] * 3]
    (model,) = report([case("m", "a", *many)]).models
    assert len(model.worst) == WORST


def test_two_models_are_compared_on_the_clips_that_both_have_described():
    alone = [case("good", "only-good", verdict("rotation", "x", "contradicted"))]
    made = compared("good", "poor", [*cases(), *alone], seed=1)
    assert (made.clips, made.captions) == (40, (40, 40))
    low, precision, _ = known(made.differences["precision"])
    _, rotation, high = known(made.facets["rotation"])
    assert [precision, rotation] == pytest.approx([0.25, -0.5])
    assert low > 0 > high
    assert made.facets["shot_size"] == (0, 0, 0)
    turned = known(compared("poor", "good", cases(), seed=1).differences["f1"])
    assert [-end for end in reversed(turned)] == pytest.approx(list(known(made.differences["f1"])))


def test_models_without_a_clip_in_common_cannot_be_compared():
    made = compared("a", "b", [case("a", "1", verdict()), case("b", "2", verdict())])
    assert made.clips == 0
    assert made.differences["precision"] == (None, None, None)


def test_a_report_repeats_and_is_plain_data():
    assert report(cases(), seed=5) == report(cases(), seed=5)
    shape = json.loads(json.dumps(report(cases()).as_dict()))
    assert shape["comparisons"][0]["one"] == "good"
    assert shape["models"][1]["worst"][0]["severity"] == "critical"


@pytest.mark.parametrize("number", [0, 1, 2, 7])
def test_a_page_stands_alone_and_shows_every_model(tmp_path, number):
    made = [case(f"m{n}", "a", verdict("rotation", "pan", "contradicted")) for n in range(number)]
    path = tmp_path / "report.html"
    write_page(report(made), path)
    page = path.read_text()
    assert not re.search(r"<script|https?://|url\(|<img|<link", page)
    assert all(f">m{n}<" in page for n in range(number))
    assert page.count("<circle") >= number
    assert "nan" not in page


def test_hostile_captions_and_names_stay_text(tmp_path):
    lie = verdict("rotation", "pan_left", "contradicted", words=HOSTILE)
    path = tmp_path / "report.html"
    write_page(report([case(HOSTILE, HOSTILE, lie, text=HOSTILE + "\ud800", name=HOSTILE)]), path)
    page = path.read_text()
    assert "<script" not in page
    assert "<mark>&lt;script&gt;" in page
