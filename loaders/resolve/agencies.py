"""Resolves a body as written to its official name, its area and its type, in the light of who issued the plan."""

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Final

from loaders.resolve import zones
from loaders.resolve.central_units import department
from loaders.resolve.context import IssuerContext, Resolution, issuer_of, level_words
from loaders.resolve.forms import central, known
from loaders.resolve.groups import ends_like_group, group_reason
from loaders.resolve.places import prefixes
from loaders.resolve.readings import readings
from loaders.resolve.unlisted import looks_full

__all__ = ["IssuerContext", "Resolution", "clean", "looks_like_body", "resolve", "split_plaque"]

_BRACKETS: Final = str.maketrans("<〈《﹤[【〔﹝{>〉》﹥]】〕﹞}", "(((((((((" + ")))))))))")
# 市市场监管局(知识产权局) → 市市场监管局, 知识产权局
_PLAQUE: Final = re.compile(r"(.+?)[(](?:加挂|挂)?([^()]+?)(?:牌子)?[)]")
# 高新区|管委; not 市城管委
_ZONE_BOARD: Final = re.compile("(?<=[区园港片])管委$")
_NO_NAME: Final = re.compile(r"[。;:!?\d]{2}|[。;:!?]")
# NFKC leaves these as they are, and most names hold no others.
_PLAIN: Final = re.compile("[\u4e00-\u9fff()]*")
_CACHE: Final = 65536


@lru_cache(maxsize=_CACHE)
def resolve(stated: str, context: IssuerContext) -> Resolution:
    """Resolve a body as written.

    Returns:
        A group has no canonical name; neither has a body that no rule is sure of. ``why`` says in words what was done.
    """
    name = clean(stated)
    in_zone = context.zone is not None
    plain, plaque = split_plaque(name)
    reason = group_reason(name, in_zone=in_zone) or (plaque and group_reason(plain, in_zone=in_zone))
    if reason:
        return Resolution(None, group=True, why=reason)
    full = _ZONE_BOARD.sub("管委会", plain)
    found = next(readings(full, issuer_of(context)), None) or Resolution(None, why="no rule knows this name")
    return replace(found, plaque=plaque) if plaque else found


def clean(stated: str) -> str:
    """The name without white space, in NFKC, brackets as ``()``, without 由 before and 等 behind it."""
    plain = stated if _PLAIN.fullmatch(stated) else _normal(stated)
    return plain.strip("、,;。:·").removeprefix("由").removesuffix("等")


def _normal(stated: str) -> str:
    return "".join(unicodedata.normalize("NFKC", stated).split()).translate(_BRACKETS)


def split_plaque(name: str) -> tuple[str, str | None]:
    """Split off a second name in brackets: 区发改委(工信局) → 区发改委, 工信局."""
    match = _PLAQUE.fullmatch(name) if "(" in name else None
    return (match[1], match[2]) if match else (name, None)


@lru_cache(maxsize=_CACHE)
def looks_like_body(text: str) -> bool:
    """Whether a string in a statement of responsibility is the name of a body or of a class of bodies."""
    name = clean(text)
    if not 1 < len(name) <= 40 or _NO_NAME.search(name):
        return False
    plain, _ = split_plaque(name)
    if group_reason(name):
        return ends_like_group(name)
    return _is_known(plain) or looks_full(plain, strict=False) or department(plain) is not None


@lru_cache(maxsize=_CACHE)
def _is_known(name: str) -> bool:
    rests = [name, *(rest for _, rest in level_words(name)), *(name[n:] for n, _ in prefixes(name, None))]
    return any(rest in known() or rest in central() or rest in zones.managers() for rest in rests) or zones.is_zone(
        name
    )
