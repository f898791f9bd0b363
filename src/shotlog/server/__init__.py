"""The workbench: pages in a browser over the log, for one project, on this machine unless told otherwise."""

from shotlog.server.app import application
from shotlog.server.asking import House
from shotlog.server.serving import serve

__all__ = ["House", "application", "serve"]
"""`serve` is what the command line calls; `application` is for whoever brings a server of their own."""
