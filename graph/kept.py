"""Keeps the last answers to costly questions, as many as their sizes allow."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T", bound=Sequence[object])


class Kept(Generic[T]):
    """Sequences by key, the least used of which go first; threads may share it."""

    def __init__(self, most: int) -> None:
        """Keep at most ``most`` items over all sequences, and the newest one whatever its size."""
        self._most = most
        self._size = 0
        self._lock = Lock()
        self._found: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under ``key``; where there is nothing, make it outside the lock and keep it."""
        with self._lock:
            if key in self._found:
                self._found.move_to_end(key)
                return self._found[key]
        made = make()
        with self._lock:
            if key not in self._found:
                self._found[key] = made
                self._size += len(made) + 1
            while self._size > self._most and len(self._found) > 1:
                _, gone = self._found.popitem(last=False)
                self._size -= len(gone) + 1
        return made
