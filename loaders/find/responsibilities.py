"""Who is responsible for which task: rows from statements, with order, role and what the role rests on."""

import re
from collections.abc import Iterator
from functools import cache

from loaders.document import Document
from loaders.find.bodies import Body, parse_bodies
from loaders.find.running_text import acting_bodies
from loaders.lexicons import lexicon
from loaders.passage import Passage
from loaders.resolve.agencies import IssuerContext, Resolution, resolve
from ontology.frozen import frozen
from ontology.records import Assignment, Confidence, Evidence, Role, RoleBasis


@frozen
class _Row:
    """A body with its place in the clean text and the slice that shows it; ``closed`` as in its statement."""

    body: Body
    start: int
    end: int
    quote: tuple[int, int]
    closed: bool = True


class _Known(dict[str, Resolution]):
    """What the bodies of one document resolve to, by their names."""

    def __init__(self, context: IssuerContext) -> None:
        super().__init__()
        self.context = context

    def __missing__(self, name: str) -> Resolution:
        self[name] = resolution = resolve(name, self.context)
        return resolution


def find(document: Document, context: IssuerContext) -> list[Assignment]:
    """All rows of responsibility, in the order of the text.

    A statement of responsibility governs over running text in the same item, and over its children's.
    """
    known = _Known(context)
    result: list[Assignment] = []
    governed: set[str] = set()
    for passage in document.passages:
        rows = list(_stated(document, passage))
        if rows:
            governed.add(passage.path)
        elif not _is_governed(passage.path, governed):
            rows = list(_running(document, passage))
        if rows:
            result += _assignments(document, passage, rows, known, document.once(_rule))
    return result


def _is_governed(path: str, governed: set[str]) -> bool:
    """True where an item above ``path`` is among ``governed``."""
    above = path
    while "/" in above:
        above = above.rpartition("/")[0]
        if above in governed:
            return True
    return False


@cache
def _first_leads() -> re.Pattern[str]:
    return re.compile(lexicon("responsibilities")["first_leads"])


def first_leads(norm: str) -> bool:
    """True where the document itself says that the first body of each list leads."""
    return bool(_first_leads().search(norm))


def _rule(document: Document) -> bool:
    return first_leads(document.norm)


def _stated(document: Document, passage: Passage) -> Iterator[_Row]:
    seen: set[tuple[str, Role]] = set()
    for statement in passage.statements:
        for body in parse_bodies(document.norm[statement.inner : statement.inner_end], statement.role):
            start, end = statement.inner + body.start, statement.inner + body.end
            name = (document.norm[start:end], body.role)
            if name not in seen:
                seen.add(name)
                yield _Row(body, start, end, (statement.start, statement.end), statement.closed)


def _running(document: Document, passage: Passage) -> Iterator[_Row]:
    for body, start, end, quote in acting_bodies(document, passage):
        yield _Row(body, start, end, quote)


def _assignments(
    document: Document, passage: Passage, rows: list[_Row], known: _Known, rule: bool
) -> Iterator[Assignment]:
    leads = [row.body for row in rows if row.body.role == "lead"]
    explicit = any(body.explicit for body in leads)
    quote, evidence = None, Evidence(0, 0)
    for order, row in enumerate(rows, 1):
        name = document.text[row.start : row.end]
        resolution = known[document.norm[row.start : row.end]]
        role: Role = row.body.role
        confidence: Confidence = "stated" if row.closed and not row.body.parted else "repaired"
        if rule and not explicit and order == 1 and role == "responsible" and not resolution.group:
            role, confidence = "lead", "inferred"
        if row.quote != quote:  # the bodies of one statement share its words
            quote, evidence = row.quote, document.evidence(*row.quote)
        yield Assignment(
            task=passage.path,
            agency=name,
            canonical=resolution.canonical,
            group=resolution.group,
            role=role,
            order=order,
            list_size=len(rows),
            basis=_basis(row, order, len(rows), bool(leads), resolution, rule),
            evidence=evidence,
            obligation=row.body.obligation,
            tier=row.body.tier,
            agency_key=resolution.key,
            resolution=resolution.why,
            confidence=confidence,
        )


def _basis(row: _Row, order: int, size: int, led: bool, resolution: Resolution, rule: bool) -> RoleBasis:
    """What speaks for the body as lead: an explicit word, being alone, a rule of the document, or standing first."""
    if row.body.role == "lead" and row.body.explicit:
        return RoleBasis.EXPLICIT_LEAD
    if led or row.body.role == "support" or order > 1:
        return RoleBasis.LISTED_ONLY
    if size == 1:
        return RoleBasis.SOLE_UNIT
    return RoleBasis.DOCUMENT_RULE if rule and not resolution.group else RoleBasis.FIRST_LISTED
