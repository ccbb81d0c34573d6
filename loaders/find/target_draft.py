"""A target on its way from words to record."""

from dataclasses import dataclass

from loaders.find.numbers import Quantity
from ontology.records import Basis


@dataclass(slots=True)
class Draft:
    """A target on its way: what it is called, its quantity, how it counts, and what the next clause may inherit."""

    name: str
    quantity: Quantity
    basis: Basis
    start: int
    end: int
    verb: str = ""
    cumulative: bool = False
    yearly: bool = False
    led: bool = False
    year: int | None = None
    running: bool = False
    from_now: int | None = None
    flow: bool = False
    inferred: bool = False
    group: tuple[str, ...] = ()
    loose: bool = False
    whose: str = ""
