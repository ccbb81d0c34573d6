"""Districts that share their names: which of them a plan is of (鼓楼区 of Nanjing, Xuzhou, Fuzhou or Kaifeng)."""

import re
from collections.abc import Iterable
from typing import Final

from loaders.resolve.places import chain, gazetteer
from ontology import regions

# 朝阳区人民政府办公室, 鼓楼区花卉产业行动计划, 关于印发西湖区…的通知; not 西安区域中心
_DISTRICT: Final = re.compile("^(?:.{0,20}?关于印发《?|中共)?(?P<name>[\u4e00-\u9fff]{2,4}区)(?![域县块间位])")


def namesakes(texts: Iterable[str]) -> tuple[str, ...]:
    """Codes of the districts that the first of ``texts`` (issuers, title) may be of; none where its name decides."""
    for text in texts:
        named = _DISTRICT.match(text)
        codes = gazetteer().get(named["name"], ()) if named else ()
        if len(codes) > 1 and all(regions.level(code) == "county" for code in codes):
            return codes
    return ()


def among(found: str | None, codes: tuple[str, ...]) -> str | None:
    """The one of ``codes`` that an area found elsewhere is or holds: 北京市 → 朝阳区; None where it tells nothing.

    Where there are no ``codes``, the area itself.

    >>> among("110000", ("110105", "220104"))
    '110105'
    """
    if not codes or found is None:
        return found
    inside = [code for code in codes if found in chain(code)]
    return inside[0] if len(inside) == 1 else None
