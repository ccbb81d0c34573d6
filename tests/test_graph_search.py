"""Search in labels: any part of a text, its sound, its initials; the order of hits; nearest names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.pinyin import completed, split, syllables
from graph.search import Label, SearchIndex
from graph.tokens import fold

LABELS = [
    Label("agency", "name", "a1", "苏州市财政局"), Label("agency", "alias", "a1", "市财政局"),
    Label("agency", "name", "a2", "宁波市财政局"), Label("agency", "alias", "a2", "市财政局"),
    Label("agency", "name", "a3", "重庆市旅游局"), Label("agency", "name", "a4", "财政局"),
    Label("agency", "name", "a5", "苏州市市场监管局(知识产权局)"),
    Label("document", "name", "d1", "西安条例"), Label("document", "alias", "d1", "苏府〔2022〕83号"),
    Label("document", "name", "d2", "先进材料AI规划"), Label("document", "name", "d3", "5G 应用方案"),
    Label("section", "heading", "s1", "完善财政投入"),
    Label("evidence", "quote", "e1", "支持苏州，市场主体投入财政资金。"),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(LABELS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("财政", "a4 prefix name,a2 part name,a1 part name,e1 part quote,s1 part heading"),
        ("财政局", "a4 exact name,a2 part name,a1 part name"),
        ("市财政局", "a2 part name,a1 part name"),
        ("苏州市财政局", "a1 exact name"),
        ("局", "a4 part name,a2 part name,a1 part name,a3 part name,a5 part name"),
        ("州市", "a1 part name,a5 part name"),  # and not 苏州，市场
        ("市场", "a5 part name,e1 part quote"),
        ("苏府[2022]83号", "d1 exact alias"),
        ("苏府〔2022〕", "d1 prefix alias"),
        ("2022", "d1 part alias"),
        ("《条例》", "d1 part name"),
        ("（知识产权局）", "a5 part name"),
        ("caizheng", "a4 prefix name,a2 part name,a1 part name"),
        ("cai zheng ju", "a4 exact name,a2 part name,a1 part name"),
        ("caizh", "a4 prefix name,a2 part name,a1 part name"),
        ("czj", "a4 exact name,a2 part name,a1 part name"),
        ("sz", "a1 prefix name,a5 prefix name"),
        ("xi'an", "d1 prefix name"),
        ("xian", "d2 prefix name,d1 prefix name"),
        ("chongqing", "a3 prefix name"),
        ("lvyou", "a3 part name"),
        ("lüyou", "a3 part name"),
        ("ai", "d2 part name"),
        ("5g应用", "d3 prefix name"),
        ("政财", ""),
        ("zzzz", ""),
        ("。", ""),
        ("", ""),
        ("%_\"'*", ""),
        ("NEAR OR AND", ""),
    ],
)
def test_what_is_found_and_in_which_order(index: SearchIndex, text: str, expected: str) -> None:
    hits = [hit for group in index.find(text) for hit in group.hits]
    assert ",".join(f"{hit.node} {hit.match} {hit.field}" for hit in hits) == expected


def test_more_is_said_and_kinds_are_chosen(index: SearchIndex) -> None:
    (group,) = index.find("财政", kinds=["agency"], limit=2)
    assert ([hit.node for hit in group.hits], group.more) == (["a4", "a2"], True)
    assert index.find("财政", kinds=["document"]) == []
    assert index.nodes("agency", "财政") == {"a1", "a2", "a4"}


@pytest.mark.parametrize(
    ("name", "nodes"),
    [
        ("苏州市财政局", ["a1"]),
        ("市财政局", ["a1", "a2"]),
        ("suzhoushicaizhengju", ["a1"]),
        ("财政", []),
        ("caizhengju", ["a4"]),
    ],
)
def test_what_goes_by_a_name(index: SearchIndex, name: str, nodes: list[str]) -> None:
    assert index.named("agency", name) == nodes


def test_names_are_names_first(index: SearchIndex) -> None:
    assert index.names(["a1", "d1", "none"]) == {"a1": "苏州市财政局", "d1": "西安条例"}
    many = SearchIndex(Label("task", "name", f"t{n}", f"任务{n}") for n in range(1200))
    assert len(many.names([f"t{n}" for n in range(1200)])) == 1200


@pytest.mark.parametrize(
    ("text", "name"), [("苏州财政", "苏州市财政局"), ("suzhoucaizheng", "苏州市财政局"), ("旅游", "重庆市旅游局")]
)
def test_names_like_a_text(index: SearchIndex, text: str, name: str) -> None:
    assert name in index.alike(text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="苏州市财政局（），。 aB1", min_size=1, max_size=8), min_size=1, max_size=8),
    st.text(alphabet="苏州市财政局（），。 aB1", max_size=4),
)
def test_whatever_holds_the_text_is_found(names: list[str], text: str) -> None:
    index = SearchIndex(Label("agency", "name", str(n), name) for n, name in enumerate(names))
    found = index.nodes("agency", text)
    wanted = fold(text).strip("（）()，,。 ")
    expected = {str(n) for n, name in enumerate(names) if wanted and wanted in fold(name)}
    assert expected <= found


@pytest.mark.parametrize(
    ("text", "expected"),
    [("重庆", "chong qing"), ("银行", "yin hang"), ("旅游", "lv you"), ("长三角", "chang san jiao"), ("市长", "shi zhang"),
     ("A5", "A 5"), ("", "")],
)  # fmt: skip
def test_readings_of_signs(text: str, expected: str) -> None:
    assert " ".join(syllables(text)) == expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("xian", ["xian", "xi an", "xia n", "xi a n"]),
        ("suzhou", ["su zhou"]),
        ("suzh", ["su zh"]),
        ("zzz", []),
        ("", []),
    ],
)
def test_letters_split_into_syllables(letters: str, expected: list[str]) -> None:
    assert [" ".join(way) for way in split(letters)] == expected


def test_a_long_run_of_letters_is_split_in_bounded_work() -> None:
    assert split("xian" * 25 + "q!") == []
    assert len(split("xian" * 20)) <= 4


def test_unfinished_syllables() -> None:
    assert completed("chan") == ("chan", "chang")
