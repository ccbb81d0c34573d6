"""What the first views of a snapshot need, made before anybody asks: of very many plans it takes seconds."""

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final

from api.gaps_view import gaps
from api.graph_view import starts
from api.indicator_view import known
from api.matrix_view import matrix
from api.overview import kept_lines
from api.words import Language
from ontology.errors import ZhengtuError

_LANGUAGE: Language = "zh"  # what is kept is the same in all
_log = logging.getLogger("zhengtu")

# What is not yet used by any page is made last. One after the other: threads of one process would but share its time.
STEPS: Final[Mapping[str, Callable[[Mapping[str, Any]], object]]] = {
    "counts of the start page": lambda of: kept_lines(of["reader"], of["kept"]),
    "matrix of functions": lambda of: matrix(of["reader"], of["kept"], _LANGUAGE),
    "matrix of agencies": lambda of: matrix(of["reader"], of["kept"], _LANGUAGE, "agency"),
    "gaps": lambda of: gaps(of["reader"], of["kept"], _LANGUAGE),
    "indicators": lambda of: known(of["reader"], of["kept"]),
    "where to start in the graph": lambda of: starts(of["reader"], of["kept"]),
    "lists and search": lambda of: of["lookups"].warm(),
    "network of agencies": lambda of: of["drawing"].network(),
}


def warm(of: Mapping[str, Any]) -> None:
    """Make and keep what pages of one snapshot show first; what fails is made, and fails, where it is asked for.

    Args:
        of: what requests find of the snapshot, as ``api.app.shown`` gives it.
    """
    for name, make in STEPS.items():
        try:
            make(of)
        except ZhengtuError as error:
            _log.warning("not prepared: %s: %s", name, error)
