"""Lines that end where a page only changed its type: 〔 / 2021 / 〕 / 12 / 号 is one number, not five lines."""

import re
from typing import Final

# The break, perhaps with an empty line, that may stand between two signs of a number or a date
_GAP: Final = r"\s{0,4}"
_YEAR: Final = _GAP.join(["2", "0", r"\d", r"\d"])
_UP_TO_31: Final = rf"\d{_GAP}\d?"
# What no line ends in: 青花发〔2021〕12号, 2021年12月24日, (2024—2027年)
_CLOSED_YEAR: Final = rf"[〔﹝\[(\uff08]{_GAP}{_YEAR}{_GAP}[〕﹞\])\uff09]"
_NUMBER: Final = rf"(?:(?<=\n)[\u4e00-\u9fff]{{2,10}}\n)?{_CLOSED_YEAR}{_GAP}第?{_GAP}\d{{1,5}}{_GAP}号"
_DATE: Final = rf"{_YEAR}{_GAP}年{_GAP}{_UP_TO_31}{_GAP}月{_GAP}{_UP_TO_31}{_GAP}日"
_SPAN: Final = rf"[(\uff08]{_GAP}{_YEAR}{_GAP}年?{_GAP}[-\u2010-\u2015~至]{_GAP}{_YEAR}{_GAP}年?{_GAP}[)\uff09]"
# 《关于做好 / 2021 / 年花卉保护工作的通知》
_TITLE: Final = r"《[^《》]{1,120}》"
_WHOLE: Final = re.compile("|".join([_NUMBER, _DATE, _SPAN, _TITLE]))
# The code of an office on a line before its bracket: 青花发 / 〔2021〕12号
_CODE: Final = re.compile(r"(?<=\n)[\u4e00-\u9fff]{2,10}\n(?=[〔﹝]\s?20)")
_OPENED: Final = re.compile(r"[〔﹝\[(\uff08]\s*\n")
# What begins or ends a line of a torn page alone: 〔 / 〕 / 年 / 月 / 2021
_SIGN: Final = re.compile(r"\n(?=[〔﹝〕﹞\])\uff09年月日号]|20\d\d[ \t]*\n)|(?<=[〔﹝\[(\uff08])\s?\n")
# A whole line, so short that nothing but a change of type can have ended it
_SCRAP: Final = re.compile(r"\n[ \t\u3000]*[^\s][^\n]{0,5}\n")


def torn_breaks(text: str) -> frozenset[int]:
    """Offsets of the line feeds in ``text`` that end no line.

    Two in one number, or one behind its bracket, show that a page is torn; a single one may be that of a full line.
    """
    if not _SIGN.search(text):
        return frozenset()
    found = {
        place
        for match in _WHOLE.finditer(text)
        if _SCRAP.search(match[0]) or _OPENED.match(match[0])
        for place in range(*match.span())
        if text[place] == "\n"
    }
    return frozenset(found | {match.end() - 1 for match in _CODE.finditer(text)})
