"""Reads ``NAME.meta.yaml`` beside a document: what is known of it and not said in it."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

import yaml

from ontology.errors import DocumentError
from ontology.iri import letters
from ontology.records import Header

SUFFIX: Final = ".meta.yaml"
# 2022-11-05
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class SideFile:
    """What a side file states; None and empty for what it does not. Dates are ISO."""

    name: str
    region: str | None = None
    url: str | None = None
    issued: str | None = None
    published: str | None = None
    number: str | None = None
    title: str | None = None
    issuers: tuple[str, ...] = ()


def side_path(document: Path) -> Path:
    """Return where the side file of a document would be: ``plan.docx`` → ``plan.meta.yaml``."""
    return document.with_name(document.stem + SUFFIX)


def read_side_file(document: Path) -> SideFile | None:
    """Read the side file of a document, None where there is none.

    Raises:
        DocumentError: the side file is no YAML mapping, has an unknown key, or a value of the wrong type; the message
            names the side file and the key.
    """
    path = side_path(document)
    return parse(path.read_bytes(), path.name) if path.is_file() else None


def parse(data: bytes, name: str) -> SideFile:
    """Read the content of a side file.

    Raises:
        DocumentError: as for ``read_side_file``.
    """
    try:
        content = yaml.safe_load(data)
    except (yaml.YAMLError, ValueError, LookupError) as error:
        raise DocumentError(name, f"the side file is not YAML: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise DocumentError(name, "the side file must be a mapping of keys to values")
    for key in content:
        if key not in _READ:
            raise DocumentError(name, f"unknown key {key!r}; known are {', '.join(_READ)}")
    return SideFile(name, **{key: _value(name, key, value) for key, value in content.items() if value is not None})


def _value(name: str, key: str, value: Any) -> Any:  # noqa: ANN401
    try:
        return _READ[key](value)
    except ValueError as error:
        raise DocumentError(name, f"key {key!r} {error}, not {value!r}") from error


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text")
    return value.strip()


def _address(value: object) -> str:
    text = _text(value)
    if not text.startswith(("http://", "https://")):
        raise ValueError("must be an address that begins with http:// or https://")
    return text


def _date(value: object) -> str:
    """YAML reads an unquoted date as a date, with a time as a moment of which the day counts."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    try:
        if isinstance(value, str) and _ISO_DATE.fullmatch(value.strip()):
            return datetime.date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        pass
    raise ValueError("must be a date like 2022-11-05")


def _texts(value: object) -> tuple[str, ...]:
    try:
        return tuple(_text(item) for item in (value if isinstance(value, list) else [value]))
    except ValueError as error:
        raise ValueError("must be a text or a list of texts") from error


_READ: Final[dict[str, Callable[[object], str | tuple[str, ...]]]] = {
    "region": _text,
    "url": _address,
    "issued": _date,
    "published": _date,
    "number": _text,
    "title": _text,
    "issuers": _texts,
}


def apply(header: Header, side: SideFile | None) -> tuple[Header, tuple[str, ...]]:
    """Fill what ``header`` lacks from the side file; what the text says stands.

    Returns:
        The header, and one sentence for each value in which text and side file disagree.
    """
    if side is None:
        return header, ()
    known = {field.name for field in fields(Header)}
    filled: dict[str, Any] = {}
    conflicts: list[str] = []
    for key in _READ:
        stated = getattr(side, key)
        if key not in known or not stated:
            continue
        found = getattr(header, key)
        if not found:
            filled[key] = stated
        elif not _agree(key, found, stated):
            conflicts.append(f"{side.name} gives {key} {_shown(stated)}, the text {_shown(found)}; the text stands")
    return replace(header, **filled), tuple(conflicts)


def _agree(key: str, found: str | tuple[str, ...], stated: str | tuple[str, ...]) -> bool:
    """Brackets and spaces do not count; 苏州市 agrees with 江苏省苏州市; issuers may stand in any order."""
    one, other = (
        {letters(text) for text in ((value,) if isinstance(value, str) else value)} for value in (found, stated)
    )
    if key == "region":
        (short, long) = sorted((min(one), min(other)), key=len)
        return long.endswith(short)
    return one == other


def _shown(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)
