"""Which verb governs a quantity: that of its words, that right before its number, or that of what stands behind it."""

import re
from functools import cache
from typing import Final

from loaders.find.target_deeds import joined_in, served
from loaders.find.target_lists import MEASURE
from loaders.find.target_parts import Part
from loaders.lexicons import alternatives, first_letters, lexicon

_POSTS: Final = ("名", "人", "位")
# 100个示范社区全面建成
_FINISHED: Final = re.compile("(?:建成|投用|完工|投产|接入|投运|上线|入驻|实现[^,、]{2,6})$")
# 花圃2024年|新建3座
_DONE_THEN: Final = re.compile("(?:\\d年|[再各]|分别)(?!达|实|完|分|稳|力)[\u4e00-\u9fff]{2}$")
# 优化花车线路40条
_TUNED: Final = ("优化", "完善")
# 推动花店上云|90家: so many are helped to do so; not 推动花店总数|90家
_HELPED: Final = re.compile("^(?:力争|争取|确保|全年|每年|积极)*(?:推动|支持|帮助|引导|指导|助力)")
# 60个|县组建花卉机构: so many are to do it
_EACH_DOES: Final = re.compile(
    "(?:[省市州县区乡镇村]|街道|园区)(?:\\([^()]*\\))?(?:组建|建成|建立|设立|完成|创建|启动|制定|出台)"
)


def verb_of(part: Part) -> str:
    """Kind of the verb before the name, or right before the number: 改造100张病床, 推动1万家企业数字化."""
    if part.after and (_FINISHED.search(part.after) or _EACH_DOES.match(part.after) or served(part, part.after)):
        return "new"
    if joined_in(part):
        return "new"
    if part.head.verb == "new" and part.quantity.word.startswith("达") and "的" in part.name.partition("、")[0]:
        return ""  # 开展乡村旅游的经营户达6000户
    if part.head.verb == "new" and part.quantity.unit in _POSTS and _staffed().search(part.front):
        return "level"
    if part.front[part.head.start + part.tail.end :] and _DONE_THEN.search(part.front):
        return "new"
    if part.front.startswith(_TUNED) and part.quantity.kind == "counts" and not part.quantity.word:
        return "new"
    if not (part.head.verb or part.after) and _is_helped(part):
        return "new"
    direct = makes().search(part.front + said(part)) if part.after else None
    if direct is None or part.head.verb:
        counted = part.quantity.word == "完成" and part.quantity.kind in ("counts", "measures")
        return part.head.verb or ("done" if counted else "")
    return "level" if direct["level"] else "new"


def _is_helped(part: Part) -> bool:
    counted = part.quantity.kind == "counts" and part.quantity.word in ("", "不少于")
    return counted and _HELPED.match(part.front) is not None and not MEASURE.search(part.name)


def said(part: Part) -> str:
    """The comparing word before the number where it is a verb of its own."""
    return part.quantity.word if part.quantity.word in lexicon("units")["doing"] else ""


@cache
def makes(*lists: str) -> re.Pattern[str]:
    words = lexicon("indicators")
    making = [word for name in lists or ("new", "done", "underway") for word in words[name]]
    opening = first_letters([*making, *words["level"], "有"])
    level = rf"(?P<level>{alternatives(words['level'])}|(?<![原现已没所])有)"
    return re.compile(
        rf"(?=[{opening}])(?:{alternatives(making)}|{level})(?:\([^()]{{1,6}}\))?[了出]?(?:至少|首批|第一批|全[省市区县])?$"
    )


@cache
def _staffed() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon("indicators")["staffing"]))
