"""What a clip, a shot, a label and a caption *are*, and what people make of them: plain typed data.

It is what the rooms hand to each other. Nothing here knows of files, pixels or databases. All types are
frozen and read from and written to JSON by pydantic, which also refuses what does not fit.
"""

from shotlog.record.boundaries import join_by, move
from shotlog.record.caption import Caption, Section, Writer, by_section
from shotlog.record.clip import AudioStream, Clip, Colour
from shotlog.record.clip_log import ClipLog
from shotlog.record.critique import Answer, Critique, Insertion, Ruling, Severity
from shotlog.record.decision import Decision, Progress
from shotlog.record.edits import cut, join
from shotlog.record.history import Change, Entity, Revision, State, inverse, replay
from shotlog.record.label import Author, Certainty, Evidence, Label, LabelValue, machine
from shotlog.record.marker import Marker, MarkerColour
from shotlog.record.shape import clip_shape, log_shape, shot_shape
from shotlog.record.shot import Shot, ShotKind, Transition, TransitionKind
from shotlog.record.smart_bin import SmartBin

__all__ = [
    "Answer",
    "AudioStream",
    "Author",
    "Caption",
    "Certainty",
    "Change",
    "Clip",
    "ClipLog",
    "Colour",
    "Critique",
    "Decision",
    "Entity",
    "Evidence",
    "Insertion",
    "Label",
    "LabelValue",
    "Marker",
    "MarkerColour",
    "Progress",
    "Revision",
    "Ruling",
    "Section",
    "Severity",
    "Shot",
    "ShotKind",
    "SmartBin",
    "State",
    "Transition",
    "TransitionKind",
    "Writer",
    "by_section",
    "clip_shape",
    "cut",
    "inverse",
    "join",
    "join_by",
    "log_shape",
    "machine",
    "move",
    "replay",
    "shot_shape",
]
