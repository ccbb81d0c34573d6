"""The number (文号) of the document itself, not of those that it cites."""

import re
from functools import cache
from itertools import pairwise
from typing import Final

from loaders.characters import fold
from loaders.find.header_lines import HeadLine
from loaders.lexicons import alternatives, lexicon

# 苏府〔2022〕83号, 豫政办明电〔2025〕1号, 京中科[2001]14号
NUMBER: Final = r"(?:(?!通知|关于|印发)[\u4e00-\u9fff]){1,16}\((?:19|20)\d\d\)第?\d{1,5}号"
# 某市人民政府令 / 第179号, on one line or two
_DECREE: Final = re.compile(r"\(?(?P<body>[\u4e00-\u9fff]{2,24}?)令\)?")
_DECREE_NUMBER: Final = re.compile(r"\(?(?P<number>第[\d一二三四五六七八九十百]{1,5}号)\)?")
_DECREE_LINE: Final = re.compile(
    r"\(?(?P<decree>(?P<body>[\u4e00-\u9fff]{2,24}?)令第[\d一二三四五六七八九十百]{1,5}号)\)?"
)


# 苏府〔2022〕83号.pdf, PDF文件查看:苏府〔2022〕83号关于…的通知: the document's own file, which a page offers below it
_FILE: Final = re.compile(
    rf"(?:附件:?)?(?P<number>{NUMBER})[^。;]{{0,80}}\.(?:pdf|docx?|wps|ofd|ceb)"
    rf"|(?:PDF|[Pp]df|文件|原文|全文)[^。;:,]{{0,6}}:(?P<offered>{NUMBER})[^。;]{{0,80}}"
)
# A line of a page's particulars has one of these labels, and its cells stand between bars or blanks.
_PARTICULARS: Final = re.compile("(?:来源|时间|日期|机构|机关|单位|作者):")
# 索 引 号, 文 号: a label whose letters stand apart
_SPACED: Final = re.compile(r"(?<!\S)(?:[\u4e00-\u9fff] ){1,5}[\u4e00-\u9fff](?!\S)")
_BARS: Final = re.compile("[| ]+")


@cache
def _alone() -> re.Pattern[str]:
    # 苏府〔2022〕83号, 文件编号 苏府〔2022〕83号
    return re.compile(rf"(?:{alternatives(lexicon('header')['number_labels'])})?\(?(?P<number>{NUMBER})\)?")


@cache
def _before_title() -> re.Pattern[str]:
    # 国办发〔2022〕83号 国务院办公厅关于印发某方案的通知
    words = lexicon("header")
    ends = alternatives([*words["kinds"], *words["notices"]])
    return re.compile(
        rf"(?P<number>{NUMBER})(?:关于|[\u4e00-\u9fff]{{2,30}}关于)[^。;:]{{4,90}}(?:{ends})"
        r"(?:\([^()]{1,20}\))*$"
    )


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(lexicon('header')['number_labels'])}):(?P<number>{NUMBER})")


@cache
def _bracketed() -> re.Pattern[str]:
    words = lexicon("header")
    # 【字号】苏府[2022]83号
    labels = alternatives([*words["number_labels"], *words["bracketed_number_labels"]])
    return re.compile(rf"\((?:{labels})\):?(?P<number>{NUMBER})")


@cache
def _after_title() -> re.Pattern[str]:
    # …指导意见银发〔2018〕106号近年来, …的通知(泰政字〔2019〕45号)各县,
    # 《…细则(试行)》的通知(泰花〔2018〕14号)_花卉局; not 根据…的通知(泰政字〔2019〕45号)文件精神
    kinds = alternatives(lexicon("header")["kinds"])
    citing = alternatives(lexicon("header")["citing"])
    return re.compile(
        rf"^(?:[^。;:(]{{6,90}}?(?:{kinds})(?P<number>{NUMBER})"
        rf"|(?!.{{0,12}}(?:{citing}))(?:[^。;:(]{{6,90}}?|[^。;:(,]{{6,90}}\([^()]{{1,16}}\)》的)(?:{kinds})"
        rf"\((?P<bracketed>{NUMBER})\)(?!文件|精神|要求|等|和|、|,))"
    )


@cache
def _beside() -> re.Pattern[str]:
    # 发文字号 云政发〔2031〕6号 有效性 有效: cells of a row, which no colon parts
    return re.compile(rf"(?<!\S)(?:{alternatives(lexicon('header')['number_labels'])}):? (?P<number>{NUMBER})(?!\S)")


def _cell(line: HeadLine, above: HeadLine | None) -> re.Match[str] | None:
    """The number among a page's particulars: beside its label, in the row below its label, or as a cell of its own."""
    if " " not in line.words:
        return None
    words = _SPACED.sub(lambda label: label[0].replace(" ", ""), fold(line.words))
    beside = _beside().search(words)
    cells, titles = words.split(" "), fold(above.words).replace(":", "").split(" ") if above else []
    if beside:
        return beside
    if _PARTICULARS.search(words):  # 苏府〔2022〕83号 | 来源:市政府 | 发布时间:2022-10-08
        return next((found for cell in _BARS.split(words) if (found := _alone().fullmatch(cell))), None)
    if len(cells) != len(titles):
        return None
    labels = lexicon("header")["number_labels"]
    return next((_alone().fullmatch(cell) for cell, title in zip(cells, titles, strict=True) if title in labels), None)


def find_number(head: list[HeadLine], foot: list[HeadLine]) -> str | None:
    """The document number as printed: on a line of its own, after its label, or right after the title."""
    for above, line in pairwise([None, *head]):
        if line is None or "号" not in line.norm:
            continue
        match = (
            _alone().fullmatch(line.norm)
            or _labelled().search(line.norm.replace(" ", ""))
            or _after_title().match(line.norm)
            or _before_title().match(line.norm)
            or _cell(line, above)
            or ("号)" in line.norm and _bracketed().search(line.norm.replace(" ", "")))
        )
        if match:
            return _printed(line, match[match.lastgroup or "number"])
    decree = find_decree(head)
    if decree:
        return decree[1]
    below = (
        (line, _labelled().search(line.norm.replace(" ", "")) or _FILE.fullmatch(line.norm))
        for line in foot
        if "号" in line.norm
    )
    return next((_printed(line, found[found.lastgroup or "number"]) for line, found in below if found), None)


def _printed(line: HeadLine, number: str) -> str:
    """``number``, folded, as the line prints it."""
    start = line.norm.find(number)
    return line.text[start : start + len(number)] if start >= 0 else number


def find_decree(head: list[HeadLine]) -> tuple[str, str] | None:
    """Body and number of a decree (某市人民政府令第179号), None where the document is none."""
    for index, line in enumerate(head):
        if "令" not in line.norm:
            continue
        whole = _DECREE_LINE.fullmatch(line.norm)
        if whole:
            return whole["body"], whole["decree"]
        body = _DECREE.fullmatch(line.norm)
        number = _DECREE_NUMBER.fullmatch(head[index + 1].norm) if body and index + 1 < len(head) else None
        if body and number:
            return body["body"], f"{body['body']}令{number['number']}"
    return None
