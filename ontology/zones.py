"""Development zones, which have no GB/T 2260 code: the well-known ones, and what a zone is called by its code."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import yaml

from ontology.codes import CODES
from ontology.iri import digest

_MARK: Final = "-z-"
_LONGEST: Final = 40  # characters of a zone's name


@lru_cache(maxsize=1)
def table() -> dict[str, dict[str, str]]:
    """The well-known zones of ``codes/zones.yaml`` by their short name."""
    rows: dict[str, dict[str, str]] = yaml.load((CODES / "zones.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    return rows


@lru_cache(maxsize=1)
def _by_code() -> dict[str, tuple[str, str]]:
    return {code_of(row["area"], row["full"], row["slug"]): (name, row["full"]) for name, row in table().items()}


def code_of(area: str, name: str, slug: str | None = None) -> str:
    """Code of a zone: that of its area and its slug; one that no table has gets a digest of its official name.

    >>> code_of("320500", "苏州工业园区", "sip"), code_of("410300", "洛阳市国家自主创新示范区")
    ('320500-z-sip', '410300-z-96cc1c08')
    """
    return f"{area}{_MARK}{slug or digest(name)}"


def names_of(code: str, bodies: Iterable[str]) -> tuple[str, str] | None:
    """Short and official name of the zone of ``code``, None for an area and for a zone whose name is not known.

    The name of a zone that no table has is found in the names of its bodies: it is what has the digest of the code.
    So it is the same whichever body tells it.

    Args:
        code: of an area or a zone.
        bodies: names of bodies of the zone.

    >>> names_of("410300-z-96cc1c08", ["洛阳市国家自主创新示范区管理委员会"])
    ('洛阳市国家自主创新示范区', '洛阳市国家自主创新示范区')
    """
    if code in _by_code():
        return _by_code()[code]
    _, mark, slug = code.partition(_MARK)
    name = next((name for body in bodies if (name := _within(body, slug))), None) if mark else None
    return (name, name) if name else None


@lru_cache(maxsize=4096)
def _within(body: str, slug: str) -> str | None:
    """The part of a body's name that has the digest ``slug``."""
    ends = range(len(body) + 1)
    parts = (body[start:end] for start in ends for end in ends[start + 2 : start + 1 + _LONGEST])
    return next((part for part in parts if digest(part) == slug), None)
