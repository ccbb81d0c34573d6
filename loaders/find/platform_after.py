"""The patterns of what may follow a name, built once from the lexicon."""

import re
from functools import cache
from typing import Final

from loaders.find.platform_words import words
from loaders.lexicons import alternatives

# 推进花卉集聚区|与楼宇联动招商
_TOGETHER: Final = "与[\u4e00-\u9fff]{2,12}?(?:联动|互动|融合发展|协同发展)"


@cache
def after_pattern() -> re.Pattern[str]:
    """What may follow a name, or the last of several with their class: 等机构做大做强, 建设."""
    planned, existing = (alternatives(words()["after"][key]) for key in ("planned", "existing"))
    classes = alternatives(words()["classes_after"])
    return re.compile(
        rf"(?:等(?:[\u4e00-\u9fff]{{0,8}}?(?:{classes}))?)?的?(?:(?P<existing>{existing}|{_TOGETHER})|(?P<planned>{planned})(?!名单))"
    )


@cache
def other_object_pattern() -> re.Pattern[str]:
    """A noun after a name that is what the sentence is really about: …平台管理办法, …专家库等司法审判、检察工作机制."""
    nouns = alternatives(words()["other_object"])
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{nouns})|等[\u4e00-\u9fff、]{{0,14}}?(?:机制|制度|体系)")


@cache
def listed_planned_pattern() -> re.Pattern[str]:
    """Another thing in the list, and that both are to be built: 综保区|、花卉查验场所申建."""
    return re.compile(rf"、[^、,。;\n]{{2,16}}?(?:{alternatives(words()['after']['planned'])})")


@cache
def bodies_pattern() -> re.Pattern[str]:
    """The end of a list of public bodies: 、市大数据中心、各银行等部门."""
    return re.compile(rf"(?:[、和][^、,。;\n]{{2,16}}){{0,9}}等(?:{alternatives(words()['bodies_after'])})")


@cache
def listed_pattern(*, quoted: bool = False) -> re.Pattern[str]:
    """The class that closes a list of carriers: 等资源, 等平台; after a quoted name also 等花艺资源共享平台."""
    others, between = (r'(?:[、和与及]?[“"「]〇+[”"」])*', r"[\u4e00-\u9fff]{0,12}?") if quoted else ("", "")
    return re.compile(f"{others}等{between}(?:{alternatives(words()['classes_after'])})")
