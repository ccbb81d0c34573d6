"""Says in the words of a page what is wrong: messages of errors by the patterns of ``web/errors.yaml``."""

import re
from functools import cache
from typing import Final

from api.reading import table
from api.words import LANGUAGES, Language, words

# errors speak English; what they quote stands in one kind of quotation marks or the other
_OWN: Final[Language] = "en"
_FIELD: Final = re.compile(r"\\\{(\w+)\\\}")


def told(message: str, language: Language) -> str:
    """Return the message of an error in ``language``, as it is where the table does not have it.

    >>> told("there is no plan 'x'", "zh")
    '没有编号为“x”的规划。'
    """
    if language == _OWN:
        return message
    for pattern, said in _patterns():
        if found := pattern.fullmatch(message):
            return said.format(**{name: _word(name, value, language) for name, value in found.groupdict().items()})
    return message


def _word(name: str, value: str, language: Language) -> str:
    if name == "message":
        return told(value, language)
    if name != "kind":
        return value
    known = words(language)
    return known.get(f"kind_{value}") or known.get(f"param_{value}") or value


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_pattern(entry[_OWN]), entry[LANGUAGES[0]]) for entry in table("errors")["messages"])


def _pattern(text: str) -> re.Pattern[str]:
    quoted = re.escape(text).replace("'", "['\"]")
    return re.compile(_FIELD.sub(r"(?P<\1>.*?)", quoted), re.DOTALL)
