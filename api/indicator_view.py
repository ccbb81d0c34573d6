"""What the page of indicators shows of one indicator: its plots, what must not be compared and why, its targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.comparing import MOST, Barred, barred, comparable, places
from api.links import page_of
from api.plotting import CLASSES, SHAPES, Plot, Point, plot
from api.reading import Reader, Row, natural, text
from api.tables import Table, build, goal
from api.words import LANGUAGES, Language, words
from graph.comparability import multiple
from graph.kept import Kept
from ontology.iri import Identifier
from ontology.units import english

PAGE: Final = 12
CONTENTS: Final = 120
DOTS: Final = 400
LISTED: Final = 100
_COLUMNS: Final = ("region", "plan", "path", "indicator", "goal", "year", "value_kind", "level", "doubt", "confidence",
                   "evidence")  # fmt: skip
# measures under which units stand that are no multiples of one another by ten
_SEVERAL_UNITS: Final = ("重量", "面积", "功率")


@dataclass(frozen=True, slots=True)
class Known:
    """An indicator that plans give values for; ``names`` are all that it goes by, ``english`` its name as a code."""

    iri: str
    name: str
    names: str
    plans: int
    english: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an indicator stands among those found: its page and the anchor there."""

    known: Known
    anchor: str
    page: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A plot with one kind of value and one unit; ``levels`` are (name, class, shape) of its legend."""

    kind: str
    unit: str
    plot: Plot
    levels: tuple[tuple[str, str, str], ...]
    doubtful: bool


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """All of one indicator. ``undated`` are (words, address); ``related`` are (name, address)."""

    known: Known
    anchor: str
    href: str
    verdict: str
    figures: tuple[Figure, ...]
    barred: tuple[Barred, ...]
    free: tuple[str, ...]
    undated: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    related: tuple[tuple[str, str], ...]
    table: Table
    total: int


def known(reader: Reader, kept: Kept[Any], q: str = "") -> list[Known]:
    """Return the indicators whose names hold the letters of ``q`` in their order, those of most plans first."""
    every: list[Known] = kept.get("indicators", lambda: _all(reader))
    word = q.casefold().split()
    near = [one for one in every if all(_within(part, name) for part in word for name in [one.names.casefold()])]
    exact = [one for one in near if q.casefold().strip() in one.names.casefold()]
    return exact or near


def _all(reader: Reader) -> list[Known]:
    found = []
    for row in reader.rows("indicator_counts"):
        iri, name = text(row, "indicator_iri"), text(row, "name")
        english = _english(reader, iri, name)
        found.append(Known(iri, name, f"{text(row, 'names')} {english}", int(text(row, "plans")), english))
    return found


def _english(reader: Reader, iri: str, name: str) -> str:
    """Return the English name of an indicator of the scheme, empty where it has none."""
    found = reader.label(iri, "en") if Identifier.parse(iri).key.startswith("code/") else ""
    return "" if found == name else found


def _within(part: str, names: str) -> bool:
    """Whether one of the names has the letters of ``part`` in their order: 高价值专利 in 高价值发明专利."""
    return any(all(letter in rest for letter in part) for name in names.split() for rest in [iter(name)])


def contents(found: Sequence[Known]) -> list[Place]:
    """Return where each of the indicators found stands, as far as a list of them can be read."""
    return [Place(one, _key(one), index // PAGE + 1) for index, one in enumerate(found[:CONTENTS])]


def views(reader: Reader, language: Language, shown: Sequence[Known], plans: Sequence[Row]) -> list[IndicatorView]:
    """Return what there is to see of some indicators; ``plans`` are all plans, to say which give no value."""
    nodes = " ".join(f"<{one.iri}>" for one in shown)
    rows = reader.where("targets", f"VALUES ?indicator_iri {{ {nodes} }}") if shown else []
    related = reader.rows("related_indicators")
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(text(row, "indicator_iri"), []).append(row)
    return [_view(reader, language, one, found.get(one.iri, []), plans, related) for one in shown]


def _view(
    reader: Reader, language: Language, one: Known, rows: list[Row], plans: Sequence[Row], related: Sequence[Row]
) -> IndicatorView:
    reasons = barred(rows, language)
    giving = {text(row, "plan_iri") for row in rows}
    alone = len(giving) < 2
    free = [_free(group, language) for group in comparable(rows)]
    verdict = "alone" if alone else "all" if free and not reasons else "some" if free else "none"
    missing = [plan for plan in plans if text(plan, "plan_iri") not in giving] if not alone or len(plans) < DOTS else []
    undated = tuple((f"{text(row, 'region') or text(row, 'plan')} {goal(row, language)}", _href(row)) for row in rows
                    if not text(row, "year"))  # fmt: skip
    kin = tuple((text(row, "other"), page_of(text(row, "other_iri")) or "") for row in related
                if text(row, "indicator_iri") == one.iri)  # fmt: skip
    listed = sorted(rows, key=lambda row: natural(text(row, "region_iri")))[:LISTED]
    shown = build(reader, language, f"indicator-{_key(one)}", listed, _COLUMNS, one.name, key="")
    return IndicatorView(
        one, _key(one), page_of(one.iri) or "", verdict, tuple(_figures(rows, language)), reasons,
        tuple(free[:MOST]), undated, _named(missing, language), kin,
        shown, len(rows),
    )  # fmt: skip


def _named(plans: Sequence[Row], language: Language) -> tuple[str, ...]:
    return (places(plans, language),) if plans else ()


def _key(one: Known) -> str:
    return f"i-{Identifier.parse(one.iri).key.replace('/', '-')}"


def _href(row: Row) -> str:
    return page_of(text(row, "target_iri")) or ""


def _free(rows: Sequence[Row], language: Language) -> str:
    """Say whose targets may be compared, and what to mind: 苏州市、宁波市：年份不同，比较时须留意."""
    t = words(language)
    years = {text(row, "year") for row in rows if text(row, "year")}
    names = {text(row, "indicator") for row in rows}
    told = [t[key] for key, several in (("years_remark", len(years) > 1), ("names_remark", len(names) > 1)) if several]
    named = places(rows, language)
    return t["of_places"].format(a=named, b=t["join"].join(told)) if told else named


def _figures(rows: Sequence[Row], language: Language) -> list[Figure]:
    """One plot for each kind of value and unit among the dated targets."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if text(row, "year"):
            groups.setdefault((text(row, "value_kind"), _unit(row)), []).append(row)
    return [_figure(kind, unit, group[:DOTS], language) for (kind, unit), group in groups.items()]


def _unit(row: Row) -> str:
    """What the axis counts: the measure, or the unit itself where the measure takes in several."""
    unit, measure = text(row, "unit"), text(row, "measure")
    plain = unit[len(unit) - len(unit.lstrip("十百千万亿")) :] if multiple(unit) > 1 else unit
    return plain if not measure or measure.startswith(_SEVERAL_UNITS) else measure


def _figure(kind: str, unit: str, rows: Sequence[Row], language: Language) -> Figure:
    t = words(language)
    points = sorted((_point(row, language) for row in rows), key=lambda point: (point.year, point.label))  # as Tab goes
    used = {point.level for point in points}
    levels = tuple((t[f"level_{name}"], name, SHAPES[level]) for level, name in CLASSES.items() if level in used)
    if language != LANGUAGES[0]:
        kind, unit = english(kind), english(unit)
    return Figure(kind, unit, plot(points, language), levels, any(point.doubtful for point in points))


def _point(row: Row, language: Language) -> Point:
    times = multiple(text(row, "unit"))
    value, most = row["value"], row["value_max"]
    level, name = text(row, "level"), text(row, "region") or text(row, "plan")
    return Point(
        int(text(row, "year")), float(value.text) * times if value else 0.0, float(most.text) * times if most else None,
        level if level in SHAPES else "", f"{name} {goal(row, language)}", _href(row),
        text(row, "suspect") == "true",
    )  # fmt: skip
