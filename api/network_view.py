"""What the page of the network of agencies offers: forms of its picture, and its measures as rows."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from api.reading import Reader, text
from api.words import Language, words
from graph.looks import GROUPINGS, SIZES, Look
from ontology.iri import Identifier

if TYPE_CHECKING:
    from graph.network import Network

COLUMNS: Final = ("label", "region", "tasks", "degree", "shared", "betweenness", "community", "iri")


@dataclass(frozen=True, slots=True)
class Choice:
    """One field of the form: its name, its heading, and what can be chosen as (value, words)."""

    name: str
    label: str
    given: str
    options: tuple[tuple[str, str], ...]


def choices(reader: Reader, language: Language, look: Look, region: str) -> tuple[Choice, ...]:
    """Return the form of the picture, filled with what is given."""
    t = words(language)
    places = tuple(
        (Identifier.parse(text(row, "node")).key, text(row, "label")) for row in reader.rows("planned_regions")
    )
    return (
        _choice("size", look.size, SIZES, t),
        _choice("colour", look.colour, GROUPINGS, t),
        Choice("region", t["region"], region, (("", t["all"]), *places)),
    )


def _choice(name: str, given: str, values: Sequence[str], t: Mapping[str, str]) -> Choice:
    return Choice(name, t[f"picture_{name}"], given, tuple((one, t[f"picture_{name}_{one}"]) for one in values))


def address(path: str, look: Look, region: str) -> str:
    """Return where a form of the picture stands; what goes without saying is left out."""
    plain = Look()
    given = {"size": look.size if look.size != plain.size else "",
             "colour": look.colour if look.colour != plain.colour else "", "region": region,
             "lang": look.language if look.language != plain.language else ""}  # fmt: skip
    asked = urlencode({name: value for name, value in given.items() if value})
    return path + (f"?{asked}" if asked else "")


def measures(network: "Network") -> list[dict[str, Any]]:
    """Return the measures of all members, the best connected first."""
    return [{name: value for name, value in asdict(member).items() if name in COLUMNS} for member in network.members]


def for_graph(network: "Network") -> dict[str, dict[str, Any]]:
    """Return ``kind/key`` → what colours and sizes of the live graph stand for."""
    found = {}
    for member in network.members:
        node = Identifier.parse(member.iri)
        found[f"{node.kind}/{node.key}"] = {name: getattr(member, name) for name in (*SIZES[:3], "community")}
    return found
