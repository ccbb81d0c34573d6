"""Reads tables of indicators."""

from collections.abc import Iterator

from loaders.document import Document
from loaders.find.target_items import Draft


def find_rows(document: Document) -> Iterator[Draft]:
    """Drafts of the rows of tables of indicators."""
    return iter(())
