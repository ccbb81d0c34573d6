"""Names money that has a name of its own: 市级配套资金 of a work, a fund that is spoken of before, several at once."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from loaders.find.funding_bare import of_nothing
from loaders.find.money import scaled
from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record

# Of a work with a longer name the money alone is named; the line stands under its task anyway.
_LONGEST_WORK: Final = 16
_TELLING: Final = 4
# "花市改造|中央财政补助资金": the work, and what its money is called
_OWNER: Final = re.compile("(?:中央|国家|地方|省|市|县|区|州|盟|旗)(?=.{2,12}$)")
# "(争取|申请|和)中央预算内投资"
_LEADING: Final = re.compile(
    r"[,、:(]|其中|由|和|及|同时|积极|主动|力争|争取|申请|申报|统筹|整合|落实|安排|下达|使用|用好|用足|利用|筹措|发行|[两二三四五]年|每年|累计"
)
_MONEY: Final = re.compile("(?:资金|经费|基金|周转金|消费券|专项|配套|补助)$")
# "完善花市周转金管理办法,周转金规模扩大到2亿元"
_SHORT: Final = re.compile("(?:周转金|基金|母基金|引导基金|资金池|风险补偿金)(?:总?规模)?")
_BEFORE: Final = 100
_AFTER: Final = "(?:^|[,;。、《“])(?:完善|修订|建立|健全|优化|用好|发挥|扩大|设立|组建)*"
# "大气、水、土壤污染防治资金分别为4亿元、6.5亿元、1.2亿元"
_EACH: Final = re.compile(
    r"(?P<names>[\u4e00-\u9fff“”]+(?:(?:、|[和及])[\u4e00-\u9fff“”]+)+?)(?:总?规模)?分别(?:不少于|不低于|达到|安排|投入|为|达)*"
    r"(?P<amounts>\d+(?:\.\d+)?[百千]?[万亿]元(?:[、和及]\d+(?:\.\d+)?[百千]?[万亿]元)+)"
)
_VALUE: Final = re.compile(r"(?P<value>\d+(?:\.\d+)?)(?P<unit>[百千]?[万亿]元)")
_LONGEST_FIRST: Final = 4  # 大气, of 大气、水、土壤污染防治资金


@record(frozen=True)
class Share:
    """One of several amounts that are named together: what it is for, how much, and where it is printed."""

    name: str
    amount: float
    start: int
    end: int


def purse(words: str) -> str:
    """What money is called that is known by its name: 市级配套资金 of 、市级配套资金; nothing for other words."""
    name = words
    while led := _LEADING.match(name):
        name = name[led.end() :]
    return name if _instrument().search(name) and of_nothing(name) else ""


@cache
def _instrument() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('funding')['instruments'])})$")


def of_work(work: str, words: str) -> str:
    """The name of money for ``work`` that ``words`` call by a name of its own: 花市改造|中央预算内投资.

    Money for what is money itself is called as that.
    """
    own = purse(words)
    if own and work and of_nothing(work):
        return own
    if own and (bare := _without_purse(work)):
        work = bare
    elif _MONEY.search(work):
        return work
    if not own or not work or own in work:
        return work
    return work + own if len(work) <= _LONGEST_WORK else own


def beside(earlier: str, words: str) -> str:
    """As above, behind another such amount: 市级配套资金 of 花市改造中央补助资金9600万元、市级配套资金1200万元."""
    own, work = purse(words), _without_purse(earlier)
    return work + own if own and work else ""


def _without_purse(name: str) -> str:
    """The work of which ``name`` is the money: 花市改造 of 花市改造中央补助资金; nothing where it names no purse."""
    tails = (name[: owner.start()] for owner in _OWNER.finditer(name, _TELLING))
    return next((work for work in tails if of_nothing(name[len(work) :])), "")


def spoken_of(norm: str, name: str, position: int) -> str:
    """The full name, before ``position``, of a fund that is named shortly: 花市周转金 for 周转金; else ``name``."""
    if not _SHORT.fullmatch(name):
        return name
    short = name.removesuffix("规模").removesuffix("总")
    text = norm[max(0, position - _BEFORE) : position].rpartition("\n")[2]
    full = re.findall(rf"{_AFTER}([\u4e00-\u9fff]{{2,16}}?{short})", text)
    return str(full[-1]) if full else short


def respective(norm: str, position: int) -> Iterator[Share]:
    """Amounts that are printed behind their names: 花田、花市建设资金分别为4亿元、6.5亿元."""
    if not (match := _EACH.match(norm, position)):
        return
    names = _completed([part for part in re.split("[、和及]", match["names"]) if part])
    values = list(_VALUE.finditer(norm, *match.span("amounts")))
    if len(names) == len(values):
        for name, value in zip(names, values, strict=True):
            yield Share(name, scaled(float(value["value"]), value["unit"]), match.start(), value.end())


def _completed(names: list[str]) -> list[str]:
    """The names with the end that only the last prints: 大气、水、土壤污染防治资金."""
    *others, last = names
    longest = max(map(len, others))
    if longest > _LONGEST_FIRST or len(last) < longest + _TELLING:
        return names
    return [*(name + last[longest:] for name in others), last]
