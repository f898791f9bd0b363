"""Keeping the record: the project folder, its database, its history and its search.

`Project` is all that other rooms need. The log never changes what it was told: the history is only added to,
and the state that it shows can be rebuilt from it (`Project.verify` proves it).
"""

from shotlog.log.project import Measured, Project
from shotlog.log.search import Found
from shotlog.log.sqlite import JournalMode, journal_mode
from shotlog.log.verify import Problem

__all__ = ["Found", "JournalMode", "Measured", "Problem", "Project", "journal_mode"]
