"""The signature of a document, wherever it stands, and the other places that name its issuers."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import Final

from loaders.characters import fold
from loaders.document import Document
from loaders.find import header_dates as dates
from loaders.find.header_issuers import news_bodies, split_bodies, title_bodies, unbroken
from loaders.find.header_lines import HeadLine, last_words, signature_lines
from loaders.find.header_number import find_decree
from loaders.find.header_title import Title
from loaders.find.title_words import own_norm
from loaders.lexicons import alternatives, any_of, lexicon
from ontology.frozen import record

# (某市发展和改革委员会代章) below the body that signs
_SEALED: Final = re.compile(r"\([^()]{2,30}代章\)")
# 市花卉局, 自治区花卉局: whose, only the page tells
_PLACELESS: Final = re.compile("[省市区县州盟旗]|自治[区州县]")
_FILE: Final = re.compile(r"通知(?:\.(?:pdf|docx?|wps|ofd))$")


@record(frozen=True)
class Signature:
    """Bodies in printed order, and the ISO date; ``readings`` are all dates that damaged digits may be."""

    bodies: tuple[str, ...]
    iso: str | None
    readings: tuple[str, ...] = ()


def signatures(lines: list[HeadLine]) -> Iterator[Signature]:
    """All signatures in ``lines``: a date, alone or after a body, with the bodies above it."""
    for index, line in enumerate(lines):
        closing = dates.closing_date(line)
        beside = split_bodies(closing.before) if closing and closing.before else ()
        if not closing or (closing.before and not beside):
            continue
        bodies = unbroken([*_above(lines, index), *beside])
        if bodies or (closing.iso and not line.norm.startswith("(")) or len(closing.readings) == 1:
            yield Signature(bodies, closing.iso, closing.readings)


def _above(lines: list[HeadLine], index: int) -> list[str]:
    """The bodies in the lines directly above ``index``."""
    found: list[tuple[str, ...]] = []
    for line in reversed(lines[:index]):
        if _SEALED.fullmatch(line.norm):
            continue
        bodies = split_bodies(line.words)
        if not bodies:
            break
        found.append(bodies)
    return [body for bodies in reversed(found) for body in bodies]


def find_signature(document: Document, head: list[HeadLine], foot: list[HeadLine]) -> Signature | None:
    """The signature in the head, else the first after it, else a bare date in the head, else the note of printing."""
    found = list(signatures(head))
    below = chain.from_iterable(map(signatures, signature_lines(document)))
    signed = next((signature for signature in chain(found, below) if signature.bodies), None)
    return (
        signed
        or next(iter(found), None)
        or next(chain(_printing([*head, *foot]), _glued([*head, *last_words(document)])), None)
    )


def _printing(lines: list[HeadLine]) -> Iterator[Signature]:
    """The note of printing at the end of a document: 某县人民政府办公室 2024年2月9日印发."""
    for index, line in enumerate(lines):
        before, iso = dates.printing_date(line)
        if iso:
            bodies = split_bodies(before) if before else tuple(_above(lines, index))
            yield Signature(bodies, iso)


def _glued(lines: list[HeadLine]) -> Iterator[Signature]:
    """A signature inside a line whose breaks were lost: …认真组织实施。某县人民政府办公室2022年8月5日关于…."""
    for line in lines:
        for before, iso in dates.glued_dates(line):
            bodies = split_bodies(before)
            if bodies:
                yield Signature(bodies, iso)


def find_issuers(
    signed: Signature | None, head: list[HeadLine], foot: list[HeadLine], titles: list[Title]
) -> tuple[str, ...]:
    """The issuing bodies: of the signature, a decree, the title, the lines around it, the last line, the page's table,
    a news sentence; the first of these that names any."""
    if signed and signed.bodies:
        return signed.bodies
    found = next((bodies for bodies in _choices(head, foot, titles) if bodies), ())
    return tuple(dict.fromkeys(_with_place(body, head) if _PLACELESS.match(body) else body for body in found))


def _with_place(body: str, lines: list[HeadLine]) -> str:
    """The name of ``body`` (市花卉局) with its place, where the page says who put it up: 发布机构:青川市花卉局."""
    labels = alternatives(lexicon("header")["page_body_labels"])
    whole = re.compile(rf"(?:{labels}):(?P<place>[\u4e00-\u9fff]{{1,10}}?){re.escape(fold(body))}")
    for line, following in pairwise([*lines, None]):
        if line and any_of("header", "page_body_labels").search(line.norm):
            value = following.norm if following and line.norm.endswith(":") else ""
            if named := whole.search(line.norm + value):
                return named["place"] + body
    return body


def _choices(head: list[HeadLine], foot: list[HeadLine], titles: list[Title]) -> Iterator[tuple[str, ...]]:
    decree = find_decree(head)
    if decree:
        yield (decree[0],)
    for title in titles:
        inside = title_bodies(title.full)
        if inside or title.full.startswith(("关于", "印发")):
            yield (*_above(head, title.first), *inside)
    for title in titles[:1]:
        yield from (split_bodies(line.words) for line in head[title.last + 1 : title.last + 2])
    yield from (split_bodies(line.words) for line in (foot or head)[-1:])
    yield _labelled([*head, *foot])
    yield from (news_bodies(title.lead) for title in titles if title.lead)
    yield from (_of_file(line, titles[0]) for line in foot if titles)


def _of_file(line: HeadLine, title: Title) -> tuple[str, ...]:
    """The bodies in the name of a linked file that is the notice of this plan: 某市政府关于印发《…》的通知.pdf."""
    if not _FILE.search(line.norm) or own_norm(title.own) not in line.norm:
        return ()
    return title_bodies(re.sub(r"^(?:[A-Za-z]{3,4}|附件)[:\uff1a]", "", line.text))


@cache
def _label() -> tuple[re.Pattern[str], re.Pattern[str]]:
    label = re.compile(rf"(?:{alternatives(lexicon('header')['issuer_labels'])})[:\uff1a】] ?(.{{2,200}})")
    # The next label on the same line: " 成文日期:", " 有 效 性:", "•【公布日期】"
    return label, re.compile(
        r" (?:[\u4e00-\u9fff] ){1,3}[\u4e00-\u9fff]?[:\uff1a]| [\u4e00-\u9fff]{2,6}[:\uff1a]|[•·]|【"
    )


def _labelled(lines: list[HeadLine]) -> tuple[str, ...]:
    """The bodies after 发文机关: in the table that a page prints above or below the text."""
    label, following = _label()
    if not label.search("\n".join([line.words for line in lines])):
        return ()
    for line in lines:
        match = label.search(line.words)
        if match:
            return split_bodies(following.split(match[1])[0])
    return ()
