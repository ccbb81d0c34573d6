"""Which quantities set rules and are no targets: parameters, conditions, payments, sizes, facts of the past."""

import re
from functools import cache, partial
from typing import Final

from loaders.find.numbers import Quantity, reaching
from loaders.find.target_phrases import MASK, Clause, says_target
from loaders.lexicons import any_of, lexicon
from ontology.records import SectionKind

_words: Final = partial(any_of, "indicators")

# 优良天数达到310天: how many they are, not how long something takes
_DAYS: Final = ("天数", "日数", "时数")
_LONGEST_VERB: Final = 4
# "对…的企业", "凡…", "符合…的": what follows is a condition where the sentence goes on to say what is granted.
_CONDITION: Final = re.compile(
    r"(?:^|[,:、)]|\d[.、])(?:(?:鼓励|支持)?对(?![接外标口应照台])|凡|符合|如果?|若|未|因|经(?!济)|当(?![年期日地前]))"
)
# "由30%提高至40%", "从2015年的4.28万亿元": where a change starts from; "每800户": one case of many
# 比2010年的|12.3万吨、|11.8万吨: what it was
_BASE: Final = re.compile(
    r"(?:由|从)(?:原来的?|目前的?|20\d\d年底?的?)?$|每$|[较比和及与]20\d\d年(?:底|末)?的(?:[\d.]+[^\d,;、]{1,8}[、和及与])*$"
)
# 50平方公里以上|花田面积达到要求: of how much more is said than how large the things are
_AREA_REACHES: Final = re.compile("[^,、的]{2,14}面积(?:达到|达成|符合|满足|完成|实现)")
# What is measured in years without being an age or a condition
_SPANS: Final = re.compile("寿命|受教育年限|平均[^,]{0,12}(?:年限|周期)")
# 一般公共预算收入, 人均卫生服务经费: what comes in or is there for each, not what is set aside
_REVENUE: Final = re.compile("预算收入|人均[^,、]{0,16}经费")
# How these words end
_BASE_END: Final = frozenset("由从的来前年底每、和与及")
# 12米以上渔船, 20户以上自然村, 160千瓦及以下企业: how large the things are that stand behind it
SIZED: Final = ("户", "人", "层", "床")
# "应具备以下条件:注册资金不低于500万元"
# and "当个贷率达到85%时,…"
_ENTRY: Final = re.compile("[具符满](?:(?<=具)备|(?<=符)合|(?<=满)足)[^,。;]{0,8}条件:")
_WHEN: Final = re.compile("当(?<![^,].)[^,年期]{2,20}$")
# "每个中心投入100万元": a sum for one case of many; "每800户建设一所": a norm, unlike "每10万人口"
_EACH: Final = re.compile("每[个所家项座条名位处][^,]*$")
# 覆盖率=签约人数/常住人口数*100%: how something is computed
_FACTORS: Final = ("*", "×", "÷")
_PER_MANY: Final = re.compile(r"每\d+(?!\d|万?人)")
# "…,分别给予地接社奖补": a payment without a 对 of its own, so that what stands before is its condition.
# 保函替代率达到85%, 担保费率降至1%以下: a rate to be reached, whatever its name speaks of
_RATE_BEFORE: Final = re.compile(r"率(?:[^率]{0,6}20\d\d年(?:底|末)?前?)?$")
# 采购不低于预算总额的30%, 不高于房价的80%: what the share is of stands behind the comparing word
_SHARE_OF: Final = re.compile("不(?:低于|高于|少于|超过|得低于|得超过)[^,]+的$")
# 在不影响交通的前提下设置摊位500个: what comes first only says how
_GRANTED: Final = re.compile("[^,]*前提下")
# 新增租赁补贴发放40户: how many are paid is a target; so is whom a verb of making says to be paid: 选拔资助花匠20名
_PAID_TO: Final = re.compile(r"(?:补贴|补助)(?:发放)?(?=\d+(?:户|人))")
_FUNDED: Final = "资助"
_GRANT: Final = re.compile(
    r",(?:分别|一次性|均|则|可|再|每年|最高|由[^,]{1,12}|[省市区]|按[^,]{1,20}|享受)*(?:给予|奖励|补助|补贴|奖补|予以|减免|免征)"
)
# 截至目前; not 项目前期
_SO_FAR: Final = re.compile("截至|截止|目前(?!期)")


def is_rule(norm: str, clause: Clause, quantity: Quantity, kind: SectionKind) -> bool:
    """True where the quantity is a parameter, a condition, a payment, one case of many, or a fact of the past."""
    words = norm[clause.start : clause.end]
    before = norm[clause.start : quantity.start]
    return (
        clause.masked[quantity.start - clause.start] == MASK
        or norm[quantity.end : quantity.end + 1] in ("/", "每")
        or norm[quantity.start - 1 : quantity.start] in _FACTORS
        or (quantity.kind == "money" and ((kind != "goals" and "/" in quantity.unit) or bool(_EACH.search(before))))
        or ("每" in before and bool(_PER_MANY.search(before)))
        or (quantity.unit == "类" and quantity.comparator == "=" and quantity.word != "实现")
        or (quantity.unit == "万" and quantity.comparator == "=")
        or (quantity.unit in ("岁", "年") and not _SPANS.search(before))
        or (quantity.unit == "次" and ("每" in before or "年" in before))
        or _sets_rule(clause, words, quantity, kind)
        or bool(_words("per_case").search(before.rpartition("的")[2] if _is_share(quantity, kind) else before))
        or _is_achieved(clause, before, quantity)
        or (quantity.kind == "money" and bool(_words("funding").search(_REVENUE.sub("", words))))
        or (before[-1:] in _BASE_END and bool(_BASE.search(before) or _SHARE_OF.search(before)))
        or _is_size(norm, quantity)
        or _is_condition(clause, quantity)
        or _is_cap(before, quantity, kind)
    )


def _is_share(quantity: Quantity, kind: SectionKind) -> bool:
    """True for a rate among the goals, whose name may say of whom it is: 每次30分钟的人数比例."""
    return kind == "goals" and quantity.kind == "rates"


def _sets_rule(clause: Clause, words: str, quantity: Quantity, kind: SectionKind) -> bool:
    """True where a word of the clause says that it sets a rule; not one in the name of a rate that is to be reached."""
    words = clause.masked if kind == "goals" else words
    rules = _words("rules")
    said = rules.search(words)
    if not said:
        return False
    if quantity.kind == "rates" and quantity.word in reaching():
        place = quantity.start - clause.start
        if _RATE_BEFORE.search(words, 0, quantity.left - clause.start):
            return bool(rules.search(words, place))
    granted = _GRANTED.match(words, 0, quantity.start - clause.start)
    if not granted and _stays(said, words):
        return True
    ruling = _words("harmless").sub("", words[granted.end() :] if granted else words)
    if quantity.kind == "counts" and _FUNDED in words[: quantity.start - clause.start]:
        ruling = ruling.replace(_FUNDED, "", 1)
    return bool(rules.search(_PAID_TO.sub("", ruling) if "补" in ruling else ruling))


def _stays(said: re.Match[str], words: str) -> bool:
    """True where the word of a rule that was ``said`` is surely no piece of a harmless one, as most are."""
    reach = _longest_harmless() - 1
    around = max(0, said.start() - reach), said.end() + reach
    return "补" not in words and _FUNDED not in words and not _words("harmless").search(words, *around)


@cache
def _longest_harmless() -> int:
    return max(map(len, lexicon("indicators")["harmless"]))


def _is_size(norm: str, quantity: Quantity) -> bool:
    """True where the quantity only says how large the things behind it are, which nothing before it makes."""
    sized = quantity.kind == "measures" or quantity.unit in SIZED
    if not sized or quantity.word not in ("", "实现") or quantity.right <= quantity.end:
        return False
    followed = "\u4e00" <= norm[quantity.right : quantity.right + 1] <= "\u9fff"
    return followed and not _AREA_REACHES.match(norm, quantity.right) and not _makes_it(norm, quantity)


def _makes_it(norm: str, quantity: Quantity) -> bool:
    """True right behind a verb of making: 新增10万平方米以上厂房."""
    before = norm[max(0, quantity.left - _LONGEST_VERB) : quantity.left]
    words = lexicon("indicators")
    return before.endswith((*words["new"], *words["done"]))


def _is_achieved(clause: Clause, before: str, quantity: Quantity) -> bool:
    """True after 已建成 in the clause, or after 截至 or 目前 in the sentence, unless it goes on to what is to come."""
    sentence = clause.sentence[: quantity.start - clause.sentence_start]
    said = _words("achieved").search(before) or _SO_FAR.search(sentence)
    return bool(said) and not says_target(sentence)


def _is_condition(clause: Clause, quantity: Quantity) -> bool:
    """True between 对 and what is granted, before a payment, and in a clause that ends as an attribute."""
    place = quantity.start - clause.sentence_start
    if (
        clause.masked.endswith(("的", "基础上"))
        or _GRANT.search(clause.sentence, place)
        or _ENTRY.search(clause.sentence, 0, place)
        or _WHEN.search(clause.sentence, 0, place)
    ):
        return True
    opening = _CONDITION.search(clause.sentence, 0, place)
    grant = _words("rules").search(clause.sentence, opening.start()) if opening else None
    return grant is not None and "," not in clause.sentence[grant.end() : place]


def _is_cap(before: str, quantity: Quantity, kind: SectionKind) -> bool:
    """An upper bound is a target only where something is to come down to it, or among the goals."""
    if quantity.comparator not in ("<=", "<"):
        return False
    if quantity.word in lexicon("units")["lowering"] or (quantity.kind == "times" and "平均" in before):
        return False
    return not (kind == "goals" and quantity.kind in ("rates", "measures")) and not _words("reduction").search(
        before[-8:]
    )


def is_shortening(words: str, quantity: Quantity, kind: SectionKind) -> bool:
    """True where a length of time is a target: it is shortened, or so many days reached; 控制在 among the goals."""
    held = quantity.word == "控制在"
    if quantity.word in lexicon("units")["lowering"] and not held:
        return True
    if words[: words.find(quantity.word)].endswith(_DAYS) and quantity.word in reaching():
        return True
    timed = bool(_words("time_names").search(words))
    if held or (quantity.comparator == "<=" and "平均" in words):
        return timed and (kind == "goals" or "平均" in words)
    return timed and bool(_words("reduction").search(words))
