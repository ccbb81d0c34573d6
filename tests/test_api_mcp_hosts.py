"""MCP over HTTP answers only under names of the service, so that no page of another site can reach it."""

import pytest

from api.app import create_app
from api.mcp_doors import hosts
from api.settings import Settings
from tests.api_client import Client as Http
from tests.graph_sample import store as sample
from tests.test_api_mcp import HEADERS

LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}


@pytest.mark.parametrize(
    ("mcp_hosts", "host", "origin", "status"),
    [
        ("", "127.0.0.1:8000", None, 200),
        ("", "localhost", None, 200),
        ("", "[::1]:80", "http://localhost:3000", 200),
        ("", "evil.example", None, 421),
        ("", "127.0.0.1.evil.example", None, 421),
        ("", "127.0.0.1:8000", "http://evil.example", 403),
        ("plans.example", "plans.example", "https://plans.example", 200),
        ("plans.example", "other.example", None, 421),
        ("*", "any.example", "https://other.example", 200),
    ],
)
def test_only_known_hosts_are_answered(mcp_hosts: str, host: str, origin: str | None, status: int) -> None:
    http = Http(create_app(Settings(mcp_hosts=mcp_hosts), sample()))
    headers = HEADERS | {"host": host} | ({"origin": origin} if origin else {})
    answer = http.send("POST", "/mcp", headers=headers, json=LIST)
    assert answer.status_code == status
    told = answer.json()
    if status == 200:
        assert "tools" in told["result"]
    else:
        assert (answer.headers["content-type"], told["status"]) == ("application/problem+json", status)
        assert told["instance"] == "/mcp"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ("127.0.0.1", "localhost", "[::1]")),
        (Settings(host="0.0.0.0"), ("127.0.0.1", "localhost", "[::1]")),
        (Settings(host="::1"), ("127.0.0.1", "localhost", "[::1]")),
        (Settings(host="10.0.0.5", mcp_hosts="a.example b.example"), ("127.0.0.1", "localhost", "[::1]", "10.0.0.5", "a.example", "b.example")),
    ],
)  # fmt: skip
def test_the_names_of_the_service_are_those_of_the_settings(settings: Settings, expected: tuple[str, ...]) -> None:
    assert hosts(settings) == expected
