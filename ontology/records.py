"""Frozen records of one plan document: the only currency between the rooms.

Offsets are counted in characters (Unicode code points) of the text as the reader gave it, from 0, end exclusive.
The fields follow the annotation guide of the project's contract; what goes beyond it is said at the field.
"""

from dataclasses import field
from enum import StrEnum
from typing import Literal

from ontology.frozen import record

TaskKind = Literal["group", "task", "safeguard"]
Role = Literal["lead", "support", "responsible", "executor"]
Obligation = Literal["mandatory", "optional"]
Comparator = Literal[">=", ">", "<=", "<", "=", "between", "~"]
Basis = Literal["level", "new", "cumulative", "growth", "annual_growth", "annual", "reduction"]
PlatformStatus = Literal["existing", "planned"]
Relation = Literal["basis", "implements", "mentions"]
FundingSource = Literal["central", "local", "total"]
Confidence = Literal["stated", "repaired", "inferred"]
SectionKind = Literal["background", "goals", "tasks", "safeguards", "closing", "annex"]


class RoleBasis(StrEnum):
    """Why an assigned body may be taken for the lead: from an explicit word down to mere listing."""

    EXPLICIT_LEAD = "ExplicitLead"
    SOLE_UNIT = "SoleUnit"
    FIRST_LISTED = "FirstListed"
    DOCUMENT_RULE = "DocumentRule"
    LISTED_ONLY = "ListedOnly"


@record(frozen=True)
class Evidence:
    """The passage that shows a fact: its place in the source and, where the text is loaded, its words."""

    start: int
    end: int
    quote: str | None = None


@record(frozen=True)
class Source:
    """The document as read. ``sha256`` is of the file's bytes; ``text`` is None where only a record is loaded."""

    name: str
    format: str
    sha256: str
    characters: int
    text: str | None = None
    url: str | None = None


@record(frozen=True)
class Header:
    """What the document says of itself. Dates are ISO; ``region_code`` is GB/T 2260, 100000 for the whole country.

    ``zone`` names the development zone that the plan is for, where it is not for all of its region.
    ``confidence`` names the fields that are not printed as they stand here: ``(("region", "inferred"),)``.
    """

    title: str | None = None
    kind: str | None = None
    number: str | None = None
    issuers: tuple[str, ...] = ()
    issued: str | None = None
    published: str | None = None
    region: str | None = None
    region_code: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    zone: str | None = None
    confidence: tuple[tuple[str, Confidence], ...] = ()


@record(frozen=True)
class Section:
    """One numbered heading of the outline, task or not. ``path`` is the printed numbers joined by ``/``."""

    path: str
    label: str
    title: str
    kind: SectionKind
    evidence: Evidence


@record(frozen=True)
class Topic:
    """A subject that a task is about: a code of the topic scheme, and the words of the text that decided."""

    code: str
    words: tuple[str, ...]


@record(frozen=True)
class Task:
    """Something that the plan tells somebody to do, with at most three topics, the likeliest first.

    ``schemes`` are the named schemes of cooperation between regions that its text mentions (长三角, RCEP).
    """

    path: str
    title: str | None
    kind: TaskKind
    evidence: Evidence
    confidence: Confidence = "stated"
    topics: tuple[Topic, ...] = ()
    schemes: tuple[str, ...] = ()


@record(frozen=True)
class Assignment:
    """One body in one statement of responsibility.

    ``order`` counts through the task, ``list_size`` is the number of bodies assigned to it, ``tier`` is 2 for bodies
    after a trailing comma. ``agency_key`` is ``<region code>/<type>`` of the resolved body, None where unresolved.
    ``resolution`` says in words why the canonical name was chosen, or why none was.
    """

    task: str
    agency: str
    canonical: str | None
    group: bool
    role: Role
    order: int
    list_size: int
    basis: RoleBasis
    evidence: Evidence
    obligation: Obligation | None = None
    tier: int = 1
    agency_key: str | None = None
    resolution: str | None = None
    confidence: Confidence = "stated"


@record(frozen=True)
class Reading:
    """Another value that a damaged place may be read as."""

    value: float
    value_max: float | None = None


@record(frozen=True)
class Target:
    """A quantified target. ``value`` is as printed before ``unit`` (万 and 亿 stay in the unit).

    ``concept`` is the code of the indicator scheme that the name is linked to, None where none fits.
    """

    name: str
    value: float
    value_max: float | None
    comparator: Comparator
    unit: str | None
    basis: Basis
    year: int | None
    task: str | None
    evidence: Evidence
    suspect: bool = False
    alternatives: tuple[Reading, ...] = ()
    confidence: Confidence = "stated"
    concept: str | None = None


@record(frozen=True)
class Platform:
    """A named carrier of the work. ``kind`` is a code of the platform-kind scheme."""

    name: str
    status: PlatformStatus
    task: str | None
    evidence: Evidence
    kind: str | None = None
    confidence: Confidence = "stated"


@record(frozen=True)
class Citation:
    """A document, law or standard that the text cites; at least one of title and number is given."""

    title: str | None
    number: str | None
    relation: Relation
    evidence: Evidence
    confidence: Confidence = "stated"


@record(frozen=True)
class Funding:
    """A budget line, amount in CNY."""

    item: str
    amount: float
    source: FundingSource | None
    task: str | None
    evidence: Evidence
    confidence: Confidence = "stated"


@record(frozen=True)
class Milestone:
    """A row of a schedule."""

    phase: str | None
    item: str
    time: str | None
    evidence: Evidence
    confidence: Confidence = "stated"


@record(frozen=True)
class Damage:
    """A place where the text is damaged or contradicts a side file: what was seen, where, and the likely repair."""

    kind: str
    message: str
    evidence: Evidence
    repair: str | None = None


@record(frozen=True)
class Plan:
    """One plan document and all facts read out of it."""

    source: Source
    header: Header = field(default_factory=Header)
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    platforms: tuple[Platform, ...] = ()
    citations: tuple[Citation, ...] = ()
    funding: tuple[Funding, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    damage: tuple[Damage, ...] = ()
