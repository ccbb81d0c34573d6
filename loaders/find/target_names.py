"""Names of targets: what is left of a clause when verbs, adverbs, years and words of change are taken off."""

import re
from functools import cache, lru_cache
from typing import Final, Literal

from loaders.lexicons import alternatives, any_of, first_letters, lexicon
from ontology.frozen import record

VerbKind = Literal["new", "done", "level", ""]
Change = Literal["growth", "annual_growth", "reduction"] | None

_EDGES: Final = " \t、,;:。·~□-"
_YEAR: Final = (
    r"(?:到|至|在|于)?(?:(?:20\d\d年?[-、和及])?20\d\d年(?:底|末|年底|内|度|期间)?(?:以?前)?|\d{1,2}月(?:末|底)?(?:前)?|[今明本]年(?!均)(?:度|底|末)?(?:以?前)?"
    r"|“?十[二三四五六]五”?(?:末|期间|时期|规划末|期末)?|(?:利?用|通过|经过)?[1-9一二两三四五]年(?:左右)?的?时间|(?:未来|今后)?(?:[1-9一二两三四五六七八九十]年(?:[之以]?内|间)|[\d两三四五]年(?=新|增|累|培|建)))"
)
# "较2020年底", "比上年", "比2010年的12.3万吨、11.8万吨": what a change is measured against
_VALUES: Final = r"(?:20\d\d年)?的?[\d.]+[^\d,;、和]{1,8}"
_BASE_YEAR: Final = re.compile(
    r"(?:在20\d\d年(?:的)?基础上|(?:比|较|与|同)(?:20\d\d年?|上年|去年|上一年|年初|期初|“?十[二三四五]五”?)"
    rf"(?:底|末|同期|期末|相比)?(?:相比)?(?:的[\d.]+[^\d,;、和]{{1,8}}?(?:[、和及与]{_VALUES}?)*(?=$|分别|[降减下提增上缩高低]))?)"
)
# 较法定期限|压减
_COMPARED: Final = "[较比][^,、\\d高]{2,8}"
# 东县|“十四五”期间: whose plan is meant
_OF_PLACE: Final = re.compile("[\u4e00-\u9fff]{1,6}[省市县区](?=“?十[一二三四五六]五”?[期末时])")
# 一是, 1., (2), ①; (责任单位:市统计局), (市统计局负责) of what stands before
_COUNTED: Final = re.compile(
    r"\((?:(?:责任|牵头|配合)[^()]*|[^()]*(?:负责|牵头|配合|落实))\)|[一二三四五六七八九]是|\d{1,2}[.、]|\([\d一二三四五六七八九十]{1,2}\)|[①-⑳]"
)
# 具有全国影响力的, 在全省叫得响的, 国内领先的: praise
_PRAISE: Final = (  # the class stands first because it is quickly looked for
    r"(?=[具富有在国全影竞带引辐知叫领一先示])(?:(?:具有|富有|有|在|国际|国内|全国|全省)[^,、的\d]{0,10})?"
    r"(?:影响力|竞争力|带动力|引领力|辐射力|知名度|叫得响|领先|一流|先进|先进水平|示范性|引领性|[示范引领带动辐射]{2,6}作用)的"
    r"(?=[^,]{5})"
)
# 覆盖各区的|花农调解委员会: where they are is no part of what they are
_SPREAD: Final = r"覆盖[^,、的\d]{2,12}的(?=[^,、\d]{4})"
# 按照《花圃规范》|花圃达标率, 在东县范围内, 在不影响交通的前提下, 在兰花、菊花等领域, 每个花乡|每年
_PLACE: Final = re.compile(
    r"在[^,]{1,24}前提下|(?:按照?|根据|依据)《[^《》]*》(?:的?(?:要求|规定|标准))?"
    r"|在[^,]{1,12}?(?:基础上|领域|方面|范围内|区域内?|过程中)|在[^,\d]{1,40}?等(?:重点|优势|关键)?(?:领域|行业|产业|赛道|地区|环节)"
    r"|每个?[^,、的\d]{0,6}(?:省份?|[市县区镇乡]|街道)(?=每年)"
)
# 在医院、车站|布设花架, 依托花艺学院|建设花圃, 面向花农|开展培训, 为60岁以上花农|免费培训: where, by whose help or for
# whom something is done; not 在校学生, 为老服务
_ADVERBIAL: Final = (
    r"(?:(?=[在依围聚面针结立瞄沿向为与对])(?:在(?![校建孵线编岗册营读库职园研])|依托|围绕|聚焦|面向|针对|结合|立足|瞄准|沿"
    r"|向(?![阳导])|对(?![接外标口应照台手等比])|为(?!老|民(?!营))|与(?=[^,]{2,12}?(?:共建|合作|联合)))|(?=[省市县区]级每年)"
    r"|(?:\A|(?<=[,年内]))(?=[^,、的\d]{0,6}(?:城区|市区|园区|新区|高新区|经开区|开发区|地区|县城|乡镇|[市县]域|农村)"
    r"(?:新[建增设登注]|建成|建设|打造|培育|布局|设立)))(?:[^,\d]|\d+岁|\d(?=[A-Z])){2,24}?"
)
# 带动花农|1.2万户, 带动花农增收|4.5万人
_LED_ALONG: Final = "带动[^,、的均\\d]{0,6}[户农民众](?=(?:增收|就业|受益|致富|达到?|超过?|不少于|约|近)*$)"
_FROM: Final = re.compile(r"(?:由|从)[^,]*\d[^,]*$")
_LONGEST_TRAIL: Final = 48
_DEEPEST: Final = 28
_LONG_ATTRIBUTE: Final = 14
_LONG_LIST: Final = 10
_SHORTEST_NOUN: Final = 3
# "年增长": by the year, unlike the year of "较2020年增长"
_PER_YEAR: Final = re.compile("年(?!底|末|内|相比|度)")
_NAMED_YEAR: Final = re.compile(r"[\d两三四五]年|[上去]年|[较比].*?年")
# 年|新增花坛3个, 每年, 逐年
_YEARLY: Final = re.compile(r"^年(?![底末内均度])|(?<![\d一两二三四五今明本全半当去上])年(?:新增|$)|每年|年均|逐年")
# 花海密度|达到每10万人|40处, 花圃供地|不低于花业供地总量的|70%: what a number is of
PER_MANY: Final = r"达到?每(?:(?:\d{1,3}万?|[百千万]+)[人户名]口?|小时|日|天)"
PART_OF: Final = r"不(?:低于|少于)[^,、]{2,14}总[量额数]的"
_AVERAGES: Final = tuple("人户年平亩地月")
_VERBS: Final[dict[str | None, VerbKind]] = {
    "new": "new", "made": "new", "kept": "new", "brought": "new", "done": "done", "level": "level"
}  # fmt: skip


# 花房节能改造|形成节能量: what works bring about
_BROUGHT: Final = "[^,、\\d]{2,16}?(?:改造|更新|升级|替代|置换)(?:后|预计|可|将|累计|力争)*形成(?=[\u4e00-\u9fff]{2})"


@record(frozen=True)
class Head:
    """Where the name begins after the verbs before it, the kind of the last verb, and the change that it says."""

    start: int
    verb: VerbKind
    change: Change
    cumulative: bool
    yearly: bool


@record(frozen=True)
class Tail:
    """Where the name ends before the adverbs and words of change after it."""

    end: int
    change: Change
    cumulative: bool
    yearly: bool
    split: bool


def _nouns() -> str:
    """What makes a verb before it a noun; one character only where the name ends: 新增数, not 新增数字工厂."""
    words = lexicon("indicators")
    last = rf"[{words['noun_end']}](?=$|[^\u4e00-\u9fff]|[达超突不为])"
    own = "(?<=储备)[粮林]|(?<=孵化)[器园]|(?<=组织)(?:管理|化|结构)"
    areas = "(?:(?<=建成)|(?<=集聚)|(?<=聚集)|(?<=开发)|(?<=发展))区(?![域级县])"
    done = r"后(?:的|[亩户人平]均)|覆盖(?![^,、的\d]{2,12}的)"  # 改造后的花田, 覆盖率, not 建成|覆盖各区的花圃
    return rf"(?!规模化)(?:{alternatives(words['noun_after'])})|{own}|{areas}|{done}|投资(?![超过达亿千百\d])|{last}"


@cache
def _lead() -> re.Pattern[str]:
    words = lexicon("indicators")
    no_noun = f"(?!{_nouns()})"
    # 花盆|回收利用率: what is done is part of the rate
    no_rate = f"{no_noun}(?![\u4e00-\u9fff]{{2}}率(?:$|[^\u4e00-\u9fff]))"
    kept = alternatives(words["kept"])
    particles = "|".join(
        f"{word}{f'(?![{not_before}])' if not_before else ''}" for word, not_before in words["particles"].items()
    )
    # 降低成本 is a change though 成本 makes other verbs before it nouns; 下降率 is none
    no_change = "率|幅|比例|型|集约"
    change = rf"(?:{alternatives(words['growth'])}){no_noun}|(?:{alternatives(words['reduction'])})(?!{no_change})"
    new = alternatives([word for word in words["new"] if word not in words["kept"]])
    new = f"增(?=开[放发展设])|(?!增开[放发展设]|规范(?:性|化(?!提升)))(?:{new})"  # 新增|开放花圃
    deeds, done = alternatives(words["deeds"]), alternatives(words["done"])
    done = f"(?!年度完成投资)(?:{done})"
    spent = rf"(?:总|计划|预计)?投资(?:约|近|超)?[\d.]+[万亿]*元,?(?=(?:{deeds})[^,、\d的]{{2}})"
    return re.compile(
        rf"(?P<brought>{_BROUGHT})|{_PRAISE}|{_SPREAD}|{_ADVERBIAL}(?=(?:每年|累计|新|共|免费|公开|择优|定向)?(?:降低|减少|节约|(?:{deeds})(?!{_nouns()}|[中上内的]|领域|方面))[^,]{{2}})|(?P<made>{alternatives(words['makers'])})(?={alternatives(words['made_nouns'])})"
        rf"|共(?=建[成立设]|{done})|(?P<kept>新?(?:{kept}){no_noun}|{_LED_ALONG})|(?P<done>{done})|(?P<new>新?(?:{new}){no_rate}[了出]?)|(?P<level>(?:{alternatives(words['level'])})(?!条件的){no_noun})"
        rf"|(?!首批次|按[时期][^,、]{{2,3}}率|第?[一二三四]季度[^,、\d]{{2,5}}率)(?P<neutral>{alternatives(words['neutral'])})|(?P<change>{change})|{_COMPARED}(?={change})|{_YEAR}|{_COUNTED.pattern}|{spent}"
        rf"|{_BASE_YEAR.pattern}|{_PLACE.pattern}|(?:{particles})|(?:(?<![\d全])年|共)(?=(?:{new}|{kept}|{alternatives(words['flowing'])}){no_noun})|(?!直接[融投]资)(?:{alternatives(words['adverbs'])})(?!发展)(?=(?:{new}|{kept}){no_noun})|[{_EDGES}]"
    )


@cache
def _deep() -> re.Pattern[str]:
    words = lexicon("indicators")
    return re.compile(f"(?:{alternatives(words['deep'])})(?!{_nouns()}|[等、和及])")


@lru_cache(maxsize=256)  # clauses of one document begin alike
def head(text: str) -> Head:
    """Take the leading verbs, adverbs and years off ``text``.

    >>> text = "到2025年,力争新增高新技术企业"; text[head(text).start:]
    '高新技术企业'
    """
    verb: VerbKind = ""
    change: Change = None
    placed = _OF_PLACE.match(text) if "五" in text else None
    position, helped = placed.end() if placed else 0, False
    while match := _lead().match(text, position):
        kind = match.lastgroup
        if kind in _VERBS:
            verb, change = _VERBS[kind], None
        elif kind == "change":
            change = _change(match[0])
        if kind == "kept":
            break
        helped = helped or bool(any_of("indicators", "helpers").search(match[0]))
        position = match.end()
    if helped and not verb and (deep := _deep().search(text, position, position + _DEEPEST)) and deep.end() < len(text):
        if deep[0] in lexicon("indicators")["level"]:
            verb = "level"
        else:
            verb, position = "new", deep.end()
    lead = text[:position]
    return Head(position, verb, change, "累计" in lead, _is_yearly(lead))


def _change(word: str) -> Change:
    return "reduction" if word in lexicon("indicators")["reduction"] else "growth"


def _is_yearly(text: str) -> bool:
    return "年" in text and _YEARLY.search(text) is not None


@cache
def _trail() -> re.Pattern[str]:
    words = lexicon("indicators")
    adverbs = [*words["growth_adverbs"], *words["yearly_growth"], *words["trailing"]]
    change = [*words["growth"], *words["reduction"]]
    deeds = alternatives(words["deeds"])
    openings = first_letters(
        [*adverbs, *change, *words["deeds"], *"年达能应可均在比较与同到至翻不“十未三五0123456789", *_EDGES]
    )
    return re.compile(
        rf"(?=[{re.escape(openings)}])(?:(?:(?<![每上去今明当两三四五])年(?!翻))?(?P<change>(?<!自然)(?:{alternatives(change)})|翻)|{alternatives(adverbs)}|(?<![下表传直抵到])达|(?<![供适反响效对感呼])应|(?<![许认])可|(?<![产功性储节动智势光电风核热氢])能|(?<![人户年平亩地月])均|(?:(?<=\d年)|(?<=[每再各])|(?<=分别))(?:{deeds})"
        rf"|{_BASE_YEAR.pattern}|{_YEAR}|{PER_MANY}|{PART_OF}|[{_EDGES}])$"
    )


# 覆盖率、参与率均, 均达到, 均较2022年减少
_SHARED: Final = re.compile(
    r"均(?:达到?|在)?$|均(?:实现)?(?=(?:增长|提高|提升|下降|降低|减少)$)|均(?=(?:占|完成|达到?|超过)[^,、]{0,8}$)|均(?=[较比](?:20\d\d年|上年)[^,、]{0,6}$)"
)


# 花农收入|增速高于经济增速: by how much, is a part of what is measured
_FASTER: Final = re.compile("(?:增速|增幅|增长率)[高快]于[^,、]{2,16}(?:增速|增幅|增长率)$")


def tail(text: str) -> Tail:
    """Take adverbs and words of change off the end of ``text``.

    >>> text = "知识产权交易量年均增幅"; found = tail(text); text[:found.end], found.change
    ('知识产权交易量', 'annual_growth')
    """
    change: Change = None
    end = len(text)
    shared = _SHARED.search(text) if "均" in text else None
    if shared and text[shared.start() - 1 : shared.start()] not in _AVERAGES:
        return Tail(shared.start(), tail(text[shared.end() :]).change, "累计" in text, False, True)
    if "于" in text and (faster := _FASTER.search(text)):
        return Tail(end, "annual_growth" if "年均" in faster[0] else "growth", False, False, False)
    base = _FROM.search(text) if "由" in text or "从" in text else None
    if base:
        end = base.start()
    while match := _trail().search(text[max(0, end - _LONGEST_TRAIL) : end]):
        if match["change"] and not change:
            change = _change(match["change"])
        end -= len(match[0])
    rest = text[end:]
    yearly = _is_yearly(rest) or (change == "growth" and bool(_PER_YEAR.search(_NAMED_YEAR.sub("", rest))))
    return Tail(end, "annual_growth" if change == "growth" and yearly else change, "累计" in rest, yearly, False)


# 100名花匠|赴境外培训: so many are taught
_STUDY: Final = "[^,、]{0,10}(?:培训|学习|研修|进修|深造|留学)$"
# 100名医师|到基层服务, 300名花艺骨干|参加研修; not 卫生院达到标准
_AFTER_NAME: Final = re.compile(
    rf"^\(|^(?:到(?![位期达岗账])|赴|深入|前往)|\((?:责任|牵头|含|不含|其中|包括)|[,;。]|(?:、|和|及|以及)一批|(?:专项|主要|重点|全部)?用于|作为|担任"
    rf"|(?<=[\u4e00-\u9fff][^达提升降增得受直])(?:到(?![位期达岗账])|赴|深入)(?!{_STUDY})|(?<=[\u4e00-\u9fff]{{4}})(?:参加|落户)|给予|予以"
)

_PRAISED: Final = re.compile(_PRAISE)
# 高水平、协同化的|花艺智能体: nothing but praise, in a list
_PRAISE_WORD: Final = (
    "(?:高(?:水平|质量|标准|能级|效能|品质|效)|[\u4e00-\u9fff]{2}[化性型]|[\u4e00-\u9fff]{1,3}[强优高大好新精])"
)
_PRAISES: Final = re.compile(f"{_PRAISE_WORD}(?:、{_PRAISE_WORD})+的(?=[^的]{{3}})")
_MADE: Final = re.compile("(?:全面|基本|全部)?(?:建成投用|建成投产|建成|投用|完工|投产)$")
_DRAWN_UP: Final = "(?:研制|制定|制订|修订|编制|起草|发布|申报|评审|验收)"
_WORK: Final = re.compile(
    f"(?:的?(?:建设|创建|工作|任务|培育|目标|目标任务|建设任务|建设目标)|的{_DRAWN_UP}(?:[和与及、]{_DRAWN_UP})*)$"
)


# 花店登记、花农转型备案|等|地方特色花卉服务: examples, unlike 花农、花匠等人员, which are all that there are
_EXAMPLES: Final = re.compile(r"(?=[^等]{10})[^、]{2,}、[^等]*(?<![高中初平])等(?![级奖教离])[各类种]*(?=[^、]{6,}$)")
# 花盆、花架、花瓶|等|园艺用品; 客运、货运|等各类|花卉航线
_SUCH: Final = re.compile("等(?!级|离子)(?:各级)?(?P<kinds>各[类种])?(?=[\u4e00-\u9fff]{4})")


def without_examples(name: str, *, short: bool = False) -> str:
    """``name`` without a list that only says of which kind the things are.

    Args:
        short: leave out also a short list, where 等各类 closes it.
    """
    place = name.find("等")
    such = _SUCH.match(name, place) if place > 0 else None
    if not such or (short and not such["kinds"]):
        return name
    long = place >= _LONG_LIST and name.count("、", 0, place) > 1
    return name[such.end() :] if long or (short and "、" in name[:place]) else name


def without_long_list(name: str) -> str:
    """``name``, which stands before its number, without the examples before what they are of."""
    such = _EXAMPLES.match(name) if "等" in name else None
    return name[such.end() :] if such else name


def after_name(text: str) -> str:
    """The name in what follows a quantity: 规模较大、布局合理的专利组合 is 专利组合.

    Brackets at its end, a verbal ending and long attributes before the last 的 are left out.
    """
    name = _AFTER_NAME.split(text)[0].strip(_EDGES)
    name = _MADE.sub("", name) or name
    name = _WORK.sub("", name) or name
    name = _PRAISED.sub("", without_examples(name))
    name = name[praise.end() :] if "的" in name and (praise := _PRAISES.match(name)) else name
    attribute, _, noun = name.rpartition("的")
    listed = attribute.count("、")
    long, short = (_LONG_LIST, _SHORTEST_NOUN) if listed > 1 else (_LONG_ATTRIBUTE, _SHORTEST_NOUN + 1)
    if listed and len(attribute) >= long and len(noun) >= short:
        return noun
    return name.removeprefix("的")


# 花田面积(万亩)17.7(15: cells of a table that a scraper ran together
_DEBRIS: Final = re.compile(r"\((?:%|‰|[万亿]?[\u4e00-\u9fff]{1,2})\)\d|\d个百分点|^的[\d.]+%")


def is_debris(name: str) -> bool:
    """True for what cells of a table leave that were run together: no name of anything."""
    return _DEBRIS.search(name) is not None


def made_in(topic: str) -> str:
    """What is made, behind who makes it: 高校建设验证中心、中试基地 is 验证中心、中试基地."""
    verbs = [match.end() for match in _deep().finditer(topic)]
    return topic[verbs[-1] :] if verbs and len(topic) - verbs[-1] > _SHORTEST_NOUN else topic
