"""A network as one standalone HTML file that asks nothing of any network; the only file importing pyvis."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pyvis.network
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from graph.layout import Point, place
from graph.network import Member, Network, Tie

TEMPLATES: Final = Path(__file__).parent / "templates"
LIBRARY: Final = "lib/vis-9.1.2/vis-network.min.js"
FONT: Final = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
# Light fills that stay apart for the colour-blind, with a dark outline; repeated beyond six, the table has the number.
COLOURS: Final = ("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D9D9D9")
LABEL_LIMIT: Final = 10
OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {
        "shape": "dot",
        "font": {"face": FONT, "size": 19, "color": "#222222", "strokeWidth": 3},
        "borderWidth": 1.5,
    },
    "edges": {"smooth": False, "color": {"color": "#999999", "highlight": "#222222"}, "selectionWidth": 0},
}


def picture(network: Network, *, title: str = "责任单位协作网络", sources: Iterable[str] = ()) -> str:
    """Draw a network.

    Args:
        network: what to draw; equal networks give equal bytes.
        title: heading of the page.
        sources: the documents that it rests on, for the footer.

    Returns:
        HTML that carries its script with it and forbids every request and every other script.
    """
    style, script = _template("picture.css"), _template("picture.js")
    library = _library()
    drawing = pyvis.network.Network(heading=title)
    drawing.nodes, drawing.edges = _nodes(network, place(network)), [_edge(tie) for tie in network.ties]
    drawing.options = OPTIONS
    drawing.path = "picture.html.j2"
    drawing.templateEnv = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    drawing.templateEnv.globals.update(
        network=network,
        sources=list(sources),
        policy=_policy(style, (library, script)),
        style=Markup(style),
        library=Markup(library),
        script=Markup(script),
    )
    return str(drawing.generate_html())


def short(label: str) -> str:
    """Cut a long name in its middle, where names of agencies differ least: 某某市大数据…管理局."""
    if len(label) <= LABEL_LIMIT:
        return label
    head = (LABEL_LIMIT - 1) // 2
    return f"{label[:head]}…{label[head + 1 - LABEL_LIMIT :]}"


def _two_lines(label: str) -> str:
    half = LABEL_LIMIT // 2
    return label if len(label) <= half + 1 else f"{label[:half]}\n{label[half:]}"


def _nodes(network: Network, places: dict[str, Point]) -> list[dict[str, Any]]:
    return [_node(number, member, places[member.iri]) for number, member in enumerate(network.members)]


def _node(number: int, member: Member, point: Point) -> dict[str, Any]:
    colour = COLOURS[(member.community - 1) % len(COLOURS)]
    facts = f"{member.region} · 任务 {member.tasks} · 相连部门 {member.degree} · 群组 {member.community}"
    return {
        "id": member.iri,
        "label": _two_lines(short(member.label)),
        "title": f"{member.label}\n{facts}",
        "x": point[0],
        "y": point[1],
        "size": round(8 + 4 * member.tasks**0.5, 1),
        "color": {"background": colour, "border": "#222222", "highlight": {"background": colour, "border": "#222222"}},
    }


def _edge(tie: Tie) -> dict[str, Any]:
    return {"from": tie.a, "to": tie.b, "width": round(tie.tasks**0.5, 2), "title": f"共同任务 {tie.tasks}"}


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
