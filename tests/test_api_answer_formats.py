"""Answers to questions as CSV, TSV and an HTML table."""

import csv
import io

import pytest
from lxml import html

from api.answer_formats import FORMATS, html_text, tsv_text
from api.app import create_app
from api.settings import Settings
from graph.catalog import Answer, question
from tests.api_client import Client
from tests.graph_sample import store as sample

ASKED = "/api/questions/lead-agencies"
HOSTILE = Answer(question("lead-agencies"), {}, ("region", "n"), (("<script>x</script>\t甲\n乙", True), (None, 2)), "")


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def rows(client: Client, form: str) -> list[list[str]]:
    body = client.get(ASKED, format=form).text
    if form == "html":
        return [[cell.text or "" for cell in row] for row in html.fromstring(body).iter("tr")]
    return list(csv.reader(io.StringIO(body), delimiter="\t" if form == "tsv" else ","))


def test_all_tables_say_the_same(client: Client) -> None:
    told = client.get(ASKED).json()
    assert rows(client, "csv") == rows(client, "tsv") == rows(client, "html")
    assert rows(client, "csv")[0] == told["columns"]
    assert len(rows(client, "csv")) == len(told["rows"]) + 1 > 2


@pytest.mark.parametrize("media", FORMATS.values())
def test_the_accept_header_chooses_too(client: Client, media: str) -> None:
    assert client.get(ASKED, {"accept": media}).headers["content-type"].startswith(media)


def test_what_is_hostile_stays_text() -> None:
    assert tsv_text(HOSTILE).splitlines() == ["region\tn", "<script>x</script> 甲 乙\ttrue", "\t2"]
    page = html.fromstring(html_text(HOSTILE))
    assert list(page.iter("script")) == []
    assert [cell.text for cell in page.iter("td")][:2] == ["<script>x</script>\t甲\n乙", "true"]
