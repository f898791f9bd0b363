"""People: faces and bodies in few pictures of each shot; `labelling` has the terms that follow from them."""

from shotlog.measure.people.looker import PeopleLooker
from shotlog.measure.people.weights import missing

__all__ = ["PeopleLooker", "missing"]
