"""Who issued a plan, what a name may stand for, and what words of level (市, 我区, 示范区) mean for that issuer."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.lexicons import alternatives
from loaders.resolve import zones
from loaders.resolve.forms import word
from loaders.resolve.places import Place, area, by_level
from ontology.frozen import record
from ontology.iri import NATION


class IssuerContext(NamedTuple):
    """Who issued the plan: what 市, 区 and a missing word of level refer to.

    ``region_code`` is GB/T 2260, 100000 for the whole country, None where unknown; ``zone`` is the name of the
    development zone that the plan is of; ``date`` is ISO, or a year.
    """

    region_code: str | None = None
    region: str | None = None
    zone: str | None = None
    date: str | None = None


@record(frozen=True)
class Resolution:
    """What a name stands for. ``key`` is ``<code of the area>/<type>``, ``plaque`` the second name in brackets."""

    canonical: str | None
    group: bool = False
    key: str | None = None
    plaque: str | None = None
    level: str | None = None
    why: str = ""


@record(frozen=True)
class Issuer:
    """The context with what is derived from it: code and place of the area, and the date, empty where unknown."""

    code: str | None
    place: Place | None
    date: str

    @property
    def national(self) -> bool:
        return self.code == NATION


@lru_cache(maxsize=256)
def issuer_of(context: IssuerContext) -> Issuer:
    code = context.region_code
    place = None
    if code and code != NATION:
        place = zones.own_zone(context.zone, code) if context.zone else area(code)
    return Issuer(code, place, context.date or "")


@cache
def _level_pattern() -> re.Pattern[str]:
    # 市|财政局, 全市|…, 我区|…, 市级|…, 市直|机关工委
    before, levels = alternatives(word("before")), alternatives([*word("levels"), *word("zone_levels")])
    return re.compile(rf"(?:{before})?({levels})(?:本级|级)?")


@lru_cache(maxsize=16384)  # asked several times of each name
def level_words(name: str) -> tuple[tuple[str, str], ...]:
    """The word of level that ``name`` begins with, and the rest; nothing where it begins with none."""
    match = _level_pattern().match(name)
    return ((match[1], name[match.end() :]),) if match else ()


def meant(level: str, issuer: Issuer) -> Place | None:
    """The place that a word of level means for this issuer."""
    if issuer.place and issuer.place.zone and (level == "区" or level in word("zone_levels")):
        return issuer.place if zones.may_be(issuer.place.own, level) else None
    if level in word("zone_levels"):
        own = issuer.place
        return own if own and own.own.endswith(level) else None
    code = by_level(level, issuer.code)
    return area(code) if code else None
