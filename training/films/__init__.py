"""Films with exact truth, edited by a script from pieces of footage."""
