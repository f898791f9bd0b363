import json

import cv2
import numpy as np
import pytest
from reels.camera import Pose, projected
from reels.making import Order, make, poses, relief
from reels.moves import Shake, Stage, path
from reels.plan import plan
from reels.recipes import OPPOSITES, PRIMITIVES, RECIPES
from reels.render import Renderer
from reels.scenes import Plane, Scene
from reels.textures import KINDS, Stock
from reels.truth import LEAST_RELIEF, clip_truth, shot_truth

WIDTH, HEIGHT = 320, 180
STILL = Shake(0, np.ones((4, 5)), np.zeros((4, 5)))


def card(distance, reach=40.0):
    """A spotted plane that faces the camera."""
    random = np.random.default_rng(3)
    corner = np.array([-reach, -reach, distance])
    sides = np.eye(3)[:2] * 2 * reach
    return Plane(corner, sides[0], sides[1], KINDS["leaves"](random))


def camera_of(move, amount, middle=5.0):
    """The first and last pose of one move before a scene five away."""
    scene = Scene("layers", (), 2.0, middle, 20.0)
    return path([Stage(move, amount)], scene, Pose(), [0.0, 1.0], seconds=1.0, shake=STILL)


def shift(move, amount, distance, x=0.0, y=0.0):
    """How far a point at a place of the first picture goes, in pixels."""
    before, after = camera_of(move, amount)
    point = np.array([x, y, distance])
    one, other = (np.array(projected(pose, point, WIDTH, HEIGHT)) for pose in (before, after))
    return other - one


def test_a_pan_to_the_right_moves_the_middle_left_by_f_tan():
    x, y = shift("pan_right", 0.2, 5)
    assert x == pytest.approx(-WIDTH * np.tan(0.2))
    assert y == pytest.approx(0)


@pytest.mark.parametrize(
    ("move", "x", "y"),
    [
        ("pan_left", 1, 0),
        ("tilt_up", 0, 1),
        ("tilt_down", 0, -1),
        ("truck_right", -1, 0),
        ("truck_left", 1, 0),
        ("pedestal_up", 0, 1),
        ("pedestal_down", 0, -1),
    ],
)
def test_content_goes_against_the_camera(move, x, y):
    assert np.sign(np.round(shift(move, 0.2, 5), 6)).tolist() == [x, y]


def test_turning_moves_near_and_far_alike():
    for move in ("pan_right", "tilt_up", "roll_cw", "zoom_in"):
        near = shift(move, 0.2, 2, x=0.4, y=0.2)
        assert near == pytest.approx(shift(move, 0.2, 20, x=4, y=2))


def test_travel_moves_near_things_more_in_proportion_to_their_nearness():
    near, far = shift("truck_right", 0.2, 2)[0], shift("truck_right", 0.2, 20)[0]
    assert near == pytest.approx(10 * far)


def test_in_a_dolly_near_things_grow_faster():
    near, far = shift("dolly_in", 0.2, 2, x=0.4)[0], shift("dolly_in", 0.2, 20, x=4)[0]
    assert near > 2 * far > 0


def test_a_zoom_scales_by_the_exponential_of_its_amount():
    grown = shift("zoom_in", 0.3, 5, x=1)[0]
    assert grown == pytest.approx((np.exp(0.3) - 1) * WIDTH / 5)


def test_a_dolly_zoom_keeps_the_middle_and_moves_what_is_behind():
    assert shift("dolly_in_zoom_out", 0.3, 5, x=1)[0] == pytest.approx(0, abs=1e-9)
    assert shift("dolly_in_zoom_out", 0.3, 20, x=4)[0] < -5


def test_an_arc_keeps_its_pivot_and_goes_clockwise_from_above():
    assert shift("arc_cw", 0.3, 5) == pytest.approx([0, 0], abs=1e-9)
    _, after = camera_of("arc_cw", 0.3)
    assert after.x < 0 < after.yaw  # to its left, looking right: from south to west


def test_a_clockwise_roll_turns_the_content_counter_clockwise():
    x, y = shift("roll_cw", 0.1, 5, x=1)
    assert y < 0  # what lies to the right rises
    assert x == pytest.approx(0, abs=1)


def test_rendered_pictures_move_as_the_camera_says():
    renderer = Renderer(Scene("flat", (card(5),), 5, 5, 5), WIDTH, HEIGHT)
    one, other = (
        cv2.cvtColor(renderer.picture(pose, 0), cv2.COLOR_BGR2GRAY) for pose in camera_of("truck_right", 0.05)
    )
    (x, y), _ = cv2.phaseCorrelate(
        one.astype(np.float32), other.astype(np.float32), cv2.createHanningWindow((WIDTH, HEIGHT), cv2.CV_32F)
    )
    assert x == pytest.approx(-0.05 * WIDTH, abs=0.3)
    assert y == pytest.approx(0, abs=0.3)


def test_the_nearer_plane_hides_the_farther():
    near, far = card(3, reach=0.5), card(6)
    both = Renderer(Scene("layers", (near, far), 3, 3, 6), WIDTH, HEIGHT).picture(Pose(), 0)
    swapped = Renderer(Scene("layers", (far, near), 3, 3, 6), WIDTH, HEIGHT).picture(Pose(), 0)
    assert (both == swapped).all()
    alone = Renderer(Scene("flat", (far,), 6, 6, 6), WIDTH, HEIGHT).picture(Pose(), 0)
    changed = (both != alone).any(axis=2)
    assert changed[HEIGHT // 2, WIDTH // 2 - 40 : WIDTH // 2 + 40].mean() > 0.8
    assert not changed[:20].any()


def test_what_the_camera_has_passed_is_not_drawn():
    renderer = Renderer(Scene("flat", (card(-2),), 2, 2, 2), WIDTH, HEIGHT)
    assert not renderer.picture(Pose(), 0).any()


@pytest.mark.parametrize("kind", KINDS)
def test_textures_have_detail_and_are_repeatable(kind):
    one, other = (KINDS[kind](np.random.default_rng(1)) for _ in range(2))
    assert (one == other).all()
    assert one.std() > 3


def test_the_same_seed_gives_the_same_truth_and_another_seed_another(tmp_path):
    texts = [
        make(Order(tmp_path / name, 2, seed)).read_bytes() for name, seed in (("a", 1), ("b", 1), ("c", 2))
    ]
    assert texts[0] == texts[1] != texts[2]
    clips = json.loads(texts[0])["clips"]
    for name, truth in clips.items():
        exact = [(tmp_path / take / "exact" / name).with_suffix(".json").read_text() for take in "ab"]
        assert exact[0] == exact[1]
        figures = json.loads(exact[0])
        assert [figure["frame"] for figure in figures] == list(range(truth["frames"]))


def test_truth_is_laid_out_as_a_shot_log():
    truth = clip_truth(plan(1, 9), 1.0)
    (shot,) = truth["shots"]
    assert (shot["start"], shot["end"], shot["segment"]) == (0, truth["frames"], "shot")
    assert {
        "translation",
        "rotation",
        "intrinsic",
        "path",
        "camera_movement",
        "steadiness",
        "motion_type",
    } < set(shot)
    assert all(shot[facet] is not None for facet in shot["certain"])


def test_without_depth_the_device_is_left_open():
    pan = RECIPES.index(("pan",))
    planned = next(each for each in (plan(seed, pan) for seed in range(4, 60)) if each.scene.flat)
    truth = shot_truth(planned, relief(planned))
    assert planned.stages
    assert truth["translation"] is truth["rotation"] is truth["intrinsic"] is None
    assert truth["camera_movement"] != "static"


def test_only_what_stands_before_the_camera_at_several_depths_has_relief():
    by_kind: dict[str, list[float]] = {}
    for number in range(12):
        planned = plan(2, number)
        by_kind.setdefault(planned.scene.kind, []).append(relief(planned))
    assert max(by_kind["flat"]) < 0.01
    assert min(by_kind["room"]) > LEAST_RELIEF


def test_every_primitive_is_made_alone_and_with_others():
    for kind in PRIMITIVES:
        assert RECIPES.count((kind,)) >= 5
        assert sum(kind in recipe for recipe in RECIPES) > RECIPES.count((kind,)) + 1
    assert set(OPPOSITES) <= {part for recipe in RECIPES for part in recipe}


def test_a_whip_crosses_the_picture_within_a_third_of_a_second():
    planned = plan(1, RECIPES.index(("whip", "pan")))
    (stage,) = planned.stages
    assert (stage.end - stage.start) * planned.frames / planned.rate < 0.34
    assert stage.amount >= 0.7


def test_what_hardly_moves_is_minor_and_its_direction_nobodys_business():
    truth = shot_truth(plan(1, RECIPES.index(("creep", "zoom"))), 1.0)
    assert truth["motion_type"] == "minor"
    assert truth["camera_movement"] is None


def test_a_clip_can_be_covered_with_chosen_textures_and_stills(tmp_path):
    path = tmp_path / "red.png"
    cv2.imwrite(str(path), np.full((90, 90, 3), (0, 0, 255), np.uint8))
    random = np.random.default_rng(4)
    drawn = [Stock(("plaster",), (path,)).texture(random) for _ in range(8)]
    red = [bool((picture == (0, 0, 255)).all()) for picture in drawn]
    assert any(red)
    assert not all(red)


def test_a_camera_that_is_held_still_has_one_pose():
    planned = plan(1, 0)
    assert planned.recipe == ("static",)
    assert len(set(poses(planned, [0, 10, 20]))) == 1
    assert shot_truth(planned, 1.0)["camera_movement"] == "static"
