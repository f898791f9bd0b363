"""The version of shotlog, and with it of everything that it says in its own name."""

__version__ = "0.1.0"
