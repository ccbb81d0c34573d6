"""Prepared answers: the same bytes as the catalogue's own, made once for all who ask, bounded, and made ahead."""

import asyncio
import json
import time
from collections.abc import Coroutine
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from api.app import create_app
from api.prepared import AHEAD, Answers
from api.querying import Querying
from api.question_view import answer_json, csv_text
from api.settings import Settings
from api.telling import told as in_chinese
from graph import catalog
from graph.engine import plain_json
from graph.store import Store
from ontology.errors import AnswerSizeError, DeadlineError, NotFoundError, ParameterError
from tests import graph_sample
from tests.api_client import Client

MOST = 1 << 22  # bytes
FREE = [known.id for known in catalog.questions() if not any(p.required for p in known.params)]


class Counting(Querying):
    """Answers in this process, and counts; ``wait`` is for an answer, ``error`` comes instead of any."""

    asked: list[tuple[str, float | None]]
    store: Store
    wait: float = 0
    error: Exception | None = None

    @classmethod
    def over(cls, store: Store, **settings: int) -> "Counting":
        made = cls(replace(Settings(), **settings))  # type: ignore[arg-type]
        made.__dict__.update(asked=[], store=store, pool=SimpleNamespace(idle=True))
        return made

    async def ask(self, query: str, media_type: str, client: str, **options: Any) -> Any:  # type: ignore[override]  # noqa: ANN401
        import io

        from api.pool import Answer

        self.asked.append((client, options.get("seconds")))
        await asyncio.sleep(self.wait)
        if self.error:
            raise self.error
        out = io.BytesIO()
        self.store.write(query, media_type, out)
        return Answer(out.getvalue(), False)


@pytest.fixture(scope="module")
def store() -> Store:
    return graph_sample.store()


def run(work: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401
    return asyncio.run(work)


@pytest.mark.parametrize("id", FREE)
def test_an_answer_is_that_of_the_catalogue(store: Store, id: str) -> None:
    answer = catalog.ask(store, id)
    found = run(Answers(store, MOST).get(Counting.over(store), id, {}, "test"))
    assert found == plain_json(answer_json(answer, store.manifest.sha256))
    table = run(Answers(store, MOST).get(Counting.over(store), id, {}, "test", "csv"))
    assert table.decode() == csv_text(answer.columns, answer.rows)


def test_who_asks_at_the_same_time_or_later_gets_the_same_answer(store: Store) -> None:
    querying, answers = Counting.over(store), Answers(store, MOST)
    querying.__dict__["wait"] = 0.05

    async def ask() -> list[bytes]:
        at_once = await asyncio.gather(*(answers.get(querying, "funding", {}, str(n)) for n in range(5)))
        return [*at_once, await answers.get(querying, "funding", {}, "late")]

    assert len(set(run(ask()))) == 1
    assert len(querying.asked) == 1


@pytest.mark.parametrize(
    ("id", "given", "way"),
    [
        (
            "indicator-comparison",
            {"indicator": "高价值发明专利"},
            "narrow it by indicator, or ask a part of it at /sparql",
        ),
        ("plan-horizons", {}, "ask a part of it at /sparql"),
    ],
)
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            AnswerSizeError("the answer has more than 5 bytes; ask for less, or use LIMIT"),
            "the answer has more than 5 bytes",
        ),
        (DeadlineError("the query was stopped after 10 seconds"), "the query was stopped after 10 seconds"),
    ],
)
def test_who_asks_too_much_is_told_how_to_ask_less(
    store: Store, id: str, given: dict[str, str], way: str, error: AnswerSizeError | DeadlineError, told: str
) -> None:
    querying = Counting.over(store)
    querying.__dict__["error"] = error
    with pytest.raises(type(error)) as found:
        run(Answers(store, MOST).get(querying, id, given, "test"))
    assert str(found.value) == f"{told}; {way}"
    assert in_chinese(str(found.value), "zh").endswith("/sparql 查询其中一部分。")


def test_one_who_goes_away_does_not_take_the_answer_from_others(store: Store) -> None:
    querying, answers = Counting.over(store), Answers(store, MOST)
    querying.__dict__["wait"] = 0.05

    async def ask() -> bytes:
        first = asyncio.ensure_future(answers.get(querying, "funding", {}, "first"))
        await asyncio.sleep(0.01)
        first.cancel()
        return await answers.get(querying, "funding", {}, "second")

    assert json.loads(run(ask()))["rows"]
    assert len(querying.asked) == 1


def test_an_error_is_told_and_not_kept(store: Store) -> None:
    querying, answers = Counting.over(store), Answers(store, MOST)
    querying.__dict__["error"] = DeadlineError("too long")
    with pytest.raises(DeadlineError):
        run(answers.get(querying, "funding", {}, "test"))
    with pytest.raises(NotFoundError):
        run(answers.get(querying, "funding", {"region": "qqqq"}, "test"))
    with pytest.raises(ParameterError):
        run(answers.get(querying, "funding", {"place": "苏州"}, "test"))
    querying.__dict__["error"] = None
    assert json.loads(run(answers.get(querying, "funding", {}, "test")))["rows"]


def test_what_is_kept_is_bounded(store: Store) -> None:
    querying, answers = Counting.over(store), Answers(store, MOST)
    most = 4 * len(run(answers.get(querying, "funding", {}, "test"))) + 4
    small = Answers(store, most)

    async def ask() -> None:
        for id in ("milestones", "lead-basis", "topic-mix", "plan-horizons", "funding"):
            await small.get(querying, id, {}, "test")

    run(ask())
    assert 0 < small._kept.size <= most


def test_nothing_is_kept_or_made_ahead_where_there_is_no_memory_for_it(store: Store) -> None:
    querying, answers = Counting.over(store), Answers(store, 0)
    run(answers.prepare(querying))
    assert querying.asked == []
    run(answers.get(querying, "funding", {}, "test"))
    run(answers.get(querying, "funding", {}, "test"))
    assert len(querying.asked) == 2


def test_what_needs_no_parameter_is_made_ahead_with_the_longest_deadline(store: Store) -> None:
    querying, answers = Counting.over(store, sparql_timeout_limit=7), Answers(store, MOST)
    run(answers.prepare(querying))
    assert querying.asked == [(AHEAD, 7.0)] * len(FREE)
    run(answers.get(querying, FREE[0], {}, "test"))
    assert len(querying.asked) == len(FREE)


def test_what_cannot_be_made_ahead_is_left_out(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    querying, answers = Counting.over(store), Answers(store, MOST)
    querying.__dict__["error"] = DeadlineError("too long")
    run(answers.prepare(querying))
    assert len(querying.asked) == len(FREE)
    assert "funding is not prepared: too long" in caplog.text


def test_the_service_prepares_and_tells_the_snapshot(store: Store) -> None:
    client = Client(create_app(Settings(), store))
    first = client.get("/api/questions/funding")
    assert first.headers["etag"].strip('"') == store.manifest.sha256[:32]
    assert client.get("/api/questions/funding", {"if-none-match": first.headers["etag"]}).status_code == 304
    wait_for(client, len(FREE))


def wait_for(client: Client, number: int) -> None:
    """Wait until so many answers are kept."""
    end = time.monotonic() + 20
    while len(client.app.state.answers._kept) < number:
        assert time.monotonic() < end
        time.sleep(0.05)
