"""Small builders for tests: a document from a string, as the plain-text reader would give it."""

from loaders.document import Document
from loaders.pipeline import read_text
from loaders.readers import txt
from loaders.text import SourceText


def source(text: str) -> SourceText:
    """The text as read from a UTF-8 file."""
    return txt.read(text.encode(), "invented.txt")


def document(text: str) -> Document:
    """Clean text, outline and tasks of ``text``."""
    return read_text(source(text))


def paths(text: str) -> list[str]:
    """Paths of all tasks in ``text``."""
    return [passage.path for passage in document(text).passages]
