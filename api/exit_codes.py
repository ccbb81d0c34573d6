"""Exit codes of the command line, the same for every command."""

from typing import Final

GOOD: Final = 0
NOTHING: Final = 1  # nothing could be loaded, or a check failed
USAGE: Final = 2
PARTLY: Final = 3  # some inputs failed, the others are loaded
