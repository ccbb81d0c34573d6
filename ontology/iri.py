"""Identifiers as value objects: minted from facts, parsed from a string, printed as ASCII IRIs."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import quote, unquote

from ontology.records import Plan
from ontology.terms import BASE

KINDS: Final = (
    "plan", "section", "task", "assignment", "agency", "group", "platform", "indicator", "target",
    "funding", "milestone", "document", "region", "evidence", "source", "damage",
)  # fmt: skip
NATION: Final = "100000"
_INDICATORS: Final = f"{BASE}code/indicator/"
_SLUG_LIMIT: Final = 60
_DIGITS: Final = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_CIRCLED: Final = {chr(0x2460 + i): i + 1 for i in range(20)}


@dataclass(frozen=True, slots=True)
class Identifier:
    """``<base>id/<kind>/<key>``; the key may hold slashes and is plain ASCII.

    An indicator of the scheme is a code, ``<base>code/indicator/<name>``; its key is ``code/<name>``.
    """

    kind: str
    key: str

    def __str__(self) -> str:
        if self.kind == "indicator" and self.key.startswith("code/"):
            return f"{_INDICATORS}{quote(self.key.removeprefix('code/'), safe='.-_~')}"
        return f"{BASE}id/{self.kind}/{quote(self.key, safe='/.-_~')}"

    @classmethod
    def parse(cls, iri: str) -> "Identifier":
        """Read an IRI that this class printed; percent-encoding is undone once and the text brought to NFC.

        Raises:
            ValueError: the IRI is not one of ours.
        """
        return _parsed(iri)


@lru_cache(maxsize=16384)  # one answer names the same nodes again and again
def _parsed(iri: str) -> Identifier:
    if iri.startswith(_INDICATORS) and iri != _INDICATORS:
        return Identifier("indicator", f"code/{unquote(iri.removeprefix(_INDICATORS))}")
    head = f"{BASE}id/"
    kind, slash, key = iri.removeprefix(head).partition("/")
    if not iri.startswith(head) or kind not in KINDS or not slash or not key:
        raise ValueError(f"not an identifier of this graph: {iri}")
    return Identifier(kind, unicodedata.normalize("NFC", unquote(key)))


def document_graph(plan: str) -> str:
    """IRI of the named graph with what is stated in the document of ``plan`` (its key)."""
    return f"{BASE}graph/doc/{plan}"


def inferred_graph(plan: str) -> str:
    """IRI of the named graph with what is inferred from the document of ``plan`` (its key)."""
    return f"{BASE}graph/inferred/{plan}"


def code(scheme: str, name: str) -> str:
    """IRI of a concept of one of our SKOS schemes, for example ``code("role", "lead")``."""
    return f"{BASE}code/{scheme}/{name}"


def digest(text: str) -> str:
    """Eight hexadecimal digits of the SHA-256 of ``text``."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def letters(text: str) -> str:
    """``text`` without white space and punctuation, NFKC, for comparing names."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


@lru_cache(maxsize=65536)
def slug(text: str) -> str:
    """ASCII slug of a Chinese name: pinyin without tones, long ones cut and closed by a digest.

    >>> slug("市版权局")
    'shibanquanju'
    """
    from pypinyin import lazy_pinyin  # its dictionaries take a tenth of a second to load; extraction does not need them

    plain = "".join(lazy_pinyin(letters(text)))
    ascii_only = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", plain.lower())).strip("-")
    if not ascii_only:
        return f"x{digest(text)}"
    return ascii_only if len(ascii_only) <= _SLUG_LIMIT else f"{ascii_only[:_SLUG_LIMIT]}-{digest(letters(text))}"


def chinese_number(text: str) -> int | None:
    """Value of a Chinese numeral up to 99 as headings use them (十二, 二十), None for anything else."""
    if text in _DIGITS:
        return _DIGITS[text]
    if not re.fullmatch("[一二三四五六七八九]?十[一二三四五六七八九]?", text):
        return None
    tens, units = text.split("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[units] if units else 0)


def _step(label: str) -> str:
    """ASCII form of one printed number of a path: 三 → 3, (一) → 1, ¶2 → p2, 附件2 → a2, ① → 1, 1.2 → 1-2."""
    if label.startswith("¶"):
        return f"p{label[1:]}"
    if re.fullmatch(r"\d+(?:\.\d+)+", label):
        return label.replace(".", "-")
    if label.startswith("附件"):
        return f"a{_step(label[2:]) if label[2:] else ''}"
    bare = re.sub("[()第条章节部分篇、.. ]", "", label)
    if bare in _CIRCLED:
        return str(_CIRCLED[bare])
    number = chinese_number(bare)
    if number is not None:
        return str(number)
    return bare if re.fullmatch("[0-9A-Za-z]+", bare) else f"x{digest(label)}"


def path_key(path: str) -> str:
    """ASCII key of a printed numbering path: ``三/(四)/¶2`` → ``3.4.p2``."""
    return ".".join(_step(label) for label in path.split("/"))


def number_slug(number: str) -> str:
    """Slug of a document number: ``苏府〔2022〕83号`` → ``2022-sufu-83``."""
    match = re.search(
        r"(\D+?)[\[(〔﹝【〈]?((?:19|20)\d\d)[\])〕﹞】〉]?(?:第)?(\d+)号", unicodedata.normalize("NFKC", number)
    )
    if not match:
        return slug(number)
    return f"{match[2]}-{slug(match[1])}-{int(match[3])}"


def plan_key(plan: Plan) -> str:
    """Stable key of a plan: region, then document number, else a digest of the title, else of the source.

    A record and the document it was made from have the same key, so that one takes the other's place.
    """
    header = plan.header
    region = header.region_code or "x"
    if header.number:
        return f"{region}-{number_slug(header.number)}"
    return f"{region}-x-{digest(letters(header.title)) if header.title else plan.source.sha256[:8]}"
