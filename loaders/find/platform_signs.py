"""What the words around a name say: whether the thing runs already, and whether it is one thing or a class."""

import re
from typing import Final

from loaders.find.platform_names import Candidate
from loaders.find.platform_places import place_end
from loaders.find.platform_words import (
    acts_pattern,
    after_pattern,
    bodies_pattern,
    filler_pattern,
    head_pattern,
    is_specific,
    kind_of,
    level_pattern,
    listed_pattern,
    longest_head,
    other_object_pattern,
    turns_pattern,
    words,
)
from ontology.records import PlatformStatus

# "省知识产权建设示范园区1个", "公共服务平台达4个", "示范基地数量"
_COUNTED: Final = re.compile(r"(?:数量|总数|数|个数)|(?:总数|数量)?(?:累计|达|达到|超过|超|不少于)?\d+余?[个家处所座]")
_SYSTEM: Final = re.compile('系统[”"」]?$')
_AMOUNT: Final = re.compile(r"\d+[万亿元%]|以[上下]")
# “信易贷”…平台, 中国(苏州)…中心, TISC, 1912街区, 长江路…集聚区
_PROPER: Final = re.compile(
    r"[“\"「(]|[A-Z]{3,}|^\d{3,4}|^[\u4e00-\u9fff]{2,3}[路街](?!区)"
    r"|(?:合作区|开发区|试验区|高新区|经开区|自贸区).{2}"  # 河套…合作区深圳园区
)
# "高校为主导、创业创新基地", "以智能电网为配送平台" but not "以专利为核心的…数据库", "华为云计算中心"
# "对新设立研发中心|的企业给予…": whoever does it
_REWARDED: Final = re.compile("的(?:$|单位|企业|机构|主体|园区|地区|[县区市]|给予|予以|奖励)")
# "支持深圳证券交易所|建设优质创新资本中心": it builds something else
_BUILDS: Final = re.compile(
    "建设(?!工作|力度|进度|步伐|任务|运行|运营|[与和及的等]|用地|规划|项目|质量|水平|管理|标准|资金|需)[\u4e00-\u9fff]"
)
_QUOTE: Final = re.compile('[“"「]')
_ROLE: Final = re.compile(r"(?<!华)为(?!.*的)")
# "市住建局、市金融服务中心"
_AFTER_BODY: Final = re.compile(r"[局委厅办][、和及]$")
# "(责任单位:市科技局、市财政局)"
_LOCAL_BODY: Final = re.compile(
    r"[、(:,。\n](?:市(?!场)|省|区(?![域块])|县)[\u4e00-\u9fff]{2,9}(?:(?<!总)局|委|厅|办)[、,)。;]"
)
# "本市" but not "资本市场"
_OWN_CITY: Final = re.compile("(?<![资成])本市")
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
    if candidate.verb == "open" and _BUILDS.match(shape, candidate.end, stop):
        return "existing"
    if after == "planned" and candidate.verb not in ("existing", "tool"):
        return "planned"
    if candidate.verb == "planned":
        return "planned"
    if candidate.verb in ("existing", "tool", "open") or after == "existing":
        return "existing"
    name = shape[candidate.start : candidate.end]
    if candidate.verb == "aside" and kind_of(name) in words()["areas"] and not _is_jurisdiction(name):
        return "existing"  # 在长江路文旅集聚区…
    return None


def _is_jurisdiction(name: str) -> bool:
    """True for areas that mostly say where something is: 在…新区."""
    return longest_head(name) in words()["half_classes"]


def _among_places(norm: str, start: int, end: int) -> bool:
    """True for an area in a list of places: 吴中区、|苏州工业园区|, |郑东新区|、金水区."""
    joined = start > 0 and norm[start - 1] in "、和"
    before = joined and any(place_end(norm, start - n) == start - 1 for n in range(3, min(6, start)))
    after = place_end(norm, end + 1) if norm[end : end + 1] in ("、", "和") else 0
    return before or (after > end + 1 and norm[after - 1] in "市区县州") or norm.startswith("等地", end)


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
    if candidate.verb == "planned" and _REWARDED.match(shape, group_end, stop):
        return False
    if level_pattern().sub("", name, count=1) in words()["categories"] or name in words()["categories"]:
        return False
    if turns_pattern().match(shape, end, stop) or _is_body(norm, shape, start, candidate, stop):
        return False
    if name in words()["alone"]:
        return candidate.verb != "aside" and said_after(shape, end, group_end, stop) == "planned"
    if candidate.loose:
        return bool(listed_pattern().match(shape, end, stop))
    if len(name) < 4 or not is_specific(name):
        return False
    if _ROLE.search(name) or (name.startswith(tuple(words()["lower"])) and not _QUOTE.search(name)):
        return False
    if is_proper(name):
        return True
    if _is_class(name, candidate) or _is_slogan(norm, start, candidate):
        return False
    after = said_after(shape, end, group_end, stop)
    if candidate.verb == "tool" and is_specific(name, 4) and not _SYSTEM.search(name):
        return True
    if _SYSTEM.search(name) and candidate.verb not in ("planned", "existing"):
        return False
    direct = candidate.verb in ("planned", "existing") or (
        candidate.verb not in ("tool", "urging", "aside") and after is not None
    )
    direct = direct or (candidate.verb == "open" and is_specific(name, 4) and _acts(shape, end, stop))
    about = after is not None or not other_object_pattern().match(shape, end, stop)
    return direct and about


def _is_class(name: str, candidate: Candidate) -> bool:
    """True for names of which there are many: 工作站, 乡镇…中心, and 园区 unless one is to be built."""
    head = longest_head(name)
    if head in words()["half_classes"]:
        least = 2 if _LEVEL_CLASS.match(name) else {"planned": 3, "tool": 4}.get(candidate.verb or "")
        return least is None or not is_specific(name, least)
    return head in words()["classes"]


def _is_slogan(norm: str, start: int, candidate: Candidate) -> bool:
    """True for a zone in a row with slogans: 打造…先行区、…样板区和|…试验区."""
    before = norm[max(0, candidate.verb_start) : start]
    row = candidate.verb_start >= 0 and any(word in before for word in words()["slogan_zones"])
    return row and kind_of(norm[start : candidate.end]) == "zone"


def _acts(shape: str, end: int, stop: int) -> bool:
    return acts_pattern().match(shape, end, stop) is not None


def _is_body(norm: str, shape: str, start: int, candidate: Candidate, stop: int) -> bool:
    """True for a body or jurisdiction in a list of such, and for a body to which something is handed in."""
    if bodies_pattern().match(shape, candidate.end, stop) or _AFTER_BODY.search(norm, max(0, start - 2), start):
        return True
    if _is_jurisdiction(norm[start : candidate.end]) and _among_places(norm, start, candidate.end):
        return True
    to = candidate.verb == "tool" and norm[candidate.verb_start] == "向"
    return to and kind_of(norm[start : candidate.end]) == "centre"


def is_proper(name: str) -> bool:
    """True where a place, a level, a quotation or a foreign name makes the carrier one of its kind."""
    if _LEVEL_CLASS.match(name):
        return False
    level = level_pattern().match(name)
    return bool(level) or place_end(name, 0) > 0 or bool(_PROPER.search(name.removesuffix(longest_head(name))))


def is_national(norm: str) -> bool:
    """True for a plan for the whole country: it speaks of no province, city or district as its own."""
    local = any(word in norm for word in words()["local_words"])
    local = local or bool(_LOCAL_BODY.search(norm) or _OWN_CITY.search(norm))
    return not local and any(word in norm for word in words()["national_words"])
