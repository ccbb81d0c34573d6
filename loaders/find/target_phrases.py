"""Sentences and clauses around quantities: what divides them, which year they name, which set rules, not targets."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_caps import is_cap
from loaders.find.target_names import head
from loaders.find.target_sizes import is_size
from loaders.lexicons import any_of, lexicon
from ontology.frozen import record
from ontology.records import SectionKind

_words: Final = partial(any_of, "indicators")

# What stands in quotes or brackets divides nothing and sets no target: 《…》, “1+6+N”, (含5家).
_PROTECTED: Final = re.compile(r'《[^《》\n]*》|“[^“”\n]{0,80}”|"[^"\n]{0,60}"|\([^()\n]*\)')
_QUOTES: Final = ("“", '"')
# “花店达到100家,覆盖率达到40%”的目标: sentences that are but quoted
_QUOTED_GOALS: Final = re.compile("[^,]*(?:达到?|超过|突破|不低于|不少于)\\d[^,]*,.*\\d")
MASK: Final = "□"
# What never ends is cut, so that the time stays linear on any text.
# "|" stands between the cells of a table that is printed as text.
_SENTENCE: Final = re.compile(r"[^。!?;|\n]{1,2000}")
# A comma of 3,000万元 divides nothing, nor does the colon of 2.8:1.
_CLAUSE: Final = re.compile(r"(?:[^,:;]+|(?<=\d),(?=\d{3}(?!\d))|(?<=\d):(?=1(?!\d)))+")
# 花农30人(其中花师5人), (含新增花师5人)
_OF_THESE: Final = re.compile(r"\((?:其中|含|包括|包含)[,:]?(?P<words>(?:[^()《》“”。已\n]|“[^“”\d\n]{1,8}”)*)\)")
# 运量达到9万箱(场站能力|达到9万箱): a target of its own
_BESIDE: Final = re.compile(
    r"\((?P<words>(?!其中|含|包括)[^()《》“”。,已计\d]{4,16}(?:(?:争取|力争)?达到|不低于|不少于|超过)\d[^()《》“”。,已]{1,12})\)"
)
# 建成“1+5+4”(花卉试验区1个、花圃5个、花店4个)格局: what the numbers of a slogan stand for
_SUMMED: Final = re.compile(
    r"“[^“”\n]{0,8}[\d+][^“”\n]{0,8}”\((?P<words>(?:[^()《》“”。,、\d\n]{2,20}\d+[\u4e00-\u9fff]{1,2}、?){2,9})\)"
)
# "对…的企业", "凡…", "符合…的": what follows is a condition where the sentence goes on to say what is granted.
_CONDITION: Final = re.compile(
    r"(?:^|[,:、)]|\d[.、])(?:(?:鼓励|支持)?对(?![接外标口应照台])|凡|符合|如果?|若|未|因|经(?!济)|当(?![年期日地前]))"
)
# "由30%提高至40%", "从2015年的4.28万亿元": where a change starts from; "每800户": one case of many
# 比2010年的|12.3万吨、|11.8万吨: what it was
_BASE: Final = re.compile(
    r"(?:由|从)(?:原来的?|目前的?|20\d\d年底?的?)?$|每$|[较比和及与]20\d\d年(?:底|末)?的(?:[\d.]+[^\d,;、]{1,8}[、和及与])*$"
)
# What is measured in years without being an age or a condition
_SPANS: Final = re.compile("寿命|受教育年限|平均[^,]{0,12}(?:年限|周期)")
# 每年2|次, 15天完成1|次
_HOW_OFTEN: Final = re.compile(r"[每年]|\d(?:天|日|周|个月|小时|分钟)[^,\d]{0,4}$")
# 一般公共预算收入, 人均卫生服务经费: what comes in or is there for each, not what is set aside
_REVENUE: Final = re.compile("预算收入|人均[^,、]{0,16}经费")
# 花田产值|达20万元/亩: no price, which is not less than so much
_COMES_TO: Final = ("达", "达到", "突破", "提高到", "提升到", "提高至", "提升至")
# How these words end
_BASE_END: Final = frozenset("由从的来前年底每、和与及")
# "应具备以下条件:注册资金不低于500万元"
_ENTRY: Final = re.compile(
    "(?:申报|申请|参评)[^,。;]{2,20}的[^,。;]{0,8}(?:应|须|需)|[具符满](?:(?<=具)备|(?<=符)合|(?<=满)足)[^,。;]{0,8}条件:"
)
# "每个中心投入100万元": a sum for one case of many; "每800户建设一所": a norm, unlike "每10万人口"
_EACH: Final = re.compile("每[个所家项座条名位处][^,]*$")
# 每个街道|至少配备|1名花匠: a norm, unlike 每个街道至少1个
_EACH_HAS: Final = re.compile("每[个条家所座][^,、]{2,10}(?:配备|配置|配套|配有|设置|选派|派驻|派出)[^,]*$")
# (以上|9-11项|责任单位)
_THE_ABOVE: Final = ("(以上", "上述")
# 覆盖率=签约人数/常住人口数*100%: how something is computed
_FACTORS: Final = ("*", "×", "÷")
_PER_MANY: Final = re.compile(r"每\d+(?!\d|万?人)")
# "…,分别给予地接社奖补": a payment without a 对 of its own, so that what stands before is its condition.
# 保函替代率达到85%, 担保费率降至1%以下: a rate to be reached, whatever its name speaks of
_RATE_BEFORE: Final = re.compile(r"(?:率|比重|占比)(?:[^率]{0,6}20\d\d年(?:底|末)?前?|力争|争取|确保)?$")
# 采购不低于预算总额的30%, 不高于房价的80%: what the share is of stands behind the comparing word
# 占考核总分的10%: a weight
_SHARE_OF: Final = re.compile("(?:不(?:低于|高于|少于|超过|得低于|得超过)[^,]+|(?:总分|满分)(?:值)?)的$")
_OF_LIKE: Final = re.compile("(?P<what>[\u4e00-\u9fff]{2})[量额数]不(?:低于|少于)[^,、]*(?P=what)总[量额数]的$")
# 10名以上|花农的村都建有花店
_THOSE_WITH: Final = re.compile("[^,;]{2,30}的[^,、;的]{1,8}(?:都|均|全部)(?:要|应)?[建设配有成完开]")
# 在不影响交通的前提下设置摊位500个: what comes first only says how
_GRANTED: Final = re.compile("[^,]*前提下")
# 新增租赁补贴发放40户, 花架换新补贴申请量达到3万份: how many are paid or ask for it is a target; so is whom a verb of
# making says to be paid: 选拔资助花匠20名
_PAID_TO: Final = re.compile(
    r"(?:补贴|补助)(?:(?:发放)?(?:达到?|不少于|不低于|超过|约)?(?=\d+(?:户|人))|(?:申请|申领|兑付|发放)(?:数?量|笔数|人数|户数|件数))"
)
_FUNDED: Final = "资助"
# 每年遴选|10个花艺项目给予支持: so many are chosen, whatever they are given; not 对评选|10名花匠的花店给予
_CHOSEN: Final = re.compile("^(?!对)[^,]{0,12}(?:遴选|评选|选取|选树|筛选|评定)(?:出|不少于|至少)?$")
# 引进花匠10名以上|,对取得资格的|,一次性奖励1万元: what is granted has a condition of its own
_OTHERWISE: Final = re.compile(",(?:并)?对[^,]{2,40}的[^,]{0,8}$")
_GRANT: Final = re.compile(
    r",(?:即|便|就|才|方)(?:可|能|予)|,(?:分别|一次性|均|则|可|再|每年|最高|由[^,]{1,12}|[省市区]|按[^,]{1,20}|享受)*(?:给予|奖励|补助|补贴|奖补|予以|减免|免征)"
)
# 截至目前; not 项目前期
# 花圃已接入|30家
_DONE: Final = re.compile("已(?:累计)?[\u4e00-\u9fff]{2}$")
# 在现有花店水平基础上: what something starts from
_FOUNDATION: Final = re.compile("在(?:现有|已有)[^,]{0,12}基础上")
_SO_FAR: Final = re.compile("截至|截止|目前(?!期)")
_TARGETED: Final = re.compile(
    # a plain character opens each: looking behind comes after it
    r"到20\d\d年|20\d\d年(?<!截至.{5})(?<!截止.{5})(?:底|末|年底|达到|突破|冲刺)|力争|争取|全年|推动[^,。;]{2,20}(?:增长|达到|突破)"
    r"|确保[^,。;]{2,20}(?:增长|达到|突破)|目标|任务[为是:]|十[四五六]五”?末"
)


@record(frozen=True)
class Clause:
    """A clause ``[start, end)`` of a sentence; ``masked`` is its text with everything in quotes and brackets hidden.

    ``bracket`` is the place of the bracket that holds the clause, which is a part of what is before it: (其中花农5人).
    ``lead`` are the words before a bracket whose clause they govern: 建成“1+5”(花圃1个、花店5个).
    """

    start: int
    end: int
    sentence_start: int
    sentence: str
    masked: str
    bracket: int | None = None
    lead: str = ""


def clauses(norm: str, start: int, end: int, places: Sequence[int] | None = None) -> Iterator[Clause]:
    """Clauses of ``norm[start:end]`` in order; ``;`` closes a sentence here.

    With ``places``, in order, only the clauses of sentences in which one of them stands.
    """
    masked = _PROTECTED.sub(_hidden, norm[start:end])
    index, count = 0, len(places or ())
    for sentence in _SENTENCE.finditer(masked):
        first, last = sentence.span()
        if places is not None:
            while index < count and places[index] < start + first:
                index += 1
            if index == count:
                return
            if places[index] >= start + last:
                continue
        words = norm[start + first : start + last]
        for clause in _CLAUSE.finditer(masked, first, last):
            begin, end = clause.span()
            yield Clause(start + begin, start + end, start + first, words, clause[0])
            if MASK in clause[0]:
                yield from _inner(norm, start + begin, start + end, start + first, words)


def _inner(norm: str, start: int, end: int, sentence_start: int, sentence: str) -> Iterator[Clause]:
    """The clauses in the brackets of a clause."""
    if norm.find("(", start, end) < 0:
        return
    for bracket in _OF_THESE.finditer(norm, start, end):
        for clause in _CLAUSE.finditer(norm, *bracket.span("words")):
            yield Clause(*clause.span(), sentence_start, sentence, clause[0], bracket.start())
    for beside in _BESIDE.finditer(norm, start, end):
        yield Clause(*beside.span("words"), sentence_start, sentence, beside["words"])
    for summed in _SUMMED.finditer(norm, start, end):
        words = summed["words"]
        yield Clause(*summed.span("words"), sentence_start, sentence, words, lead=norm[start : summed.start()])


def _hidden(match: re.Match[str]) -> str:
    """As many masks; but what is quoted of goals stays, and its marks divide clauses."""
    said = match[0]
    if "," in said and said[0] in _QUOTES and _QUOTED_GOALS.match(said):
        return f":{said[1:-1]},"
    return MASK * len(said)


def says_target(text: str) -> bool:
    """True where a sentence of a background chapter looks ahead: it names a year to come or says 力争."""
    return bool(_TARGETED.search(text))


def is_rule(norm: str, clause: Clause, quantity: Quantity, kind: SectionKind) -> bool:
    """True where the quantity is a parameter, a condition, a payment, one case of many, or a fact of the past."""
    words = norm[clause.start : clause.end]
    before = norm[clause.start : quantity.start]
    return (
        clause.masked[quantity.start - clause.start] == MASK
        or _sets_rule(clause, words, quantity, kind)  # as of most
        or norm[quantity.end : quantity.end + 1] in ("/", "每", "级")
        or _is_moment(norm, quantity.right)
        or before.endswith(_THE_ABOVE)
        or ("每" in before and bool(_EACH_HAS.search(before)))
        or norm[quantity.start - 1 : quantity.start] in _FACTORS
        or (
            quantity.kind == "money"
            and (
                (kind != "goals" and "/" in quantity.unit and quantity.word not in _COMES_TO)
                or bool(_EACH.search(before))
            )
        )
        or ("每" in before and bool(_PER_MANY.search(before)))
        or _is_case(before, quantity, kind)
        or _is_achieved(clause, before, quantity)
        or (quantity.kind == "money" and _is_set_aside(clause, words))
        or (quantity.unit == "类" and quantity.comparator == "=" and quantity.word != "实现")
        or (quantity.unit == "万" and quantity.comparator == "=")
        or (quantity.unit in ("岁", "年") and not _SPANS.search(before))
        or (quantity.unit == "次" and bool(_HOW_OFTEN.search(before)))
        or (before[-1:] in _BASE_END and bool(_BASE.search(before) or _is_share_of(before)))
        or is_size(norm, quantity)
        or _is_condition(clause, quantity)
        or is_cap(before, quantity, kind)
    )


def _is_share_of(before: str) -> bool:
    """True where what the share is of stands before it; not for 供地量不低于供地总量的|70%, which is of the like."""
    return _SHARE_OF.search(before) is not None and _OF_LIKE.search(before) is None


def _is_set_aside(clause: Clause, words: str) -> bool:
    """True for a budget, and for a part of one: 安排花卉资金9亿元,其中花田资金5亿元."""
    if words.startswith("其中"):
        before = clause.sentence[: clause.start - clause.sentence_start].rstrip(",")
        words = before[before.rfind(",") + 1 :] + words
    return _words("funding").search(_REVENUE.sub("", words)) is not None


def _is_moment(norm: str, position: int) -> bool:
    """True where what is reached says when something is done: 花田超过80%时启动限流; not 时间, 时长."""
    return norm.startswith("时", position) and norm[position + 1 : position + 2] not in ("间", "长", "限", "段")


def _is_case(before: str, quantity: Quantity, kind: SectionKind) -> bool:
    """True for one case of many; a rate among the goals may say in its name of whom it is: 每次30分钟的人数比例.

    A change is a target though it is told of one: 每亩用工成本降低100元, 每平方米产出提高6%.
    """
    of_whom = kind == "goals" and quantity.kind == "rates"
    case = _words("per_case").search(before.rpartition("的")[2] if of_whom else before)
    words = lexicon("indicators")
    changed = (quantity.kind == "money" and before.endswith(tuple(words["reduction"]))) or (
        quantity.unit == "%" and before.endswith((*words["growth"], *words["reduction"]))
    )
    return bool(case) and not changed


def _sets_rule(clause: Clause, words: str, quantity: Quantity, kind: SectionKind) -> bool:
    """True where a word of the clause says that it sets a rule; not one in the name of a rate that is to be reached."""
    words = clause.masked if kind == "goals" else words
    if not _words("rules").search(words):
        return False
    if quantity.kind == "rates" and (quantity.word in reaching() or quantity.word in lexicon("units")["holding"]):
        place = quantity.start - clause.start
        if _RATE_BEFORE.search(words, 0, quantity.left - clause.start):
            return bool(_words("rules").search(words, place))
    granted = _GRANTED.match(words, 0, quantity.start - clause.start) if "前提下" in words else None
    ruling = _words("harmless").sub("", words[granted.end() :] if granted else words)
    if quantity.kind == "counts" and _FUNDED in words[: quantity.start - clause.start]:
        ruling = ruling.replace(_FUNDED, "", 1)
    if quantity.kind == "counts" and _CHOSEN.search(words, 0, quantity.left - clause.start):
        ruling = ruling.partition("给予")[0]
    return bool(_words("rules").search(_PAID_TO.sub("", ruling) if "补" in ruling else ruling))


def _is_achieved(clause: Clause, before: str, quantity: Quantity) -> bool:
    """True after 已建成 in the clause, or after 截至 or 目前 in the sentence, unless it goes on to what is to come."""
    sentence = clause.sentence[: quantity.start - clause.sentence_start]
    if "已" in before and _DONE.search(before):
        return True
    now = _FOUNDATION.sub("", before) if "基础" in before else before
    said = _words("achieved").search(now) or _SO_FAR.search(sentence)
    return bool(said) and not says_target(sentence)


def _is_apart(clause: Clause, quantity: Quantity, grant: int) -> bool:
    """True for what is brought in, where what is granted is for others: 引进花匠9名,对取得资格的,奖励1万元."""
    made = quantity.kind == "counts" and head(clause.masked[: quantity.left - clause.start]).verb == "new"
    return made and _OTHERWISE.search(clause.sentence, quantity.start - clause.sentence_start, grant) is not None


def _are_those_with(clause: Clause, quantity: Quantity) -> bool:
    """True where the number says of which places all do so: 有10名以上花农的村都建有花店."""
    rest = clause.masked[quantity.right - clause.start :]
    return quantity.kind == "counts" and quantity.comparator in (">=", ">") and bool(_THOSE_WITH.match(rest))


def _is_condition(clause: Clause, quantity: Quantity) -> bool:
    """True between 对 and what is granted, before a payment, and in a clause that ends as an attribute."""
    place = quantity.start - clause.sentence_start
    granted = _GRANT.search(clause.sentence, place)
    if (
        clause.masked.endswith(("的", "基础上"))
        or _are_those_with(clause, quantity)
        or (granted and not _is_apart(clause, quantity, granted.start()))
        or _ENTRY.search(clause.sentence, 0, place)
    ):
        return True
    opening = _CONDITION.search(clause.sentence, 0, place)
    grant = _words("rules").search(clause.sentence, opening.start()) if opening else None
    if grant and _PAID_TO.match(clause.sentence, grant.start()):
        return False  # 对困难花农应保尽保,发放租赁补贴1600户
    return grant is not None and "," not in clause.sentence[grant.end() : place]
