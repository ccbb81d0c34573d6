"""What goes by a name at /name/ and in parameters: as people write it, whatever it is, and nothing breaks."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.app import create_app
from api.reconcile_names import written_otherwise
from api.settings import Settings
from tests.api_client import Client
from tests.graph_sample import store as sample

FINANCE = "/id/agency/320500/finance"
GROUP = "/id/group/320500/gexianjishiquzhengfuguanweihui"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(), sample()))


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("苏州市财政局", FINANCE),
        ("苏州市财政局 ", FINANCE),
        ("　苏州市 财政局", FINANCE),
        ("苏州财政局", FINANCE),
        ("江苏省苏州市财政局", FINANCE),
        ("各县级市（区）政府（管委会）", GROUP),
        ("各县级市<区>政府<管委会>", GROUP),
        ("《国家花木发展纲要》", "/id/document/guojiahuamufazhangangyao"),
        ("国家花木发展纲要（国发〔2020〕901号）", "/id/document/guojiahuamufazhangangyao"),
        ("江苏苏州", "/id/region/320500"),
        ("３２０５００", "/id/region/320500"),
    ],
)
def test_a_name_leads_to_what_goes_by_it(client: Client, name: str, target: str) -> None:
    answer = client.get(f"/name/{quote(name, safe='')}")
    assert (answer.status_code, answer.headers["location"]) == (303, target)


@pytest.mark.parametrize(
    "name", ["", " ", "　", "()", "（）", "、", "由", "等", "没有的局", "a" * 3000, "\x00", quote("苏州市财政局")]
)
def test_a_name_of_nothing_is_not_found(client: Client, name: str) -> None:
    """What was encoded twice is another name: decoding it twice would take one for the other."""
    for path in (f"/name/{quote(name, safe='')}", f"/api/paths?from={quote(name, safe='')}&to=agency/320500/finance"):
        answer = client.get(path)
        assert answer.status_code in (400, 404)
        assert answer.headers["content-type"] == "application/problem+json"


def test_several_of_one_name_are_listed_with_their_number(client: Client) -> None:
    answer = client.get("/name/市财政局", {"accept": "application/json"})
    assert (answer.status_code, answer.json()["total"], len(answer.json()["choices"])) == (300, 2, 2)


@pytest.mark.parametrize(
    ("header", "chinese"),
    [
        ("zh", True),
        ("zh-Hans-CN", True),
        ("ZH-cn", True),
        ("en;q=0.1, zh", True),
        ("fr, zh;q=0.5", True),
        ("en-GB, en;q=0.9, zh;q=0.8", False),
        ("zh;q=0.3, en;q=0.8", False),
        ("zh;q=0", False),
        ("*", False),
        ("", False),
        ("zhx", False),
    ],
)
def test_errors_are_told_in_the_language_that_weighs_most(client: Client, header: str, chinese: bool) -> None:
    answer = client.get("/api/plans/nowhere", {"accept-language": header})
    assert answer.json()["detail"].startswith("没有" if chinese else "there is no")
    assert "Accept-Language" in answer.headers["vary"]


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["agency", "region", "indicator", "document", "plan"]),
    st.text(alphabet="市区县局处（）()<>、，。由等 　财政苏州厅总队中国各1aA/-·:〔2〕0号", max_size=8),
)
def test_any_text_has_a_meaning_or_none(kind: str, text: str) -> None:
    assert all(one.startswith("https://w3id.org/zhengtu/") for one in written_otherwise(kind, text))
