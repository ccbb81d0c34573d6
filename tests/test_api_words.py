"""The table of words: both languages everywhere, and every word that templates and tables use."""

import re
from importlib.resources import files

import pytest

from api.overview import COUNTED, GAPS
from api.reading import table
from api.words import LANGUAGES, words
from api.words import table as strings
from graph import catalog

TEMPLATES = sorted(f.name for f in files("api").joinpath("web/templates").iterdir())
WORD = re.compile(r"\bt\.(\w+)")
METHODS = {"get"}


def test_every_word_stands_in_both_languages() -> None:
    wrong = {key: entry for key, entry in strings().items() if set(entry) != set(LANGUAGES)}
    assert wrong == {}
    assert [k for k, entry in strings().items() if not all(isinstance(v, str) and v for v in entry.values())] == []


def test_chinese_words_carry_chinese_punctuation() -> None:
    assert [k for k, entry in strings().items() if re.search(r"[\u4e00-\u9fff][,;:(]", entry["zh"])] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_use_known_words_only(name: str) -> None:
    text = files("api").joinpath(f"web/templates/{name}").read_text(encoding="utf-8")
    assert set(WORD.findall(text)) - set(words("zh")) - METHODS == set()


def test_tables_and_kinds_have_words() -> None:
    known = words("en")
    needed = {f"column_{c}" for shape in table("facts").values() for c in shape["columns"]} - {
        "column_label",
        "column_section_kind",
    }
    needed |= {f"kind_{kind}" for kind in table("entities")} | set(GAPS) | {f"class_{name}" for name in COUNTED}
    needed |= {f"facts_{t.get('title', t['facts'])}" for e in table("entities").values() for t in e["tables"]}
    needed |= {f"param_{p.name}" for q in catalog.questions() for p in q.params}
    assert needed - set(known) == set()


def test_promised_columns_of_questions_have_words() -> None:
    shown = {c for q in catalog.questions() for c in q.columns if not c.endswith("_iri")}
    assert {c for c in shown if f"column_{c}" not in words("zh")} == set()
