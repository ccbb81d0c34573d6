"""Departments and offices of central bodies, called after the body that they are of: 财政部|经济建设司."""

import re
from typing import Final

from loaders.resolve.forms import Form, central, word

_SHORTEST_HOST: Final = 3
# 经济建设司, 交通管理局, 办公厅; 供销合作总社|经济发展与改革部
_DEPARTMENT: Final = re.compile("(?!有关|相关|各)[\u4e00-\u9fff]{2,14}(?:司|局|厅|部)")
_SHORT: Final = 3
# 海关总署|广东分署, 国家药监局|药品审评检查某分中心
_OFFICE: Final = re.compile("(?!有关|相关).{2,}(?:分署|分院|分中心|中心|监管局|办事处|研究所|研究院|代办处)")


def department(name: str) -> tuple[Form, str] | None:
    """The central body and its department where a name is made of both; None elsewhere, as for two bodies run together.

    >>> (found := department("商务部流通发展司")) and found[1]
    '流通发展司'
    """
    return _split(name, _DEPARTMENT)


def office(name: str) -> tuple[Form, str] | None:
    """The central body and its office elsewhere or below it, where a name is made of both."""
    return _split(name, _OFFICE)


def is_spelt_out(department: str) -> bool:
    """Whether a department is called by its full name: 流通发展司 and 价格司, not 环资司."""
    return len(department) > _SHORT or department in word("short_departments")


def _split(name: str, rest: re.Pattern[str]) -> tuple[Form, str] | None:
    for length in range(len(name) - 2, _SHORTEST_HOST - 1, -1):
        host, below = central().get(name[:length]), name[length:]
        if host and rest.fullmatch(below) and below not in central():
            return host, below
    return None
