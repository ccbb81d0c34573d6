"""How colours look to the colour-blind, and how far two of them are apart: for the tests of the pages.

The matrices are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table 1, at severity 1.0; they apply
to linear RGB. Distances are those of CIE 1976 (ΔE*ab) under the white of D65.
"""

from itertools import starmap
from math import dist
from typing import Final

Vector = tuple[float, float, float]
Matrix = tuple[Vector, Vector, Vector]
VISIONS: Final[dict[str, Matrix]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_XYZ: Final[Matrix] = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE: Final[Vector] = (0.95047, 1.0, 1.08883)


def _times(matrix: Matrix, vector: Vector) -> Vector:
    x, y, z = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return x, y, z


def _linear(colour: str) -> Vector:
    """``#56B4E9`` or ``#fff`` → shares of red, green and blue light."""
    digits = colour.removeprefix("#")
    whole = "".join(sign * 2 for sign in digits) if len(digits) == 3 else digits
    red, green, blue = (int(whole[i : i + 2], 16) / 255 for i in (0, 2, 4))
    r, g, b = ((c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (red, green, blue))
    return r, g, b


def _lab(light: Vector) -> Vector:
    def bent(t: float) -> float:
        return float(t ** (1 / 3)) if t > 216 / 24389 else (841 / 108) * t + 4 / 29

    x, y, z = starmap(lambda part, white: bent(part / white), zip(_times(_XYZ, light), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def seen(colour: str, vision: str) -> Vector:
    """Return how a colour looks, as L*, a*, b*."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(VISIONS[vision], _linear(colour)))
    return _lab((red, green, blue))


def distance(one: str, other: str, vision: str = "usual") -> float:
    """Return how far two colours are apart."""
    return dist(seen(one, vision), seen(other, vision))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it."""
    light, dark = sorted((_times(_XYZ, _linear(colour))[1] for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
