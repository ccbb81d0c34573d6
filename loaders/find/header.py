"""The header of a document: title, kind, number, issuers, dates, region and period."""

import re
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.find import header_dates as dates
from loaders.find.header_issuers import places_before, title_bodies
from loaders.find.header_lines import HeadLine, foot_lines, head_lines
from loaders.find.header_number import find_number
from loaders.find.header_signature import Signature, find_issuers, find_signature
from loaders.find.header_title import find_linked, find_titles
from loaders.find.period import find_period
from loaders.find.title_words import kind_of, own_norm
from loaders.lexicons import alternatives, lexicon
from loaders.resolve.regions import plan_region
from loaders.side_file import SideFile
from ontology.records import Header

# What prints the plan's area itself; from the rest it is concluded.
_PRINTED_REGION: Final = frozenset({"title", "issuer", "declared", "the title speaks of the country"})


def find(document: Document, declared: SideFile | None = None) -> Header:
    """The header of ``document``; a field is None where the text does not say it.

    Args:
        declared: what a side file says of the document; its region helps where the head names none.
    """
    head, foot = head_lines(document), foot_lines(document)
    titles = find_titles(head) or find_linked(foot)
    own = titles[0].own if titles else ""
    shown = dates.labelled_date([*head, *foot], "published") or dates.page_date(head)
    published = shown or document.source.published
    signed = find_signature(document, head, foot)
    issued = _issued(signed, head, foot, published)
    dated = issued or published
    period = find_period(document, own_norm(own), int(dated[:4]) if dated else None)
    number, issuers = find_number(head, foot), find_issuers(signed, head, foot, titles)
    sent_to = "、".join(addressees(document))
    named = [body for title in titles for body in title_bodies(title.full)]
    # 民治街道办事处 signs, but the notice has whose it is: 深圳市龙华区民治街道办事处
    places = (*issuers, *named) or (places_before(titles[0].full) if titles else ())
    area = plan_region(own or None, number, places, sent_to, document.text, declared.region if declared else None)
    return Header(
        title=own or None,
        kind=kind_of(own),
        number=number,
        issuers=issuers,
        issued=issued,
        published=published,
        region=area.name,
        region_code=area.code,
        period_start=period.start,
        period_end=period.end,
        confidence=(
            *((("region", "inferred"),) if area.code and area.why not in _PRINTED_REGION else ()),
            *((("issued", "repaired"),) if issued and signed and issued in signed.readings else ()),
            *((name, "inferred") for name in period.inferred),
        ),
    )


def _issued(signed: Signature | None, head: list[HeadLine], foot: list[HeadLine], published: str | None) -> str | None:
    """The date of the signature, else of the page's table, else of the meeting that adopted the text."""
    dated = (signed.iso or dates.choose(signed.readings, published)) if signed else None
    return dated or dates.labelled_date([*head, *foot], "signed") or dates.adopted(head)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon('header')['addressed'])})(?:\([^()]*\))?$")


def addressees(document: Document) -> tuple[str, ...]:
    """The bodies that the salutation names (各区人民政府,市各委、办、局:), as written; () where there is none."""
    for line in head_lines(document):
        norm = line.norm
        if norm.endswith(":") and _addressed().search(norm[:-1]) and not re.search("[。《》]", norm):
            return tuple(part for part in re.split("[,;\uff0c\uff1b]", line.text[:-1]) if part)
    return ()
