"""What identifies a cited document: its title without issuer, wrapping and punctuation, else its number."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from graph.keys import Keys, within
from graph.terms import iri
from ontology import regions
from ontology.iri import Identifier, digest, letters, number_slug, slug
from ontology.records import Citation

_QUOTES: Final = re.compile(r"[\s《》〈〉<>「」『』“”\"']+")
_DRAFT: Final = re.compile(r"\((?:试行|暂行|修订|修正)\)")
# 国务院关于印发“十四五”…规划的通知 is cited for the plan that it carries
_CARRIER: Final = re.compile(
    r"(?P<issuer>.*?)(?:关于)?(?:印发|转发|公布|下发)(?P<body>.{4,}?)(?:的?(?:通知|公告|通告))?"
)
_ISSUED: Final = re.compile(r"(?P<issuer>.+?)关于(?P<body>.{4,})")
_COUNTRY: Final = re.compile(r"^中华人民共和国(?=.{2,}(?:法|法典|条例|办法|规定|细则|纲要|规则)(?:\(.*\))?$)")
_LOCAL_BODY: Final = re.compile("[省区县州盟旗]|市(?!场)")
_NATIONAL: Final = re.compile("国家|全国|中国|中华")
_CENTRAL_NUMBER: Final = re.compile("国(?:办)?[发函]|中(?:办)?发|厅字|主席令|国务院令")
# 《实施方案》, 《暂行办法》: a title that any document may have
_GENERIC: Final = re.compile(
    "(?:本|该|上述|实施|管理|暂行|工作|行动|若干|具体|配套|有关)*(?:方案|办法|意见|通知|规定|措施|细则|规划|计划|政策|条件|公告)"
)
_SPAN: Final = re.compile(r"((?:19|20)\d\d)年?((?:19|20)\d\d)年?")
_YEARS: Final = re.compile(r"\((?:19|20)\d\d年?\D{0,2}(?:(?:19|20)\d\d)?年?版?\)")


@cache
def _places() -> frozenset[str]:
    table = regions.table()
    whole = {name for name in table.values() if len(name) > 2}
    return frozenset(whole | {regions.bare(name) for code, name in table.items() if code.endswith("00")})


def _names_place(text: str) -> bool:
    places = _places()
    return any(text[start:end] in places for start in range(len(text)) for end in range(start + 2, start + 9))


def _is_central(issuer: str) -> bool:
    return not _LOCAL_BODY.search(issuer) and not _names_place(issuer)


def _without_issuer(text: str) -> tuple[str, bool]:
    """The title without what carries it and without a central issuer; whether there was one.

    A local issuer stays where the rest names no place: 九江市…印发促进房地产业健康发展若干措施 is one of many.
    """
    central = False
    while match := _CARRIER.fullmatch(text) or _ISSUED.fullmatch(text):
        issuer, body = match["issuer"], match["body"]
        if issuer and not _is_central(issuer) and not _names_place(body):
            return issuer + body.removeprefix("关于"), central
        central = central or (bool(issuer) and _is_central(issuer))
        text = body
    return text.removeprefix("关于"), central


@lru_cache(maxsize=65536)
def _read(title: str) -> tuple[str, bool]:
    """The title as it identifies the document, and whether a central issuer stood before it."""
    text = _DRAFT.sub("", _QUOTES.sub("", unicodedata.normalize("NFKC", title)))
    text, central = _without_issuer(text)
    return _COUNTRY.sub("", text), central


def title_key(title: str) -> str:
    """What the ways of writing one title have in common; years count, the dash between them does not.

    >>> title_key("国务院关于印发“十四五”旅游业发展规划的通知") == title_key("《“十四五”旅游业发展规划》")
    True
    """
    key = letters(_read(title)[0]).lower().replace("的", "") or letters(title)
    return _SPAN.sub(r"\1\2", key)


def yearless_key(title: str) -> str:
    """``title_key`` without the years in brackets at the end of a title."""
    return title_key(_YEARS.sub("", unicodedata.normalize("NFKC", title)))


def number_key(number: str) -> str:
    """What the ways of writing one number have in common: brackets, white space and 第 do not count.

    >>> number_key("国发﹝2015﹞71号") == number_key("国发[2015]第71号")
    True
    """
    return letters(number).replace("第", "").lower()


def is_generic(title: str) -> bool:
    """Whether any document may have this title."""
    return bool(_GENERIC.fullmatch(title_key(title)))


def _is_specific(title: str, number: str) -> bool:
    """Whether the title alone says which document it is, so that its number adds nothing."""
    text, central = _read(title)
    return central or bool(_NATIONAL.search(text) or _CENTRAL_NUMBER.match(number)) or _names_place(text)


def cited_document(citation: Citation, keys: Keys) -> str:
    """The node of a cited document: by its title, by its number where the title does not suffice.

    What has only a title that any document may have is known within the plan alone.
    """
    title, number = citation.title, citation.number
    if title and not is_generic(title) and (not number or _is_specific(title, number)):
        return iri(Identifier("document", slug(title_key(title))))
    if number:
        # the letters alone would take 冀政办 for 吉政办
        return iri(Identifier("document", f"{number_slug(number)}-{digest(number_key(number))[:4]}"))
    return within("document", keys.key, slug(title_key(title or "")))
