"""The words that are matched, as YAML, and the one way to read them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@cache
def lexicon(name: str) -> Any:  # noqa: ANN401
    """The parsed lexicon ``NAME.yaml``; read once a process."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"), Loader=loader)


def alternatives(words: list[str]) -> str:
    """A regular-expression alternative of plain words, longest first so that the longest wins."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
