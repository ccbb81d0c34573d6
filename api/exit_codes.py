"""Exit codes of the command line, the same for every command."""

from typing import Final

from ontology.errors import ZhengtuError

GOOD: Final = 0
NOTHING: Final = 1  # nothing could be loaded, or a check failed
USAGE: Final = 2
PARTLY: Final = 3  # some inputs failed, the others are loaded


def code_of(error: ZhengtuError) -> int:
    """Return the exit code of a command that ends with an expected error."""
    return USAGE if error.status in (400, 404) else NOTHING
