"""Search for several words: each of them tells of a hit, by its text, its name, its plan or its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.search import Label, SearchIndex
from graph.several import parted

NINGBO = ("p1", "r1")
LABELS = [
    Label("region", "name", "r1", "浙江省宁波市"), Label("region", "name", "r2", "江苏省苏州市"),
    Label("plan", "name", "p1", "宁波市花木产业工作方案", ("r1",)), Label("plan", "name", "p2", "苏州市花木行动", ("r2",)),
    Label("task", "name", "t1", "开展专利导航", NINGBO), Label("task", "name", "t2", "开展专利导航", ("p2", "r2")),
    Label("task", "name", "t3", "宁波专利导航项目", NINGBO), Label("task", "name", "t4", "办展览", NINGBO),
    Label("agency", "name", "a1", "宁波市知识产权局", ("r1",)),
    Label("document", "name", "d1", "国家花木发展纲要"), Label("document", "alias", "d1", "国发〔2020〕901号"),
    Label("evidence", "quote", "e1", "支持ＡＩ企业，推进专利导航。", NINGBO),
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return SearchIndex(LABELS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("宁波 专利导航", "t3 prefix name,e1 part quote,t1 part name"),
        ("专利导航 宁波", "e1 part quote,t3 part name,t1 part name"),
        ("宁波　专利导航", "t3 prefix name,e1 part quote,t1 part name"),
        ("宁波、专利导航", "e1 part quote,t3 part name,t1 part name"),
        ("宁波 专利导航 项目", "t3 exact name"),
        ("项目 专利导航 宁波", "t3 part name"),
        ("花木方案 专利导航", ""),
        ("工作方案 专利导航", "e1 part quote,t3 part name,t1 part name"),
        ("ningbo 专利导航", "e1 part quote,t3 part name,t1 part name"),
        ("ningbo zhuanlidaohang", "t3 prefix name"),
        ("zhuanlidaohang ningbo", "t3 part name,t1 part name"),
        ("企业 AI", "e1 part quote"),
        ("花木发展纲要 901号", "d1 part alias"),
        ("国发〔2020〕901号 纲要", "d1 part alias"),
        ("宁波 901号", ""),
        ("苏州 导航", "t2 part name"),
        ("宁波 《》", "r1 part name,p1 prefix name,a1 prefix name,t3 prefix name"),
    ],
)
def test_all_words_tell_of_a_hit(index: SearchIndex, text: str, expected: str) -> None:
    hits = [hit for group in index.find(text) for hit in group.hits]
    found = sorted(f"{hit.node} {hit.match} {hit.field}" for hit in hits)
    assert found == sorted(expected.split(",") if expected else [])


def test_hits_of_the_whole_text_stand_first(index: SearchIndex) -> None:
    (group,) = index.find("宁波 专利导航", kinds=["task"])
    assert [hit.node for hit in group.hits] == ["t3", "t1"]
    (group,) = index.find("宁波 专利导航", kinds=["task"], limit=1)
    assert ([hit.node for hit in group.hits], group.more) == (["t3"], True)
    assert index.nodes("task", "宁波 专利导航") == {"t1", "t3"}


@pytest.mark.parametrize("text", ["ｓｕｚｈｏｕ", "ｓｕ　ｚｈｏｕ", "ＳＵＺＨＯＵ", "su  zhou", "suzhou　"])
def test_letters_of_full_width_are_letters(index: SearchIndex, text: str) -> None:
    assert {hit.node for group in index.find(text) for hit in group.hits} == {"r2", "p2"}
    assert index.named("plan", "ｓｕｚｈｏｕshihuamuxingdong") == ["p2"]


def test_a_place_of_very_many_tells_of_them_all_the_same() -> None:
    places = [Label("plan", "name", f"p{n}", f"方案{n}") for n in range(500)]
    tasks = [Label("task", "name", f"t{n}", "专利导航" if n % 5 else "办展览", (f"p{n}",)) for n in range(500)]
    index = SearchIndex([*places, *tasks])
    assert len(index.nodes("task", "方案 专利导航")) == 400
    assert index.nodes("task", "方案499 导航") == {"t499"}


@pytest.mark.parametrize(
    ("text", "words"),
    [("宁波 专利", ["宁波", "专利"]), ("宁波、专利，导航", ["宁波", "专利", "导航"]), ("宁波", []), ("宁波 宁波", ["宁波"]), ("", []),
     ("、 ", []), ("〔2022〕 83号", ["〔2022〕", "83号"])],
)  # fmt: skip
def test_words_are_parted_at_blanks_and_commas(text: str, words: list[str]) -> None:
    assert parted(text) == words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="苏州市财政局（，aB1", min_size=2, max_size=8), min_size=1, max_size=6, unique=True),
    st.data(),
)
def test_a_text_is_found_by_any_of_its_parts(names: list[str], data: st.DataObject) -> None:
    index = SearchIndex(Label("agency", "name", str(n), name) for n, name in enumerate(names))
    name = data.draw(st.sampled_from(names))
    cut = data.draw(st.integers(1, len(name) - 1))
    first, second = name[:cut].strip("（，"), name[cut:].strip("（，")
    if first and second:
        assert str(names.index(name)) in index.nodes("agency", f"{second} {first}")
