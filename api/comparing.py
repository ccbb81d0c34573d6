"""Which targets of one indicator may be compared, and in words why others may not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from api.pages import wide
from api.reading import Row, text
from api.words import LANGUAGES, Language, words
from graph.comparability import Aspects, differences
from ontology.units import english

# pairs of classes of targets that a page states
MOST: Final = 20
PLACES: Final = 5
# what bars comparison, as the questions say it: 口径不同(存量与年度流量), behind the place: 与宁波市:
_ASPECTS: Final = {
    "口径": "kind",
    "单位": "measure",
    "区域层级": "level",
    "认定层级": "grade",
    "年份": "year",
    "名称": "name",
}
_REASON: Final = re.compile(rf"({'|'.join(_ASPECTS)})不同\((.*?)与(.*?)\)")
_BESIDE: Final = re.compile(r"(?:^|(?<=;))与([^:;]+):")


@dataclass(frozen=True, slots=True)
class Barred:
    """Places whose targets must not be compared with those of other places, and why in words."""

    places: str
    others: str
    reason: str


def aspects(row: Row) -> Aspects:
    """Return what the target of a row of ``targets.rq`` may be compared by."""
    kind, measure, level, grade = (text(row, column) for column in ("value_kind", "measure", "level", "grade"))
    return Aspects(kind, measure, level, grade, text(row, "relative") == "true")


def reason(a: Row, b: Row, language: Language) -> str:
    """Say why two targets of one indicator must not be compared; empty where they may be."""
    t = words(language)
    found = differences(aspects(a), aspects(b))
    return t["join"].join(
        t[f"differs_{name}"].format(a=_called(of_a, language), b=_called(of_b, language)) for name, of_a, of_b in found
    )


# what the question says where no other plan has a target that could be compared
_ALONE: Final = "没有其他规划的目标可比"


def told(stated: str, language: Language) -> str:
    """Return the reason that a question gives, in the language of the page.

    口径不同(存量与年度流量)、指标不同 → measured differently (stock, per year), different indicators
    """
    if language == LANGUAGES[0]:
        return wide(stated)
    t = words(language)

    def translated(of: re.Match[str]) -> str:
        return t[f"differs_{_ASPECTS[of[1]]}"].format(a=_called(of[2], language), b=_called(of[3], language))

    found = _REASON.sub(translated, _BESIDE.sub(lambda of: t["with_place"].format(a=of[1]), stated))
    return (
        found.replace(_ALONE, t["differs_none"])
        .replace("指标不同", t["differs_indicator"])
        .replace("、", t["join"])
        .replace(";", "; ")
        .rstrip("; ")
    )


def _called(aspect: str, language: Language) -> str:
    """Return a kind, a unit, a level or a grade in the language of the page."""
    if language == LANGUAGES[0]:
        return aspect or "–"
    return english(aspect) or "–"


def barred(rows: Sequence[Row], language: Language) -> tuple[Barred, ...]:
    """Say which places' targets of one indicator must not be compared; at most ``MOST`` statements."""
    classes: dict[Aspects, list[Row]] = {}
    for row in rows:
        classes.setdefault(aspects(row), []).append(row)
    groups = list(classes.values())
    found = []
    for index, group in enumerate(groups):
        for other in groups[index + 1 :]:
            why = reason(group[0], other[0], language)
            if why and len(_plans([*group, *other])) > 1:
                found.append(Barred(places(group, language), places(other, language), why))
    return tuple(found[:MOST])


def comparable(rows: Sequence[Row]) -> list[list[Row]]:
    """Return the targets that may be compared with each other, group by group; each is of two plans at least."""
    classes: dict[Aspects, list[Row]] = {}
    for row in rows:
        classes.setdefault(aspects(row), []).append(row)
    groups: list[list[Aspects]] = []
    for known in classes:
        fitting = (group for group in groups if not any(differences(known, one) for one in group))
        if (group := next(fitting, None)) is None:
            groups.append([known])
        else:
            group.append(known)
    joined = ([row for known in group for row in classes[known]] for group in groups)
    return [group for group in joined if len(_plans(group)) > 1]


def _plans(rows: Iterable[Row]) -> set[str]:
    return {text(row, "plan_iri") for row in rows}


def places(rows: Iterable[Row], language: Language) -> str:
    """Name the regions of targets, the first few of many."""
    t = words(language)
    named = list(dict.fromkeys(text(row, "region") or text(row, "plan") for row in rows))
    shown = t["join"].join(named[:PLACES])
    return shown if len(named) <= PLACES else t["and_more"].format(shown=shown, count=len(named))
