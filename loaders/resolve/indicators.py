"""Links the name of a target to a concept of the indicator scheme; a name that may mean another thing gets none."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, Literal

import ahocorasick

from loaders.lexicons import alternatives, lexicon

_ASIDE: Final = re.compile(r"\([^()]*\)")
_SHORTEST: Final = 4
# What plans write in several ways, in the order in which it is folded into one.
_FOLDS: Final = tuple(
    (re.compile(pattern), folded)
    for pattern, folded in (
        (r"r&d|研究与试验发展|研究与开发", "研发"),
        (r"[\W_]+|的", ""),
        # 占全市地区生产总值的比重, 占GDP比例
        (
            r"占(?:全[国省市区县州])?(?:(?:地区|国内|地方)?生产总值|gdp)(?:总量)?(?:比重|比例|比率|份额|比)?",
            "占gdp比重",
        ),
        (r"(?:地区|国内)?生产总值", "gdp"),
        (r"比例|比率", "比重"),
        # 每万人口高价值发明专利拥有量, 万人均…, 每万常住人口拥有…
        (r"每?万名?(?:常住)?人口?均?(?:拥有)?", "万人"),
        (r"每千名?(?:常住)?人口?均?(?:拥有)?", "千人"),
        (r"每万", "万"),
        (r"规模以上|规模(?=工业)", "规上"),
        (r"电子商务", "电商"),
        (r"(?:年均)?(?:增长速度|增长率|增速|增幅|增长)$", ""),
        (r"(?:总额|金额|额度)$", "额"),
        (rf"(?<=.{{{_SHORTEST}}})(?:数量|总数|总量|个数|家数|户数|人数|件数|数)$", ""),
    )
)
# 国家级、省级知识产权保护示范区, 市级以上优势企业, 昆明市有效发明专利拥有量
_LEVEL: Final = r"(?:(?:国家|全国|自治区|[省市区县州镇])级?及?(?:以上)?[和或及]?)+|[\u4e00-\u9fff]{2,3}?[省市区县州]"
_SHARES: Final = frozenset(("%", "‰", "分", "个百分点", "百分点", "倍"))


@dataclass(frozen=True, slots=True)
class _Concept:
    """What a concept's values are, and the words that mean it: one of each group, none of ``never``."""

    code: str
    of: Literal["money", "share"] | None
    words: tuple[tuple[str, ...], ...]
    never: tuple[str, ...]

    def takes(self, unit: str | None) -> bool:
        """Whether a value in ``unit`` may be of this concept; percentages may say a change of anything."""
        if unit is None:
            return True
        money = "元" in unit
        if self.of == "share":
            return unit in _SHARES
        return unit in _SHARES or money == (self.of == "money")

    def meant_by(self, name: str) -> bool:
        """Whether the words of ``name`` say this concept."""
        return (
            bool(self.words)
            and all(any(word in name for word in group) for group in self.words)
            and not any(word in name for word in self.never)
        )


def _concept(code: str, row: dict[str, Any]) -> _Concept:
    return _Concept(code, row.get("of"), tuple(map(tuple, row.get("words", ()))), tuple(row.get("not", ())))


@cache
def _concepts() -> dict[str, _Concept]:
    return {code: _concept(code, row) for code, row in lexicon("indicator_concepts")["concepts"].items()}


@cache
def _by_name() -> dict[str, str]:
    rows = lexicon("indicator_concepts")["concepts"]
    return {fold(name): code for code, row in rows.items() for name in row["names"]}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicator_concepts')['modifiers'])}|{_LEVEL})")


def fold(name: str) -> str:
    """One form for what plans write in several ways.

    >>> fold("每万人口高价值发明专利拥有量") == fold("万人高价值发明专利拥有量")
    True
    """
    folded = _ASIDE.sub("", unicodedata.normalize("NFKC", name).lower())
    for pattern, instead in _FOLDS:
        folded = pattern.sub(instead, folded)
    return folded


def _named(name: str) -> str | None:
    """The concept of a folded name, as it is or without the words before it that change nothing."""
    known, end = _by_name(), 0
    while name[end:] not in known:
        match = _before().match(name, end)
        if not match:
            return None
        end = match.end()
    return known[name[end:]]


def _hinted(name: str) -> Iterable[_Concept]:
    """The concepts that have a word of their first group in ``name``."""
    return {known.code: known for _, hinted in _first_words().iter(name) for known in hinted}.values()


@cache
def _first_words() -> Any:  # noqa: ANN401
    """The words of the first groups, all found in one pass, with the concepts that have them."""
    concepts: dict[str, list[_Concept]] = {}
    for known in _concepts().values():
        for word in known.words[0] if known.words else ():
            concepts.setdefault(word, []).append(known)
    automaton = ahocorasick.Automaton()
    for word, hinted in concepts.items():
        automaton.add_word(word, hinted)
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4096)
def concept(name: str, unit: str | None) -> str | None:
    """The code of the concept that ``name`` means, None where no concept, or more than one, can be meant.

    Args:
        name: the target's name as written.
        unit: its unit; a name of an amount of money before 家 counts something else.

    >>> concept("市级以上知识产权示范企业", "家"), concept("知识产权质押融资", "家")
    ('demonstration-firms', None)
    """
    folded = fold(name)
    code = _named(folded)
    found = [_concepts()[code]] if code else [known for known in _hinted(folded) if known.meant_by(folded)]
    return found[0].code if len(found) == 1 and found[0].takes(unit) else None
