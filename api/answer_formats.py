"""An answer to a catalogued question as a table for other programs: CSV, TSV and HTML."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from api.question_view import csv_text
from graph.catalog import Answer
from graph.result import Value

FORMATS: Final = {
    "json": "application/json",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "html": "text/html",
}
_BREAKS: Final = str.maketrans("\t\r\n", "   ")


def _cell(value: Value) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def tsv_text(answer: Answer) -> str:
    """Return rows with tabs between; a tab or a line break inside a value becomes a blank, as TSV knows no quotes."""
    lines = (answer.columns, *answer.rows)
    return "".join("\t".join(_cell(value).translate(_BREAKS) for value in line) + "\n" for line in lines)


def html_text(answer: Answer) -> str:
    """Return a page that is one table, to be taken over into a document."""
    return "".join(_page(answer))


def _page(answer: Answer) -> Iterator[str]:
    title = escape(answer.question.zh)
    yield f'<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{title}</title></head><body>'
    yield f"<table><caption>{title}</caption><thead><tr>"
    yield from (f'<th scope="col">{escape(column)}</th>' for column in answer.columns)
    yield "</tr></thead><tbody>"
    for row in answer.rows:
        yield "<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row) + "</tr>"
    yield "</tbody></table></body></html>\n"


WRITERS: Final[dict[str, Callable[[Answer], str]]] = {
    "csv": lambda answer: csv_text(answer.columns, answer.rows),
    "tsv": tsv_text,
    "html": html_text,
}
