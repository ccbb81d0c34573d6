"""The words that only say whose money it is, and that it is money: 省级财政补助资金 names nothing."""

import re
from functools import cache
from typing import Final

from loaders.lexicons import alternatives, lexicon

# "市、县(区)财政"
_KINDS: Final = re.compile(r"\([市区县旗、]+\)")


def of_nothing(name: str) -> bool:
    """True for words that only say whose money it is, and that it is money: 省级财政补助资金."""
    return _nothing().fullmatch(_KINDS.sub("", name)) is not None


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(f"(?:{bare()})*")


def printed_words(front: str) -> str:
    """The words before an amount, at the end of ``front``, that only say whose money it is, and that it is money."""
    printed = [match[0] for match in _nothing().finditer(front) if match[0] and match.end() == len(front)]
    return printed[-1] if printed else ""


@cache
def uses() -> re.Pattern[str]:
    """The words for the money, if any, before the verb of its purpose: 资金 of 资金用于, 经费 of 经费支持."""
    return re.compile(f"(?:{bare()})*?(?={alternatives(lexicon('funding')['purposes'])})")


@cache
def bare() -> str:
    """The words that only say whose money it is, and that it is money, as an alternative.

    Words that are others in a row (省市) are left out: so each text can be read in one way only, in linear time.
    """
    lists = lexicon("funding")
    words = {*lists["owners"], *lists["nouns"], *lists["of_money"]}
    return alternatives(word for word in words if not _is_row(word, words - {word}))


@cache
def more() -> re.Pattern[str]:
    """Further amounts for the same, or its parts: (中央资金1亿元), 、县财政每年安排400万元, ,三年共9亿元."""
    named = rf"(?:[,、和:]|;(?={bare()}))(?:其中[,:]?)?(?:{bare()}|20\d\d年|\([市区县旗、]+\)|[至约]|不低于|不少于)*"
    return re.compile(rf"(?:\([^()\n]*\)|\)|{named}\d+(?:\.\d+)?[百千]?[万亿]元(?:以上|左右)?)+")


def _is_row(word: str, words: set[str]) -> bool:
    """True where ``word`` is made of ``words``, one after the other."""
    return word in words or any(word[:end] in words and _is_row(word[end:], words) for end in range(1, len(word)))
