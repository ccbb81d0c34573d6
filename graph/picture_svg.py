"""A network as one SVG file for papers: places, shapes, names, a legend, the source and the day."""

import re
import textwrap
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from graph.layout import CELL, Point, place
from graph.looks import (
    FONT,
    SHAPES,
    TURNING,
    Group,
    Look,
    Origin,
    explained,
    first,
    group_name,
    groups,
    radius,
    short,
    two_lines,
    words,
)
from graph.network import Network
from graph.picture import DEFAULT, NOWHERE, TEMPLATES, facts

MOST: Final = 300  # members that are drawn; more than that says nothing on paper
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MARGIN, LETTER, ROW, SMALL = 24, 15, 26, 8
NARROWEST: Final = 720
NAMED: Final = 5  # sources that are named
LEGEND: Final = 14  # groups that the legend names


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape at its place with its words; ``points`` are its corners, empty for a circle."""

    x: float
    y: float
    radius: float
    colour: str
    points: str
    title: str
    lines: tuple[str, ...] = ()

    @property
    def below(self) -> float:
        """Where the words begin."""
        return round(self.y + self.radius + 2, 1)


def svg(network: Network, *, title: str = "", look: Look = DEFAULT, origin: Origin = NOWHERE) -> str:
    """Draw the best connected members of a network; equal networks give equal bytes.

    Args:
        network: what to draw.
        title: heading of the picture, one of our own by default.
        look: what size and colour stand for.
        origin: what the footer says of where it is from.
    """
    drawn, t = first(network, MOST), words(look.language)
    places = place(drawn)
    wide = max([NARROWEST, *(x + CELL[0] / 2 for x, _ in places.values())]) + 2 * MARGIN
    told = list(wrapped(explained(network, look, len(drawn.members)), wide - 2 * MARGIN))
    top = MARGIN + 50 + 22 * len(told)
    shifted = {iri: (x + MARGIN, y + top) for iri, (x, y) in places.items()}
    bottom = max([top, *(y + CELL[1] / 2 for _, y in shifted.values())]) + MARGIN
    known = groups(drawn, look)
    legend = list(_legend(known, bottom, wide, t))
    footer = [line for text in _footer(origin, t) for line in wrapped(text, wide - 2 * MARGIN)]
    lowest = max([bottom, *(mark.y + ROW for mark in legend)])
    shown: dict[str, Any] = {
        "t": t, "title": title or t["title"], "explained": told, "font": FONT, "margin": MARGIN, "legend": legend,
        "footer": footer, "width": round(wide), "height": round(lowest + 20 * len(footer) + 2 * MARGIN),
        "ties": _ties(drawn, shifted, t), "marks": list(_marks(drawn, shifted, look, known)),
    }  # fmt: skip
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    # XML cannot hold control characters at all
    return TURNING.sub("", _CONTROL.sub("", made.get_template("picture.svg.j2").render(shown)))


def _marks(network: Network, places: Mapping[str, Point], look: Look, known: Mapping[str, Group]) -> Iterator[Mark]:
    sizes, t = radius(network, look), words(look.language)
    for member in network.members:
        (x, y), size, group = places[member.iri], sizes[member.iri], known[group_name(member, look)]
        lines = tuple(two_lines(short(member.label)).split("\n"))
        title = f"{member.label}: {facts(member, t)}"
        yield Mark(round(x, 1), round(y, 1), size, group.colour, corners(group.shape, x, y, size), title, lines)


def _ties(network: Network, places: Mapping[str, Point], t: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"x1": round(places[tie.a][0], 1), "y1": round(places[tie.a][1], 1), "x2": round(places[tie.b][0], 1),
         "y2": round(places[tie.b][1], 1), "width": round(tie.tasks**0.5, 2),
         "title": t["shared"].format(count=tie.tasks)}
        for tie in network.ties
    ]  # fmt: skip


def _legend(known: Mapping[str, Group], top: float, wide: float, t: Mapping[str, str]) -> Iterator[Mark]:
    x, y = float(MARGIN + SMALL), top
    if len(known) < 2:
        return
    shown = list(known.values())[:LEGEND]
    for group in shown:
        word = f"{group.name} ({group.members})"
        if x + 32 + width(word) > wide - MARGIN:
            x, y = float(MARGIN + SMALL), y + ROW
        yield Mark(x, y, SMALL, group.colour, corners(group.shape, x, y, SMALL), word)
        x += 48 + width(word)
    if len(known) > LEGEND:
        more = t["legend_more"].format(count=len(known) - LEGEND)
        yield Mark(float(MARGIN + SMALL), y + ROW, 0, "#fff", "", more)


def _footer(origin: Origin, t: Mapping[str, str]) -> Iterator[str]:
    if origin.sources:
        more = t["and_others"].format(count=len(origin.sources)) if len(origin.sources) > NAMED else ""
        yield f"{t['source']}: {t['join'].join(origin.sources[:NAMED])}{more}"
    told = [t["version"].format(version=origin.version) if origin.version else "",
            t["day"].format(day=origin.day) if origin.day else ""]  # fmt: skip
    yield " · ".join(["政图 Zhengtu", *(part for part in told if part)])


def corners(shape: str, x: float, y: float, size: float) -> str:
    """Return the corners of a shape around a point, as SVG writes them; nothing for a circle."""
    return " ".join(f"{round(x + size * dx, 1)},{round(y + size * dy, 1)}" for dx, dy in SHAPES[shape])


def width(text: str) -> float:
    """Return about how wide a text is; Chinese signs take twice the room of Latin ones."""
    return LETTER * sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.56 for sign in text)


def wrapped(text: str, room: float) -> Iterator[str]:
    """Cut a text into lines that fit: Latin words stay whole, Chinese is cut anywhere."""
    pieces = [piece for word in text.split(" ") for piece in (*_signs(word), " ")][:-1]
    line = ""
    for piece in pieces:
        if line and width(line + piece) > room:
            yield line.rstrip()
            line = ""
        line += piece if line or piece != " " else ""
    if line.strip():
        yield line.rstrip()


def _signs(word: str) -> list[str]:
    if width(word) < LETTER * len(word) * 0.7:
        return textwrap.wrap(word, 40)
    return list(word)
