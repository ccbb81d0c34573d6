"""Two plans side by side: which tasks are the same by their headings, who leads them, what they promise by when."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from api.comparing import reason
from api.links import page_of
from api.reading import Reader, Row, text
from api.tables import Passage, goal, passage
from api.words import Language, words
from ontology.errors import NotFoundError
from ontology.iri import Identifier

# how alike headings must be to stand beside each other
ALIKE: Final = 0.4
_LISTED: Final = "/ListedOnly"
_STATED: Final = "/ExplicitLead"


@dataclass(frozen=True, slots=True)
class Side:
    """A task of one plan: number, heading, address; leads as (name, address, basis where inferred), goals as (words,
    address), years, functions of those who lead."""

    path: str
    title: str
    href: str
    leads: tuple[tuple[str, str, str], ...]
    goals: tuple[tuple[str, str], ...]
    years: tuple[str, ...]
    functions: frozenset[str]
    passage: Passage


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tasks that stand beside each other, with what is alike and what is different in words."""

    a: Side
    b: Side
    likeness: float
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """Targets of one indicator in both plans: its name, (words, address) of each, why they must not be compared."""

    indicator: str
    href: str
    a: tuple[str, str]
    b: tuple[str, str]
    reason: str
    remark: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All of two plans; heads are rows of ``plans.rq``."""

    heads: tuple[Row, Row]
    pairs: tuple[Pair, ...]
    only: tuple[tuple[Side, ...], tuple[Side, ...]]
    goals: tuple[Goals, ...]


def difference(reader: Reader, language: Language, a: str, b: str) -> Difference:
    """Set the plans with the keys ``a`` and ``b`` side by side.

    Raises:
        NotFoundError: there is no such plan.
    """
    heads = (_head(reader, a), _head(reader, b))
    sides = [_sides(reader, language, text(head, "plan_iri")) for head in heads]
    matched = _matched(*sides)
    pairs = tuple(
        Pair(one, other, likeness, tuple(_notes(reader, language, one, other))) for likeness, one, other in matched
    )
    taken = {id(side) for _, one, other in matched for side in (one, other)}
    left, right = (tuple(side for side in found if id(side) not in taken) for found in sides)
    return Difference(heads, pairs, (left, right), tuple(_goals(reader, language, *heads)))


def _head(reader: Reader, key: str) -> Row:
    found = reader.facts("plans", "plan_iri", str(Identifier("plan", key)))
    if not found:
        raise NotFoundError(f"there is no plan {key!r}")
    return found[0]


def _sides(reader: Reader, language: Language, plan: str) -> list[Side]:
    tasks, bodies, targets = (reader.facts(kind, "plan_iri", plan) for kind in ("tasks", "assignments", "targets"))
    functions: dict[str, set[str]] = {}
    for row in reader.rows("body_functions", plan_iri=plan):
        functions.setdefault(text(row, "agency_iri"), set()).add(text(row, "function"))
    below = _below(tasks)
    return [_side(reader, row, below[text(row, "task_iri")], bodies, targets, functions, language) for row in tasks
            if text(row, "task_iri") in below]  # fmt: skip


def _below(tasks: Sequence[Row]) -> dict[str, set[str]]:
    """Each task with a heading, with itself and the passages without one below it; headings of headings are none."""
    found = {text(row, "task_iri"): {text(row, "task_iri")} for row in tasks
             if text(row, "own") and not text(row, "kind").endswith("/group")}  # fmt: skip
    for row in tasks:
        if not text(row, "own") and text(row, "parent_iri"):
            found.setdefault(text(row, "parent_iri"), {text(row, "parent_iri")}).add(text(row, "task_iri"))
    return found


def _side(
    reader: Reader, row: Row, tasks: set[str], bodies: Sequence[Row], targets: Sequence[Row],
    functions: dict[str, set[str]], language: Language,
) -> Side:  # fmt: skip
    leading = [body for body in bodies if text(body, "task_iri") in tasks and not text(body, "basis").endswith(_LISTED)]
    leads = {text(lead, "agency_iri"): lead for lead in leading}.values()
    own = [target for target in targets if text(target, "task_iri") in tasks]
    carried = frozenset(function for lead in leads for function in functions.get(text(lead, "agency_iri"), ()))
    return Side(
        text(row, "path"), text(row, "own"), page_of(text(row, "task_iri")) or "",
        tuple((text(lead, "agency"), page_of(text(lead, "agency_iri")) or "", _basis(reader, lead, language))
              for lead in leads),
        tuple((f"{text(target, 'indicator')} {goal(target, language)}", page_of(text(target, "target_iri")) or "")
              for target in own),
        tuple(sorted({text(target, "year") for target in own if text(target, "year")})), carried,
        passage(row, language),
    )  # fmt: skip


def _basis(reader: Reader, lead: Row, language: Language) -> str:
    """On what a lead rests that the text does not state."""
    basis = text(lead, "basis")
    return "" if basis.endswith(_STATED) else reader.label(basis, language)


def weights(titles: Sequence[str]) -> dict[str, float]:
    """Return the weight of each pair of letters: what stands in most headings (知识产权) tells little."""
    found = Counter(pair for title in titles for pair in _letters(title))
    return {pair: math.log(1 + len(titles) / count) for pair, count in found.items()}


def _letters(title: str) -> set[str]:
    return {title[i : i + 2] for i in range(len(title) - 1)}


def likeness(a: str, b: str, weight: Mapping[str, float]) -> float:
    """Return how much of the weight of their pairs of letters two headings share, from 0 to 1.

    >>> weight = weights(["加强组织领导", "加强宣传", "建设平台"])
    >>> likeness("加强组织领导", "加强组织领导", weight), likeness("加强宣传", "建设平台", weight)
    (1.0, 0.0)
    """
    if a == b:
        return 1.0
    of_a, of_b = _letters(a), _letters(b)
    both, all_ = (sum(weight[pair] for pair in pairs) for pairs in (of_a & of_b, [*of_a, *of_b]))
    return 2 * both / (all_ or 1)


def _matched(left: Iterable[Side], right: Sequence[Side]) -> list[tuple[float, Side, Side]]:
    """Pairs of tasks, the most alike first taken, each task once; in the order of the first plan."""
    order = list(left)
    weight = weights([side.title for side in (*order, *right)])
    near = ((likeness(a.title, b.title, weight), i, j) for i, a in enumerate(order) for j, b in enumerate(right))
    ranked = sorted((n for n in near if n[0] >= ALIKE), key=lambda n: (-n[0], n[1], n[2]))
    used_a: set[int] = set()
    used_b: set[int] = set()
    found = []
    for score, i, j in ranked:
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((i, score, order[i], right[j]))
    return [(score, a, b) for _, score, a, b in sorted(found, key=lambda one: one[0])]


def shared(a: str, b: str) -> str:
    """Return the longest words that two headings have in common."""
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return "…".join(a[block.a : block.a + block.size] for block in blocks if block.size > 1)


def _notes(reader: Reader, language: Language, a: Side, b: Side) -> Iterable[str]:
    t = words(language)
    yield t["alike_same"] if a.title == b.title else t["alike_near"].format(shared=shared(a.title, b.title))
    yield _leads(reader, language, a, b)
    if len(a.goals) != len(b.goals):
        yield t["targets_differ"].format(a=len(a.goals), b=len(b.goals))
    if a.years or b.years:
        key = "years_same" if a.years == b.years else "years_differ"
        of_a, of_b = (t["join"].join(side.years) or t["no_year"] for side in (a, b))
        yield t[key].format(a=of_a, b=of_b)


def _leads(reader: Reader, language: Language, a: Side, b: Side) -> str:
    t = words(language)
    if not a.leads or not b.leads:
        return t["leads_none" if not a.leads and not b.leads else "leads_only_b" if not a.leads else "leads_only_a"]
    if not a.functions or not b.functions:
        return t["leads_unknown"]
    both = a.functions & b.functions
    of_both, of_a, of_b = (
        t["join"].join(sorted(reader.label(function, language) for function in functions))
        for functions in (both, a.functions, b.functions)
    )
    return t["leads_same"].format(a=of_both) if both else t["leads_differ"].format(a=of_a, b=of_b)


def _goals(reader: Reader, language: Language, a: Row, b: Row) -> Iterable[Goals]:
    t = words(language)
    left, right = (reader.facts("targets", "plan_iri", text(head, "plan_iri")) for head in (a, b))
    for one in left:
        for other in right:
            if text(one, "indicator_iri") == text(other, "indicator_iri"):
                remark = t["years_remark"] if text(one, "year") != text(other, "year") else ""
                yield Goals(text(one, "indicator"), page_of(text(one, "indicator_iri")) or "", _stated(one, language),
                            _stated(other, language), reason(one, other, language), remark)  # fmt: skip


def _stated(row: Row, language: Language) -> tuple[str, str]:
    year = text(row, "year")
    return f"{goal(row, language)}{f' ({year})' if year else ''}", page_of(text(row, "target_iri")) or ""
