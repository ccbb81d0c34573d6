"""Keeps the last answers to costly questions, as many as their sizes allow."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sized
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T", bound=Sized)


class Kept(Generic[T]):
    """Things that have a size, by key, the least used of which go first; threads may share it."""

    def __init__(self, most: int, each: int | None = None) -> None:
        """Keep at most ``most`` items over all things, and the newest one whatever its size.

        Args:
            most: items of all things together.
            each: items of a thing from which on it is not kept at all; by default there is no such bound.
        """
        self._most, self._each = most, each
        self._size = 0
        self._lock = Lock()
        self._found: OrderedDict[Hashable, T] = OrderedDict()

    def __len__(self) -> int:
        """Return how many things are kept."""
        return len(self._found)

    @property
    def size(self) -> int:
        """The items of all things that are kept, and one for each of them."""
        return self._size

    def find(self, key: Hashable) -> T | None:
        """Return what is kept under ``key``."""
        with self._lock:
            if key not in self._found:
                return None
            self._found.move_to_end(key)
            return self._found[key]

    def keep(self, key: Hashable, made: T) -> None:
        """Keep a thing under ``key``, unless there is one already."""
        if self._each is not None and len(made) > self._each:
            return
        with self._lock:
            if key not in self._found:
                self._found[key] = made
                self._size += len(made) + 1
            while self._size > self._most and len(self._found) > 1:
                _, gone = self._found.popitem(last=False)
                self._size -= len(gone) + 1

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what is kept under ``key``; where there is nothing, make it outside the lock and keep it."""
        found = self.find(key)
        if found is None:
            found = make()
            self.keep(key, found)
        return found
