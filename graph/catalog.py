"""The catalogue of questions: reads ``queries/*.rq`` and asks them with typed parameters.

A parameter ``x`` stands in a query as the line ``VALUES ?param_x { UNDEF }``, so that the file is SPARQL as it is;
with a value UNDEF is replaced by a term or several, without one the line is left out.
"""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml

from graph.parameters import Parameter, term
from graph.result import Value
from graph.store import Store
from ontology.errors import NotFoundError, ParameterError
from ontology.terms import PREFIXES

QUERIES: Final = Path(__file__).parent / "queries"
_TEXTS: Final = ("id", "zh", "en", "explanation", "explanation_en")
_BLANK: Final = re.compile(r"VALUES \?param_(\w+) \{ UNDEF \}")
# {tasks} is a name for programs, {tasks|words} has words for readers in its place
_MARK: Final = re.compile(r"\{([^{}|]*)(?:\|([^{}]*))?\}")
_PREFIX: Final = re.compile(r"(?<![?$\w<-])([a-z][a-z-]*):")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as its file states it. ``columns`` are promised; an answer may have more.

    ``marked`` are the explanations in Chinese and English with what is for programs marked; see ``for_readers``.
    """

    id: str
    zh: str
    en: str
    params: tuple[Parameter, ...]
    columns: tuple[str, ...]
    explanation: str
    explanation_en: str
    sparql: str
    marked: tuple[str, str]

    def for_readers(self, english: bool, called: Callable[[str], str]) -> str:
        """Return the explanation without names for programs: ``called`` says what the head of a column is."""
        return _MARK.sub(lambda found: called(found[1]) if found[2] is None else found[2], self.marked[english])


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows in a fixed order, with the query that gave them, ready to be asked again."""

    question: Question
    parameters: dict[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    sparql: str


def read_question(text: str) -> Question:
    """Read a query file: a header of ``#`` lines in YAML, then the query.

    Raises:
        KeyError: the header lacks a field.
        yaml.YAMLError: it is not YAML.
    """
    lines = text.splitlines()
    size = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    header: dict[str, Any] = yaml.safe_load("\n".join(line[1:].removeprefix(" ") for line in lines[:size]))
    params = tuple(_parameter(name, str(kind)) for name, kind in header["params"].items())
    body = "\n".join(lines[size:]).strip() + "\n"
    texts = {field: str(header[field]).strip() for field in _TEXTS}
    marked = texts["explanation"], texts["explanation_en"]
    plain = {field: _MARK.sub(r"\1", said) for field, said in texts.items()}
    return Question(params=params, columns=tuple(header["columns"]), sparql=body, marked=marked, **plain)


def _parameter(name: str, kind: str) -> Parameter:
    need, _, type_ = kind.partition(" ")
    if need not in {"required", "optional"} or not type_:
        raise ValueError(f"parameter {name}: {kind!r} is not 'required TYPE' or 'optional TYPE'")
    return Parameter(name, need == "required", type_)


@lru_cache(maxsize=1)
def questions() -> tuple[Question, ...]:
    """All questions, by id."""
    return tuple(read_question(path.read_text(encoding="utf-8")) for path in sorted(QUERIES.glob("*.rq")))


def question(id: str) -> Question:
    """Return the question of that id.

    Raises:
        NotFoundError: there is none; the message gives the nearest.
    """
    by_id = {known.id: known for known in questions()}
    if id not in by_id:
        nearest = difflib.get_close_matches(id, by_id, n=3, cutoff=0.4) or sorted(by_id)
        raise NotFoundError(f"no question {id!r}; there are {', '.join(nearest)}")
    return by_id[id]


def ask(store: Store, id: str, params: Mapping[str, str] | None = None) -> Answer:
    """Ask a question of the catalogue.

    Args:
        store: the graph to ask.
        id: the question's id.
        params: values by the name of the parameter, as text.

    Raises:
        NotFoundError: no such question, region or function.
        ParameterError: a parameter is unknown, missing, or of the wrong form.
    """
    given = dict(params or {})
    sparql = written(store, id, given)
    result = store.query(sparql)
    return Answer(question(id), given, result.variables, result.values, sparql)


def written(store: Store, id: str, given: Mapping[str, str]) -> str:
    """Return the query that asks a question, with its values in place; errors as for ``ask``."""
    asked = question(id)
    _check_names(asked, given)
    terms = {known.name: term(known, given[known.name], store) for known in asked.params if known.name in given}
    return with_prefixes(bind(asked.sparql, terms))


def _check_names(asked: Question, given: Mapping[str, str]) -> None:
    allowed = ", ".join(known.name for known in asked.params) or "none"
    if unknown := sorted(set(given) - {known.name for known in asked.params}):
        raise ParameterError(f"{asked.id} has no parameter {', '.join(unknown)}; allowed: {allowed}")
    if missing := [known.name for known in asked.params if known.required and known.name not in given]:
        raise ParameterError(f"{asked.id} needs {', '.join(missing)}; allowed: {allowed}")


def bind(sparql: str, terms: Mapping[str, str]) -> str:
    """Put terms of SPARQL into the places of the parameters and leave out the places without one."""

    def fill(found: re.Match[str]) -> str:
        return f"VALUES ?param_{found[1]} {{ {terms[found[1]]} }}" if found[1] in terms else ""

    return _BLANK.sub(fill, sparql)


def with_prefixes(sparql: str) -> str:
    """``sparql`` with declarations of the prefixes that it uses, so that it runs anywhere."""
    used = sorted(set(_PREFIX.findall(sparql)) & PREFIXES.keys())
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used) + sparql
