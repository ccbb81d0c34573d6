"""Tables with merged cells as HTML, as a Word file and as Markdown, which keeps no merges, from one description."""

from io import BytesIO

import docx as word

from loaders.document import Document
from loaders.pipeline import read_text
from loaders.readers import docx, html, md

Cell = str | tuple[str, int, int]
"""Words, and where it is merged how many columns and rows it spans."""
Rows = list[list[Cell]]
FORMATS = ("html", "docx", "md")


def document(above: list[str], tables: list[Rows], form: str) -> Document:
    """The paragraphs ``above`` and the ``tables`` below them, read from a file of ``form``."""
    return read_text({"html": _html, "docx": _docx, "md": _md}[form](above, tables))


def _parts(cell: Cell) -> tuple[str, int, int]:
    return cell if isinstance(cell, tuple) else (cell, 1, 1)


def _placed(rows: Rows) -> dict[tuple[int, int], tuple[str, int, int]]:
    """The cells by the row and the column in which they begin."""
    taken: set[tuple[int, int]] = set()
    placed = {}
    for number, row in enumerate(rows):
        column = 0
        for words, columns, height in map(_parts, row):
            while (number, column) in taken:
                column += 1
            placed[number, column] = words, columns, height
            taken |= {(number + down, column + right) for down in range(height) for right in range(columns)}
    return placed


def _width(rows: Rows) -> int:
    return max(column + columns for (_, column), (_, columns, _) in _placed(rows).items())


def _html(above: list[str], tables: list[Rows]) -> docx.SourceText:
    lines = [f"<p>{line}</p>" for line in above]
    for rows in tables:
        body = "".join(
            "<tr>" + "".join(f'<td colspan="{b}" rowspan="{c}">{a}</td>' for a, b, c in map(_parts, row)) + "</tr>"
            for row in rows
        )
        lines.append(f"<table>{body}</table>")
    return html.read("\n".join(lines).encode(), "invented.html")


def _docx(above: list[str], tables: list[Rows]) -> docx.SourceText:
    file = word.Document()
    for line in above:
        file.add_paragraph(line)
    for rows in tables:
        table = file.add_table(len(rows), _width(rows))
        for (number, column), (words, columns, height) in _placed(rows).items():
            cell = table.cell(number, column).merge(table.cell(number + height - 1, column + columns - 1))
            cell.text = words
    buffer = BytesIO()
    file.save(buffer)
    return docx.read(buffer.getvalue(), "invented.docx")


def _md(above: list[str], tables: list[Rows]) -> docx.SourceText:
    lines = [f"{line}\n" for line in above]
    for rows in tables:
        placed = _placed(rows)
        for number in range(len(rows)):
            words = [placed.get((number, column), ("", 1, 1))[0] for column in range(_width(rows))]
            lines.append(f"| {' | '.join(words)} |")
            if not number:
                lines.append("|---" * len(words) + "|")
        lines.append("")
    return md.read("\n".join(lines).encode(), "invented.md")
