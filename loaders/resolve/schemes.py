"""Finds the named schemes of cooperation between regions (长三角, G60科创走廊, 一带一路) that a text mentions."""

import re
from functools import cache

from loaders.characters import fold
from loaders.lexicons import alternatives, lexicon, opening_triples
from loaders.scanning import scan


def schemes(text: str) -> tuple[str, ...]:
    """The names of the schemes in ``text``, in the order in which they are mentioned first, each once.

    >>> schemes("融入长江三角洲区域,共建长三角G60科创走廊")
    ('长三角', 'G60科创走廊')
    """
    found = scan(*_patterns(), fold(text))
    return tuple(dict.fromkeys(name for match in found for name in _names()[match[0]]))


def scheme_places(text: str) -> list[int]:
    """Where in folded text the names of schemes begin, in order."""
    return [match.start() for match in scan(*_patterns(), text)]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    """The schemes of each writing, folded; 长三角G60科创走廊 names two."""
    table: dict[str, list[str]] = lexicon("schemes")
    written = {form: name for name, forms in table.items() for form in (name, *forms)}
    return {fold(form): tuple(dict.fromkeys((*_inside(form, table), name))) for form, name in written.items()}


def _inside(form: str, table: dict[str, list[str]]) -> list[str]:
    """Schemes whose whole name opens a longer writing."""
    return [name for name in table if form.startswith(name)]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The writings, and how they begin: classes are more quickly looked for than many words."""
    return re.compile(alternatives(_names())), opening_triples(_names())
