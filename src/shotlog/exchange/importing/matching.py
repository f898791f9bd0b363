"""Which clip of the log a file means: by hash, by path, by reel with timecode, by name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from shotlog.errors import Conflict, NotFound, ShotlogError
from shotlog.exchange.importing.fitting import Fitting
from shotlog.exchange.reading import Labels, Source, Span
from shotlog.exchange.wording import plain
from shotlog.record import Clip

_SHORT = 8
"""Characters of a reel in CMX 3600."""

_BETWEEN = re.compile(r"[\W_]+")


class Clips:
    """The clips of a log, by everything that a file may call them."""

    def __init__(self, clips: Iterable[Clip], fitting: Fitting) -> None:
        self._fitting = fitting
        self._by_hash: dict[str, list[Clip]] = defaultdict(list)
        self._by_path: dict[str, list[Clip]] = defaultdict(list)
        self._by_name: dict[str, list[Clip]] = defaultdict(list)
        self._by_reel: dict[str, list[Clip]] = defaultdict(list)
        self._all = tuple(clips)
        for clip in self._all:
            self._by_hash[clip.sha256].append(clip)
            self._by_path[clip.path].append(clip)
            for name in _names(clip):
                self._by_name[name].append(clip)
            for reel in _reels(clip):
                self._by_reel[reel].append(clip)

    def find(self, source: Source, span: Span | None) -> Clip:
        """The one clip that is meant.

        Args:
            source: What the file says of it.
            span: Frames that it must have.

        Raises:
            NotFound: None is meant, or none that is meant reaches there.
            Conflict: Several are.
        """
        outside: ShotlogError | None = None
        for found in self._ways(source, span):
            fitting = found
            if span is not None and found:
                fitting = [clip for clip in found if self._fits(clip, source, span)]
            if len(fitting) > 1:
                raise Conflict(f"{len(fitting)} clips may be meant by {source}", hint=_listed(fitting))
            if fitting:
                return fitting[0]
            if found and outside is None:
                outside = NotFound(f"{found[0].name} does not have these frames")
        raise outside or NotFound(f"no clip of the log is {source}")

    def _ways(self, source: Source, span: Span | None) -> Iterator[Sequence[Clip]]:
        """Clips that may be meant, the surest way first."""
        yield self._by_hash.get(source.sha256, [])
        if source.path:
            yield self._by_path.get(source.path, [])
            yield _nearest(source.path, self._by_name.get(_plain(_last(source.path)), []))
        if isinstance(span, Labels) or source.begins is not None:
            for reel in dict.fromkeys(one for one in (source.reel, *source.other) if one):
                yield self._by_reel.get(_plain(reel), [])
        for name in dict.fromkeys(one for one in (source.name, *source.other, source.reel) if one):
            yield _nearest(name, self._by_name.get(_plain(_last(name)), []))

    def _fits(self, clip: Clip, source: Source, span: Span) -> bool:
        try:
            self._fitting.fitted(clip, span, source.begins)
        except ShotlogError:
            return False
        return True

    def named(self, names: Iterable[str]) -> Clip | None:
        """The one clip that goes by the first of these names that any goes by."""
        for name in names:
            found = self._by_name.get(_plain(_last(name)), []) if name else []
            if len(found) == 1:
                return found[0]
        return None

    def carrying(self, span: Span) -> Clip | None:
        """The one clip whose timecode holds a label; None where several do, or none."""
        if not isinstance(span, Labels):
            return None
        found = [clip for clip in self._all if clip.start_timecode and self._fits(clip, Source(), span)]
        return found[0] if len(found) == 1 else None


Find = Callable[[Source, Span | None], Clip]


def _names(clip: Clip) -> set[str]:
    """The file's name with and without its suffix, as it is and as an EDL can write it."""
    names = (clip.name, clip.name.rpartition(".")[0])
    return {_plain(one) for name in names for one in (name, plain(name))} - {""}


def _reels(clip: Clip) -> set[str]:
    """What an EDL may call the reel of a clip: its tag or its file's name, whole, or as CMX 3600 cuts it."""
    whole = [one for one in (clip.reel, clip.name.rpartition(".")[0] or clip.name) if one]
    short = [re.sub(r"[^A-Z0-9]+", "_", plain(one).upper()).strip("_")[:_SHORT] for one in whole]
    return {_plain(one) for one in (*whole, *short)} - {""}


def _plain(name: str) -> str:
    """A name without case and without what systems put in for characters that they cannot write."""
    return _BETWEEN.sub("", name.casefold()) or name.casefold()


def _last(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]


def _nearest(path: str, clips: Sequence[Clip]) -> Sequence[Clip]:
    """Of clips of one name, those that share the most folders with a path, from its end."""
    if len(clips) < 2:
        return clips
    parts = [part for part in re.split(r"[/\\]", path) if part]
    shared = [_shared(parts, clip.path.split("/")) for clip in clips]
    return [clip for clip, count in zip(clips, shared, strict=True) if count == max(shared)]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many folders two paths have in common, counted from their ends."""
    count = 0
    for left, right in zip(reversed(one[:-1]), reversed(other[:-1]), strict=False):
        if left != right:
            break
        count += 1
    return count


def _listed(clips: Sequence[Clip]) -> str:
    some = ", ".join(clip.path for clip in clips[:5])
    return f"They are {some}{', ...' if len(clips) > 5 else ''}."
