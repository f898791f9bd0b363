"""The command line: `shotlog`. How people reach the rooms below; what is done is done there."""

from shotlog.cli import captions, editing, export, footage, importing, measuring, project, reading, serving
from shotlog.cli.app import main

__all__ = [
    "captions",
    "editing",
    "export",
    "footage",
    "importing",
    "main",
    "measuring",
    "project",
    "reading",
    "serving",
]
