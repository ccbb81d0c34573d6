"""The last answers to queries are given again: of the same snapshot, to the same question, as far as there is room."""

import asyncio
from typing import Any

import pytest

from api.pool import Answer
from api.querying import Querying
from api.settings import Settings
from graph.dataset import Dataset
from graph.wire import Asked

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


class Counted:
    """Stands for the pool: answers with the number of times that it was asked."""

    def __init__(self) -> None:
        self.times = 0

    async def ask(self, asked: Asked, client: str, seconds: float) -> Answer:
        self.times += 1
        return Answer(str(self.times).encode(), asked.gzip)


def over(pool: Counted, **settings: Any) -> Querying:  # noqa: ANN401
    querying = Querying(Settings(**settings))
    object.__setattr__(querying, "pool", pool)
    return querying


def ask(querying: Querying, query: str = COUNT, **options: Any) -> bytes:  # noqa: ANN401
    options = {"repeatable": querying.repeatable(querying.read(query))} | options
    return asyncio.run(querying.ask(query, "text/csv", "test", **options)).body


def test_the_same_question_is_answered_again_from_memory() -> None:
    querying = over(pool := Counted())
    assert [ask(querying), ask(querying)] == [b"1", b"1"]
    assert pool.times == 1


@pytest.mark.parametrize(
    "other",
    [
        {"query": COUNT + " LIMIT 1"},
        {"base": "http://e.org/"},
        {"dataset": Dataset(("urn:g",))},
        {"gzip": True},
        {"limit": 9},
    ],
)
def test_another_question_is_not_the_same(other: dict[str, Any]) -> None:
    querying = over(Counted())
    assert [ask(querying), ask(querying, **other)] == [b"1", b"2"]


@pytest.mark.parametrize(
    ("query", "settings"),
    [
        ("SELECT (NOW() AS ?now) {}", {}),
        ("SELECT (RAND() AS ?x) {}", {}),
        (COUNT, {"sparql_kept": 0}),
        (COUNT, {"sparql_services": "http://127.0.0.1:9/sparql"}),
    ],
)
def test_what_may_change_is_asked_anew(query: str, settings: dict[str, Any]) -> None:
    querying = over(Counted(), **settings)
    assert [ask(querying, query), ask(querying, query)] == [b"1", b"2"]
