"""What the words around a name say: whether the thing runs already, and whether it is one thing or a class."""

import re
from typing import Final

from loaders.find.platform_names import Candidate
from loaders.find.platform_places import place_end
from loaders.find.platform_words import (
    after_pattern,
    filler_pattern,
    head_pattern,
    is_specific,
    kind_of,
    level_pattern,
    listed_pattern,
    longest_head,
    other_object_pattern,
    words,
)
from ontology.records import PlatformStatus

# "省知识产权建设示范园区1个", "公共服务平台达4个", "示范基地数量"
_COUNTED: Final = re.compile(r"(?:数量|总数|数|个数)|(?:总数|数量)?(?:累计|达|达到|超过|超|不少于)?\d+余?[个家处所座]")
_SYSTEM: Final = re.compile('系统[”"」]?$')
_AMOUNT: Final = re.compile(r"\d+[万亿元%]|以[上下]")
# “信易贷”…平台, 中国(苏州)…中心, TISC, 1912街区, 长江路…集聚区
_PROPER: Final = re.compile(r"[“\"「(]|[A-Z]{3,}|^\d{3,4}|^[\u4e00-\u9fff]{2,3}[路街]")
# "(责任单位:市科技局、市财政局)"
_LOCAL_BODY: Final = re.compile(r"[、(:,。\n][市省区县](?:[\u4e00-\u9fff]{2,9})(?:局|委|厅|办)[、,)。;]")
_LEVEL_CLASS: Final = re.compile("(?:国家|省|市|区|县|部|世界|省部|国省)级")


def trimmed(norm: str, candidate: Candidate) -> int:
    """Start of the name without adverbs and praise before it."""
    if candidate.loose:
        return candidate.start
    if norm[candidate.start] == "以" and "为" not in norm[candidate.start : candidate.end]:
        return candidate.start + 1  # "以中国(苏州)…中心为主体"
    match = filler_pattern().match(norm, candidate.start, candidate.end)
    start = match.end() if match else candidate.start
    if norm[start] == "的":
        return candidate.start
    return start if head_pattern().search(norm, start + 2, candidate.end) else candidate.start


def status_of(shape: str, candidate: Candidate, group_end: int, stop: int) -> PlatformStatus | None:
    """``planned`` or ``existing``; None where nothing says that the sentence is about the carrier."""
    after = said_after(shape, candidate.end, group_end, stop)
    if after == "planned" and candidate.verb not in ("existing", "tool"):
        return "planned"
    if candidate.verb == "planned":
        return "planned"
    if candidate.verb in ("existing", "tool", "open") or after == "existing":
        return "existing"
    if candidate.verb == "aside" and kind_of(shape[candidate.start : candidate.end]) in words()["areas"]:
        return "existing"  # 在长江路文旅集聚区…
    return None


def said_after(shape: str, end: int, group_end: int, stop: int) -> PlatformStatus | None:
    """What the words after the name, or after the last of several, say of it."""
    match = after_pattern().match(shape, group_end, stop) or after_pattern().match(shape, end, stop)
    if not match:
        return None
    return "planned" if match["planned"] else "existing"


def is_definite(norm: str, shape: str, start: int, candidate: Candidate, group_end: int, stop: int) -> bool:
    """True for a proper name, and for one definite thing to be built or bettered; false for classes and bare nouns."""
    end = candidate.end
    name = norm[start:end]
    if _COUNTED.match(shape, end, stop) or candidate.plural or _AMOUNT.search(name):
        return False
    if name in words()["alone"]:
        return candidate.verb != "aside" and said_after(shape, end, group_end, stop) == "planned"
    if candidate.loose:
        return bool(listed_pattern().match(shape, end, stop))
    if len(name) < 4 or not is_specific(name):
        return False
    if is_proper(name):
        return True
    after = said_after(shape, end, group_end, stop)
    if candidate.verb == "tool" and is_specific(name, 4) and not _SYSTEM.search(name):
        return True
    if _SYSTEM.search(name) and candidate.verb not in ("planned", "existing"):
        return False
    direct = candidate.verb in ("planned", "existing") or (
        candidate.verb not in ("tool", "urging", "aside") and after is not None
    )
    if _is_class(name, candidate):
        return False
    about = after is not None or not other_object_pattern().match(shape, end, stop)
    return direct and about


def _is_class(name: str, candidate: Candidate) -> bool:
    """True for names of which there are many: 工作站, 乡镇…中心, and 园区 unless one is to be built."""
    head = longest_head(name)
    if head in words()["half_classes"]:
        return candidate.verb != "planned" or not is_specific(name, 3)
    return head in words()["classes"] or name.startswith(tuple(words()["lower"]))


def is_proper(name: str) -> bool:
    """True where a place, a level, a quotation or a foreign name makes the carrier one of its kind."""
    if _LEVEL_CLASS.match(name):
        return False
    level = level_pattern().match(name)
    return bool(level) or place_end(name, 0) > 0 or bool(_PROPER.search(name))


def is_national(norm: str) -> bool:
    """True for a plan for the whole country: it speaks of no province, city or district as its own."""
    local = any(word in norm for word in words()["local_words"])
    local = local or bool(_LOCAL_BODY.search(norm))
    return not local and any(word in norm for word in words()["national_words"])
