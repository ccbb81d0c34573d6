"""What of a document says what a task is about: its text without the statements, and the headings above it."""

from collections.abc import Sequence
from typing import Final

from loaders.document import Document
from loaders.find.statements import Statement
from loaders.passage import Passage

_HEAD: Final = 200  # in so many characters a document has given its title, and a heading its subject


def body_of(norm: str, passage: Passage) -> str:
    """The text of a task without its heading and without its statements of responsibility; empty for a group."""
    if passage.kind == "group":
        return ""
    place = passage.title[1] if passage.title else passage.start
    if not passage.statements:
        return norm[place : passage.end]
    statements: Sequence[Statement] = passage.statements
    if len(statements) > 1:
        statements = sorted(statements, key=lambda statement: statement.start)
    parts = []
    for statement in statements:
        parts.append(norm[place : statement.start])
        place = max(place, statement.end)
    return "".join([*parts, norm[place : passage.end]])


def headings_above(document: Document, passage: Passage) -> tuple[str, ...]:
    """The head of the document and the headings above a task, that of its own item where the task has none."""
    outline, norm = document.outline, document.norm
    item = outline.items[passage.item] if passage.item is not None else None
    if item is not None and passage.title is not None:
        item = outline.items[item.parent] if item.parent is not None else None
    known, index = document.once(_known_headings), item.index if item is not None else None
    if index not in known:
        headings = [norm[:_HEAD]]
        while item is not None:
            headings.append(norm[item.title_start : item.title_end][:_HEAD])
            item = outline.items[item.parent] if item.parent is not None else None
        known[index] = tuple(headings)
    return known[index]


def _known_headings(_: Document) -> dict[int | None, tuple[str, ...]]:
    """The headings from an item upwards, by its index, that were asked for: tasks beside each other share them."""
    return {}
