"""The page of the network of agencies and what it exports: pictures by size, colour and region, measures."""

import csv
import io
import re
from datetime import date

import pytest
from lxml import etree, html

from api.app import create_app
from api.network_view import COLUMNS
from api.settings import Settings
from tests.api_client import Client
from tests.graph_sample import store as sample


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


def test_the_page_offers_every_export_of_what_is_chosen(client: Client) -> None:
    page = html.document_fromstring(client.page("/network", size="betweenness", colour="region", region="320500").text)
    chosen = "?size=betweenness&colour=region&region=320500"
    assert page.xpath("//figure//img/@src") == [f"/network.svg{chosen}"]
    links = page.xpath("//p[@class='tools']/a/@href")
    assert links[:4] == [f"/network.svg{chosen}"] * 2 + [f"/network.html{chosen}"] * 2
    assert links[4] == "/network.csv?region=320500"
    assert page.xpath("//option[@selected]/@value") == ["betweenness", "region", "320500"]
    assert "320500" in page.xpath("//pre")[0].text_content()


@pytest.mark.parametrize("path", ["/network.svg", "/network.html"])
def test_pictures_name_plans_version_and_day(client: Client, path: str) -> None:
    text = client.get(path).text
    assert "苏州市花木" in text
    assert re.search(r"数据版本 \w{12} · 导出日期 " + date.today().isoformat(), text)


def test_a_picture_of_one_region_has_its_agencies_and_its_plans_alone(client: Client) -> None:
    answer = client.get("/network.svg", region="330200")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    told = " ".join(etree.fromstring(answer.content).itertext())
    assert "宁波市" in told
    assert "苏州市" not in told
    for name in ("宁波市", "ningbo", "浙江宁波", "３３０２００"):
        assert client.get("/network.svg", region=name).content == answer.content


def test_measures_as_csv_and_for_the_live_graph(client: Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/network.csv").text)))
    assert tuple(rows[0]) == COLUMNS
    degrees = [int(row["degree"]) for row in rows]
    assert degrees == sorted(degrees, reverse=True)
    finance = client.get("/network.json").json()["agency/320500/finance"]
    row = next(row for row in rows if row["iri"].endswith("agency/320500/finance"))
    assert {name: str(value) for name, value in finance.items()} == {name: row[name] for name in finance}
    assert set(finance) == {"tasks", "degree", "betweenness", "community"}


@pytest.mark.parametrize("query", ["size=weight", "colour=rainbow", "region=nowhere"])
@pytest.mark.parametrize("path", ["/network.svg", "/network"])
def test_what_cannot_be_drawn_is_refused(client: Client, path: str, query: str) -> None:
    assert client.get(f"{path}?{query}").status_code in (400, 404)


def test_in_english(client: Client) -> None:
    page = html.document_fromstring(client.page("/network", lang="en").text)
    assert page.xpath("//figure//img/@src") == ["/network.svg?lang=en"]
    assert "Size: number of tasks" in client.get("/network.svg", lang="en").text
