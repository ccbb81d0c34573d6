"""What requests have in common: the open snapshot, and the format that a client wants."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request

from api.lookups import Lookups
from api.reading import Reader
from api.settings import Settings
from graph.kept import Kept
from ontology.errors import ParameterError


def _reader(request: Request) -> Reader:
    reader: Reader = request.app.state.reader
    return reader


def _lookups(request: Request) -> Lookups:
    lookups: Lookups = request.app.state.lookups
    return lookups


def _kept(request: Request) -> Kept[Any]:
    kept: Kept[Any] = request.app.state.kept
    return kept


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


OpenReader = Annotated[Reader, Depends(_reader)]
OpenLookups = Annotated[Lookups, Depends(_lookups)]
OpenKept = Annotated[Kept[Any], Depends(_kept)]
OpenSettings = Annotated[Settings, Depends(_settings)]


def choose(formats: Mapping[str, str], asked: str | None, accept: str) -> str:
    """Return the format to answer in: ``?format=`` by name, else the best of the Accept header, else the first one.

    Raises:
        ParameterError: ``asked`` names a format that there is not.
    """
    if asked is not None:
        if asked not in formats:
            raise ParameterError(f"format: {asked!r} is not one of {', '.join(formats)}")
        return asked
    names = {media: name for name, media in reversed(list(formats.items()))}
    names |= {"application/json": "json"} if "json" in formats else {}
    return next((names[media] for media in wanted(accept) if media in names), next(iter(formats)))


def wanted(accept: str) -> list[str]:
    """Return the media types of an Accept header, the most wanted first; those with q=0 are left out."""
    ranked: list[tuple[str, float]] = []
    for part in accept.split(","):
        media, *parameters = (piece.strip().lower() for piece in part.split(";"))
        weight = next((p[2:] for p in parameters if p.startswith("q=")), "1")
        if _number(weight) > 0:
            ranked.append((media, _number(weight)))
    return [media for media, _ in sorted(ranked, key=lambda pair: -pair[1])]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
