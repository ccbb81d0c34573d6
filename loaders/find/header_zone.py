"""The development zone that a plan is for, where it is not for the whole of its area."""

import re
from functools import cache
from typing import Final

from loaders.document import Document
from loaders.lexicons import alternatives, lexicon
from loaders.resolve.regions import plan_zone
from ontology.records import Header

_OPENING: Final = 400


@cache
def _purpose() -> re.Pattern[str]:
    # 推进|某国家自主创新示范区某片区|(以下简称“自创区”)工作
    endings = alternatives(list(lexicon("zones")["endings"]))
    name = rf"(?P<name>[\u4e00-\u9fff()]{{4,40}}?(?:{endings}))"
    return re.compile(rf"(?:推进|加快|支持|促进|推动){name}(?:\(以下简称[^()]*\)|建设|工作|发展|创新发展|高质量发展)")


def find_zone(document: Document, head: Header) -> str | None:
    """Name of the zone that the title or an issuer gives, else, without a title, that the opening is about."""
    named = plan_zone(head.title, head.issuers)
    if named or head.title:
        return named
    starts = document.outline.starts
    opening = document.norm[: min(_OPENING, starts[0] if starts else _OPENING)]
    found = _purpose().search(opening)
    return found["name"] if found else None
