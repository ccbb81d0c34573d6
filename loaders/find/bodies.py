"""The bodies that a statement lists, with the role that its words give to each."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from loaders.find.body_names import BodyName, name_in
from loaders.find.labels import labels
from loaders.find.lead_rule import without_rule
from loaders.lexicons import alternatives, first_letters, lexicon
from loaders.resolve import forms
from loaders.resolve.agencies import looks_like_body
from ontology.frozen import record
from ontology.records import Obligation, Role


@record(frozen=True)
class Body:
    """A listed body: slice ``[start, end)`` of the statement, role, tier (2 after a parting comma), obligation.

    ``sure`` is false where the words do not look like a body; they count only under a label that says so.
    ``parted`` is true where the separator between it and its neighbour is missing in the text.
    """

    start: int
    end: int
    role: Role
    explicit: bool
    tier: int
    obligation: Obligation | None
    sure: bool
    parted: bool = False


# Where a chunk begins, the name in it, which waits for its role, its tier, and whether a separator is missing there.
_Chunk = tuple[int, BodyName, int, bool]


_CLASSES: Final = "[市县区州盟旗镇乡]|县区|区县|街道|乡镇|园区|开发区|功能区|管委会|办事处|有关部门|市区"
# 市花卉产业工作领导小组: what a body that is made for the work is called
MADE: Final = "领导小组|联席会议|指挥部|委员会"
# 市、区县(市)两级政府: governments of several levels
TIERS: Final = (
    r"[省市区县州盟旗镇乡]{1,3}(?:\([^()]{1,3}\))?"
    r"(?:[、和][省市区县州盟旗镇乡]{1,3}(?:\([^()]{1,3}\))?)*[两三四]级(?:人民)?政府"
)
# 各市、县、区政府 and 各县、乡镇(街道) are one class of bodies although a 、 stands inside; so is 省有关部门和单位.
_ONE_GROUP: Final = re.compile(
    rf"(?=[省市区县州盟旗镇乡各有相])(?:{TIERS}|"  # how any of them begins, so that most places cost one look
    r"(?<![\u4e00-\u9fff])[市县区](?:\([市县区]\))?(?:、[市县区](?:\([市县区]\))?)+(?:人民)?政府|"  # 县、区政府
    r"各(?:级|有关|相关)?(?:设区市|县级市|辖市|[市县区州盟旗镇乡省]|县区|区县|街道|乡镇|园区|地市|县市)(?:\([市县区旗]\))?"
    rf"(?:[、/](?:{_CLASSES})(?=[、/人政街乡管党有()，,;各]|$|[办工落负配按参]))+"
    r"(?:\([^()]*\))?(?:党委|人民政府|政府|管委会|办事处|街道|有关部门)?"
    r"|(?:有关|相关|[省市县区]直|各)[^、,;()]{0,6}?(?:部门|单位|地区)(?:(?:、|和|及|以及)(?:部门|单位|企业|机构|地区))+"
    r"|(?:各[^、,;()]{0,4}(?:\([^()]*\))?|县市区|县区|市县|市县区|乡镇)党(?:工)?委(?:、|和|及)(?:人民政府|政府|管委会)"
    r"|各[^、,;()]{0,6}(?:牵头|责任|配合)(?:单位|部门)(?![:为]))"  # 各项目牵头单位
)
# One of these stands in each of them.
_GROUP_SIGN: Final = re.compile("[级各关直]|政府")
_INSIDE_GROUPS: Final = ("pause", "open", "close", "conjunction", "lead", "support")
# 交通主管部门及公交企业: what ends so is a class of bodies
_CLASS_ENDS: Final = ("企业", "机构", "院校")
_ROLE_WORDS: Final = ("lead", "responsible", "support", "joining")
_LIST_END: Final = r"(?=$|[,;。、)\s]|牵头|负责|落实|配合|参与|会同|[市省区县各])"
# 市财政局等市级有关部门 is a body and a class of bodies.
_AND_CLASS: Final = (
    r"等(?=(?:[省市区县州]级|[省市区县州]直|国务院|有关|相关|其他|各)[^、,;。()]{0,8}?"
    r"(?:部门|单位|地区)(?:$|[、,;。)牵负配参按及和]))"
)
_BODY_END: Final = re.compile(
    r"(?:[局委办部厅院府会司行区县市处所队社团署关州旗镇乡组站馆地室校]|中心|街道|单位|部门|企业|机构|高校|院校|园区)(?:\([^()]*\))?$"
)
# How labels end: 责任单位|为:, 责任单位|(牵头):
_LABEL_END: Final = re.compile(r"(?:为:?|(?:\([^()]{1,4}\))?:)$")
# A body ends and the next begins without a separator: "…局(知识产权局)吴江区政府", "市住建局市财政局",
# "县林业局花溪生态环境局", "甲集团乙集团";
# 中心城区各区政府 is one group. It matches the last character of the first, so that a class opens it.
_FUSED: Final = re.compile(
    r"[局委办厅部院会府)心](?<!社会)(?<!\([市县区旗]\))(?!城区)(?=(?:市(?!场)|区|县|省|州|各(?:[市县区州盟旗镇乡地]|设区|街道)|国家|中国|人行|国网)[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,6}[市区县](?:人民)?(?:政府|[\u4e00-\u9fff]{1,6}(?<![分支])局)|[\u4e00-\u9fff]{2,3}生态环境局)"
    r"|(?<=集)团(?=[\u4e00-\u9fff]{2,6}集团)"
)

# 市林业局等涉及联合巡查的单位: what follows 等 tells who else
_OTHERS: Final = re.compile("等[^、,;]")
_PARTY_OFFICE: Final = re.compile("(?:宣传|组织|统战|社会工作)部|政法委|编办|网信办|台办|改革办|办公室|党校|老干部局")


@cache
def _tokens() -> re.Pattern[str]:
    words = lexicon("responsibilities")
    label = alternatives(list(labels()) + words["other_labels"])
    # 实施 and the like end a list only before punctuation: not in 战略实施联席会议
    ends = {"lead": "(?![局办处科院中])", "responsible": _LIST_END, "support": _LIST_END}
    after = "|".join(f"(?P<{role}>(?:{'|'.join(patterns)}){ends[role]})" for role, patterns in words["after"].items())
    listed = [*labels(), *words["other_labels"], *words["conjunctions"]]
    # patterns of roles begin with plain characters, so that these are among those of Chinese in them
    roles = re.findall(
        "[\u4e00-\u9fff]", "".join(pattern for several in words["after"].values() for pattern in several)
    )
    openings = re.escape(first_letters([*listed, *roles, *"会联商等(),;。、/|"]))
    return re.compile(
        # what most tokens are comes first
        rf"(?=[{openings}\s])(?:(?P<comma>[,;。\n\t])|(?P<pause>[、/|]|\s|{_AND_CLASS})|(?P<label>(?:{label})(?:为:?|(?:\([^()]{{1,4}}\))?:)|\((?:{label})\)(?:[:]|(?=[\u4e00-\u9fff])))"
        rf"|(?P<mark>\((?:{'|'.join(words['after']['lead'])})(?:单位|部门)?\))"
        rf"|(?P<open>\()|(?P<close>\))|{after}"
        rf"|(?P<joining>会同|联合(?![会社体国党工办执验惩审监检督])|商(?=[市省区县有相各]))|(?P<conjunction>{alternatives(words['conjunctions'])}))"
    )


@lru_cache(maxsize=4096)
def parse_bodies(text: str, role: Role) -> tuple[Body, ...]:
    """Bodies listed in ``text`` (folded words of one statement, labels included), in order.

    ``role`` is what the label gives; words such as 牵头 after a list change it for that list.
    """
    return tuple(_Parser(without_rule(text), role).bodies)


class _Parser:
    """Reads a statement from left to right; bodies wait until the words after them tell their role."""

    def __init__(self, text: str, role: Role) -> None:
        self.text, self.default, self.role = text, role, role
        self.bodies: list[Body] = []
        self.waiting: list[_Chunk] = []
        self.tier = 1
        self.skip = False
        self.joined = False
        self._read()

    def _read(self) -> None:
        groups = _ONE_GROUP.finditer(self.text) if _GROUP_SIGN.search(self.text) else ()
        whole = {match.start(): match.end() for match in groups}
        start = position = depth = 0
        next_token = _tokens().search
        while match := next_token(self.text, position):
            kind = match.lastgroup or ""
            if whole and depth == 0 and kind in _INSIDE_GROUPS:
                protected = [end for begin, end in whole.items() if begin < match.end() and match.start() < end]
                if protected:
                    position = protected[0]
                    continue
            position = match.end()
            if kind == "open":
                depth += 1
            elif kind == "close":
                depth = max(0, depth - 1)
            elif depth == 0 and self._token(kind, match, start):
                start = match.end()
        self._chunk(start, len(self.text))
        self._flush(self.role, explicit=False)

    def _token(self, kind: str, match: re.Match[str], start: int) -> bool:
        """Act on a separator or role word; False where it belongs to a name and is no separator."""
        if kind == "pause":  # as most are
            self._chunk(start, match.start())
        elif kind == "conjunction":
            if not self._parts(start, match):
                return False
            self._chunk(start, match.start())
        elif kind in _ROLE_WORDS:
            if kind == "joining" and _OTHERS.search(self.text, start, match.start()):
                return False
            self._role_word(kind, match, start)
        elif kind == "comma":
            self._chunk(start, match.start())
            self._comma(match)
        elif kind == "label":
            self._chunk(start, match.start())
            self._flush(self.role, explicit=False)
            self._label(match[0])
        elif kind == "mark":
            self._chunk(start, match.start())
            chunk = self.waiting.pop() if self.waiting else None
            if chunk:
                self._flush(self.role, explicit=False)
                self.waiting.append(chunk)
                self._flush("lead", explicit=True)
        return True

    def _parts(self, start: int, match: re.Match[str]) -> bool:
        """True where a conjunction stands between two bodies (not inside 住房和城乡建设局)."""
        before = re.split("[、,;]", self.text[start : match.start()])[-1]
        after = re.split("[、,;()]|牵头|负责|配合|按", self.text[match.end() :], maxsplit=1)[0]
        return (
            bool(_BODY_END.search(before))
            and looks_like_body(before)
            and (looks_like_body(after) or after.startswith(("各", "相关", "有关")) or after.endswith(_CLASS_ENDS))
        )

    def _role_word(self, kind: str, match: re.Match[str], start: int) -> None:
        """Give the list that the word closes its role."""
        if kind == "joining":
            self._chunk(start, match.start())
            self._flush("lead" if self.role == "responsible" else self.role, explicit=True)
            self.role, self.joined = "support", True
            return
        if match.start() == start and not self.waiting:
            return
        self._chunk(start, match.start())
        role: Role = "support" if self.joined else kind  # type: ignore[assignment]
        if kind == "responsible" and self.default == "lead" and not self.joined:
            role = "lead"
        self._flush(role, explicit=kind == "lead" and not self.joined)
        self.role, self.joined = self.default, False

    def _comma(self, match: re.Match[str]) -> None:
        if self.waiting and match[0] == ",":
            self.tier = 2
        if match[0] in ";。\n\t":
            self._flush(self.role, explicit=False)
            self.tier = 1

    def _label(self, label: str) -> None:
        name = label[:-1]  # what most are: a label and its colon
        if name not in labels():
            name = _LABEL_END.sub("", label).strip("():")
        self.skip = name not in labels()
        self.default = self.role = labels().get(name, self.default)
        self.tier, self.joined = 1, False

    def _chunk(self, start: int, end: int) -> None:
        if self.skip or start == end:
            return
        fused = _FUSED.search(self.text, start, end)
        parts = list(_split_fused(self.text, start, end)) if fused else [(start, end)]
        for begin, stop in parts:
            if name := name_in(self.text[begin:stop]):
                self.waiting.append((begin, name, self.tier, len(parts) > 1))

    def _flush(self, role: Role, *, explicit: bool) -> None:
        explicit = explicit or (role == "lead" and self.default == "lead")
        for offset, name, tier, parted in self.waiting:
            start, end = offset + name.start, offset + name.end
            self.bodies.append(Body(start, end, role, explicit, tier, name.obligation, name.sure, parted))
        self.waiting.clear()


def _split_fused(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Parts of a slice in which bodies stand without a separator."""
    begin = start
    for match in _FUSED.finditer(text, start, end):
        left, right = text[begin : match.end()], text[match.end() : end]
        balanced = left.count("(") == left.count(")") and not _belongs(left, right)
        if balanced and left and looks_like_body(left) and looks_like_body(right):
            yield begin, match.end()
            begin = match.end()
    yield begin, end


def _belongs(left: str, right: str) -> bool:
    """True where ``right`` goes on with the name: 国家税务总局|盐城市税务局, 市委|宣传部."""
    return left.endswith(tuple(forms.word("heads"))) or (left.endswith("委") and bool(_PARTY_OFFICE.match(right)))
