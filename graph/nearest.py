"""What is said where nothing goes by a value: the names that are most like it."""

import difflib
from collections.abc import Iterable
from typing import Final

from ontology.errors import NotFoundError

_MOST: Final = 5
_ALIKE: Final = 0.4


def nothing(kind: str, text: str, names: Iterable[str]) -> NotFoundError:
    """Return the error that no thing of ``kind`` goes by ``text``, with those of ``names`` that are nearest."""
    nearest = difflib.get_close_matches(text, sorted(set(names)), _MOST, _ALIKE)
    hint = f"; the nearest are {', '.join(nearest)}" if nearest else ""
    return NotFoundError(f"no {kind} {text!r} in this graph{hint}")
