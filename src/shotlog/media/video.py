"""One clip, opened for one pass over all its frames."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from av.video.frame import VideoFrame

from shotlog.media.facts import clip_of, pixel_aspect_of, time_base_of
from shotlog.media.orientation import turn_of
from shotlog.media.reading import Reading
from shotlog.record import Clip
from shotlog.settings import settings
from shotlog.timing import FrameIndex, Pts, PtsTable


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it is stored.

    Attributes:
        index: Its place in presentation order, from 0.
        pts: Its time in units of the time base; never before that of the frame before it.
        picture: Its pixels, neither turned nor stretched (see `Video.rotation` and `Video.pixel_aspect`).
    """

    index: FrameIndex
    pts: Pts
    picture: VideoFrame


class Video:
    """A file of footage, opened for one pass; a context manager.

    Opening decodes the first frame: what opens has at least one.

    Args:
        path: The file.
        max_pixels: Largest picture, width times height, that is decoded; by default as in the settings.

    Attributes:
        path: The file.
        header_frames: How many frames its header claims, None where it makes no claim. For progress only:
            it may be wrong.
        time_base: Seconds in one unit of PTS.
        rotation: Degrees clockwise that a player turns the picture: 0, 90, 180 or 270.
        pixel_aspect: Width of a pixel over its height.
        width: Pixels stored, before rotation.
        height: Pixels stored, before rotation.

    Raises:
        NotFound: There is no such file.
        UnreadableMedia: Not a single picture can be decoded from it; says what it is instead.
        LimitExceeded: The picture is too large, or memory too small.
    """

    def __init__(self, path: Path, *, max_pixels: int | None = None) -> None:
        self.path = path
        self._reading = Reading(path, max_pixels=max_pixels or settings().max_pixels)
        self.header_frames = self._reading.header_frames
        self.time_base = time_base_of(self._reading.source)
        self.rotation, _ = turn_of(self._reading.first)
        self.pixel_aspect = pixel_aspect_of(self._reading.source)
        self.width, self.height = self._reading.first.width, self._reading.first.height

    def frames(self) -> Iterator[Frame]:
        """Every frame that can be read, once, in presentation order.

        Damaged packets are skipped and told of in the clip's warnings; frames decoded with errors are kept.

        Raises:
            LimitExceeded: There is not enough memory.
        """
        for index, (pts, picture) in enumerate(self._reading.pictures()):
            yield Frame(index, pts, picture)

    def clip(self, table: PtsTable, sha256: str) -> Clip:
        """What the file says of itself and what the pass counted; to be asked for once the pass is over.

        Args:
            table: PTS of all frames of the pass.
            sha256: Hash of the file.

        Raises:
            UnreadableMedia: Nothing in the file tells how fast it runs.
        """
        return clip_of(self._reading, table, sha256)

    def close(self) -> None:
        """Close the file."""
        self._reading.source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
