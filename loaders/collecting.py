"""Keeps Python's collector of cycles away while one document is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_lock = Lock()
# how many spans are open, in all threads, and whether the collector ran before the first of them
_open = 0
_running = False


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause the collector; it runs again when the last span ends, of those in each other and in all threads.

    What is found in a document are thousands of small records that live until it is read, and no cycles: the collector
    would go through all of them, and through all that the process keeps, again and again, and free nothing.
    """
    _pause()
    try:
        yield
    finally:
        _resume()


def _pause() -> None:
    global _open, _running
    with _lock:
        if _open == 0:
            _running = gc.isenabled()
            gc.disable()
        _open += 1


def _resume() -> None:
    global _open
    with _lock:
        _open -= 1
        if _open == 0 and _running:
            gc.enable()
