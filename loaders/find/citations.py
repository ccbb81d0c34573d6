"""Finds the documents, laws and standards that the text cites, each once with its strongest relation."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from loaders.characters import fold
from loaders.document import Document
from loaders.find.citation_kinds import is_document, named_pattern
from loaders.find.citation_patterns import (
    AFTER,
    ALIAS,
    BEFORE,
    TITLE,
    bare_documents,
    before_document,
    drafted_here,
    is_basis_of_this,
    numbers,
    word_pattern,
)
from ontology.records import Citation, Relation

_STRENGTH: Final[dict[Relation, int]] = {"basis": 2, "implements": 1, "mentions": 0}
_WINDOW: Final = 160
_OWN_TITLE: Final = 10
_LONGEST_LINE: Final = 120
_LONGEST_VERB: Final = 6  # 起草形成了
_OWN_LINE: Final = 60  # characters of a line behind a title
_CLAUSE: Final = ",。;:!?\n"
_SENTENCE: Final = "。;!?\n"
_TITLES: Final = re.compile("《[^《》]*》")
_TRIAL: Final = re.compile(r"\((?:试行|暂行)\)$")
# 《内经》, 《健康报》
_BOOK: Final = re.compile("[\u4e00-\u9fff]{2,6}")
_NO_WORD: Final = re.compile(r"\W")
_ASIDE: Final = re.compile(r"《[^《》\n]*》|\([^()\n]*\)")
# What a number before a title ends with: …71号《, …71号)《, …71号文件《, GB/T29490-2013《
_BEFORE_END: Final = frozenset("号件)0123456789")


@dataclass(slots=True)
class _Mention:
    title: str | None
    number: str | None
    relation: Relation
    start: int
    end: int


def find(document: Document) -> list[Citation]:
    """Return each cited document once, in the order of first mention."""
    own = _own_keys(document)
    opening = _opening_words(document)
    aliases: dict[str, str] = {}
    result: dict[str, _Mention] = {}
    numbered: dict[str, str] = {}  # key of a number → that of the title it stood behind
    for mention in sorted(_mentions(document, aliases, own), key=lambda mention: mention.start):
        key = _key(mention.title or mention.number or "")
        key = aliases.get(key, key) if mention.title else numbered.get(key, key)
        if key in own or (len(key) >= _OWN_TITLE and not mention.number and key in opening):
            continue
        if mention.number:
            numbered.setdefault(_key(mention.number), key)
        first = result.setdefault(key, mention)
        first.number = first.number or mention.number
        if _STRENGTH[mention.relation] > _STRENGTH[first.relation]:
            first.relation = mention.relation
    return [
        Citation(mention.title, mention.number, mention.relation, document.evidence(mention.start, mention.end))
        for mention in result.values()
    ]


def _mentions(document: Document, aliases: dict[str, str], own: set[str]) -> Iterator[_Mention]:
    taken: list[tuple[int, int]] = []
    for match in TITLE.finditer(document.norm):
        mention = _quoted(document, match)
        _note_alias(document, match, aliases)
        taken.append((mention.start, mention.end))
        if _is_own(document.norm, match) or _announced(document, match, mention):
            own.add(_key(mention.title or ""))
        elif not _is_form(document.norm, match) and not _is_aside(document.norm, mention, aliases):
            yield mention
    yield from _bare(document, taken)


def _quoted(document: Document, match: re.Match[str]) -> _Mention:
    """The mention of a title in 《》 with the number before or after it."""
    norm, text = document.norm, document.text
    start, end = match.span()
    title = text[slice(*match.span("title"))]
    number = None
    after = AFTER.match(norm, end)
    before = BEFORE.search(norm, max(0, start - 40), start) if norm[start - 1 : start] in _BEFORE_END else None
    if after:
        group = "number" if after["number"] else "standard"
        number = text[slice(*after.span(group))]
        end = after.end(group)
    elif before:
        number = _trim_number(text[slice(*before.span("number"))])
        start = before.end("number") - len(number)
    return _Mention(title, number, _relation(document, match.start(), match.end()), start, end)


def _bare(document: Document, taken: list[tuple[int, int]]) -> Iterator[_Mention]:
    """Documents named without 《》, which count where they have a number."""
    norm = document.norm
    ends = {end for _, end in taken}
    named: list[tuple[int, int]] = []
    for match in bare_documents(norm):
        if match.end("number") in ends:
            continue
        start = _name_start(norm, match.start())
        title = document.text[start : norm.index("(", match.start())].strip('”"“')
        number = document.text[slice(*match.span("number"))]
        named.append((start, match.end()))
        if len(title) > 3:
            yield _Mention(title, number, _relation(document, start, match.end()), start, match.end())
    covered = sorted([*taken, *named])
    starts = [start for start, _ in covered]
    for match in numbers(norm):
        number = _trim_number(document.text[slice(*match.span())])
        start = match.end() - len(number)
        relation = _relation(document, start, match.end())
        if relation == "mentions" and _in_opening(document, start):
            continue  # the number of this document itself
        position = bisect_left(starts, match.end()) - 1
        inside = position >= 0 and match.end() <= covered[position][1] + 1
        if "(" in norm[start : match.end()] and not inside:
            yield _Mention(None, number, relation, start, match.end())


def _name_start(norm: str, end: int) -> int:
    """Start of the bare name that ends at ``end``: after the last 根据 or mark before its 关于."""
    nearest = max(0, end - _WINDOW)
    floor = max(nearest, *(norm.rfind(mark, nearest, end) + 1 for mark in "\n。;"))
    about = norm.rfind("关于", floor, end)
    stop = about if about >= 0 else end
    marks = list(before_document().finditer(norm, floor, stop))
    return marks[-1].end() if marks else floor


def _trim_number(number: str) -> str:
    """The number without words before its code: 按照国发〔2015〕71号 → 国发〔2015〕71号."""
    marks = list(re.finditer("根据|按照|依据|落实|贯彻|执行|参照|见|按|的|和|与|及|以", number))
    return number[marks[-1].end() :] if marks and marks[-1].end() < number.find("号") - 6 else number


def _relation(document: Document, start: int, end: int) -> Relation:
    """``basis`` in the opening, ``implements`` in the body where the clause says that it is carried out."""
    norm = document.norm
    if _in_opening(document, start):
        before = norm[_left(norm, start, _SENTENCE) : start]
        return "basis" if word_pattern("basis").search(before) else "mentions"
    if is_basis_of_this(norm, end) and word_pattern("basis").search(norm, _left(norm, start, _SENTENCE), start):
        return "basis"
    before = _TITLES.sub("", norm[_left(norm, start, _CLAUSE) : start])
    carried = list(word_pattern("implements").finditer(before))
    drafted = list(word_pattern("drafts").finditer(before))
    if carried and (not drafted or drafted[-1].start() < carried[-1].start()):
        return "implements"
    return "implements" if not drafted and _carried_after().match(norm[end : end + 200]) else "mentions"


@cache
def _carried_after() -> re.Pattern[str]:
    """After a title, and perhaps others listed with it: that it is carried out."""
    return re.compile(
        rf"(?:《[^《》]*》|[、和等及])*[^,。;《》\n]{{0,8}}?(?:{word_pattern('implements_after').pattern})"
    )


def _left(norm: str, start: int, marks: str) -> int:
    """Start of the clause or sentence in which ``start`` stands; marks inside 《》 do not count."""
    floor = max(0, start - 3 * _WINDOW)
    before = norm[floor:start]
    last = max(map(before.rfind, marks))
    if before.find("》", last + 1) >= 0 or before.find(")", last + 1) >= 0:
        last = max(map(_ASIDE.sub(_blotted, before).rfind, marks))
    return floor + last + 1


def _blotted(match: re.Match[str]) -> str:
    return "〇" * len(match[0])


def _in_opening(document: Document, position: int) -> bool:
    """True before the first number and in chapters of background."""
    first = document.outline.items[0].start if document.outline.items else len(document.norm)
    return position < first or (document.kind_at(position) == "background")


def _is_form(norm: str, match: re.Match[str]) -> bool:
    return not is_document(match["title"], norm[_left(norm, match.start(), _CLAUSE) : match.start()])


def _is_aside(norm: str, mention: _Mention, aliases: dict[str, str]) -> bool:
    """True for a book or a paper by a short name, and in a note of who collected the page: …不适用著作权法."""
    title = mention.title or ""
    short = not mention.number and _BOOK.fullmatch(title) and _key(title) not in aliases
    if short and not named_pattern().search(title) and not word_pattern("named_after").match(norm, mention.end):
        return True
    following = norm[mention.end : mention.end + _OWN_LINE].partition("\n")[0]
    return word_pattern("notes").search(following) is not None


def _is_own(norm: str, match: re.Match[str]) -> bool:
    """True where the text around the title says that this document issues it: 《…》已经市政府同意,现印发给你们."""
    before = norm[max(0, match.start() - 6) : match.start()]
    # 现将《政府工作报告》确定的任务分解如下 issues something else
    own = _own_before().search(before) is not None and not word_pattern("part_after").match(norm, match.end())
    return own or bool(_issued().match(norm, match.end()))


@cache
def _own_before() -> re.Pattern[str]:
    return re.compile(f"(?:{word_pattern('own_before').pattern})$")


def _announced(document: Document, match: re.Match[str], mention: _Mention) -> bool:
    """True for news of the plan's issue, or of its draft: 市政府办公室印发《…》的通知, 《…》明确,, 我局起草了《…》."""
    if not _in_opening(document, match.start()):
        return False
    if drafted_here().search(document.norm, max(0, match.start() - _LONGEST_VERB), match.start()):
        return True
    if mention.relation != "mentions":
        return False
    before = document.norm[max(0, match.start() - 4) : match.start()]
    issued = re.search(f"(?:{word_pattern('announced_before').pattern})了?$", before)
    said = word_pattern("announced_after").match(document.norm, match.end())
    return bool(issued or said)


@cache
def _issued() -> re.Pattern[str]:
    """What follows a title, or the last of several, that is issued here."""
    others = "(?:[、和及]?《[^《》\n]*》)*"
    agreed = r"(?:等[^,。;《\n]{0,14})?,?(?:已|业)?经[^。《\n]{0,40}?(?:同意|通过|审定|批准|研究)"
    return re.compile(rf"{others}(?:{agreed}|[^。《,\n]{{0,6}},?(?:{word_pattern('own_after').pattern}))")


def _own_keys(document: Document) -> set[str]:
    """Keys of the plan's own title and number: whole lines, and what its notice issues."""
    own: set[str] = set()
    first = document.outline.items[0].start if document.outline.items else len(document.norm)
    for line in document.clean.lines:
        if line.start > first:
            break
        if line.end - line.start > _LONGEST_LINE:
            continue
        text = document.norm[line.start : line.end]
        own.add(_key(text))
        number = next(numbers(text), None)
        if number and (number[0] == text or word_pattern("own_number").search(text)):
            own.add(_key(number[0]))
        issued = re.search(r"关于(?:印发|发布|公布|转发)《?(.+?)》?的通知", text) if "的通知" in text else None
        if issued and not re.search("根据|贯彻|落实《|按照", text):
            own |= {_key(issued[1]), _key(text)}
    return own


def _opening_words(document: Document) -> str:
    """The lines before the first number without what they cite, where the plan's own title may run over two lines."""
    first = document.outline.items[0].start if document.outline.items else 0
    bare = _TITLES.sub(" ", document.norm[:first])
    return _key("".join(line for line in bare.splitlines() if not word_pattern("basis").search(line)))


def _note_alias(document: Document, match: re.Match[str], aliases: dict[str, str]) -> None:
    """Remember 以下简称《…》 after a title: the short name is no document of its own."""
    alias = ALIAS.search(document.norm, match.end(), match.end() + 80)
    if alias and not TITLE.search(document.norm, match.end(), alias.start() + 2):
        aliases[_key(alias["alias"])] = _key(match["title"])


def _key(title: str) -> str:
    """What two mentions of one document share: the title without its issuer, punctuation and 试行."""
    bare = _TRIAL.sub("", fold(title)).removeprefix("中华人民共和国")
    about = bare.find("关于")
    named = bare[about:] if about > 0 and "《" not in bare[:about] else bare
    return named if named.isalnum() else _NO_WORD.sub("", named)
