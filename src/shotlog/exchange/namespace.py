"""The name under which stands all that a format has no place of its own for."""

NAMESPACE = "shotlog"
"""Key of our metadata in OpenTimelineIO."""

XML_NAMESPACE = "urn:shotlog:record:1"
"""Namespace of our own attributes and properties in XML."""
