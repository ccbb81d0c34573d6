"""What the pages of questions show: forms out of parameters, tables out of answers."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

from api.pages import wide
from api.reading import Reader, Row
from api.tables import COMPARATORS, Table, build
from api.words import Language, words
from graph.catalog import Answer, Question, question
from graph.parameters import Parameter
from graph.result import Term, Value
from ontology.iri import code
from ontology.terms import expand

# columns that hold names of codes, and the schemes that they may be of
_CODES: Final = {
    "function": ("function",),
    "basis": ("role-basis", "accumulation"),
    "kind": ("platform-kind", "task-kind", "plan-kind"),
    "status": ("platform-status",),
    "relation": ("relation",),
    "source": ("funding-source",),
    "topic": ("topic",),
}
_DATATYPES: Final[dict[type, str]] = {
    bool: expand("xsd:boolean"),
    int: expand("xsd:integer"),
    float: expand("xsd:decimal"),
}
_YEARS: Final = frozenset(("year", "start", "end", "until"))


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a question's form. ``choices`` are (value, words); empty for free text."""

    name: str
    label: str
    required: bool
    value: str
    choices: tuple[tuple[str, str], ...]


@cache
def groups() -> tuple[dict[str, Any], ...]:
    """Return the questions by subject: names in both languages, and ids."""
    text = files("api").joinpath("web/question_groups.yaml").read_text(encoding="utf-8")
    return tuple(yaml.safe_load(text))


def answer_table(reader: Reader, language: Language, answer: Answer, limit: int) -> Table:
    """Return the first rows of an answer as a table; columns of nodes become links of the columns that name them."""
    rows = [_row(reader, language, answer.columns, values) for values in answer.rows[:limit]]
    renamed = {"basis": "accumulation"} if "unit" in answer.columns else {}
    shown = [renamed.get(column, column) for column in answer.columns if not column.endswith("_iri")]
    return build(reader, language, answer.question.id, rows, shown, heading(language, answer.question))


def _row(reader: Reader, language: Language, columns: tuple[str, ...], values: tuple[Value, ...]) -> Row:
    row = {c: _term(reader, language, c, v) for c, v in zip(columns, values, strict=True)}
    # what is called a basis beside a unit is how a target is measured
    if "unit" in row and "basis" in row:
        row["accumulation"] = row.pop("basis")
    # rows about a plan lead to it by their region, as the contract gives them no column of the plan
    if "region" in row and "region_iri" not in row and "title" not in row:
        row["region_iri"] = row.get("plan_iri")
    return row


def _term(reader: Reader, language: Language, column: str, value: Value) -> Term | None:
    if value is None:
        return None
    if column.endswith("_iri"):
        return Term("iri", str(value))
    if isinstance(value, str) and column in _CODES:
        return Term("literal", "、".join(_name(reader, language, column, name) for name in value.split()))
    if column == "comparator":
        return Term("literal", COMPARATORS.get(str(value)) or str(value))
    if column in _YEARS:
        return Term("literal", str(value))
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Term("literal", text, _DATATYPES.get(type(value)))


def _name(reader: Reader, language: Language, column: str, name: str) -> str:
    for scheme in _CODES[column]:
        known = reader.labels(code(scheme, name), language).get(code(scheme, name))
        if known:
            return known
    return name


def form(reader: Reader, language: Language, question: Question, given: Mapping[str, str]) -> list[Field]:
    """Return the fields of a question's form, filled with what is given."""
    return [
        Field(p.name, words(language).get(f"param_{p.name}", p.name), p.required, given.get(p.name, ""),
              _choices(reader, language, p))
        for p in question.params
    ]  # fmt: skip


def _choices(reader: Reader, language: Language, parameter: Parameter) -> tuple[tuple[str, str], ...]:
    if parameter.type == "region":
        named = {_last(row, "node"): _last(row, "label") for row in reader.rows("planned_regions")}
        return tuple(sorted(named.items()))
    if parameter.type in ("function", "topic"):
        prefix = code(parameter.type, "")
        return tuple((iri.removeprefix(prefix), name) for iri, name in sorted(reader.labels(prefix, language).items()))
    if "|" in parameter.type:
        return tuple((name, _any_name(reader, language, name)) for name in parameter.type.split("|"))
    return ()


def heading(language: Language, question: Question) -> str:
    """Return a question in the words of a page."""
    return question.en if language == "en" else wide(question.zh)


def explanation(language: Language, question: Question) -> str:
    """Return what a question means in the words of its page: columns and fields go by what stands above them."""
    known = words(language)

    def called(name: str) -> str:
        return f"“{known.get(f'column_{name}') or known.get(f'param_{name}') or name}”"

    said = question.for_readers(language == "en", called)
    return said.strip() if language == "en" else wide(said)


def _any_name(reader: Reader, language: Language, name: str) -> str:
    """Return the label of a code whatever its scheme."""
    found = (_name(reader, language, column, name) for column in _CODES)
    return next((label for label in found if label != name), words(language).get(f"choice_{name}", name))


def _last(row: Row, column: str) -> str:
    term = row.get(column)
    return term.text.rpartition("/")[2] if term else ""


def answer_json(answer: Answer, snapshot: str) -> dict[str, Any]:
    """Return an answer for programs; every row is an object with the columns as keys."""
    return {
        **question_json(answer.question, answer.parameters),
        "columns": answer.columns,
        "rows": [dict(zip(answer.columns, row, strict=True)) for row in answer.rows],
        "sparql": answer.sparql,
        "snapshot": snapshot,
    }


def question_json(question: Question, parameters: Mapping[str, str]) -> dict[str, Any]:
    """Return the part of an answer that says what was asked."""
    return {
        "question": {
            "id": question.id,
            "zh": question.zh,
            "en": question.en,
            "explanation": question.explanation,
            "explanation_en": question.explanation_en,
        },
        "parameters": dict(parameters),
    }


def read_json(body: bytes) -> Answer:
    """Read what ``answer_json`` and ``api.prepared`` write."""
    told = json.loads(body)
    rows = tuple(tuple(row.values()) for row in told["rows"])
    return Answer(question(told["question"]["id"]), told["parameters"], tuple(told["columns"]), rows, told["sparql"])


def csv_text(columns: tuple[str, ...], rows: tuple[tuple[Value, ...], ...]) -> str:
    """Return rows as CSV (RFC 4180); true and false in small letters, nothing for what is not there."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([str(v).lower() if isinstance(v, bool) else v for v in row] for row in rows)
    return out.getvalue()
