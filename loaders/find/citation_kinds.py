"""What in 《》 is a document of authority, and what is a form, a book or a contract."""

import re
from functools import cache
from typing import Final

from loaders.find.citation_patterns import word_pattern
from loaders.lexicons import alternatives, lexicon

_LAST_BRACKET: Final = re.compile(r"\([^()]*\)$")
_FILE: Final = re.compile(r"\.(?:docx?|pdf|xlsx?|pptx?|wps)$")


def is_document(title: str, before: str) -> bool:
    """False for permits and forms, and for 本《方案》, which is the plan itself; ``before`` opens its clause."""
    bare = _LAST_BRACKET.sub("", title)
    if _FILE.search(bare):
        return False
    form = bare in lexicon("citations")["kinds"] or _never().search(bare) is not None
    return not form or _is_agreement(bare, before)


def _is_agreement(title: str, before: str) -> bool:
    """True for what governments agreed on, 落实《苏浙花卉合作协议》; a contract is signed: 签订《花卉合作协议》."""
    return _agreement().search(title) is not None and not word_pattern("signed").search(before)


@cache
def _agreement() -> re.Pattern[str]:
    """The end of the name of such an agreement, behind words that say on what."""
    return re.compile(rf".{{4}}(?:{alternatives(lexicon('citations')['agreements'])})$")


@cache
def named_pattern() -> re.Pattern[str]:
    """What short names of documents end with: 《民法典》, 《专利合作条约》."""
    words = lexicon("citations")
    return re.compile(rf"(?:{alternatives([*words['documents'], *words['kinds'], *words['short_ends']])})$")


@cache
def _never() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon('citations')['never_ends'])})$")
