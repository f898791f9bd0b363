"""The record of a clip, from what its file says of itself and what a pass over it counted."""

from fractions import Fraction

import av
import numpy as np

from shotlog.errors import UnreadableMedia
from shotlog.media.colour import colour_of
from shotlog.media.oddities import oddities
from shotlog.media.orientation import display_aspect, turn_of
from shotlog.media.rates import rate_of
from shotlog.media.reading import Reading
from shotlog.media.source import Source
from shotlog.media.tags import audio_streams, reel, start_timecode
from shotlog.record import Clip
from shotlog.timing import PtsTable, Rate


def time_base_of(source: Source) -> Fraction:
    """Seconds in one unit of PTS."""
    return source.stream.time_base or Fraction(1, av.time_base)


def pixel_aspect_of(source: Source) -> Fraction:
    """Width of a pixel over its height; 1 where the file does not say."""
    return source.stream.sample_aspect_ratio or Fraction(1)


def clip_of(reading: Reading, table: PtsTable, sha256: str) -> Clip:
    """The record of a clip once it has been read to its end.

    Args:
        reading: The pass.
        table: PTS of all its frames.
        sha256: Hash of the file.

    Raises:
        UnreadableMedia: Nothing in the file tells how fast it runs.
    """
    source, picture = reading.source, reading.first
    container, stream = source.container, source.stream
    rate = _rate(source, reading, table)
    timecode, timecode_warning = start_timecode(container, stream, rate)
    turn, _ = turn_of(picture)
    duration = _duration(reading, table, rate)
    return Clip(
        path=str(source.path.absolute()),
        sha256=sha256,
        size=container.size,
        container=container.format.name,
        codec=stream.codec_context.codec.canonical_name,
        pixel_format=picture.format.name,
        rate=rate,
        frames=len(table),
        time_base=table.time_base,
        first_pts=int(table.pts[0]),
        duration=duration,
        start_timecode=None if timecode is None else str(timecode),
        drop_frame=timecode is not None and timecode.drop,
        variable_rate=table.is_variable,
        reel=reel(container, stream),
        width=picture.width,
        height=picture.height,
        pixel_aspect=pixel_aspect_of(source),
        display_aspect=display_aspect(picture.width, picture.height, pixel_aspect_of(source), turn),
        rotation=turn,
        interlaced=reading.tally.interlacing(stream.codec_context.field_order),
        colour=colour_of(picture),
        audio=audio_streams(container),
        video_streams=source.streams,
        warnings=(*oddities(reading, duration, variable=table.is_variable), *timecode_warning),
    )


def _rate(source: Source, reading: Reading, table: PtsTable) -> Rate:
    stream = source.stream
    stated = [stream.base_rate, stream.guessed_rate, stream.average_rate]
    if reading.tally.last_duration:
        stated.append(1 / (reading.tally.last_duration * table.time_base))
    rate = rate_of(table, [candidate for candidate in stated if candidate])
    if rate is None:
        raise UnreadableMedia(
            f"nothing in {source.path.name} tells how many frames a second it has",
            hint="Convert it at the rate that it was shot at.",
            path=source.path,
        )
    return rate


def _duration(reading: Reading, table: PtsTable, rate: Rate) -> Fraction:
    last = reading.tally.last_duration * table.time_base
    if not last and len(table) > 1:
        last = Fraction(float(np.median(np.diff(table.pts)))) * table.time_base
    return table.seconds(len(table) - 1) + (last or rate.seconds(1))
