"""Who is responsible for which task: rows from statements, with order, role and what the role rests on."""

import re
from collections.abc import Iterator
from typing import Final

from loaders.document import Document
from loaders.find.bodies import MADE, Body, parse_bodies
from loaders.find.duties import duties
from loaders.find.lead_rule import LeadRule, find_rule
from loaders.find.running_text import acting_bodies
from loaders.passage import Passage
from loaders.resolve.agencies import IssuerContext, Resolution, resolve
from loaders.resolve.forms import known as names
from loaders.text import Cell
from ontology.records import Assignment, Confidence, Evidence, Role, RoleBasis

# A body, its place in the clean text, the slice that shows it, and whether its statement is closed.
_Row = tuple[Body, int, int, Cell, bool]


# 各地(市)住建局, 各县区财政局; not 各区人民政府, after which a bare 财政局 is the issuer's
_EACH: Final = re.compile(r"各[^、,;]{0,8}?(?:\([^()]*\))?[\u4e00-\u9fff]+(?:局|委|办|中心)$")
_PAUSES: Final = ("、", "和", "及")
# 甲、乙、丙|经济开发区管委会: the zones of all three
_ZONE: Final = re.compile("[\u4e00-\u9fff]{2,6}?(?P<ending>(?:经济|高新)(?:技术)?(?:产业)?开发区(?:管委会)?)")
_ZONES: Final = "开发区"
_BARE_PLACE: Final = re.compile("[\u4e00-\u9fff]{1,4}[^省市县区州盟旗]")
# 领导小组办公室 after 市花卉产业工作领导小组: the office of the body that was named
_OFFICE: Final = re.compile(f"({MADE})办公室")
_MADE: Final = re.compile(rf"[省市州县区](?:(?![的由和、]|政府|成立)[\w“”+]){{2,30}}?({MADE})(?!办公室)")
_SHARED: Final = Resolution(None, group=True, why="a class of bodies: 各 before the list is meant for all of it")


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
    known, rule = _Known(context), document.once(_rule)
    headed = duties(document, known.__getitem__)
    result: list[Assignment] = []
    governed: set[str] = set()
    for passage in document.passages:
        rows = _stated(document, passage) if passage.statements else []
        if rows:
            governed.add(passage.path)
        elif passage.title and passage.item in headed:
            (start, _), bodies = passage.title, headed[passage.item]
            rows = [(body, start + body.start, start + body.end, passage.title, True) for body in bodies]
        elif not _is_governed(passage.path, governed):
            rows = [(*found, True) for found in acting_bodies(document, passage)]
        # what a document says of its lists is not said of several sentences
        of_list = passage.statements or len({quote for _, _, _, quote, _ in rows}) == 1
        if rows:
            result += _assignments(document, passage, rows, known, rule if of_list else None)
    return result


def _is_governed(path: str, governed: set[str]) -> bool:
    """True where an item above ``path`` is among ``governed``."""
    above = path
    while "/" in above:
        above = above.rpartition("/")[0]
        if above in governed:
            return True
    return False


def _rule(document: Document) -> LeadRule | None:
    return find_rule(document.norm)


def _stated(document: Document, passage: Passage) -> list[_Row]:
    rows: dict[tuple[str, Role], _Row] = {}
    for statement in passage.statements:
        inner, quote = statement.inner, (statement.start, statement.end)
        words = document.norm[inner : statement.inner_end]
        for body in parse_bodies(words, statement.role):
            name = (words[body.start : body.end], body.role)
            if name not in rows:
                rows[name] = (body, inner + body.start, inner + body.end, quote, statement.closed)
    return list(rows.values())


def _assignments(
    document: Document, passage: Passage, rows: list[_Row], known: _Known, rule: LeadRule | None
) -> Iterator[Assignment]:
    norm, text, size = document.norm, document.text, len(rows)
    leads = [row[0] for row in rows if row[0].role == "lead"]
    explicit = bool(leads) and any(body.explicit for body in leads)
    shown, evidence = None, Evidence(0, 0)
    zones = _zones(document, rows) if _ZONES in norm[rows[0][1] : rows[-1][2]] else {}
    shared, last = False, 0  # 各区住建局、财政局: the next bodies are those of all districts too
    for order, (body, start, end, quote, closed) in enumerate(rows, 1):
        name = norm[start:end]
        resolution = known[name + zones[order] if order in zones else _in_full(norm, passage, start, name)]
        if shared and name in names() and norm[last:start] in _PAUSES:
            resolution = _SHARED
        else:
            shared = resolution.group and _EACH.match(name) is not None
        last = end
        role: Role = body.role
        confidence: Confidence = "stated" if closed and not body.parted else "repaired"
        ruled = _by_rule(rule, order, rows, resolution) if rule and not explicit and role == "responsible" else None
        if ruled:
            role, confidence = ruled, "inferred"
        if quote != shown:  # the bodies of one statement share its words
            shown, evidence = quote, document.evidence(*quote)
        basis = _basis(body, order, size, bool(leads), by_rule=ruled == "lead")
        # in the order of the fields: to name them would take twice as long
        yield Assignment(
            passage.path, text[start:end], resolution.canonical, resolution.group, role, order, size, basis, evidence,
            body.obligation, body.tier, resolution.key, resolution.why, confidence,
        )  # fmt: skip


def _in_full(norm: str, passage: Passage, start: int, name: str) -> str:
    """The name of an office with that of its body, where the item names that before: 市花卉工作领导小组|办公室."""
    office = _OFFICE.match(name) if "办公室" in name[4:] else None
    if not office:
        return name
    made = [m[0] for m in _MADE.finditer(norm, passage.start, start) if m[1] == office[1]]
    return f"{made[-1]}办公室{name[office.end() :]}" if made else name


def _zones(document: Document, rows: list[_Row]) -> dict[int, str]:
    """The ending that a zone at the end of a list of places shares with them, by their order."""
    endings: dict[int, str] = {}
    ending, below = "", 0
    for order, (_, start, end, _, _) in reversed([*enumerate(rows, 1)]):
        name = document.norm[start:end]
        goes_on = ending and document.norm[end:below] in _PAUSES and _BARE_PLACE.fullmatch(name)
        zone = _ZONE.fullmatch(name)
        ending = ending if goes_on else zone["ending"] if zone else ""
        if goes_on:
            endings[order] = ending
        below = start
    return endings


def _by_rule(rule: LeadRule, order: int, rows: list[_Row], resolution: Resolution) -> Role | None:
    """The role that the rule of the document gives to a body of a list, None where it says nothing of it."""
    others = None if rule.others == "responsible" else rule.others
    if rule.tier:  # where no comma parts a list, all of it stands before one
        return "lead" if rows[order - 1][0].tier == 1 else others
    if order > 1:
        return others
    return None if resolution.group else "lead"


def _basis(body: Body, order: int, size: int, led: bool, *, by_rule: bool) -> RoleBasis:
    """What speaks for the body as lead: an explicit word, being alone, a rule of the document, or standing first."""
    if body.role == "lead" and body.explicit:
        return RoleBasis.EXPLICIT_LEAD
    if led or body.role == "support" or (order > 1 and not by_rule):
        return RoleBasis.LISTED_ONLY
    if size == 1:
        return RoleBasis.SOLE_UNIT
    return RoleBasis.DOCUMENT_RULE if by_rule else RoleBasis.FIRST_LISTED
