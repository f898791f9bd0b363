"""Keeping the record: the project folder, its database, its history and its search.

`Project` is all that other rooms need. The log never changes what it was told: the history is only added to,
and the state that it shows can be rebuilt from it (`Project.verify` proves it).
"""

from shotlog.log.clip_rows import ClipListing, ClipRow
from shotlog.log.cutting import Measured
from shotlog.log.following import Doing
from shotlog.log.labelling import Question, Statement
from shotlog.log.listing import Listing, ShotRow
from shotlog.log.project import Project
from shotlog.log.request import Request
from shotlog.log.search import Found
from shotlog.log.sqlite import JournalMode, journal_mode
from shotlog.log.verify import Problem

__all__ = [
    "ClipListing",
    "ClipRow",
    "Doing",
    "Found",
    "JournalMode",
    "Listing",
    "Measured",
    "Problem",
    "Project",
    "Question",
    "Request",
    "ShotRow",
    "Statement",
    "journal_mode",
]
