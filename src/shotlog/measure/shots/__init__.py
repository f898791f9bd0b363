"""Shots and what joins them, found in the signals of a clip."""

from shotlog.measure.shots.finding import Found, find_shots

__all__ = ["Found", "find_shots"]
