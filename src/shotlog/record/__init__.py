"""What a clip, a shot, a label, a caption and a revision *are*: plain typed data, handed from room to room.

Nothing here knows of files, pixels or databases. All types are frozen and read from and written to JSON
by pydantic, which also refuses what does not fit.
"""

from shotlog.record.caption import Caption, Section, Writer, by_section
from shotlog.record.clip import AudioStream, Clip, Colour
from shotlog.record.clip_log import ClipLog
from shotlog.record.edits import cut, join
from shotlog.record.history import Change, Entity, Revision, State, inverse, replay
from shotlog.record.label import Author, Evidence, Label, LabelValue, machine
from shotlog.record.shape import clip_shape, log_shape, shot_shape
from shotlog.record.shot import Shot, ShotKind, Transition, TransitionKind

__all__ = [
    "AudioStream",
    "Author",
    "Caption",
    "Change",
    "Clip",
    "ClipLog",
    "Colour",
    "Entity",
    "Evidence",
    "Label",
    "LabelValue",
    "Revision",
    "Section",
    "Shot",
    "ShotKind",
    "State",
    "Transition",
    "TransitionKind",
    "Writer",
    "by_section",
    "clip_shape",
    "cut",
    "inverse",
    "join",
    "log_shape",
    "machine",
    "replay",
    "shot_shape",
]
