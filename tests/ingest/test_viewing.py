"""What the workbench shows is made once, whole, and by whoever asks first."""

import shutil
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from clips import number_in, numbered, textured, write_clip
from measure.sound.tones import tone, write_film
from shotlog.errors import Conflict, DamagedProject, Interrupted, NotFound, StorageFailed
from shotlog.ingest import (
    Progress,
    Workers,
    find_footage,
    has_proxy,
    ingest,
    load_times,
    make_proxies,
    overview_of,
    peaks_of,
    proxy_info_of,
    proxy_of,
    tile_of,
)
from shotlog.ingest.apart import Worker
from shotlog.ingest.once import made_once
from shotlog.log import Project


@pytest.fixture(scope="module")
def logged(tmp_path_factory):
    """A folder with two clips and a project in which they are logged."""
    folder = tmp_path_factory.mktemp("viewing")
    (folder / "footage").mkdir()
    write_clip(folder / "footage" / "counted.mp4", numbered, frames=60, options={"bf": "3", "g": "60"})
    write_film(folder / "footage" / "sounding.mov", tone(-6, 2))
    with Project.create(folder / "p") as project:
        files = find_footage([folder / "footage"]).files
        assert {one.status for one in ingest(project, files, jobs=2)} == {"logged"}
    return folder


@pytest.fixture
def project(tmp_path, logged):
    """The same again, for one test to spoil."""
    shutil.copytree(logged, tmp_path, dirs_exist_ok=True)
    with Project.open(tmp_path / "p") as project:
        for clip in project.clips():
            project.move_clip(clip.sha256, tmp_path / "footage" / clip.name)
        yield project


@pytest.fixture
def counted(project):
    return next(clip for clip in project.clips() if clip.name == "counted.mp4")


@pytest.fixture
def sounding(project):
    return next(clip for clip in project.clips() if clip.name == "sounding.mov")


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()} - {"signals.parquet", "observations.parquet"}


def numbers_of(path: Path) -> list[int]:
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray(format="gray") for frame in container.decode(video=0)]
    return [number_in(frame.astype(np.uint8)) for frame in frames]


def test_a_proxy_is_made_on_first_need_and_kept(project, counted):
    assert not has_proxy(project, counted)
    path = proxy_of(project, counted)
    assert numbers_of(path) == list(range(60))
    assert names_in(path.parent) == {"proxy.mp4", "proxy.parquet"}
    made = path.stat().st_mtime_ns
    assert proxy_of(project, counted).stat().st_mtime_ns == made


def test_what_a_player_needs_to_know_is_kept_with_it(project, counted):
    info = proxy_info_of(project, counted)
    times = load_times(project.media(counted.sha256))
    assert (info.width, info.height, info.frames, info.has_sound) == (320, 180, 60, False)
    assert [info.times.seconds(frame) for frame in range(60)] == [times.seconds(frame) for frame in range(60)]
    assert info.end * info.times.time_base == counted.duration


def test_many_that_ask_at_once_get_the_one_that_is_made(project, counted, monkeypatch):
    runs = []
    run = Worker.run

    def counted_run(*given):
        runs.append(given)
        return run(*given)

    monkeypatch.setattr(Worker, "run", counted_run)
    with ThreadPoolExecutor(6) as threads:
        paths = list(threads.map(lambda _: proxy_of(project, counted), range(6)))
    assert len(set(paths)) == len(runs) == 1
    assert numbers_of(paths[0]) == list(range(60))


def test_other_processes_wait_too(project, counted):
    ask = f"""
from pathlib import Path
from shotlog.ingest import proxy_of
from shotlog.log import Project
with Project.open(Path({str(project.path)!r})) as project:
    path = proxy_of(project, project.find_clip({counted.sha256!r}))
    print(path.stat().st_mtime_ns, path.stat().st_ino)
"""
    asking = [
        subprocess.Popen([sys.executable, "-c", ask], stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    told = {process.communicate()[0] for process in asking}
    assert len(told) == 1
    assert {process.returncode for process in asking} == {0}
    assert names_in(project.media(counted.sha256)) == {"proxy.mp4", "proxy.parquet"}


def test_work_that_is_ended_leaves_nothing_and_the_worker_serves_on(project, tmp_path):
    long = write_clip(tmp_path / "long.mp4", [textured(1)] * 600, options={"preset": "ultrafast"})
    assert [one.status for one in ingest(project, [long], jobs=1)] == ["logged"]
    clip = next(clip for clip in project.clips() if clip.name == "long.mp4")

    def end(frames, share):
        raise Interrupted("enough")

    with Workers(1) as workers, workers.borrowed() as worker:
        with pytest.raises(Interrupted):
            proxy_of(project, clip, end, worker=worker)
        assert names_in(project.media(clip.sha256)) == set()
        assert peaks_of(project, clip, worker=worker) is None
        assert proxy_of(project, clip, worker=worker).exists()


def test_a_waiting_thread_can_be_called_off(project, counted):
    begun, enough = threading.Event(), threading.Event()

    def linger(_frames, _share):
        begun.set()
        enough.wait()

    def call_off(_frames, share):
        assert share is None
        raise Interrupted("enough")

    folder = project.media(counted.sha256)
    holder = threading.Thread(
        target=made_once,
        args=(folder / "proxy.mp4", lambda: False, lambda: linger(0, 0), lambda: None),
    )
    holder.start()
    begun.wait()
    try:
        with pytest.raises(Interrupted):
            proxy_of(project, counted, call_off)
    finally:
        enough.set()
        holder.join()
    assert proxy_of(project, counted).exists()


def test_what_a_killed_process_left_is_swept_away(project, counted):
    folder = project.media(counted.sha256)
    (folder / ".proxy.mp4.0123456789abcdef.part").write_bytes(b"half")
    (folder / "proxy.lock").touch()
    assert names_in(proxy_of(project, counted).parent) == {"proxy.mp4", "proxy.parquet"}


def test_the_waveform_is_as_long_as_the_picture(project, sounding):
    peaks = peaks_of(project, sounding)
    assert peaks is not None
    assert peaks.shape == (200, 2)
    assert np.abs(peaks).max() == pytest.approx(64, abs=1)
    again = peaks_of(project, sounding)
    assert again is not None
    assert again.tolist() == peaks.tolist()


def test_silence_is_kept_too(project, counted):
    assert peaks_of(project, counted) is None
    assert peaks_of(project, counted) is None
    assert names_in(project.media(counted.sha256)) == {"peaks.parquet"}


@pytest.mark.parametrize("with_proxy", [False, True])
def test_film_strips_come_from_the_proxy_or_from_the_clip(project, counted, with_proxy):
    if with_proxy:
        proxy_of(project, counted)
        Path(counted.path).write_bytes(Path(counted.path).read_bytes()[::-1])  # of the same size
    for path, sheet in (overview_of(project, counted), tile_of(project, counted, 1, 0)):
        picture = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        assert picture is not None
        rows = -(-len(sheet.frames) // sheet.columns)
        cells = picture.reshape(rows, sheet.height, sheet.columns, sheet.width).swapaxes(1, 2)
        each = cells.reshape(-1, sheet.height, sheet.width).astype(np.uint8)
        numbers = [number_in(cell) for cell in each]
        assert numbers[: len(sheet.frames)] == list(sheet.frames)


def test_no_such_tile(project, counted):
    with pytest.raises(NotFound):
        tile_of(project, counted, 9, 0)


def test_a_clip_that_is_gone_keeps_what_was_made_and_tells_what_is_missing(project, counted):
    path = proxy_of(project, counted)
    Path(counted.path).unlink()
    assert proxy_of(project, counted) == path
    with pytest.raises(NotFound, match="is gone"):
        peaks_of(project, counted)


def test_another_file_is_told(project, counted):
    write_clip(Path(counted.path), numbered, frames=50)
    with pytest.raises(Conflict, match="no longer the file"):
        proxy_of(project, counted)
    assert names_in(project.media(counted.sha256)) == set()


def test_lost_signals_are_told(project, counted):
    (project.media(counted.sha256) / "signals.parquet").unlink()
    with pytest.raises(DamagedProject):
        proxy_of(project, counted)


def test_a_broken_file_of_ours_is_told(project, counted):
    info = proxy_of(project, counted).with_suffix(".parquet")
    info.write_bytes(b"nothing")
    with pytest.raises(DamagedProject, match="cannot be read"):
        proxy_info_of(project, counted)


def test_a_project_that_cannot_be_written_to_is_told(project, counted):
    media = project.media(counted.sha256)
    media.rename(media.with_name("elsewhere"))
    media.touch()
    with pytest.raises(StorageFailed, match=r"proxy\.mp4"):
        proxy_of(project, counted)


def test_proxies_of_many_clips_are_made_and_told(project, counted, sounding):
    told: list[Progress] = []
    done = {one.clip.name: one for one in make_proxies(project, project.clips(), jobs=2, tell=told.append)}
    assert {name: (one.was_there, one.error) for name, one in done.items()} == {
        "counted.mp4": (False, None),
        "sounding.mov": (False, None),
    }
    assert names_in(project.media(counted.sha256)) == {"proxy.mp4", "proxy.parquet", "peaks.parquet", "strip"}
    assert (told[-1].files_done, told[-1].bytes_done) == (2, counted.size + sounding.size)
    again = list(make_proxies(project, project.clips(), jobs=2))
    assert {(one.was_there, one.error) for one in again} == {(True, None)}


def test_one_bad_clip_does_not_stop_the_others(project, counted):
    Path(counted.path).unlink()
    done = {one.clip.name: one.error for one in make_proxies(project, project.clips(), jobs=1)}
    assert isinstance(done["counted.mp4"], NotFound)
    assert done["sounding.mov"] is None


def test_proxies_can_be_left_in_the_middle(project):
    making = make_proxies(project, project.clips(), jobs=1)
    next(making)
    making.close()
    assert sum(has_proxy(project, clip) for clip in project.clips()) >= 1
    for clip in project.clips():
        left = names_in(project.media(clip.sha256))
        assert not any(name.endswith((".part", ".lock")) for name in left)
