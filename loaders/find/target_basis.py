"""How a quantity counts: a stock, an addition, a sum, a flow per year, or a rate of change.

| the words | basis | because |
| --- | --- | --- |
| 年均增长, 年均增幅 | annual_growth | a rate per year |
| 增长, 提高N个百分点 | growth | a change by the date |
| 增加10家 of what is counted | new | so many more are there |
| 缩短, 降低 | reduction | the same downwards |
| 累计 | cumulative | a sum since the beginning |
| 每年, 年均, 年产值 | annual | so much in each year |
| 全年 with an amount of money or goods | annual | the flow of that year |
| 投资, 进出口, 产值 in a plan for one year | annual | the flow of that year |
| the same in a plan for several years, or by the middle of the year | level | what is reached at the date |
| 新增, 培育, 建成, 引进, 服务, 完成 | new | things made, found or served |
| anything else: 达到, 拥有, rates | level | what is so at the date |
"""

import re
from functools import cache
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_names import Head, Tail
from loaders.lexicons import alternatives, lexicon
from ontology.frozen import record
from ontology.records import Basis

_PEOPLE: Final = re.compile("(?:人次?|名)$")
_TRAINED: Final = re.compile("培训|转移就业|再就业|(?:就业|创业)$|^服务")
# 共募集善款5亿元: a sum of all the years
_RAISED: Final = re.compile("共(?:[募筹]集|筹措|争取|吸引|引进)")
_FOR_MANY: Final = re.compile("每(?:[百千万]+|个)[^\\d]")
_PAID_OUT: Final = re.compile("投放|发放|社会资本投入")
# 年营业收入, 花肥年推广面积: the flow of a year; not 青年人数, 2024年产值
_OF_YEAR: Final = (
    "(?:(?<![\\d青少老中成近周学全每当往同多])年(?!均)[^的、年]{0,10}(?:量|额|值|收入|面积|人次|人数|利润|税收|规模)$"
    "|(?<![\\d全每青少学一两三五])年(?:接待|招生|培训|服务|生产))"
)
_YEARLY_NAME: Final = re.compile(f"^年|年度(?:完成)?投资$|{_OF_YEAR}")
# 年花卉登记量|稳定在9万件: held, but of each year; not 年末花农人数
_FLOW_OF_YEAR: Final = re.compile(f"{_OF_YEAR}(?<!数)(?<!规模)(?<!面积)(?<!余额)")
# 为企业减负约8亿元: so much less is paid
_RELIEF: Final = re.compile("(?:减负|降费|减税|减税降费|降本|降本减负)(?:金额|规模)?$")
# 花肥重点工程|减排量: so much less
_CUT: Final = ("减排量", "减排总量", "削减量")
_EVERY_YEAR: Final = re.compile("年均|每年|全年")
# 全年|花车巡游不少于9场; not 全年支持花店90家, 全年新增花农90人
_WHOLE_YEAR: Final = re.compile(
    "(?:力争|争取|确保)?全年(?!.*(?:支持|推动|推进|带动|争取|引导|帮助|服务|新增|达|保持|稳定))"
)
_CAPACITY: Final = ("生产能力", "加工能力", "处理能力", "供应能力")
# 登记花田90块: as many as are registered; not 登记失业人数
_REGISTERED: Final = re.compile("登记(?!失业|在册|注册)")
_CAPS: Final = ("<=", "<")
# 全年花农满意度不低于90分: a mark that is held, as is a figure without any unit
_MARKS: Final = frozenset({"", "分"})
# 花店增加10家: things that are made, unlike 人均花田增加1平方米, 就业增加2万人, 较2024年增加10家
_THINGS: Final = frozenset("家个所座处条张辆部台套间栋幢")
_ADDED: Final = re.compile(r"^(?!.*[较比](?:20\d\d|上年|去年|年初)).*(?<!数)(?<![数总]量)增加$")
_PART_OF_YEAR: Final = re.compile(r"[上下]半年|季度|\d月(?:底|末)?前")


@record(frozen=True)
class Context:
    """What is known around a quantity: the words ``front`` before it, taken apart, and ``lead``, the sentence so far.

    ``verb``, ``cumulative`` and ``yearly`` may be inherited from the clause before.
    """

    front: str
    head: Head
    tail: Tail
    verb: str
    cumulative: bool
    yearly: bool
    lead: str


def basis_of(context: Context, quantity: Quantity, name: str) -> Basis:
    """The words of change decide first, then 累计, then what is per year, then the verb."""
    change = context.tail.change or _led_change(context, quantity)
    if change == "growth" and quantity.unit in _THINGS and _ADDED.search(context.front):
        change = None
    if is_bettered(context.front, context.head, quantity):
        change = None
    if change:
        yearly = context.head.yearly or "年均" in context.front
        return "annual_growth" if change == "growth" and yearly else change
    if quantity.unit.endswith("百分点"):
        return "level" if quantity.word in reaching() else "growth"
    if quantity.kind in ("rates", "times", "ranks") or quantity.unit in _MARKS:
        return "annual" if quantity.kind == "times" and _FLOW_OF_YEAR.search(name) else "level"
    if quantity.kind == "money" and _RELIEF.search(name):
        return "annual" if _EVERY_YEAR.search(context.front) else "reduction"
    if quantity.kind == "measures" and name.endswith(_CUT):
        return "reduction"
    if quantity.kind == "money" and name.endswith("增收"):
        return "growth"
    return _basis_of_amount(context, quantity, name)


def _basis_of_amount(context: Context, quantity: Quantity, name: str) -> Basis:
    """Whether an amount that is no change and no rate is of all years, of each, there at the date, or added."""
    if context.cumulative or (quantity.kind == "money" and _RAISED.search(context.front)):
        return "cumulative"
    if quantity.per_year:
        return "annual"
    if name.endswith("浓度") or _is_stock(context, quantity, name):  # 年均浓度 is a mean of the year, no flow
        return "level"
    if (
        context.yearly
        or (context.verb != "new" and "的" not in name and _YEARLY_NAME.search(name))
        or _is_of_year(context, quantity, name)
    ):
        return "annual"
    if quantity.kind == "counts" and not context.verb and _WHOLE_YEAR.match(context.front):
        return "annual"
    if context.verb == "done" and quantity.kind == "money" and _PART_OF_YEAR.search(context.lead):
        return "level"
    if quantity.word in reaching() and quantity.comparator in _CAPS:
        return "level"
    if _FOR_MANY.match(name):
        return "level"  # 每千名花农配备花匠1名
    added = (
        context.verb in ("new", "done") or context.front.endswith(("新增", "净增", "增加")) or _is_added(name, quantity)
    )
    return "new" if added else "level"


def _is_stock(context: Context, quantity: Quantity, name: str) -> bool:
    """True for what is there at the date, whatever is done for it: 开放花径总里程达到80公里, 入库花店稳定在90家.

    So much of something can be made then: 形成年产9万盆花卉生产能力.
    """
    if "新增" in context.front or context.yearly or quantity.kind not in ("counts", "measures", "money"):
        return False
    kept = quantity.kind == "counts" and quantity.word in lexicon("units")["holding"]
    held = kept and not _FLOW_OF_YEAR.search(name)
    return (
        held
        or (bool(quantity.word) and name.endswith(tuple(lexicon("indicators")["stocks"])))
        or name.endswith(_CAPACITY)
    )


def is_bettered(front: str, lead: Head, quantity: Quantity) -> bool:
    """True for things that are made better, not more: 完成花道提升21个点位."""
    if not front.endswith("提升"):
        return False
    things = lead.verb == "new" and quantity.unit in _THINGS  # 实施花圃规范化提升90处
    return things or (lead.verb == "done" and quantity.kind in ("counts", "measures"))


def is_flow(context: Context, quantity: Quantity, name: str) -> bool:
    """True for an amount that is made anew each year: in a plan for one year it counts as of that year."""
    if (
        not _flows(quantity, name)
        or context.verb == "new"
        or name.endswith(("浓度", "综合产值", "全产业链产值"))
        or quantity.word in lexicon("units")["holding"]  # 播种面积稳定在66万亩: a stock that is held
        or _PART_OF_YEAR.search(context.lead)
    ):
        return False
    done = context.verb == "done" and quantity.kind == "money"
    return done or quantity.kind == "counts" or bool(_listed("flows").search(name))


def _flows(quantity: Quantity, name: str) -> bool:
    """True for an amount of money or goods, and for what comes and goes though it is counted: 游客2000万人次."""
    if quantity.kind == "counts":
        return bool(_listed("counted_flows").search(name))
    return quantity.kind in ("money", "measures")


@cache
def _listed(words: str) -> re.Pattern[str]:
    return re.compile(alternatives(lexicon("indicators")[words]))


def _is_of_year(context: Context, quantity: Quantity, name: str) -> bool:
    """True for an amount of money or goods that 全年 makes that of the whole year; what is 新增 stays new."""
    if (
        not _flows(quantity, name)
        or quantity.word in lexicon("units")["holding"]
        or quantity.comparator in _CAPS
        or "新增" in context.front
        or _PART_OF_YEAR.search(context.front)
    ):
        return False
    made = quantity.kind == "measures" and context.verb == "new" and not _listed("turnover").search(context.front)
    return ("全年" in context.front and not made) or (context.verb != "new" and "全年" in context.lead)


def _led_change(context: Context, quantity: Quantity) -> Basis | None:
    """A verb of change before the name: 压缩周期2天; but 提高覆盖率至95% is a level."""
    alone = context.head.start >= len(context.front)
    if not context.head.change or (quantity.kind in ("counts", "measures") and context.head.change != "reduction"):
        return None
    if context.front.endswith(("至", "到")):
        return None  # 减少用量至200吨
    return context.head.change if alone or quantity.word not in reaching() else None


@cache
def _made() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['made'])})(?:总?面积|里程|长度|户数)?$")


@cache
def _makes_in() -> re.Pattern[str]:
    """A verb of making between who or what it is done to and what is made: 既有花房|加装|电梯; not 花田|建设|项目."""
    words = lexicon("indicators")
    return re.compile(
        rf"(?<=[\u4e00-\u9fff]{{3}})(?:{alternatives(words['deeds'])})(?!{alternatives(words['noun_after'])}|[项工任目]|示范)(?=[\u4e00-\u9fff]{{2,8}}$)"
    )


def is_work(name: str) -> bool:
    """True for a name that ends with what is done: 花房改造."""
    return _made().search(name) is not None


def _is_added(name: str, quantity: Quantity) -> bool:
    """Numbers trained, served, newly employed or made are new also without a verb before them."""
    if quantity.kind in ("counts", "measures") and quantity.word != "达到" and _made().search(name.rstrip('”"')):
        return True
    if quantity.kind == "counts" and not quantity.word and _makes_in().search(name):
        return True  # 既有花房加装电梯240部
    if quantity.kind == "counts" and _REGISTERED.match(name):
        return True
    if "新增" in name or (quantity.kind == "money" and _PAID_OUT.search(name)):
        return True
    return bool(_PEOPLE.search(quantity.unit) and _TRAINED.search(name))
