"""The picture of the network as PNG: as large as said, and refused where names could not be written."""

import struct
from collections.abc import Callable

import pytest

from graph import picture_png
from graph.looks import FONT
from graph.picture_png import png
from ontology.errors import FontError

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#56B4E9"/></svg>'
)


def test_a_picture_has_two_dots_for_each_pixel() -> None:
    assert struct.unpack(">II", png(PICTURE)[16:24]) == (120, 80)


def test_each_sign_is_drawn() -> None:
    text = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16" font-family="{}">{}</text></svg>'
    )
    assert len({png(text.format(FONT, sign)) for sign in ("政", "府", "")}) == 3


@pytest.mark.parametrize("drawn", [lambda svg: b"", lambda svg: b"box" if "></text>" not in svg else b""])
def test_without_a_chinese_font_there_is_none(monkeypatch: pytest.MonkeyPatch, drawn: Callable[[str], bytes]) -> None:
    """Whether nothing is drawn for a sign, or the box that stands for any sign that is missing."""
    picture_png._family.cache_clear()
    monkeypatch.setattr(picture_png, "_drawn", lambda svg, family, zoom=1.0: drawn(svg))
    with pytest.raises(FontError, match="fonts-noto-cjk"):
        png(PICTURE)
