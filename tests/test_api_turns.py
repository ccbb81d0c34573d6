"""The queue is bounded, and fair between clients."""

import asyncio

import pytest

from api.turns import Turns


async def _join(turns: Turns[int], clients: str) -> list["asyncio.Future[int] | None"]:
    return [turns.join(client) for client in clients]


@pytest.mark.parametrize(
    ("clients", "order"),
    [("abc", "abc"), ("aaab", "abaa"), ("aabbc", "abcab"), ("abab", "abab"), ("", "")],
)
def test_clients_take_turns(clients: str, order: str) -> None:
    async def run() -> str:
        turns: Turns[int] = Turns(10)
        places = await _join(turns, clients)
        owner = {id(place): client for place, client in zip(places, clients, strict=True)}
        return "".join(owner[id(turns.next())] for _ in clients)

    assert asyncio.run(run()) == order


def test_who_has_the_most_gives_way_when_all_is_taken() -> None:
    async def run() -> None:
        turns: Turns[int] = Turns(3)
        first, second, third = await _join(turns, "aaa")
        assert turns.join("a") is None
        assert turns.join("b") is not None
        assert third is not None
        assert third.cancelled()
        assert not first.cancelled() and not second.cancelled()  # type: ignore[union-attr]  # noqa: PT018
        assert turns.join("b") is None  # two against one: nobody has more than one too many
        assert len(turns) == 3

    asyncio.run(run())


def test_a_place_can_be_given_up_at_any_time() -> None:
    async def run() -> None:
        turns: Turns[int] = Turns(3)
        first, second = await _join(turns, "ab")
        assert first is not None
        turns.leave("a", first)
        turns.leave("a", first)
        turns.leave("c", first)
        assert turns.next() is second
        assert turns.next() is None
        assert len(turns) == 0

    asyncio.run(run())
