"""Reads one clause: which words name each quantity, before it or after it, and how the quantity counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_basis import Context, basis_of, is_flow
from loaders.find.target_completing import complete, is_verb, of_owner
from loaders.find.target_draft import Draft
from loaders.find.target_earlier import counted_so, in_same_year, measured_again, total_of, years_of
from loaders.find.target_lists import MEASURE, split_in, split_measured
from loaders.find.target_names import PART_OF, PER_MANY, made_in
from loaders.find.target_naming import names_of
from loaders.find.target_parts import Part, parts_of
from loaders.find.target_phrases import Clause
from loaders.find.target_strict import UNDATED, is_target
from loaders.find.target_topics import next_topic
from loaders.find.target_verbs import verb_of
from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record
from ontology.records import Basis

_NOTHING: Final = Draft("", Quantity(0, 0, 0, 0, 0, None, "", "=", "", "", False), "level", 0, 0)
_ABOVE: Final = re.compile("(?:上述|以上|前述)?(?:[两二三四五]项)?指标|上述")
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_ABOUT: Final = ("约", "近", "大约", "接近")
_AT_LEAST: Final = ("至少", "不少于", "不低于")
_ANY_LEAST: Final = re.compile("|".join(_AT_LEAST))
_REACHES: Final = "达到"
_ADDED: Final = "新增"
_SHORTEST_OWNER: Final = 4
_LEAST_OF: Final = re.compile(f"(?:{PER_MANY}|{PART_OF})$")
# 每年办花展9场,培训花匠90人次; not 每年办花展9场,建成花圃9个
_SERVED: Final = ("人次", "人", "名", "场", "场次")
# 利用建设项目每年支持15个
_YEARLY_VERB: Final = re.compile("每年[^,、\\d]{1,6}$")
# 每万名居民拥有医生, 人均面积: a ratio is no more of what is made
_PER_HEAD: Final = re.compile("^(?:每|[人户亩]均)")
# 增长5.5%以上、力争|达到6%: the same change, higher
_STRIVEN: Final = ("力争", "争取", "努力")
_SHARES: Final = ("率", "比重", "比例", "占比")
_PRESENT: Final = ("在孵", "在园", "在校", "在册", "在营", "在库")
_WHOLE_YEAR: Final = re.compile("^全年")
# "2025年", "全年", "累计": words that put a clause beside 每年 of the clause before
_OWN_TIME: Final = re.compile(r"[\d三五]年|全年|累计|年底|期末")
# 市本级|年筹集|花金, 城镇|年均|就业人数, unlike 细颗粒物年均浓度
_EACH_YEAR: Final = "(?<=[\u4e00-\u9fff])年均(?=[\u4e00-\u9fff])(?!浓度|值|气温|负荷|降)"


@record(frozen=True)
class _Said:
    """What governs a quantity; ``summed`` and ``led``: 累计, 每年 at the front, which a later clause goes on with."""

    verb: str
    cumulative: bool
    summed: bool
    yearly: bool
    led: bool


def read_clause(
    norm: str,
    clause: Clause,
    found: list[Quantity],
    before: Draft | None,
    strictness: int,
    topic: str = "",
    earlier: Sequence[Draft] = (),
) -> Iterator[Draft]:
    """Drafts of the quantities ``found`` in ``clause``. ``before`` is the draft of the clause before, in the sentence.

    ``topic`` is what the sentence spoke of last, in a clause with or without a quantity; ``earlier`` are the drafts of
    its paragraph.

    ``strictness`` is 0 among the goals; 1 in chapters of tasks, where a bare number is a target only with a word that
    says so; 2 there where the plan has no target year either, so that a mere 达到 is rather a condition: such a draft
    is ``loose``, a target only where it turns out that the plan is for the running year.
    """
    for parts in parts_of(norm, clause, found):
        for draft in _drafts(clause, parts, before, topic, earlier):
            if not strictness or is_target(draft, clause, strictness) or _goes_on(draft, before, clause):
                before, topic = draft, next_topic(topic, draft.name)
                yield draft
            elif strictness == UNDATED and is_target(draft, clause, UNDATED - 1):
                draft.loose = True
                yield draft


def _goes_on(draft: Draft, before: Draft | None, clause: Clause) -> bool:
    """True for a flow, and for a part of the like, behind another target: 进出口额完成520亿元,实际利用外资4亿美元."""
    if before is None:
        return False
    part = clause.masked.startswith("其中") and draft.quantity.kind == before.quantity.kind
    return part or (draft.flow and before.flow)


def _drafts(
    clause: Clause, parts: list[Part], before: Draft | None, topic: str, earlier: Sequence[Draft]
) -> Iterator[Draft]:
    lead = clause.sentence[: parts[0].start - clause.sentence_start]
    if len(parts) > 1:
        names = _shared_names(parts, before, topic, earlier, lead)
        if not names:
            return
        if len(names) == len(parts):
            for name, part in zip(names, parts, strict=True):
                quantity = _reaching(part, parts[0], parts[-1])
                shared = replace(part, quantity=quantity, start=parts[0].start, front=parts[0].front)
                draft = _draft(shared, name, before, parts[0], lead, clause.start)
                draft.group = tuple(names)
                if draft.flow and draft.basis == "level" and years_of(parts[0].front) == len(parts):
                    draft.basis = "annual"  # 2026年、2027年花市投资分别达到3亿元、5亿元
                yield draft
            return
    same = before is not None and before.start >= clause.start
    for part in parts:
        said = "" if same and part.quantity.kind == "rates" else counted_so(part, earlier, lead)
        spoken = total_of(part, before) or said or topic
        again = measured_again(part, earlier)
        names = [again] if again else names_of(part, spoken, before is not None)
        for name in _of_the_same(names, part, before if same else None):
            quantity = _reaching(part, parts[0], parts[-1])
            if quantity is not part.quantity:
                part = replace(part, quantity=quantity)
            before = _draft(part, name, before, part, lead + part.front, clause.start)
            topic = next_topic(topic, name)
            yield before


def _of_the_same(names: list[str], part: Part, before: Draft | None) -> list[str]:
    """The names with whose the things before them are: 花协系统新增花库3座、花车9辆."""
    goes_on = before is not None and before.whose and not (part.head.verb or part.quantity.word or part.after)
    if not before or not goes_on or len(names) != 1:
        return names
    return [name if name.startswith(before.whose) else before.whose + name for name in names]


def _shared_names(
    parts: list[Part], before: Draft | None, topic: str, earlier: Sequence[Draft], lead: str
) -> list[str]:
    """The names of A、B分别达到30%、50%, one for each number; empty where nothing says of what they are."""
    names = split_in(parts[0].name, len(parts))
    if _ABOVE.fullmatch(names[0]):  # 上述两项指标分别提升至95%和72%
        names = [""]
    elif years_of(parts[0].front) == len(parts) and (not names[0] or is_verb(names[0])):
        names = [counted_so(parts[0], earlier, lead) or (before.name if before else "")]
    if not names[0]:  # 分别减少11%、15% of what 分别 was said of before
        names = list(before.group) if before else split_measured(made_in(topic))
        if len(names) != len(parts):
            names = [draft.name for draft in earlier[-len(parts) :] if parts[0].quantity.unit != "个百分点"]
        return names if len(names) == len(parts) else []
    if names[0].startswith("占") and topic:
        names = [complete("占" + name.removeprefix("占"), topic) for name in names]
    if len(names) == 1 and topic:
        names = [of_owner(names[0], topic) or names[0]]  # 2026年、2027年花店分别达到3家、5家,收入分别突破1亿元、2亿元
    if len(names) == 1 and not any(part.front or part.after for part in parts[1:]):
        names *= len(parts)  # 2026年、2027年花店分别达到30家、50家
    return names


def _reaching(part: Part, first: Part, last: Part) -> Quantity:
    """A quantity of 分别达到30%、50%以上 with the comparing word of the first or the last, and the unit of the last."""
    quantity = part.quantity
    if quantity.unit != last.quantity.unit and last.quantity.unit.startswith(quantity.unit):
        quantity = replace(quantity, unit=last.quantity.unit, kind=last.quantity.kind)
    if last.quantity.comparator == "~":
        return quantity if quantity.comparator == "~" else replace(quantity, comparator="~")
    if quantity.comparator == "=":
        other = last.quantity if first.quantity.comparator == "=" else first.quantity
        return quantity if other.comparator == "=" else replace(quantity, comparator=other.comparator, word=other.word)
    return quantity


def _draft(part: Part, name: str, before: Draft | None, first: Part, lead: str, clause_start: int) -> Draft:
    quantity = _at_least(part)
    said = _said_of(first, name, before, clause_start)
    elliptic = not part.name and not part.after and before is not None
    context = Context(first.front, first.head, first.tail, said.verb, said.cumulative, said.yearly, lead)
    basis = basis_of(context, quantity, name)
    same_kind = before is not None and quantity.kind == before.quantity.kind == "rates"
    # the first of 普及率、数控化率分别超过95%、75% tells what the others are, no clause before
    goes_on = elliptic and (part is first or not first.name)
    higher = quantity.word not in reaching() or (first.front.endswith(_STRIVEN) and not name.endswith(_SHARES))
    if goes_on and before and basis == "level" and same_kind and higher:
        basis = before.basis
    if elliptic and before and _stretches(quantity, basis, before):
        basis, quantity = "level", replace(quantity, comparator=before.quantity.comparator)
    if basis == "level" and before and _shares_change(first, before, clause_start):
        basis = before.basis
    if (basis in ("level", "new") or "级年" in name) and _each_year().search(name):
        basis = basis if quantity.kind == "rates" else "annual"
        name = _each_year().sub("", name).replace("新增", "")
    whose = _whose(part, name, before) if basis == "new" else ""
    if basis == "cumulative":
        name = name.replace("累计", "")
    elif basis in ("annual_growth", "new"):
        name = name.replace("年均" if basis == "annual_growth" else "新增", "")
    return Draft(
        name=name, quantity=quantity, basis=basis,
        start=before.start if elliptic and before else first.start + min(_first_letter(first.front), len(first.front)),
        end=quantity.right + (len(part.after) if name in part.after else 0),
        verb="new" if whose else said.verb, whose=whose, cumulative=said.summed, led=said.led,
        yearly=said.yearly and basis != "annual_growth",
        flow=is_flow(context, quantity, name), inferred=elliptic,
    )  # fmt: skip


def _whose(part: Part, name: str, before: Draft | None) -> str:
    """Who has what is new, where it stands before the verb, also in a list: 花协系统|新增花库3座、花车9辆."""
    whose, _, added = part.name.partition(_ADDED)
    if len(whose) >= _SHORTEST_OWNER and len(added) > 1 and name == part.name:
        return whose
    return before.whose if before and before.whose and name.startswith(before.whose) else ""


@cache
def _each_year() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=级)年(?:{alternatives(lexicon('indicators')['new'])})(?=[\u4e00-\u9fff]{{2}})|{_EACH_YEAR}"
    )


def _said_of(part: Part, name: str, before: Draft | None, clause_start: int) -> _Said:
    """The verb, 累计 and 每年 that govern a quantity: those of its clause, or those that it goes on with.

    每年举办 governs verbs behind it too; 年均突破, which stands behind a name, does not, nor 累计 that stands there.
    A clause with a time of its own goes on with neither.
    """
    front, timed = part.front, _OWN_TIME.search(part.front) is not None
    before = before or _NOTHING
    inherits = _continues(part, name) and before is not _NOTHING
    led = before.led and (before.quantity.start >= clause_start or part.quantity.unit.endswith(_SERVED))
    verb = verb_of(part) or (before.verb if inherits else "")
    goes_on = not timed and (inherits or (led and verb == "new" and part.quantity.kind == "counts"))
    listed = before.cumulative and before.start >= clause_start and part.head.verb == "new"
    summed = (inherits or listed) and before.cumulative and not timed  # 累计培训花农90人、建成花坛9个
    yearly = part.head.yearly or part.tail.yearly or bool(_YEARLY_VERB.search(front))
    yearly = yearly or (not timed and in_same_year(part, before, clause_start))
    return _Said(
        verb=verb,
        cumulative="累计" in front or summed,
        summed=part.head.cumulative or summed,
        yearly=yearly or (goes_on and before.yearly and (inherits or before.basis == "annual")),
        led=(part.head.yearly and bool(part.head.verb)) or (before.led and goes_on),
    )


def _stretches(quantity: Quantity, basis: Basis, before: Draft) -> bool:
    """True for what more is striven for of the same: 运量达到3万吨,力争完成4万吨."""
    reached = basis == "new" and before.basis == "level" and quantity.unit == before.quantity.unit
    return reached and quantity.word in lexicon("units")["doing"]


def _shares_change(part: Part, before: Draft, clause_start: int) -> bool:
    """True for a later amount of 降低电费8亿元、运费3亿元, and a part of one: 新增贷款9亿元,其中花贷5亿元."""
    quantity = part.quantity
    alike = before.name[-2:] == part.name[-2:] and not quantity.word  # 降低用水成本8亿元,用电成本3亿元
    later = before.basis in ("reduction", "growth") and (before.start >= clause_start or alike)
    return (
        (later or (before.basis == "new" and part.front.startswith("其中")))
        and quantity.kind == before.quantity.kind == "money"
        and quantity.comparator in ("=", "~")
        and not part.head.verb
    )


def _continues(part: Part, name: str) -> bool:
    """True where a count has no verb of its own, so that it goes on with that of the clause before.

    At least so many goes on too, but not for a measure: 形成组合20个,专利数量不少于50件.
    """
    quantity = part.quantity
    if part.head.verb or part.tail.change or quantity.kind not in ("counts", "measures"):
        return False
    own = _WHOLE_YEAR.search(part.front) or _LEAST_OF.search(part.front)
    if own or _PER_HEAD.search(name) or _standing(part, name):
        return False
    return not quantity.word or quantity.word in _ABOUT or (quantity.word in _AT_LEAST and not MEASURE.search(name))


def _standing(part: Part, name: str) -> bool:
    """True for what is there then, whatever else is made: 在孵花企600家以上, 面积500平方米以上."""
    least = part.quantity.comparator in (">=", ">") and part.name in lexicon("indicators")["elliptic"]
    return name.startswith(_PRESENT) or (least and name.endswith("面积"))


def _at_least(part: Part) -> Quantity:
    """The quantity with a 至少 that stands apart from it: 至少打造1个, 达到每万人8个."""
    quantity = part.quantity
    if quantity.comparator == "=" and _LEAST_OF.search(part.front):
        return replace(quantity, comparator=">=", word=_REACHES)
    if quantity.comparator == "=" and _ANY_LEAST.search(_BRACKETED.sub("", part.front).rpartition("的")[2]):
        return replace(quantity, comparator=">=")
    return quantity


def _first_letter(text: str) -> int:
    return len(text) - len(text.lstrip(" \t、,;:。—-"))
