"""Small records that nobody changes, as cheap to make as they can be: documents make thousands of them."""

from typing import TYPE_CHECKING, Literal, TypeVar

__all__ = ["record"]

if TYPE_CHECKING:
    # By its own name the compiler of `make wheel` knows it too, and makes a structure of C of each class.
    from dataclasses import dataclass as record
else:
    from collections.abc import Callable
    from dataclasses import dataclass

    T = TypeVar("T")

    def record(*, frozen: Literal[True]) -> Callable[[type[T]], type[T]]:
        """A data class with slots whose fields the type checker lets nobody set: ``@record(frozen=True)``.

        ``dataclass(frozen=True)`` would check it while running too, and take five times as long to make an object.
        """
        return dataclass(slots=True, unsafe_hash=frozen)
