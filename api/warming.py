"""What the first pages of a snapshot need, made before anybody asks: of very many plans it takes seconds."""

from typing import Any

from api.gaps_view import gaps
from api.graph_view import starts
from api.indicator_view import known
from api.matrix_view import matrix
from api.overview import kept_lines
from api.reading import Reader
from api.words import Language
from graph.kept import Kept

_LANGUAGE: Language = "zh"  # what is kept is the same in all


def make_ready(state: Any) -> None:  # noqa: ANN401
    """Make what the first requests would wait for, of what they find in the state of the application."""
    state.lookups.warm()
    warm(state.reader, state.kept)


def warm(reader: Reader, kept: Kept[Any]) -> None:
    """Make and keep the counts of the start page, of the comparison and of the indicators."""
    kept_lines(reader, kept)
    matrix(reader, kept, _LANGUAGE)
    gaps(reader, kept, _LANGUAGE)
    known(reader, kept)
    starts(reader, kept)
