"""Families of hostile texts: each grows with its size, and holds much of one thing that is dear to careless programs."""

from collections.abc import Callable
from typing import Final

_HEAD: Final = "甲市花卉方案\n一、重点任务\n"
_PLAIN: Final = (
    "(一)多种花。到2025年,培育花农100家,建设花卉中心,落实《种花条例》(甲发〔2015〕71号),安排资金200万元。"
    "(责任单位:市财政局、市农业农村局)\n"
)
_FIRST: Final = 0x4E00
_MANY: Final = 5000


def _name(index: int) -> str:
    """A word of two characters, different for every index."""
    return chr(_FIRST + index % _MANY) + chr(_FIRST + index // _MANY)


def _repeated(piece: str) -> Callable[[int], str]:
    return lambda size: _HEAD + piece * (size // len(piece))


def _numbered(piece: str) -> Callable[[int], str]:
    """``{i}`` in ``piece`` counts up, ``{t}`` up to ninety and again, ``{w}`` is another word each time."""
    length = len(piece.format(i=1000, t=90, w="甲乙"))
    return lambda size: _HEAD + "".join(piece.format(i=i + 1, t=i % 90 + 1, w=_name(i)) for i in range(size // length))


FAMILIES: Final[dict[str, Callable[[int], str]]] = {
    "plain text": _repeated(_PLAIN),
    "plain text on one line": _repeated(_PLAIN.strip()),
    "opening brackets": _repeated("("),
    "closing brackets": _repeated(")"),
    "empty brackets": _repeated("()"),
    "nested brackets": lambda size: _HEAD + "(" * (size // 2) + ")" * (size // 2),
    "brackets on lines": _repeated("()\n"),
    "open statements": _repeated("(责任单位:"),
    "labels in a row": _repeated("责任单位:"),
    "lines of labels": _repeated("责任单位:市财政局\n"),
    "numbers that count up": _numbered("{i}.种花\n"),
    "one number again and again": _repeated("(一)种花\n"),
    "fields beside fields": _repeated("(一)种花\n1.甲乙丙丁\n2.主要措施\n"),
    "labels and numbers on one line": _repeated("责任单位: 市财政局 1.种花。 "),
    "all levels": _repeated("一、总体\n(一)甲\n1.乙\n(1)丙\n①丁\n"),
    "numbers on one line": _numbered("{t}.种花。"),
    "chapters on one line": _repeated("一、种花。"),
    "sections on one line": _repeated("(一)种花。"),
    "circled numbers": _repeated("①"),
    "fields of one task": lambda size: _HEAD + "(一)种花\n" + "1.工作目标:花开\n" * (size // 10),
    "a line without marks": _repeated("加强花卉保护工作"),
    "a line of sentences": _repeated("加强花卉保护工作。"),
    "bodies after commas": lambda size: f"{_HEAD}(一)种花。(责任单位:{'市财政局,' * (size // 5)})",
    "bodies after pauses": lambda size: f"{_HEAD}(一)种花。(责任单位:{'市财政局、' * (size // 5)})",
    "commas": _repeated(","),
    "pauses": _repeated("、"),
    "rules on who leads": _repeated("(市财政局,列第一位的为牵头单位,其余为配合单位,下同)"),
    "rows with bars": _numbered("({t}) | 种花。 | 市财政局 | 市林业局 |\n"),
    "places of its own": _repeated("结合嘉兴实际,安吉县、岚县政府网,"),
    "nested quotes": lambda size: _HEAD + "“" * (size // 2) + "甲" + "”" * (size // 2),
    "nested titles": lambda size: _HEAD + "《" * (size // 2) + "甲" + "》" * (size // 2),
    "many titles": _numbered("落实《第{i}条例》。"),
    "titles before the first number": lambda size: (
        "".join(f"根据《第{i}号花卉条例实施细则》,\n" for i in range(size // 20)) + _HEAD
    ),
    "document numbers": _repeated("国发〔2015〕71号"),
    "digits": _repeated("1"),
    "digits with blanks": _repeated("1 "),
    "rates": _repeated("增长1%"),
    "targets in one sentence": _repeated("培育花农1家,"),
    "targets with names": _numbered("培育{w}花农100家。"),
    "years": _repeated("到2025年,"),
    "platforms with names": _numbered("建设{w}服务平台。"),
    "last words of platforms": _repeated("中心"),
    "a list before a platform": lambda size: f"{_HEAD}建设{'甲、' * (size // 2)}平台",
    "amounts": _numbered("安排资金{i}万元用于种花。"),
    "actors": _repeated("由市财政局"),
    "actors together": _repeated("市财政局会同市财政局"),
    "blanks": lambda size: f"{_HEAD}{' ' * size}甲",
    "blanks between characters": _repeated("甲 "),
    "empty lines": lambda size: f"{_HEAD}{chr(10) * size}甲",
    "short lines": _repeated("甲\n"),
    "numerals": _repeated("一"),
    "annexes": _numbered("附件{t}\n花表\n"),
    "annexes with titles": _numbered("附件{t}:第{i}花表\n"),
    "a list of annexes": lambda size: f"{_HEAD}附件:1.花表\n" + "2.花表\n" * (size // 5),
    "dates": _repeated("2022年1月1日\n"),
    "no number at all": lambda size: "种花\n" * (size // 3),
    "titles in the head": lambda size: "甲市某局关于种花\n" * (size // 9) + _HEAD,
    "places": lambda size: "种花方案\n" + "苏州市" * (size // 3),
    "characters beyond the first plane": _repeated("\U00020000"),
    "control characters": _repeated("\x00\x01\u200b"),
    "dashes": _repeated("-"),
    "dots": _repeated("."),
    "a table of contents": _repeated("花章......3\n"),
    "page marks": _numbered("{i}、花还没有种完\n"),
    "a schedule": lambda size: f"{_HEAD}附件\n进度安排表\n" + "(一)准备阶段\n1.种花\n2023年6月\n" * (size // 22),
    "a table of indicators": lambda size: (
        f"{_HEAD}附件\n指标表\n指标名称\n单位\n2025年\n" + "花量\n件\n100\n" * (size // 9)
    ),
    "heads of spaced tables": _repeated("序号  项目  完成时间\n甲\n"),
    "heads of tables of money": _repeated("项目\n金额\n"),
    "heads of tables of money with bars": _repeated("项目|金额\n甲|1\n"),
    "a table of money": lambda size: f"{_HEAD}项目\n内容\n金额\n" + "种花\n种很多花\n100\n" * (size // 12),
    "tables of money that end in nothing": _repeated("类别\n项目\n金额\n甲\n种花\n1\n卖花\n2\n丙\n"),
    "a schedule with long cells": lambda size: (
        f"{_HEAD}阶段\n时间\n内容\n" + "准备\n3月\n种花\n浇花\n剪花\n" * (size // 15)
    ),
    "heads of stacked tables": _repeated("序号\n\n工作任务\n\n责任单位\n\n1\n\n"),
    "heads of marked stacks": _repeated("主要方向\n\n重点任务\n\n责任单位\n\n一、甲\n\n1、乙\n\n"),
    "headings of a table": lambda size: f"{_HEAD}附件\n指标表\n" + "指标名称\n甲乙\n" * (size // 8),
}
