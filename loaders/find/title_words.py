"""What the words of a title say: what a notice issues, and the kind of document."""

import re
from functools import cache, lru_cache
from typing import Final

from loaders.characters import fold
from loaders.lexicons import alternatives, first_letters, lexicon

QUOTED: Final = r"《(?P<quoted>[^《》]{4,120}(?:《[^《》]{2,60}》[^《》]{0,60})*)》"


# 标题:, 发文标题:, 文件名称:
_TITLE_LABEL: Final = re.compile("^(?:(?:发文|文件|信息|公文|法规|政策|文章)?(?:标 ?题|名 ?称)|题名) ?[:\uff1a] ?")
# The last characters of words of news after a title
_NEWS_LAST: Final = frozenset("炉了布台晓!\uff01")

_FRONT: Final = re.compile(r"^(?:【[^】]{2,20}】|\d{2,3}_)")
# 转发|国家林草局等部门|花卉保护行动方案: who drew it up
_DRAWN_UP_BY: Final = re.compile(
    r"^[^《》]{2,40}?等(?:\d{1,2}|[一二三四五六七八九十]{1,3})?个?(?:部门|单位|部委)(?=[^《》]{4})"
)
_SITE: Final = re.compile(r"[-_—|]+[^-_—|]{2,24}(?:网站?|平台|门户)$")
_SITE_ENDS: Final = ("网", "网站", "平台", "门户")


@cache
def suffix_pattern() -> str:
    """Pattern (folded) of the brackets that belong to a title: (试行), (2021-2023年), (第1号)."""
    words = alternatives(lexicon("header")["suffixes"])
    return rf"\((?:{words}|[^()月]{{0,6}}\d{{4}}[^()月]{{0,14}}|第[^()]{{1,8}}[号版批]|[^()]{{0,4}}版)\)"


@cache
def _notice() -> re.Pattern[str]:
    words = lexicon("header")
    # 甲市人民政府关于印发《甲市某方案》的通知
    return re.compile(
        rf"^(?P<who>.{{0,100}}?)(?:关于)?(?:{alternatives(words['issuing'])})(?P<what>.{{4,}}?)(?:的)?(?:{alternatives(words['notices'])})(?:{suffix_pattern()})*$"
    )


@cache
def _passed_on() -> re.Pattern[str]:
    # 甲市政府印发|甲市某计划: the headline of a site, which says twice whose it is
    return re.compile(
        rf"(?P<who>[\u4e00-\u9fff]{{2,12}}?)(?:人民)?政府(?:办公[厅室])?(?:{alternatives(lexicon('header')['issuing'])})(?=(?P=who))"
    )


@lru_cache(maxsize=64)  # the titles of a document are asked for again and again
def own_norm(title: str) -> str:
    """``title`` with brackets and dashes folded."""
    return fold(title)


@cache
def _news_end() -> re.Pattern[str]:
    words = lexicon("header")
    # 2024年十件民生实事项目|出炉
    return re.compile(rf"(?<=[目划案施见])(?:{alternatives(words['news_ends'])})[!\uff01]?$")


def clean_title(text: str) -> str:
    """``text`` without what sites and file names put around a title."""
    text = _FRONT.sub("", text.strip())
    text = _TITLE_LABEL.sub("", text) if ":" in text or "\uff1a" in text else text
    text = _SITE.sub("", text) if text.endswith(_SITE_ENDS) else text
    if text[-1:] in _NEWS_LAST:
        text = _news_end().sub("", text)
    text = re.sub(r"(?:_高亮文档.*)?\.(?:docx?|pdf|md|txt|html?|wps)$", "", text) if "." in text else text
    return text.replace("_", " ") if "_" in text else text


def plan_title(text: str) -> tuple[str, bool]:
    """What ``text`` issues where it is a notice, else ``text``; and whether it is a notice.

    >>> plan_title("甲市人民政府关于印发《甲市某方案》的通知")
    ('甲市某方案', True)
    """
    title = _unquoted(clean_title(text))
    passed_on = _passed_on().match(own_norm(title))
    if passed_on:
        return title[passed_on.end() :], True
    match = _notice().match(own_norm(title))
    if not match:
        return title, False
    what = title[match.start("what") : match.end("what")]
    first = re.match(QUOTED, own_norm(what))
    inner = what[first.start("quoted") : first.end("quoted")] if first else what
    return plan_title(_DRAWN_UP_BY.sub("", _unquoted(inner)))[0], True


def _unquoted(title: str) -> str:
    """``title`` without one pair of marks around the whole of it."""
    for opening, closing in ("《》", "〈〉", "<>", "\uff1c\uff1e", "“”"):
        inner = title[1:-1]
        if title.startswith(opening) and title.endswith(closing) and opening not in inner:
            return inner
    return title


@cache
def _kind() -> re.Pattern[str]:
    words = lexicon("header")
    return re.compile(
        rf"(?=[{first_letters([*words['measures'], *words['kinds']])}])"
        rf"(?:{alternatives(words['measures'])})?(?:{alternatives(words['kinds'])})(?=(?:{suffix_pattern()})*$)"
    )


def kind_of(title: str) -> str | None:
    """The kind of document that ``title`` names at its end, as printed.

    >>> kind_of("乙市某产业三年行动计划(2021-2023年)")
    '行动计划'
    """
    found = _kind().search(own_norm(title))
    return title[found.start() : found.end()] if found else None
