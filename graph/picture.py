"""A network as one standalone HTML file that asks nothing of any network; the only file importing pyvis."""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pyvis.network
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.layout import Point, place
from graph.looks import (
    FONT,
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
from graph.network import Member, Network, Tie

DEFAULT: Final = Look()
NOWHERE: Final = Origin()
TEMPLATES: Final = Path(__file__).parent / "templates"
LIBRARY: Final = "lib/vis-9.1.2/vis-network.min.js"
MOST: Final = 1000  # members that are drawn; the table below has all
OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"font": {"face": FONT, "size": 19, "color": "#222222", "strokeWidth": 3}, "borderWidth": 1.5},
    "edges": {"smooth": False, "color": {"color": "#999999", "highlight": "#222222"}, "selectionWidth": 0},
}


def picture(network: Network, *, title: str = "", look: Look = DEFAULT, origin: Origin = NOWHERE) -> str:
    """Draw the best connected members of a network above the measures of all.

    Args:
        network: what to draw; equal networks give equal bytes.
        title: heading of the page, one of our own by default.
        look: what size and colour stand for.
        origin: what the footer says of where it is from.

    Returns:
        HTML that carries its script with it and forbids every request and every other script.
    """
    style, script = _template("picture.css"), _template("picture.js")
    library = _library()
    drawing = pyvis.network.Network(heading=title or words(look.language)["title"])
    drawn = first(network, MOST)
    drawing.nodes, drawing.edges = _nodes(drawn, look), [_edge(tie, words(look.language)) for tie in drawn.ties]
    drawing.options = OPTIONS
    drawing.path = "picture.html.j2"
    drawing.templateEnv = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    drawing.templateEnv.globals.update(
        network=network, t=words(look.language), origin=origin, explained=explained(network, look, len(drawn.members)),
        tag={"zh": "zh-Hans", "en": "en"}[look.language],
        policy=_policy(style, (library, script)), style=Markup(style), library=Markup(library), script=Markup(script),
    )  # fmt: skip
    return TURNING.sub("", str(drawing.generate_html()))


def _nodes(network: Network, look: Look) -> list[dict[str, Any]]:
    places, sizes, known = place(network), radius(network, look), groups(network, look)
    return [_node(member, places[member.iri], sizes[member.iri], known[group_name(member, look)], words(look.language))
            for member in network.members]  # fmt: skip


def _node(member: Member, point: Point, size: float, group: Group, named: Mapping[str, str]) -> dict[str, Any]:
    fill = {"background": group.colour, "border": "#222222"}
    return {
        "id": member.iri,
        "label": two_lines(short(member.label)),
        "title": f"{member.label}\n{facts(member, named)}",
        "x": point[0],
        "y": point[1],
        "size": size,
        "shape": group.shape,
        "color": fill | {"highlight": fill},
    }


def facts(member: Member, named: Mapping[str, str]) -> str:
    """Return the measures of a member in one line."""
    shown = {name: getattr(member, name) for name in ("region", "tasks", "degree", "community")}
    return named["facts"].format(**shown, betweenness=f"{member.betweenness:.3f}")


def _edge(tie: Tie, named: Mapping[str, str]) -> dict[str, Any]:
    shared = named["shared"].format(count=tie.tasks)
    return {"from": tie.a, "to": tie.b, "width": round(tie.tasks**0.5, 2), "title": shared}


def _policy(style: str, scripts: Sequence[str]) -> str:
    allowed = " ".join(map(_hash, scripts))
    return f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def _library() -> str:
    return (files("pyvis") / LIBRARY).read_text(encoding="utf-8")
