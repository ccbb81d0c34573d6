"""Rows of the graph → tables that a template shows: names of columns, links, numbers, passages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from api.comparing import told
from api.links import anchor, page_of
from api.reading import Reader, Row, text
from api.words import Language, words
from graph.plan_names import told_apart
from graph.result import Term
from ontology.iri import Identifier
from ontology.units import amount, english

# column → the column that holds the node it leads to; all others lead to <column>_iri where there is one
_LINKS: Final = {
    "path": ("task_iri",),
    "title": ("task_iri", "plan_iri"),
    "name": ("indicator_iri", "plan_iri"),
    "region_a": ("plan_a_iri",),
    "region_b": ("plan_b_iri",),
}
# how columns are set: numbers to the right, short words on one line
_NUMERIC: Final = frozenset(
    (
        "tasks",
        "first",
        "amount",
        "position",
        "regions",
        "plans",
        "platforms",
        "centrality",
        "value",
        "value_max",
        "size",
    )
)
_SHORT: Final = frozenset(
    ("region", "path", "number", "year", "start", "end", "issued", "goal", "role", "basis", "status", "kind", "time")
)
# columns of units and of kinds of value, which have names in English
_QUANTITIES: Final = frozenset(("unit", "value_kind", "measure", "level", "grade"))
COMPARATORS: Final = {">=": "≥", ">": ">", "<=": "≤", "<": "<", "=": "", "between": "", "~": "约 "}


@dataclass(frozen=True, slots=True)
class Passage:
    """The passage that shows a fact: its words, or of a mere record its place; its address; its citation."""

    quote: str = ""
    place: str = ""
    href: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its column's label, its words, where it leads, how it is set."""

    label: str
    text: str = ""
    href: str | None = None
    quote: Passage | None = None
    style: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.text and (self.quote is None or not (self.quote.quote or self.quote.place))


@dataclass(frozen=True, slots=True)
class Column:
    """Head of a column."""

    name: str
    label: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One row; ``anchor`` is the name under which it can be linked."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Line, ...]


def passage(row: Row, language: Language) -> Passage:
    """Return the passage of a fact with the columns ``evidence`` and ``quote``."""
    evidence = text(row, "evidence")
    if not evidence:
        return Passage()
    start, _, end = evidence.rpartition("/")[2].partition("-")
    place = words(language)["place"].format(start=start, end=end)
    return Passage(text(row, "quote"), place, page_of(evidence) or "", citation(row, language, place))


def citation(row: Row, language: Language, place: str) -> str:
    """Return the passage of a fact as it is cited."""
    quote, plan = text(row, "quote"), text(row, "plan")
    return cited(language, plan, text(row, "plan_number"), text(row, "path"), quote, place, text(row, "evidence"))


def cited(language: Language, plan: str, number: str, path: str, quote: str, place: str, address: str) -> str:
    """Return title and number of the plan, clause, the sentence or where only a record is loaded its place, the IRI."""
    t = words(language)
    title = f"《{plan}》{t['cite_number'].format(number=number) if number else ''}"
    parts = (title, clause_of(path), f"“{quote}”" if quote else place)
    return f"{t['cite_join'].join(part for part in parts if part)}{t['cite_end']}{address}"


def clause_of(path: str) -> str:
    """Return the printed number of an item in one piece.

    >>> clause_of("三/(一)/1/(2)"), clause_of("三/¶2"), clause_of("1/2")
    ('三(一)1(2)', '三第2段', '1.2')
    """
    return re.sub(r"¶(\d+)", r"第\1段", re.sub(r"(?<=\d)/(?=\d)", ".", path).replace("/", ""))


def goal(row: Row, language: Language) -> str:
    """Return a target in one piece: ``≥85 分``, ``3–5 家``, in English ``≥85 points``."""
    low, high = text(row, "value"), text(row, "value_max")
    sign = COMPARATORS.get(text(row, "comparator"), "")
    unit = text(row, "unit")
    if language != "zh":
        ends = [amount(value, unit) for value in (low, high) if value]
        first, last = ends[0], ends[-1]
        # what both ends share is told once: 3–5 organisations
        shared = len(ends) > 1 and first.partition(" ")[2] == last.partition(" ")[2]
        return f"{sign.replace('约', 'about')}{first.partition(' ')[0] + '–' + last if shared else '–'.join(ends)}"
    return f"{sign}{low}{'–' + high if high else ''}{'' if unit == '%' or not unit else ' '}{unit}"


def doubt(row: Row, language: Language) -> str:
    """Say that a value is doubtful, and what else it may be."""
    if text(row, "suspect") != "true":
        return ""
    t, other = words(language), text(row, "alternative")
    return t["suspect"] + (f" · {t['perhaps']} {other}" if other else "")


def build(
    reader: Reader, language: Language, name: str, rows: Iterable[Row], columns: Sequence[str], title: str = "",
    key: str = "",
) -> Table:  # fmt: skip
    """Make the table ``name`` out of ``rows``; columns that are empty in every row are left out."""
    lines = [(row, [_cell(reader, language, row, column) for column in columns]) for row in rows]
    used = [i for i, _ in enumerate(columns) if any(not cells[i].empty for _, cells in lines)]
    heads = tuple(Column(columns[i], _label(columns[i], language), columns[i] in _NUMERIC) for i in used)
    body = tuple(Line(tuple(cells[i] for i in used), _anchor(row, key)) for row, cells in lines)
    return Table(name, title or words(language).get(f"facts_{name}", name), heads, body)


def _label(column: str, language: Language) -> str:
    return words(language).get(f"column_{column}", column)


def _anchor(row: Row, key: str) -> str:
    try:
        return anchor(Identifier.parse(text(row, key)))
    except ValueError:
        return ""


def _cell(reader: Reader, language: Language, row: Row, column: str) -> Cell:
    label = _label(column, language)
    if column == "evidence":
        return Cell(label, quote=passage(row, language), style="passage")
    if column == "confidence":
        known = text(row, column)
        return Cell(label, words(language).get(f"confidence_{known}", known), style="short")
    if column in ("goal", "doubt"):
        return Cell(label, goal(row, language) if column == "goal" else doubt(row, language), style="short")
    if language != "zh" and column in _QUANTITIES:
        return Cell(label, english(text(row, column)), style="short")
    if language != "zh" and column in ("reason", "note"):
        return Cell(label, told(text(row, column), language))
    places = _LINKS.get(column, (f"{column}_iri",))
    href = next((page_of(text(row, place)) for place in places if text(row, place)), None)
    style = "number" if column in _NUMERIC else "short" if column in _SHORT else ""
    named = told_apart(reader.store).get(text(row, "plan_iri")) if column == "plan" else None
    return Cell(label, named or show(reader, language, row.get(column)), href, style=style)


def show(reader: Reader, language: Language, term: Term | None) -> str:
    """Return the words for one term: the name of a code, yes for true, thousands apart in numbers but not in years."""
    if term is None:
        return ""
    if term.kind == "iri":
        return reader.label(term.text, language)
    value = term.value
    if isinstance(value, bool):
        return words(language)["yes" if value else "no"]
    if isinstance(value, int | float) and not (term.datatype or "").endswith("gYear"):
        return f"{value:,}"
    return str(value)
