"""Completes names that leave out what the clause before has said: 占比 after 产值, 市县级 after 省级网办率."""

import re
from functools import cache
from typing import Final

from loaders.find.target_lists import IN_TIME, MEASURE
from loaders.find.target_names import without_examples
from loaders.lexicons import alternatives, lexicon

# "市县级", "区", "东川及周边地区": whose the indicator of the clause before is
_LEVEL: Final = re.compile(
    "(?:自由贸易试验区|自贸试验区|自由贸易港|自贸港|中心城区|主城区|老城区|建成区|城市建成区)|[\u4e00-\u9fff、]{2,12}(?:地区|山区|牧区|林区)|[一二三四五六七八九十两各]个新?[省市县区城镇]+"
    "|(?:国家级|街道|城市|农村|城镇|[省市县区村镇乡州级本、和及()])+"
)
_GRADE: Final = re.compile("[^、]{1,4}(?:级以上|级及以上|人以上|户以上)|[1-5]A级|[一两二三五十百千]+亿级")
_GRADED: Final = re.compile("^[^、]{1,4}级(?:以上|及以上)?")
# "服务机构" of "服务机构从业人员": whose income the next clause gives
_OWNER: Final = re.compile(".{2,16}?(?:机构|企业|园区|单位|产业链?|集群)(?![园链集化]|数(?!量))")
_PROPERTY: Final = re.compile("(?:年?主营业务|年?营业|年?销售)?收入|从业人员|年?产值|利润|研发投入|税收|资产")


# 花卉项目|竣工, before 投资
_STAGE: Final = re.compile("(?<=[\u4e00-\u9fff]{3})(?:新?开工|竣工|完工|交付|投产)$")
# 花卉增加值年均增速高于农业: what stands after it without a name is the amount itself
_FASTER: Final = re.compile("(?:年均)?(?:增速|增幅|增长率)?[高快低]于.*$")
_AMOUNT: Final = re.compile("(?:超过?|达到?)?[\\d.]*[万千百十]*亿?元以上")
_ACHIEVED: Final = re.compile(f"(?<=[\u4e00-\u9fff]{{2}})(?:实现|达到)(?=(?:{_PROPERTY.pattern})$)")


# 花卉项目|年度完成投资, before 开工率; 花田基金|年度归集额, before 余额; 花卉项目|全部, before 开工率
_PAID: Final = re.compile(
    "(?<=[\u4e00-\u9fff]{3})(?:(?:年度|当年|全年|累计)*(?:完成)?(?:投资|数量|归集额|投放额|发放额|拨付额)|全部)$"
)


# 农村居民 after 16岁以上的城市居民: whose the indicator is now
_WHOSE: Final = "城市|农村|城镇|城区|市区|镇区|县域|乡村|男性?|女性?|小学|初中|高中|住院|门诊"
_SHORT_RATE: Final = 3
_PLEASED: Final = re.compile("(?:群众|企业|用户|公众|居民|市民|办事)?满意率")
_WHOLE_WORDS: Final = ("费率", "利率", "汇率", "比率", "频率", "效率")  # 花贷担保费率: 担保 is no more whose it is
_NO_WHOSE: Final = ("增", "化", "性")  # 增加值率, 资源化利用率
_WHOSE_FIRST: Final = re.compile(f"^(?:{_WHOSE})")


# 花业集聚水平显著提升,|产值规模突破9亿元: what is bettered is not what is measured
_ABSTRACT: Final = re.compile("(?:水平|能力|体系|环境|格局|质量)$")


def without_whose(name: str) -> str:
    """``name`` without the word that sets it apart from its like: 农村受训率 is 受训率."""
    return _WHOSE_FIRST.sub("", name)


def _beside(name: str, before: str) -> str:
    """``name`` with the opening of a name before it that differs only in whose it is; empty where there is none."""
    rest = without_whose(name)
    like = re.search(f"(?:{_WHOSE})[^、,的]{{0,4}}{re.escape(rest)}$", before) if 0 < len(rest) < len(name) else None
    return before[: like.start()] + name if like else ""


def _rate_of(name: str, before: str) -> str:
    """A short rate of those whose rate the name before it is: 回访率 behind 离校花匠登记率; empty where it is none."""
    whose = IN_TIME.sub("", before[:-_SHORT_RATE])
    short = (len(name) == _SHORT_RATE and name.endswith("率")) or _PLEASED.fullmatch(name) is not None
    short = short and before.endswith("率") and not before.endswith(_WHOLE_WORDS) and "占" not in before
    return whose + name if short and len(whose) > 1 and not whose.endswith(_NO_WHOSE) else ""


def complete(name: str, before: str, generic: bool = False) -> str:
    """An elliptic name with what the clause before gives: 市县级 after 省级事项网上可办率, 占比 after 产值."""
    name = _ACHIEVED.sub("", name)
    if beside := _beside(name, before) or _rate_of(name, before):
        return beside
    if not name or (before and name.startswith(("高于", "快于", "低于"))):
        return _FASTER.sub("", before) + name
    if name.endswith("以上") and "以上" in before:
        return _measured(name, before) + before.rpartition("以上")[2]  # 亿元以上项目,10亿元以上
    if before and _GRADE.fullmatch(name):
        return name + _GRADED.sub("", before)  # A级花园60家,其中4A级以上22家
    if generic and before.endswith(name):
        return before
    if generic and name.startswith("总") and before.endswith(name[1:]):
        return before[: 1 - len(name)] + name  # 花田面积,总面积
    if generic and _ABSTRACT.search(before):
        return name
    if generic:
        before = _PAID.sub("", before) if name.endswith(("率", "余额")) else before
        return _of_whom(without_verb(_STAGE.sub("", before)), name) + name if before else name
    if name.startswith("占") and not before.startswith("占"):
        return re.sub("(?:占|达到|符合|满足).*$", "", before) + name
    owned = of_owner(name, before)
    if owned and owned != before + name:
        return owned
    if before and _LEVEL.fullmatch(name):
        return name + re.sub(
            "^(?:国家|城市|城区|郊区|农村|城镇|全[省市县区]|[国省市县区村镇级、])+(?:及?以上)?", "", before
        )
    return name


def _measured(name: str, before: str) -> str:
    """年产值5亿元以上 of 5亿元以上 after 年产值1亿元以上: what the amounts are of."""
    amount = _AMOUNT.match(name)
    whose = _AMOUNT.search(before) if amount else None
    return before[: whose.start()] + name if whose else name


def of_owner(name: str, before: str) -> str:
    """花店企业收入 of 收入 after 花店企业从业人员: the name with whose income it is; empty where it is none."""
    owner = _OWNER.match(before) if _PROPERTY.match(name) else None
    return owner[0] + name if owner else ""


def _of_whom(before: str, name: str) -> str:
    """``before`` without the number of those of whom a rate is: 花农参保 of 花农参保人数 before 参保率."""
    return re.sub(f"{re.escape(name[:-1])}(?:人数|户数|数量|数)?$", "", before) if name.endswith("率") else before


def is_verb(name: str) -> bool:
    """True for a name that says only what is done, not of what: 新开工改造."""
    return _bare().fullmatch(name) is not None


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives(lexicon('indicators')['bare_verbs'])})+")


def without_verb(name: str) -> str:
    """``name`` without a bare verb at its end: 基金投放 is 基金 before 使用率."""
    words = lexicon("indicators")
    verbs = alternatives([verb for verb in words["bare_verbs"] if verb not in words["kept"]])
    return re.sub(f"(?:{verbs})+$", "", name) or name


# 18个监测点优良率: of how many a rate is; not 3-5个, 每10个
_HOW_MANY: Final = re.compile(r"(?<![\d每.-])\d+[余多]?[个家处座条所项户名件](?=[\u4e00-\u9fff]{3})")
# 花店数量继续领跑全省、|花卉项目占比
_AHEAD: Final = re.compile("^[^、]*(?:领跑|位居|稳居|位列|走在|居全)[^、]*、")
_OF_CLASSES: Final = re.compile(r"(?<=[一-鿿]{2})(?:达到?)?\d+大?类$")  # 花事项目|10类|30件
_ENLARGED: Final = re.compile(r"\((?:不?含|包括|包含)(?:[^()、]*、){2}[^()]+\)")


def plain(name: str) -> str:
    """``name`` of a measure without the number of the things measured, without examples and long lists in brackets."""
    name = _AHEAD.sub("", without_examples(name, short=True))
    if MEASURE.search(name):
        name = _HOW_MANY.sub("", name)
    return _ENLARGED.sub("", _OF_CLASSES.sub("", name))
