"""The words of the interface in both languages, read from one table."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

import yaml

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")
TAGS: Final[dict[Language, str]] = {"zh": "zh-Hans", "en": "en"}


@cache
def words(language: Language) -> MappingProxyType[str, str]:
    """Return the words of the interface in ``language``, by their key in ``web/strings.yaml``."""
    return MappingProxyType({key: entry[language] for key, entry in table().items()})


@cache
def table() -> dict[str, dict[Language, str]]:
    """Return the whole table: key → language → words."""
    text = files("api").joinpath("web/strings.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[Language, str]] = yaml.safe_load(text)
    return loaded
