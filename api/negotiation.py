"""Which format and which coding a client gets: ``?format=`` first, else its Accept header with all its weights."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from ontology.errors import NotAcceptableError, ParameterError

# what clients call a format besides its own media type
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "ttl": ("application/x-turtle",),
    "nt": ("text/plain",),
    "rdf": ("application/xml", "text/xml"),
    "jsonld": ("application/json",),
    "nq": ("text/x-nquads",),
}


def negotiate(formats: Mapping[str, str], asked: str | None, accept: str) -> str:
    """Return the name of the format to answer in.

    Args:
        formats: name → media type, the most welcome first.
        asked: a name or a media type of one of them; goes before ``accept``.
        accept: an Accept header; an empty one takes everything.

    Raises:
        ParameterError: ``asked`` is not among ``formats``.
        NotAcceptableError: ``accept`` leaves none of them.
    """
    if asked is not None:
        named = asked if asked in formats else next((name for name, media in formats.items() if media == asked), None)
        if named is None:
            raise ParameterError(f"format: {asked!r} is not one of {', '.join(formats)}")
        return named
    if not accept.strip():
        return next(iter(formats))
    ranges = weights(accept)
    ranked = {name: _weight(ranges, media, ALIASES.get(name, ())) for name, media in formats.items()}
    best = max(ranked, key=lambda name: ranked[name])
    if not any(ranked[best]):
        raise NotAcceptableError(f"none of {', '.join(formats.values())} is accepted")
    return best


def _weight(ranges: Mapping[str, float], media: str, aliases: tuple[str, ...]) -> tuple[float, float]:
    """The weight of a format by its own name, or where that is not named by an alias; then by what it is part of."""
    named = [ranges[name] for name in (media, *aliases) if name in ranges]
    if named:
        return named[0], named[0]
    wide = ranges.get(f"{media.partition('/')[0]}/*", ranges.get("*/*", 0.0))
    return wide, 0.0  # what is named goes before what a star takes in


@lru_cache(1000)
def takes_gzip(accept_encoding: str) -> bool:
    """Whether a client takes a compressed body."""
    ranges = weights(accept_encoding)
    return ranges.get("gzip", ranges.get("*", 0.0)) > 0


@lru_cache(1000)
def prefers(language: str, other: str, accept_language: str) -> bool:
    """Whether a client wants one language, of any region or script, more than another one, which it gets by default."""
    ranges = weights(accept_language)
    wanted, instead = (max((weight for name, weight in ranges.items() if name.partition("-")[0] == one), default=0.0)
                       for one in (language, other))  # fmt: skip
    return wanted > instead


def weights(header: str) -> dict[str, float]:
    """Return the weight of each range of an Accept header; a weight that is no number counts as 1."""
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        given = next((text[2:] for text in parameters if text.startswith("q=")), "1")
        if name:
            found[name] = max(found.get(name, 0.0), _number(given))
    return found


def _number(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 1.0
