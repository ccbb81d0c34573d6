"""A picture that is SVG as PNG, with the fonts of this machine; the only file importing resvg."""

from functools import cache
from typing import Final

import resvg_py

from graph.looks import FONT
from ontology.errors import FontError

ZOOM: Final = 2.0  # dots for each pixel, so that it prints well
# A family that is there has to be named before signs are looked for in all others: "" is what resvg takes by itself.
FAMILIES: Final = ("", "DejaVu Sans", "Liberation Sans", "Noto Sans", "Arial", "Helvetica", "FreeSans", "Ubuntu")
_SIGN: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    f'<text y="16" font-family="{FONT}">{{}}</text></svg>'
)
# no font has a picture of this one, so that it is drawn as what is missing is
_UNKNOWN: Final = "\U0010fffd"


def png(svg: str) -> bytes:
    """Return the pixels of a picture.

    Raises:
        FontError: no font with Chinese signs is installed, so that all names would be missing.
    """
    return _drawn(svg, _family(), ZOOM)


@cache
def _family() -> str:
    """The first family with which a Chinese sign is drawn, be it from another font."""
    for family in FAMILIES:
        if _drawn(_SIGN.format("政"), family) not in (
            _drawn(_SIGN.format(""), family),
            _drawn(_SIGN.format(_UNKNOWN), family),
        ):
            return family
    raise FontError("no font with Chinese signs is installed (such as fonts-noto-cjk); svg needs none")


def _drawn(svg: str, family: str, zoom: float = 1.0) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, sans_serif_family=family or None, zoom=zoom))
