"""Tells a query that does nothing but DESCRIBE one node by its IRI: what is stated of a node is read without a plan."""

import re
from typing import Final

# white space and comments of SPARQL; behind a backslash may be any sign, so that the engine is to read it
_BETWEEN: Final = r"(?:[ \t\r\n]|#[^\r\n\\]*+)*+"
# DESCRIBE <https://example.org/规划/1> # by hand
_ONE: Final = re.compile(rf"{_BETWEEN}DESCRIBE{_BETWEEN}<(https?://[^\s<>\"{{}}|^`\\]*+)>{_BETWEEN}", re.IGNORECASE)


def described(query: str) -> str | None:
    """Return the IRI of the only thing that a query describes, None where it does anything else."""
    found = _ONE.fullmatch(query)
    return found[1] if found else None
