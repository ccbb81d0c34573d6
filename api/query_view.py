"""What the page /query gives its editor: examples, words, and leave to write styles of its own."""

import secrets
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from api import assets
from api.graph_view import client_words
from api.headers import STRICT
from api.words import Language


@cache
def examples() -> list[dict[str, str]]:
    """Return the examples: what each asks in both languages, and its SPARQL."""
    text = files("api").joinpath("web/examples.yaml").read_text(encoding="utf-8")
    loaded: list[dict[str, str]] = yaml.safe_load(text)
    return loaded


def editor(lang: Language) -> dict[str, Any]:
    """Return what the template needs besides the answer; the nonce is another one each time."""
    return {
        "examples": [{"title": one[lang], "query": one["query"]} for one in examples()],
        "bundle": assets.version(),
        "words": client_words(lang),
        "nonce": secrets.token_urlsafe(16),
    }


def policy(nonce: str) -> str:
    """Return the policy of the page: the strict one, and styles that carry ``nonce``, which the editor writes."""
    return f"{STRICT}; style-src 'self' 'nonce-{nonce}'"
