"""Reads one clause: which words name each quantity, before it or after it, and how the quantity counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_basis import Context, basis_of, is_flow
from loaders.find.target_completing import complete, is_verb
from loaders.find.target_lists import MEASURE, split_measured
from loaders.find.target_names import made_in
from loaders.find.target_naming import names_of, next_topic, verb_of
from loaders.find.target_parts import Part, parts_of
from loaders.find.target_phrases import MASK, Clause
from loaders.lexicons import alternatives, lexicon
from ontology.records import Basis

_UNDATED: Final = 2
_SHORT: Final = 4
_NAMED_YEAR: Final = re.compile(r"20\d\d年")
_ABOVE: Final = re.compile("(?:上述|以上|前述)?(?:[两二三四五]项)?指标|上述")
_ALL: Final = 100
_BRACKETED: Final = re.compile(r"\([^()]*\)")
# 国有企业招聘高校毕业生5000人: a quota for those who hire
_HIRED: Final = re.compile("[^,]{2}(?:招聘|招录|招用|招募|招收|吸纳)")
_AT_LEAST: Final = ("至少", "不少于", "不低于")
_ANY_LEAST: Final = re.compile("|".join(_AT_LEAST))
# "2025年", "全年", "累计": words that put a clause beside 每年 of the clause before
# 利用建设项目每年支持15个
_YEARLY_VERB: Final = re.compile("每年[^,、\\d]{1,6}$")
# 每万名居民拥有医生, 人均面积: a ratio is no more of what is made
_PER_HEAD: Final = re.compile("^(?:每|[人户亩]均)")
_SLICE: Final = re.compile(r"\d[年月]")
# 到2027年,|突破8亿元
_ONLY_TIME: Final = re.compile(r"[到至]?20\d\d年(?:底|末|年底)?前?,(?:力争|争取|确保)?")
# 花草带状复合种植50万亩; not 花卉用地供应量50公顷, which may be so already
_GROWN: Final = ("种植", "播种", "复种", "轮作", "养殖")
_TOTALS: Final = ("总数", "总量", "总规模", "数量")
_WHOLE_YEAR: Final = re.compile("^全年")
# 鼓励花店引进花匠10名; not 鼓励并资助250名花匠, 鼓励和引导
_URGED: Final = re.compile("鼓励(?!并)")
_OWN_TIME: Final = re.compile(r"[\d三五]年|全年|累计|年底|期末")
# 城镇|年均|就业人数, unlike 细颗粒物年均浓度
_EACH_YEAR: Final = re.compile("(?<=[\u4e00-\u9fff])年均(?=[\u4e00-\u9fff])(?!浓度|值|气温|负荷|降)")


@dataclass(slots=True)
class Draft:
    """A target on its way: what it is called, its quantity, how it counts, and what the next clause may inherit."""

    name: str
    quantity: Quantity
    basis: Basis
    start: int
    end: int
    verb: str = ""
    cumulative: bool = False
    yearly: bool = False
    led: bool = False
    year: int | None = None
    running: bool = False
    from_now: int | None = None
    flow: bool = False
    inferred: bool = False
    group: tuple[str, ...] = ()
    loose: bool = False


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
            if not strictness or _is_target(draft, clause, strictness) or _goes_on(draft, before):
                before, topic = draft, next_topic(topic, draft.name)
                yield draft
            elif strictness == _UNDATED and _is_target(draft, clause, _UNDATED - 1):
                draft.loose = True
                yield draft


def _goes_on(draft: Draft, before: Draft | None) -> bool:
    """True for a flow behind another target: 进出口额完成520亿元,实际利用外资4亿美元."""
    return draft.flow and before is not None and before.flow


def _drafts(
    clause: Clause, parts: list[Part], before: Draft | None, topic: str, earlier: Sequence[Draft]
) -> Iterator[Draft]:
    lead = clause.sentence[: parts[0].start - clause.sentence_start]
    if len(parts) > 1:
        names = split_measured(parts[0].name)
        if _ABOVE.fullmatch(names[0]):  # 上述两项指标分别提升至95%和72%
            names = [""]
        elif _years_of(parts[0].front) == len(parts) and (not names[0] or is_verb(names[0])):
            names = [_counted_so(parts[0], earlier, lead) or (before.name if before else "")]
        if not names[0]:  # 分别减少11%、15% of what 分别 was said of before
            names = list(before.group) if before else split_measured(made_in(topic))
            if len(names) != len(parts):
                names = [draft.name for draft in earlier[-len(parts) :] if parts[0].quantity.unit != "个百分点"]
            if len(names) != len(parts):
                return
        if names[0].startswith("占") and topic:
            names = [complete("占" + name.removeprefix("占"), topic) for name in names]
        if len(names) == 1 and not any(part.front or part.after for part in parts[1:]):
            names *= len(parts)  # 2026年、2027年花店分别达到30家、50家
        if len(names) == len(parts):
            for name, part in zip(names, parts, strict=True):
                quantity = _reaching(part, parts[0], parts[-1])
                shared = replace(part, quantity=quantity, start=parts[0].start, front=parts[0].front)
                draft = _draft(shared, name, before, parts[0], lead, clause.start)
                draft.group = tuple(names)
                yield draft
            return
    for part in parts:
        spoken = _total_of(part, before) or _counted_so(part, earlier, lead) or topic
        again = _again(part, earlier)
        for name in [again] if again else names_of(part, spoken, before is not None):
            quantity = _reaching(part, parts[0], parts[-1])
            if quantity is not part.quantity:
                part = replace(part, quantity=quantity)
            before = _draft(part, name, before, part, lead + part.front, clause.start)
            topic = next_topic(topic, name)
            yield before


def _years_of(front: str) -> int:
    """How many years are named: 2 in 2026年、2027年分别改造."""
    return len(_NAMED_YEAR.findall(front))


def _total_of(part: Part, before: Draft | None) -> str:
    """What a total is of, whatever the clauses between speak of: 新建站点20个,覆盖各镇,总数达50个."""
    alike = before is not None and before.quantity.unit == part.quantity.unit
    total = part.name in _TOTALS or (not part.name and part.front.endswith(_TOTALS))
    return before.name if before and alike and total else ""


def _counted_so(part: Part, earlier: Sequence[Draft], lead: str) -> str:
    """What was counted by the same unit before, where a time and no more than a verb names it: 2024年改造236个.

    Of money and rates only where nothing else was measured so: 产值达到5亿元;到2027年,突破8亿元.
    """
    timed = _SLICE.search(part.front) or _ONLY_TIME.fullmatch(lead)
    if not timed or part.after or (part.name and not is_verb(part.name)):
        return ""
    named = [draft.name for draft in earlier if draft.quantity.unit == part.quantity.unit]
    if part.quantity.kind in ("counts", "measures"):
        return named[-1] if named else ""
    reached = part.quantity.comparator in (">=", ">") and not (part.tail.change or part.head.change)
    return named[0] if reached and len(set(named)) == 1 else ""


def _again(part: Part, earlier: Sequence[Draft]) -> str:
    """The whole name of a rate that was measured before: 花店服务准确率达到85%;2026年,准确率达到95%."""
    words = lexicon("indicators")
    short = part.quantity.kind == "rates" and 1 < len(part.name) <= _SHORT and part.name.endswith("率")
    short = short and part.name not in words["elliptic"]
    named = [draft.name for draft in earlier if draft.name.endswith(part.name)] if short else []
    return named[-1] if named else ""


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
    inherits = before is not None and _continues(first, name)
    verb = verb_of(first) or (before.verb if before and inherits else "")
    cumulative = "累计" in first.front or bool(before and inherits and before.cumulative)
    own_time = _OWN_TIME.search(first.front)
    goes_on = not own_time and (
        inherits or (verb == "new" and quantity.kind == "counts" and bool(before and before.led))
    )
    yearly = (
        first.head.yearly
        or first.tail.yearly
        or bool(_YEARLY_VERB.search(first.front))
        or bool(before and before.yearly and goes_on and (inherits or before.basis == "annual"))
    )
    elliptic = not part.name and not part.after and before is not None
    context = Context(first.front, first.head, first.tail, verb, cumulative, yearly, lead)
    basis = basis_of(context, quantity, name)
    same_kind = before is not None and quantity.kind == before.quantity.kind == "rates"
    if elliptic and before and basis == "level" and same_kind and quantity.word not in reaching():
        basis = before.basis
    if basis == "level" and before and _shares_change(first, before, clause_start):
        basis = before.basis
    if basis in ("level", "new") and _EACH_YEAR.search(name):
        basis, name = "annual", _EACH_YEAR.sub("", name).replace("新增", "")
    if basis == "cumulative":
        name = name.replace("累计", "")
    elif basis in ("annual_growth", "new"):
        name = name.replace("年均" if basis == "annual_growth" else "新增", "")
    return Draft(
        name=name, quantity=quantity, basis=basis,
        start=before.start if elliptic and before else first.start + min(_first_letter(first.front), len(first.front)),
        end=quantity.right + (len(part.after) if name in part.after else 0),
        verb=verb, cumulative=first.head.cumulative or (cumulative and inherits), yearly=yearly, flow=is_flow(context, quantity, name), inferred=elliptic,
        led=(first.head.yearly and bool(first.head.verb)) or bool(before and before.led and goes_on),
    )  # fmt: skip


def _shares_change(part: Part, before: Draft, clause_start: int) -> bool:
    """True for a later amount of 降低电费8亿元、运费3亿元, which the verb at the front is said of too."""
    quantity = part.quantity
    return (
        before.basis in ("reduction", "growth")
        and before.start >= clause_start
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
    if _WHOLE_YEAR.search(part.front) or _PER_HEAD.search(name):
        return False
    return not quantity.word or quantity.comparator == "~" or (quantity.word in _AT_LEAST and not MEASURE.search(name))


def _at_least(part: Part) -> Quantity:
    """The quantity with a 至少 that stands apart from it: 至少打造1个."""
    quantity = part.quantity
    if quantity.comparator == "=" and _ANY_LEAST.search(_BRACKETED.sub("", part.front).rpartition("的")[2]):
        return replace(quantity, comparator=">=")
    return quantity


def _first_letter(text: str) -> int:
    return len(text) - len(text.lstrip(" \t、,;:。—-"))


def _is_target(draft: Draft, clause: Clause, strictness: int) -> bool:
    """In a chapter of tasks: something is made, reached, changed, or the sentence speaks of aims; 鼓励 sets none."""
    if _URGED.match(clause.masked):
        return False
    if draft.verb or draft.basis != "level" or _markers(strictness).search(clause.sentence):
        return True
    placed = draft.quantity.kind == "counts" or (draft.quantity.kind == "measures" and draft.name.endswith(_GROWN))
    if strictness < _UNDATED and placed and _closes(draft.quantity, clause):
        return True  # 特色摊位260个: so many are to be there
    said = bool(draft.quantity.word) or draft.quantity.comparator != "=" or draft.name.endswith(("率", "占比", "比重"))
    return said if strictness < _UNDATED else _is_standing(draft, clause.sentence)


def _closes(quantity: Quantity, clause: Clause) -> bool:
    """True where nothing stands behind the quantity in its clause but its parts: 摊位9个(东区5个、西区4个)."""
    rest = clause.masked[quantity.right - clause.start :]
    parts = clause.sentence[quantity.right - clause.sentence_start :][: len(rest)]
    return not rest.strip(MASK) and (
        not rest or bool(re.match(rf"\([^()]*\d{re.escape(quantity.unit)}[^()]*\)$", parts))
    )


@cache
def _markers(strictness: int) -> re.Pattern[str]:
    """What makes a sentence a target although it only says how much is so."""
    words = lexicon("indicators")
    return re.compile(alternatives([*words["markers"], *(words["floors"] if strictness < _UNDATED else ())]))


def _is_standing(draft: Draft, sentence: str) -> bool:
    """A target also without any year: a rate to be held or passed, an amount to be broken through."""
    rate = draft.name.endswith(("率", "满意度", "覆盖面")) and (
        draft.quantity.comparator in (">=", ">") or draft.quantity.word in lexicon("units")["lowering"]
    )
    share = draft.name.endswith(("比例", "占比"))
    hired = _HIRED.search(sentence if share else draft.name) and (share or draft.quantity.kind == "counts")
    ensured = draft.name.endswith("率") and draft.quantity.value == _ALL and "确保" in sentence
    shortened = draft.quantity.kind == "times" and draft.quantity.word in lexicon("units")["lowering"]
    return rate or shortened or ensured or bool(hired) or draft.quantity.word == "突破"
