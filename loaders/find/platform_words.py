"""The patterns of platform names, built once from the lexicon."""

import re
from functools import cache
from typing import Any, Final

from loaders.find.platform_places import place_end
from loaders.lexicons import alternatives, lexicon

_HAN_NUMBER: Final = "一二两三四五六七八九十百几数多"


@cache
def words() -> dict[str, Any]:
    """The lexicon of platforms."""
    table: dict[str, Any] = lexicon("platforms")
    return table


@cache
def heads() -> str:
    """Alternative of all last words of names."""
    return alternatives([word for entry in words()["heads"].values() for word in entry])


@cache
def head_pattern() -> re.Pattern[str]:
    """A last word that is not the beginning of another word (中心城区)."""
    return re.compile(rf"(?P<head>(?>{heads()}))(?!{alternatives(words()['not_before'])})")


@cache
def token_pattern() -> re.Pattern[str]:
    """Everything in a clause that begins, ends or joins names; see ``platform_names``."""
    strong = [f"(?P<{key}>{alternatives(entry)})" for key, entry in words()["verbs"].items()]
    weak = [f"(?P<weak_{key}>{alternatives(entry)})" for key, entry in words()["weak"].items()]
    never, plural = (alternatives(words()[key]) for key in ("never", "plural"))
    parts = [
        f"(?P<inside>{alternatives(words()['inside'])})",
        f"(?P<never>{never})",
        head_pattern().pattern,
        r"(?P<time>(?:\d{4}年|\d{1,2}月)(?:年?底|末)?前?|[今明每]年|年[底内]前?)",
        # "3个", "若干家", "五大"; "一个" is one definite thing.
        rf"(?P<number>(?!一个|1个|一家|1家|一座|1座)(?:\d+|若干|[{_HAN_NUMBER}]+)余?(?:个|家|处|所|座|批|类|条|项|片|大|对))",
        f"(?P<asked>{alternatives(words()['asked'])})",
        f"(?P<plural>{plural})",
        *strong,
        *weak,
        "(?P<conj>(?<=[”」])(?=[“「])|以及|[、或]|和(?![谐平睦])|(?<!参)与|(?<![涉普])及)",
        "(?P<de>的)",
    ]
    return re.compile("|".join(parts))


@cache
def kind_of(name: str) -> str:
    """Code of the kind of carrier, from the last word of its name; ``other`` where none fits."""
    head = longest_head(name)
    return next((kind for kind, entry in words()["heads"].items() if head in entry), "other")


@cache
def level_pattern() -> re.Pattern[str]:
    """A level, or the opening of a quotation, at the start of a name."""
    return re.compile(rf"(?:{alternatives(words()['levels'])})(?!区|场|民|级)|[“\"「]")


@cache
def noun_end_pattern() -> re.Pattern[str]:
    """The end of a phrase that is complete in itself."""
    return re.compile(f'(?:{alternatives(words()["nouns"])}|{heads()})[”"」]?$')


@cache
def filler_pattern() -> re.Pattern[str]:
    """Adverbs and praise at the front of a name."""
    return re.compile(f"(?:{alternatives(words()['fillers'])})+")


@cache
def after_pattern() -> re.Pattern[str]:
    """What may follow a name, or the last of several with their class: 等机构做大做强, 建设."""
    planned, existing = (alternatives(words()["after"][key]) for key in ("planned", "existing"))
    classes = alternatives(words()["classes_after"])
    return re.compile(rf"(?:等(?:{classes})?)?的?(?:(?P<existing>{existing})|(?P<planned>{planned}))")


@cache
def other_object_pattern() -> re.Pattern[str]:
    """A noun right after a name that is what the sentence is really about: …平台管理办法."""
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:{alternatives(words()['other_object'])})")


@cache
def generic_pattern() -> re.Pattern[str]:
    """Levels and words that make a name no more definite, at its front."""
    return re.compile(f"(?:{alternatives([*words()['generic'], *words()['levels']])})+")


@cache
def actor_pattern() -> re.Pattern[str]:
    """Bodies that are asked to build something."""
    return re.compile(alternatives(words()["actors"]))


def longest_head(name: str) -> str:
    """The longest last word with which ``name``, without closing marks, ends; empty where there is none."""
    bare = re.sub(r"[”\"」]$|\([^()]*\)$", "", name)
    fits = [word for entry in words()["heads"].values() for word in entry if bare.endswith(word)]
    return max(fits, key=len, default="")


def is_specific(name: str, least: int = 2) -> bool:
    """True where ``least`` characters or more are left of the name without its last word and words that fit any."""
    head = longest_head(name)
    if not head:
        return False
    content = re.sub(r"[”\"」]$|\([^()]*\)$", "", name).removesuffix(head)
    if re.fullmatch(r"[“\"「].{4,}[”\"」]", name):
        return True
    if head == "系统" and not re.search(rf"(?:{alternatives(words()['systems'])}|[”\"」])$", content):
        return False
    if head.endswith("库") and len(head) > 2:
        content += head[:-1]
    place = place_end(content, 0)
    rest = re.sub(r"\W", "", generic_pattern().sub("", content[place:]))
    return len(rest) >= least or (
        place > 0 and (len(content) - place >= 2 or len(head) >= 4 or head in words()["alone"])
    )


@cache
def slogan_pattern() -> re.Pattern[str]:
    """Words before 的 that make what follows a slogan."""
    return re.compile(alternatives(words()["slogans"]))


@cache
def zone_pattern() -> re.Pattern[str]:
    """The short name of a zone."""
    return re.compile(alternatives(words()["zones"]))


@cache
def listed_pattern() -> re.Pattern[str]:
    """The class that closes a list of carriers: 等资源, 等平台."""
    return re.compile(f"等(?:{alternatives(words()['classes_after'])})")
