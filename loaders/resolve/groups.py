"""Tells a class of bodies (各街道, 相关成员单位) from one body, by the rules of ``agencies_groups.yaml``."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.lexicons import alternatives, lexicon


@dataclass(frozen=True, slots=True)
class Rule:
    """A name that ``pattern`` finds and ``unless`` does not is a class; with ``zone`` not in a plan of a zone."""

    why: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    zone: bool


@cache
def rules() -> tuple[Rule, ...]:
    """The rules in their order, with ``{units}`` filled in."""
    table = lexicon("agencies_groups")
    units = alternatives(table["units"])
    return tuple(
        Rule(
            row["why"],
            re.compile(row["pattern"].replace("{units}", units)),
            re.compile(row["except"]) if "except" in row else None,
            row.get("zone", False),
        )
        for row in table["rules"]
    )


@lru_cache(maxsize=16384)
def group_reason(name: str, *, in_zone: bool = False) -> str | None:
    """Why ``name`` is a class of bodies, in words; None where it is not one by its words alone.

    Args:
        name: without white space, NFKC, brackets as ``()``.
        in_zone: the plan is of a development zone, where 管委会 without a name is its own.
    """
    plain = name.replace("各族自治", "自治")  # 龙胜各族自治县 is one county
    for rule in rules():
        if rule.zone and in_zone:
            continue
        if rule.pattern.search(plain) and not (rule.unless and rule.unless.search(plain)):
            return f"a class of bodies: {rule.why}"
    return None


def ends_like_group(name: str) -> bool:
    """Whether a name that a rule finds also ends like a class of bodies: 各街道, not 各项任务."""
    return bool(_nouns().search(name))


@cache
def _nouns() -> re.Pattern[str]:
    # 各区人民政府(管委会), 各街道
    return re.compile(f"(?:{alternatives(lexicon('agencies_groups')['nouns'])})(?:[(][^()]*[)])?$")
