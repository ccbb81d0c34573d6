"""A picture that is SVG as PNG, with the fonts of this machine; the only file importing resvg."""

from typing import Final

import resvg_py

from ontology.errors import FontError

ZOOM: Final = 2.0  # dots for each pixel, so that it prints well
# one Chinese sign on white, and the same without it
_SIGN: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16">{}</text></svg>'


def png(svg: str) -> bytes:
    """Return the pixels of a picture.

    Raises:
        FontError: no font with Chinese signs is installed, so that all names would be missing.
    """
    if _drawn(_SIGN.format("政")) == _drawn(_SIGN.format("")):
        raise FontError("no font with Chinese signs is installed (such as fonts-noto-cjk); svg needs none")
    return _drawn(svg, ZOOM)


def _drawn(svg: str, zoom: float = 1.0) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom))
