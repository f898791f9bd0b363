"""The command line: `shotlog`. How people reach the rooms below; what is done is done there."""

from shotlog.cli import editing, export, footage, measuring, project, reading
from shotlog.cli.app import main

__all__ = ["editing", "export", "footage", "main", "measuring", "project", "reading"]
