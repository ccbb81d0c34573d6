"""What stands twice in a text is found where a plain comparison finds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.scanning import repeated


def _plainly(text: str, size: int) -> list[int]:
    places = range(len(text) - 2 * size + 1)
    return [place for place in places if text[place : place + size] == text[place + size : place + 2 * size]]


@pytest.mark.parametrize(
    ("text", "size", "places"),
    [
        ("", 1, []),
        ("花", 1, []),
        ("花花", 1, [0]),
        ("花花花", 1, [0, 1]),
        ("建花与与设", 1, [2]),
        ("推进推进花市", 2, [0]),
        ("推进推", 2, []),
        ("𬭁𬭁花花", 1, [0, 2]),  # beyond the first plane
        ("\ud800\ud800", 1, [0]),  # half a character
        ("\u0100\u0001\u0100", 1, []),  # equal bytes that are no character
    ],
)
def test_places(text: str, size: int, places: list[int]) -> None:
    assert repeated(text, size) == [places]


@given(st.text(alphabet="ab花鸟\u0100\u0001𬭁\n", max_size=40), st.integers(1, 3))
def test_as_a_plain_comparison(text: str, size: int) -> None:
    assert repeated(text, size, size + 1) == [_plainly(text, size), _plainly(text, size + 1)]
