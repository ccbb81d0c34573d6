"""The picture of the network as PNG: as large as said, and refused where names could not be written."""

import struct

import pytest

from graph import picture_png
from graph.picture_png import png
from ontology.errors import FontError

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="60" height="40" fill="#56B4E9"/></svg>'
)


def test_a_picture_has_two_dots_for_each_pixel() -> None:
    assert struct.unpack(">II", png(PICTURE)[16:24]) == (120, 80)


def test_without_a_chinese_font_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_png, "_drawn", lambda svg, zoom=1.0: b"")
    with pytest.raises(FontError, match="fonts-noto-cjk"):
        png(PICTURE)
