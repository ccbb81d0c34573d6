"""Where a further plan begins in the same file: a title of its own, after which a count of chapters starts."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from loaders.document import Document
from loaders.find.header_lines import head_line
from loaders.find.header_title import find_titles
from loaders.find.title_words import own_norm
from loaders.marks import Level
from loaders.outline import Item
from ontology.frozen import record

_MOST_LINES: Final = 40
_LONGEST: Final = 120
_MOST: Final = 40
_NOTICE: Final = 1  # the highest rank of titles that are no news


@record(frozen=True)
class Beginning:
    """The line ``[start, end)`` of the clean text with the ``title`` of a further plan."""

    start: int
    end: int
    title: str


def find(document: Document, title: str | None) -> list[Beginning]:
    """Where further plans begin, in order. ``title`` is that of the first one, which may be said again."""
    found: list[Beginning] = []
    known = {own_norm(title)} if title else set[str]()
    for item in _first_chapters(document):
        beginning = _titled(document, item)
        if beginning and len(found) < _MOST and not _is_known(own_norm(beginning.title), known):
            found.append(beginning)
            known.add(own_norm(beginning.title))
    return found


def _is_known(title: str, known: set[str]) -> bool:
    """True where ``title`` is one of ``known``, or says more or less of who issued it."""
    return any(title.endswith(one) or one.endswith(title) for one in known)


def _first_chapters(document: Document) -> Iterator[Item]:
    """The items after the first at which a count of chapters or articles starts outside annexes."""
    for item in document.outline.items[1:]:
        if item.annex is None and item.level <= Level.ARTICLE and item.number == 1:
            yield item


def _titled(document: Document, item: Item) -> Beginning | None:
    """The title that stands between the item before ``item`` and itself; None where none does."""
    before = document.outline.items[item.index - 1].title_end
    stop = bisect_left(document.clean.lines, item.start, key=lambda line: line.start)
    near = document.clean.lines[max(stop - _MOST_LINES, 0) : stop]
    lines = [line for line in near if line.start >= before and line.end - line.start <= _LONGEST]
    found = find_titles([head_line(document.text[line.start : line.end]) for line in lines])
    titles = [title for title in found if title.rank <= _NOTICE]
    if not titles:
        return None
    # where a notice issues it, the notice comes first
    first = min(
        (title for title in titles if own_norm(title.own) == own_norm(titles[0].own)), key=lambda title: title.first
    )
    return Beginning(lines[first.first].start, lines[first.last].end, titles[0].own)
