"""The commands ask and query: answers as a table for people, or in a format for programs."""

import io
import json
from collections.abc import Sequence
from pathlib import Path

from api.forms import check_once
from api.question_view import answer_json, csv_text
from graph import catalog
from graph.result import Value
from graph.store import Store
from ontology.errors import ParameterError, QueryError


def ask(store: Path, question: str, parameters: Sequence[str], form: str) -> str:
    """Answer a question of the catalogue.

    Raises:
        ParameterError, NotFoundError, StoreError: as the catalogue and the store say.
    """
    catalog.question(question)  # an unknown name is told before the store is loaded
    given = [_parameter(one) for one in parameters]
    check_once(name for name, _ in given)
    opened = Store.open(store)
    answer = catalog.ask(opened, question, dict(given))
    if form == "json":
        return json.dumps(answer_json(answer, opened.manifest.sha256), ensure_ascii=False, indent=2) + "\n"
    if form == "csv":
        return csv_text(answer.columns, answer.rows).replace("\r\n", "\n")
    shown = [i for i, column in enumerate(answer.columns) if not column.endswith("_iri")]
    return table([answer.columns[i] for i in shown], [[row[i] for i in shown] for row in answer.rows])


def _parameter(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise ParameterError(f"{text!r}: write parameters as name=value")
    return name, value


def query(store: Path, text: bytes, form: str) -> str:
    """Answer a SPARQL query; ``table`` shows SELECT as a table, ASK as a word and graphs as Turtle.

    Raises:
        QueryError, StoreError: as the store says.
    """
    try:
        sparql = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("the query is not UTF-8") from error
    opened = Store.open(store)
    if form != "table":
        return opened.serialise(sparql, form).decode()
    result = opened.query(sparql)
    if result.form == "ask":
        return f"{str(result.boolean).lower()}\n"
    if result.form == "graph":
        return opened.serialise(sparql, "ttl").decode()
    return table(result.variables, result.values)


def table(columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Return rows as a table for a terminal; where the output is no terminal, it is as wide as it needs."""
    from rich.console import Console
    from rich.table import Table

    shown = Table(*columns)
    for row in rows:
        shown.add_row(*("" if value is None else str(value) for value in row))
    out = io.StringIO()
    terminal = Console()
    width = terminal.width if terminal.is_terminal else 4 + Console(width=10_000).measure(shown).maximum
    Console(file=out, width=width, highlight=False, markup=False).print(shown)
    return out.getvalue()
