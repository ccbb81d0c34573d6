"""Finders: one file per kind of fact, each ``find(document) -> list of records``."""
