"""Binds a process that was forked to the one that it comes from, which it is not to outlive however that one ends."""

import ctypes
import os
import signal
from typing import Final

_DIE_WITH_PARENT: Final = 1  # PR_SET_PDEATHSIG
# loaded before any fork
_prctl: Final = ctypes.CDLL(None).prctl


def end_with(parent: int) -> None:
    """Have the system kill this process when ``parent`` ends, or end it now where that has happened already.

    Args:
        parent: the process that this one was forked from.
    """
    _prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
