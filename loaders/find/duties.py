"""Bodies that head the items of a list of duties: (一)市林业局:负责…; (二)市水务局:指导…. Each item is its body's."""

from collections import defaultdict
from collections.abc import Callable
from typing import Final

from loaders.document import Document
from loaders.find.bodies import Body, parse_bodies
from loaders.outline import Item
from loaders.resolve.agencies import Resolution, looks_like_body

_FEWEST: Final = 3
_SHARE: Final = 2 / 3
_LONGEST: Final = 60
# How the names of bodies end, and of classes of them.
_ENDS: Final = frozenset("局委办部厅院府道镇乡司团会区县市州旗社行署室站队校村位门构业)")


def duties(document: Document, known: Callable[[str], Resolution]) -> dict[int, tuple[Body, ...]]:
    """The bodies that head items, by the index of the item; their places are those in its heading.

    Most items of such a list, and three at least, are headed by bodies that are known: 博物馆 only sounds like one.

    Parameters:
        known: what the name of a body resolves to.
    """
    lists: dict[tuple[int | None, int | None], list[Item]] = defaultdict(list)
    norm = document.norm
    if not any(item.headed and norm[item.title_end - 1] in _ENDS for item in document.outline.items):
        return {}
    for item in document.outline.items:
        lists[item.parent, item.annex].append(item)
    found: dict[int, tuple[Body, ...]] = {}
    for items in lists.values():
        if len(items) < _FEWEST:
            continue
        likely = {item.index: bodies for item in items if (bodies := _heading(document, item))}
        sure = sum(_is_known(document, item, likely[item.index], known) for item in items if item.index in likely)
        if sure >= max(_FEWEST, len(items) * _SHARE):
            found |= likely
    return found


def _heading(document: Document, item: Item) -> tuple[Body, ...]:
    """The bodies of a heading that seems to name nothing else."""
    if not item.headed or document.norm[item.title_end - 1] not in _ENDS:
        return ()
    words = document.norm[item.title_start : item.title_end]
    if len(words) > _LONGEST or not looks_like_body(words):
        return ()
    return parse_bodies(words, "responsible")


def _is_known(document: Document, item: Item, bodies: tuple[Body, ...], known: Callable[[str], Resolution]) -> bool:
    start = item.title_start
    first = known(document.norm[start + bodies[0].start : start + bodies[0].end])
    return bool(first.canonical) or first.group
