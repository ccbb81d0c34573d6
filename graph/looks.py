"""How the members of a network look: what size and colour stand for, in words of both languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import yaml

from graph.network import Member, Network
from ontology.errors import ParameterError

# marks that turn what follows them round: a number would be read backwards, and so what stands beside it
TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
FONT: Final = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif"
WORDS: Final = Path(__file__).with_name("pictures.yaml")
# Light fills that stay apart for the colour-blind, with a dark outline. Each comes with a shape; as there is one shape
# more than colours, 42 groups look different, and beyond them the number of the group tells.
COLOURS: Final = ("#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D9D9D9")
# name in vis-network → corners in a square from -1 to 1; a circle has none
SHAPES: Final[Mapping[str, tuple[tuple[float, float], ...]]] = {
    "dot": (),
    "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "triangle": ((0, -1), (1, 0.8), (-1, 0.8)),
    "diamond": ((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0)),
    "hexagon": ((-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0)),
    "triangleDown": ((0, 1), (1, -0.8), (-1, -0.8)),
    "star": ((0, -1.1), (0.28, -0.38), (1.05, -0.34), (0.45, 0.15), (0.65, 0.89), (0, 0.47), (-0.65, 0.89),
             (-0.45, 0.15), (-1.05, -0.34), (-0.28, -0.38)),
}  # fmt: skip
# radius in pixels; of two large ones above each other, the name of the upper still has room
SMALLEST, LARGEST, EVEN = 9.0, 26.0, 13.0
LABEL_LIMIT: Final = 10  # characters
LINE: Final = LABEL_LIMIT // 2 + 1
Size = Literal["tasks", "degree", "betweenness", "none"]
Colour = Literal["community", "region", "none"]
SIZES: Final[tuple[Size, ...]] = ("tasks", "degree", "betweenness", "none")
GROUPINGS: Final[tuple[Colour, ...]] = ("community", "region", "none")
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Look:
    """What size and colour of a member stand for, and the language of all words but the names."""

    size: Size = "tasks"
    colour: Colour = "community"
    language: Language = "zh"


@dataclass(frozen=True, slots=True)
class Group:
    """Members of one colour and shape."""

    name: str
    colour: str
    shape: str
    members: int


@dataclass(frozen=True, slots=True)
class Origin:
    """What a picture says of where it is from: documents, version of the data, day on which it was made."""

    sources: tuple[str, ...] = ()
    version: str = ""
    day: str = ""


def asked(size: str, colour: str, language: str) -> Look:
    """Read a look out of words.

    Raises:
        ParameterError: one of them is not known.
    """
    sizes: dict[str, Size] = {name: name for name in SIZES}
    groupings: dict[str, Colour] = {name: name for name in GROUPINGS}
    if size not in sizes:
        raise ParameterError(f"size: no {size!r}; there are {', '.join(SIZES)}")
    if colour not in groupings:
        raise ParameterError(f"colour: no {colour!r}; there are {', '.join(GROUPINGS)}")
    return Look(sizes[size], groupings[colour], "en" if language == "en" else "zh")


def words(language: Language) -> Mapping[str, str]:
    """Return the words of pictures."""
    return {name: both[language] for name, both in _table().items()}


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return found


def groups(network: Network, look: Look) -> dict[str, Group]:
    """Return name → group for what the colour stands for, the largest first."""
    counts: dict[str, int] = {}
    for member in network.members:
        name = group_name(member, look)
        counts[name] = counts.get(name, 0) + 1
    order = sorted(counts, key=lambda name: (-counts[name], len(name), name))
    return {name: Group(name, COLOURS[i % len(COLOURS)], list(SHAPES)[i % len(SHAPES)], counts[name])
            for i, name in enumerate(order)}  # fmt: skip


def group_name(member: Member, look: Look) -> str:
    """Return what the colour of a member stands for."""
    named = words(look.language)
    if look.colour == "region":
        return member.region or named["no_region"]
    return named["group"].format(number=member.community) if look.colour == "community" else named["agency"]


def radius(network: Network, look: Look) -> dict[str, float]:
    """Return IRI → radius; areas grow with what the size stands for."""
    if look.size == "none":
        return {member.iri: EVEN for member in network.members}
    values = {member.iri: float(getattr(member, look.size)) for member in network.members}
    most = max(values.values(), default=0.0) or 1.0
    return {iri: round(SMALLEST + (LARGEST - SMALLEST) * (value / most) ** 0.5, 1) for iri, value in values.items()}


def explained(network: Network, look: Look, drawn: int | None = None) -> str:
    """Say in a sentence or two how many there are and what size, lines and colour stand for."""
    named = words(look.language)
    counts = {"members": len(network.members), "ties": len(network.ties), "communities": network.communities}
    parts = [named["counts"].format(**counts)]
    if drawn is not None and drawn < len(network.members):
        parts.append(named["drawn"].format(count=drawn))
    parts += [named[f"size_{look.size}"], named["lines"], named[f"colour_{look.colour}"]]
    return " ".join(parts) if look.language == "en" else "".join(parts)


def first(network: Network, most: int) -> Network:
    """Return the network of the ``most`` best connected members."""
    members = network.members[:most]
    kept = {member.iri for member in members}
    ties = tuple(tie for tie in network.ties if tie.a in kept and tie.b in kept)
    numbers = {old: new for new, old in enumerate(sorted({member.community for member in members}), 1)}
    renumbered = tuple(replace(member, community=numbers[member.community]) for member in members)
    return Network(renumbered, ties, len(numbers))


def short(label: str, most: int = LABEL_LIMIT) -> str:
    """Cut a name of more than ``most`` characters in its middle, where names differ least: 某某市大…据管理局."""
    if len(label) <= most:
        return label
    head = (most - 1) // 2
    return f"{label[:head]}…{label[head + 1 - most :]}"


def two_lines(label: str) -> str:
    """Return a name of at most ``LABEL_LIMIT`` characters in two lines, where one is too long."""
    half = LABEL_LIMIT // 2
    return label if len(label) <= LINE else f"{label[:half]}\n{label[half:]}"
