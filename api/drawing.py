"""The exported pictures of the co-responsibility network of one store, measured once and drawn when asked for."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Lock
from typing import TYPE_CHECKING, Final, Literal

from api.reading import Reader, once, text
from graph.kept import Kept
from graph.looks import Look, Origin
from graph.parameters import Parameter, term
from graph.store import Store
from ontology.iri import Identifier

if TYPE_CHECKING:
    from graph.network import Network

Form = Literal["html", "svg"]
NETWORKS: Final = 500_000  # members and ties that are kept
PICTURES: Final = 32_000_000  # letters of pictures that are kept
DEFAULT: Final = Look()
_REGION: Final = Parameter("region", True, "region")


@dataclass(slots=True)
class Drawing:
    """Measures and draws the network of a store when first asked; threads may share it."""

    reader: Reader
    _lock: Lock = field(default_factory=Lock)
    _networks: "Kept[Network]" = field(default_factory=lambda: Kept(NETWORKS))
    _pictures: Kept[str] = field(default_factory=lambda: Kept(PICTURES))

    def network(self, region: str = "") -> "Network":
        """Return the measured network of all regions, or of the plans of one.

        Raises:
            NotFoundError: there is no such region.
        """
        code = self._code(region)
        with self._lock:  # who asks for what is being made waits for it
            return self._network(code)

    def picture(self, form: Form, look: Look = DEFAULT, region: str = "") -> str:
        """Return a picture as standalone HTML or as SVG; errors as for ``network``."""
        code = self._code(region)
        with self._lock:
            day = today()
            return self._pictures.get((form, look, code, day), lambda: self._draw(form, look, code, day))

    def _code(self, region: str) -> str:
        """The code of a region by whatever it is called, so that all its names lead to one picture."""
        if not region.strip():
            return ""
        return Identifier.parse(term(_REGION, region, self.reader.store)[1:-1]).key

    def _network(self, region: str) -> "Network":
        # networkx and pyvis take most of a second to load; only who wants a picture waits for them
        from graph import network

        return self._networks.get(region, lambda: network.measure(network.build(self.reader.store, region or None)))

    def _draw(self, form: Form, look: Look, region: str, day: str) -> str:
        from graph.picture import picture
        from graph.picture_svg import svg

        origin = Origin(sources(self.reader, region), self.reader.store.manifest.sha256[:12], day)
        return (svg if form == "svg" else picture)(self._network(region), look=look, origin=origin)


def today() -> str:
    """Return the day on which pictures are made."""
    return datetime.now(UTC).astimezone().date().isoformat()


def sources(reader: Reader, region: str = "") -> tuple[str, ...]:
    """Return the titles of the plans of all regions or of that of a code, each with its number."""
    plans = once(reader.rows("titles"), "plan_iri")
    asked = [plan for plan in plans if region in ("", _code(text(plan, "region_iri")))]
    return tuple(text(plan, "plan") + (f"（{text(plan, 'number')}）" if plan.get("number") else "") for plan in asked)


def _code(iri: str) -> str:
    return Identifier.parse(iri).key if iri else ""


def draw(store: Store, form: Form) -> str:
    """Draw the network of ``store`` as one file that names its documents and the day."""
    return Drawing(Reader(store)).picture(form)
