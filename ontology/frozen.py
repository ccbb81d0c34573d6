"""Small records that nobody changes, as cheap to make as they can be: documents make thousands of them."""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """A data class with slots whose fields the type checker lets nobody set.

    ``dataclass(frozen=True)`` would check it while running too, and take five times as long to make an object.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
