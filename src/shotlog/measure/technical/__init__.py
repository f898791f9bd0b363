"""The pictures themselves, whatever they show: what is wrong with them, and which colours they have."""
