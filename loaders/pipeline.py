"""The whole way from text to record on one screen: clean → outline → statements → tasks → facts."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from loaders.clean import clean
from loaders.collecting import uncollected
from loaders.confidence import Damaged
from loaders.document import Document
from loaders.find import citations, damage, funding, header, indicators, milestones, platforms, responsibilities
from loaders.find.header_zone import find_zone, region_of
from loaders.find.statements import find_statements
from loaders.find.target_dedupe import without_budgets
from loaders.outline import build_outline
from loaders.passage import Passage
from loaders.readers import read_document
from loaders.resolve.agencies import IssuerContext
from loaders.resolve.schemes import scheme_places, schemes
from loaders.resolve.topics import topics_of
from loaders.side_file import SideFile, apply, read_side_file
from loaders.subject import body_of, headings_above
from loaders.tasks import find_passages, quote_of
from loaders.text import SourceText
from ontology.errors import NotAPlanError
from ontology.records import Damage, Evidence, Header, Plan, Section, Source, Task

# 花政办发〔2031〕5号
_NUMBERED: Final = re.compile("20[0-4][0-9]")


def load(path: Path) -> Plan:
    """Read the document at ``path``, with its side file where there is one.

    Raises:
        DocumentError: the file cannot be read, is empty or encrypted, or holds no plan; the message says which.
    """
    text, source = read_document(path)
    plan = extract(text, source, read_side_file(path))
    if not plan.tasks and not plan.targets and not plan.sections and not plan.assignments:
        raise NotAPlanError(
            source.name, "no numbered heading, no task and no target was found; it does not look like a plan"
        )
    return plan


def read_text(source: SourceText) -> Document:
    """Clean text, outline and tasks of ``source``; any text gives a document."""
    text = clean(source)
    outline = build_outline(text)
    passages = find_passages(text, outline, find_statements(text.norm, outline.starts))
    return Document(source, text, outline, passages)


@uncollected()
def extract(text: SourceText, source: Source, side: SideFile | None = None) -> Plan:
    """All facts of one text. ``side`` fills what the text does not say; disagreements become damage entries."""
    document = read_text(text)
    head, conflicts = apply(header.find(document, side), side)
    if zone := find_zone(document, head):
        head = replace(head, zone=zone, region=region_of(head))
    damages = damage.find(document, head.title)
    budget = funding.find(document)
    marked = Damaged(damages).marked
    return Plan(
        source=replace(source, url=side.url) if side and side.url else source,
        header=head,
        sections=sections(document),
        tasks=marked(tasks(document)),
        assignments=marked(responsibilities.find(document, issuer(head))),
        targets=marked(without_budgets(indicators.find(document, head), budget)),
        platforms=marked(platforms.find(document)),
        # the number of the document itself, where it stands outside the head, is no citation
        citations=marked(found for found in citations.find(document) if found.title or found.number != head.number),
        funding=marked(budget),
        milestones=marked(milestones.find(document)),
        damage=(*damages, *(Damage("side-file", text, Evidence(0, 0)) for text in conflicts)),
    )


def issuer(head: Header) -> IssuerContext:
    """What the resolver of agencies needs to know of the document.

    The year of its number stands in for a date, else that of its period.
    """
    numbered = _NUMBERED.search(head.number or "")
    year = (numbered and numbered[0]) or head.period_start or head.period_end
    return IssuerContext(
        region_code=head.region_code,
        region=head.region,
        zone=head.zone,
        date=head.issued or head.published or (str(year) if year else None),
    )


def sections(document: Document) -> tuple[Section, ...]:
    """The outline as records."""
    return tuple(
        [
            Section(
                item.path,
                item.label,
                document.text[item.title_start : item.title_end].strip(),
                item.kind,
                document.evidence(item.start, max(item.title_end, item.start + 1)),
            )
            for item in document.outline.items
        ]
    )


def tasks(document: Document) -> tuple[Task, ...]:
    """The tasks as records, with what they are about and the schemes of regional cooperation that they name."""
    text, norm, outline, places = document.text, document.norm, document.outline, scheme_places(document.norm)
    titles = [text[slice(*passage.title)].strip(" 。;,:") if passage.title else None for passage in document.passages]
    told = [
        (title or "", body_of(norm, passage), headings_above(document, passage))
        for title, passage in zip(titles, document.passages, strict=True)
    ]
    return tuple(
        [
            Task(
                path=passage.path,
                title=title,
                kind=passage.kind,
                evidence=document.evidence(*quote_of(norm, passage, outline)),
                topics=topics,
                schemes=schemes("\n".join(own[:2])) if places and _holds(places, passage) else (),
            )
            for passage, title, own, topics in zip(document.passages, titles, told, topics_of(told), strict=True)
        ]
    )


def _holds(places: Sequence[int], passage: Passage) -> bool:
    """True where one of ``places``, in order, lies in the heading or the text of ``passage``."""
    start, end = passage.title or (passage.start, passage.end)
    index = bisect_left(places, min(start, passage.start))
    return index < len(places) and places[index] < max(end, passage.end)
