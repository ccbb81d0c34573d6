"""The clause by which a document says what the place in its lists means: 列第一位的为牵头单位,其余为配合单位,下同."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.lexicons import lexicon
from ontology.frozen import record
from ontology.records import Role

_LEADS: Final = re.compile("牵头")
_ORDER: Final = re.compile(
    # Each begins with a plain character, so that they are quickly looked for.
    "逗号|最前(?<=[列名序位居于排处在]..)|前(?<=[列名序位居于排处在].)|首(?<=[列名序位居于排处在].)"
    "|第[一1](?:(?<=[列名序位居于排处在]..)|(?=[位个家名列项责承成单部机者的为是均即]))"
    "|首(?=[位个家名列项责承成单部机者的为是均即])"
)
# One of these stands in each clause.
_SIGNS: Final = ("第一", "第1", "首", "前", "逗号")
_REACH: Final = 80  # characters on each side of 牵头 that the clause may take


@record(frozen=True)
class LeadRule:
    """The first of every list leads, or with ``tier`` all before its first comma; the others have ``others``."""

    tier: bool
    others: Role


@cache
def _clause() -> re.Pattern[str]:
    words = lexicon("responsibilities")["lead_rule"]
    forms = "|".join([*words["first"], f"(?P<tier>{words['tier']})"])
    return re.compile(f"(?:{words['before']})?(?:{forms})(?:{words['others']})?(?:{words['after']})*:?")


def _places(norm: str) -> Iterator[tuple[int, int]]:
    """Where the clause may stand: around 牵头 with a word of order beside it, as the clause itself is slow to find."""
    for match in _LEADS.finditer(norm):
        place = max(0, match.start() - _REACH), min(len(norm), match.end() + _REACH)
        if _ORDER.search(norm, *place):
            yield place


def find_rule(norm: str) -> LeadRule | None:
    """The rule that folded text states, None where it states none."""
    match = next((found for place in _places(norm) if (found := _clause().search(norm, *place))), None)
    return LeadRule(match["tier"] is not None, "support" if match["support"] else "responsible") if match else None


def without_rule(text: str) -> str:
    """A statement with the clause blanked out, of the same length: it names no body."""
    if "牵头" not in text or not any(sign in text for sign in _SIGNS):
        return text
    return _clause().sub(lambda match: "、" * len(match[0]), text)
