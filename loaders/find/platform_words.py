"""The patterns of platform names, built once from the lexicon."""

import re
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Final

from loaders.find.platform_places import is_provincial, pair_end, place_end
from loaders.lexicons import alternatives, first_letters, guarded, lexicon

# "中国(杭州)…港"
_SEAT: Final = re.compile(r"中国[(（][^()（）]{2,8}[)）]")
# "国家|数字经济创新发展|试验区": so many words make one thing even where each fits any
_OF_LEVEL: Final = re.compile(
    "[省市县](?!级|区域)(?=[\u4e00-\u9fff]{6})|(?:国家|国际)(?!级|区域)(?=[\u4e00-\u9fff]{4})|国际(?=[\u4e00-\u9fff]{3})"
    "|[\u4e00-\u9fff]{2,6}型国家$"
)
# 某某高新区|苏州园: the part of a zone
_PART: Final = "园"
_ZONE_PART: Final = re.compile("区[\u4e00-\u9fff]{2,3}园$")
# "统一交易平台": so long a name of generic words is one thing
_UNITED: Final = 6
_CLOSING: Final = re.compile(r"[”\"」]$|\([^()]*\)$|(?<=大脑)\d\.\d$")
_QUOTATION: Final = re.compile(r"[“\"「].{4,}[”\"」]")
_OPENING: Final = '“"「'
_NO_WORD: Final = re.compile(r"\W")
_ENDING: Final = 3
_LONG: Final = 4
# 平台经济, 平台商 but not 区|经济, 区|商务服务; "智慧城|市", "服务网|络", "示范区|线", "新城|区", "花卉中心|贵州医院"
_LONGER_WORD: Final = (
    "(?<![区园带])经济|商(?![务贸业圈])|市(?![场级值])|络|线(?![上下])|(?<=[城园])[区林艺]|[\u4e00-\u9fff]{2}医院"
    "|数据(?!$|共享|归集|互通|[,。;])"
)
# 高质量|语料库, 垂直行业|语料库: which of many is not said
_PRAISED_STOCK: Final = re.compile("(?:高质量|高水平|高品质|优质|垂直|行业|领域|大型|特色|开放|动态)+")
# 城市|运行管理服务平台: no level of 市
_CITY: Final = "(?<=城)市"
_HAN_NUMBER: Final = "一二两三四五六七八九十百几数多"


@cache
def words() -> dict[str, Any]:
    """The lexicon of platforms."""
    table: dict[str, Any] = lexicon("platforms")
    return table


@cache
def word_set(key: str) -> frozenset[str]:
    """The words of the lexicon under ``key``, for the question whether one is among them."""
    return frozenset(words()[key])


@cache
def word_list(key: str) -> tuple[str, ...]:
    """The words of the lexicon under ``key``, for the question whether a text begins or ends with one."""
    return tuple(words()[key])


@cache
def word_pattern(key: str) -> re.Pattern[str]:
    """One of the words of the lexicon under ``key``."""
    return re.compile(alternatives(words()[key]))


@cache
def heads(*, final: bool = False) -> str:
    """Alternative of all last words of names."""
    return alternatives(head_words(), final=final)


@cache
def head_words() -> frozenset[str]:
    """All last words of names."""
    return frozenset(word for entry in words()["heads"].values() for word in entry)


@cache
def head_pattern() -> re.Pattern[str]:
    """A last word that is not the beginning of another word (中心城区)."""
    return re.compile(rf"(?P<head>{heads(final=True)})(?!{alternatives(words()['not_before'])}|{_LONGER_WORD})")


@cache
def ending_pattern() -> re.Pattern[str]:
    """The last character of a last word, behind the one or two before it: these are quickly looked for."""
    endings: dict[str, set[str]] = {}
    for word in sorted(head_words()):
        endings.setdefault(word[-1], set()).add(word[-_ENDING:])
    return re.compile("|".join(last + _behind(found) for last, found in endings.items()))


def _behind(endings: set[str]) -> str:
    """What looks behind a character for any of ``endings``, which it closes; nothing where one is all of it."""
    if any(len(ending) == 1 for ending in endings):
        return ""
    alike = (sorted(ending for ending in endings if len(ending) == size) for size in range(2, _ENDING + 1))
    behind = [f"(?<={'|'.join(several)})" for several in alike if several]
    return f"(?:{'|'.join(behind)})"


@cache
def token_pattern() -> re.Pattern[str]:
    """Everything in a clause that begins, ends or joins names; see ``platform_names``."""
    verbs = words()["verbs"] | {f"weak_{key}": entry for key, entry in words()["weak"].items()}
    of_each = "|".join(f"(?P<{key}>{guarded(entry)})" for key, entry in verbs.items())
    parts = [
        # "集采购、储运等功能于一体的": what stands inside tells of no class
        "(?P<whole>(?:集|包含|涵盖)[^,。;\\n]{2,40}?于一[体身]的?)",
        f"(?P<inside>{guarded(words()['inside'])})",
        "(?P<conj_long>以及|或者)",
        f"(?P<never>{guarded(words()['never'])})",
        f"(?={_opening(sorted(head_words()))}){head_pattern().pattern}",
        r"(?P<time>(?:\d{4}年|\d{1,2}月)(?:年?底|末)?前?|[今明每]年|年[底内]前?)",
        # "3个", "若干家", "五大"; "一个" is one definite thing, but not 分别建设1个.
        rf"(?P<number>(?<=分别..)[1一][个家座处所]|(?!一个|1个|一家|1家|一座|1座)(?:\d+|若干|[{_HAN_NUMBER}]+)余?(?:个|家|处|所|座|批|类|条|项|片|大|对))",
        f"(?P<asked>{alternatives(words()['asked'])})",
        f"(?P<plural>{guarded(words()['plural'])})",
        f"(?=[{first_letters(chain.from_iterable(verbs.values()))}])(?:{of_each})",  # one look for all verbs
        f"(?P<break>{alternatives(words()['breaks'])})",
        "(?P<conj>(?<=[”」])(?=[“「])|以及|[、或]|和(?![谐睦]|平(?!台))|(?<!参)与|(?<![涉普])及)",
        "(?P<de>的)",
    ]
    return re.compile(f"(?={_token_opening()})(?:{'|'.join(parts)})")


def _opening(listed: list[str]) -> str:
    """How these words begin: the characters that are all of one, and the first two of the others."""
    alone = first_letters(word for word in listed if len(word) == 1)
    first, second = (first_letters([word[place:] for word in listed if len(word) > 1]) for place in (0, 1))
    return f"[{re.escape(alone)}]|[{re.escape(first)}][{re.escape(second)}]"


def _token_opening() -> str:
    """How tokens begin."""
    lists = [words()[key] for key in ("inside", "never", "asked", "plural", "breaks")]
    lists += [*words()["verbs"].values(), *words()["weak"].values(), head_words()]
    others = ["集", "包", "涵", "以", "或", *"0123456789今明每年若", *_HAN_NUMBER, *"“「、和与及的"]
    return _opening([*chain.from_iterable(lists), *others])


@lru_cache(maxsize=4096)
def kind_of(name: str) -> str:
    """Code of the kind of carrier, from the last word of its name; ``other`` where none fits."""
    head = longest_head(name)
    if head == _PART:
        return "park"
    return next((kind for kind, entry in words()["heads"].items() if head in entry), "other")


@cache
def done_pattern() -> re.Pattern[str]:
    """A carrier and what is done in it, after 在: …系统|发布."""
    used = alternatives([word for kind in words()["used_kinds"] for word in words()["heads"][kind]])
    return re.compile(rf"[^在的,。;]{{2,24}}?(?:{used})[”\"」]?(?:{alternatives(words()['done_in'])})")


@cache
def single_pattern() -> re.Pattern[str]:
    """The end of the name of what each government has one of."""
    return re.compile(rf"(?:{alternatives(words()['singles'])})(?:\d\.\d)?$")


@cache
def praised_pattern() -> re.Pattern[str]:
    """A level and praise at the start of a name: 全国先进…, but not 国家先进花材创新中心; and 东部重要…."""
    named = "(?!.*(?:创新|研究|测试|检测)中心$)"
    return re.compile(
        f".{{0,8}}重要|{named}(?:{alternatives(words()['praised_levels'])})(?:{alternatives(words()['praise'])})"
    )


@cache
def actor_bracket_pattern() -> re.Pattern[str]:
    """A bracket that says of what class the name is: 大学(科研机构)…研究院."""
    return re.compile(rf"\((?:{alternatives(words()['actors'])})\)")


@cache
def deed_pattern() -> re.Pattern[str]:
    """Words of something done, at the end of a text."""
    return re.compile(f"(?:{alternatives(words()['deeds'])})$")


@cache
def verb_pattern() -> re.Pattern[str]:
    """A verb that ends the text before a name wherever it stands."""
    return re.compile(alternatives([verb for entry in words()["verbs"].values() for verb in entry]))


@cache
def level_pattern() -> re.Pattern[str]:
    """A level, or the opening of a quotation, at the start of a name."""
    # all open with plain characters, so that it is quickly looked for
    return re.compile(f"(?:{alternatives([*words()['levels'], *_OPENING])})(?:(?<=[{_OPENING}])|(?!区|场|民|级))")


@cache
def noun_end_pattern() -> re.Pattern[str]:
    """The end of a phrase that is complete in itself."""
    return re.compile(f'(?:{alternatives(words()["nouns"])}|{heads()})[”"」]?$')


@cache
def filler_pattern() -> re.Pattern[str]:
    """Adverbs and praise at the front of a name."""
    return re.compile(f"(?:{alternatives(words()['fillers'])})+")


@cache
def generic_pattern() -> re.Pattern[str]:
    """Levels and words that make a name no more definite, at its front."""
    kept = alternatives(words()["telling"])
    return re.compile(f"(?:(?!{kept}|{_CITY})(?:{alternatives([*words()['generic'], *words()['levels']])}))+")


@cache
def _generic_before(head: str) -> re.Pattern[str]:
    """The generic words before ``head``: 数据 says what a laboratory is for, but not what a platform is for."""
    if head not in word_set("taught"):
        return generic_pattern()
    generic = set(words()["generic"]) - set(words()["subjects"])
    kept = alternatives(words()["telling"])
    return re.compile(f"(?:(?!{kept}|{_CITY})(?:{alternatives([*generic, *words()['levels']])}))+")


@lru_cache(maxsize=4096)  # names are asked for several times
def longest_head(name: str) -> str:
    """The longest last word with which ``name``, without closing marks, ends; empty where there is none."""
    bare = _CLOSING.sub("", name)
    found = next((bare[n:] for n in range(max(0, len(bare) - longest()), len(bare)) if bare[n:] in head_words()), "")
    return found or (_PART if _ZONE_PART.search(bare) else "")


@cache
def longest() -> int:
    """Length of the longest last word."""
    return max(map(len, head_words()))


@lru_cache(maxsize=4096)
def is_specific(name: str, least: int = 2) -> bool:
    """True where ``least`` characters or more are left of the name without its last word and words that fit any."""
    head = longest_head(name)
    if not head:
        return False
    content = _CLOSING.sub("", name).removesuffix(head)
    if _QUOTATION.fullmatch(name) or is_provincial(content):
        return True
    if len(content) == 1 and not level_pattern().fullmatch(content):
        return False  # a stray character of damaged text
    if head == "系统" and not re.search(rf"(?:{alternatives(words()['systems'])}|[”\"」])$", content):
        return False
    if head.endswith("库") and _PRAISED_STOCK.fullmatch(content):
        return False
    if head.endswith("库") and len(head) > 2:
        content += head[:-1]
    seat = _SEAT.match(content)
    place = seat.end() if seat else place_end(content, 0) or pair_end(content)
    if content[place : place + 1] in word_set("toponyms"):
        place = 0  # 兰溪|湖商圈
    if place == 0 and head.endswith("库") and content.removesuffix(head[:-1]) in word_set("levels"):
        content = content.removesuffix(head[:-1])  # 全省储备库
    rest = _NO_WORD.sub("", _generic_before(head).sub("", content[place:]))
    return (
        len(rest) >= least
        or (content == "国际" and len(head) == _LONG - 1 and _is_long(head))
        or (content.startswith("统一") and len(content) + len(head) >= _UNITED)
        or bool(_OF_LEVEL.match(content))
        or (
            place > 0
            and (
                len(content) - place >= 2
                or _is_long(head)
                or (pair_end(content) > 0 and head.endswith("区"))
                or head in word_set("alone")
            )
        )
        or (head in word_set("placed") and (place > 0 or _is_one_level(head, content)))
    )


def _is_long(head: str) -> bool:
    """True for last words to which a place is enough: 苏州|医药港."""
    return len(head) >= _LONG or (len(head) == _LONG - 1 and head in words()["heads"]["park"])


def _is_one_level(head: str, content: str) -> bool:
    """True for 市|高新区, but of 国家|高新区 there are many."""
    many = (
        content == "区域"
        or content[-1:] == "级"
        or (content[:2] in ("国家", "省级") and head in word_set("half_classes"))
    )
    return not many and level_pattern().fullmatch(content) is not None
