"""The picture for papers: well-formed, no label on another, shapes and a legend besides colour, source and day."""

import re
from itertools import combinations

import pytest
from lxml import etree

from graph.layout import CELL, place
from graph.looks import LARGEST, Origin, asked, explained, first
from graph.network import Member, Network, Tie, build, measure
from graph.picture_svg import MOST, svg, width, wrapped
from tests import graph_sample
from tests.test_graph_picture import HOSTILE, hostile

ORIGIN = Origin(("苏州花木方案（苏府〔2031〕5号）", "宁波花木方案"), "a1b2c3d4", "2031-03-02")


@pytest.fixture(scope="module")
def network() -> Network:
    return measure(build(graph_sample.store()))


def read(text: str) -> etree._Element:
    return etree.fromstring(text.encode())


def words(root: etree._Element) -> list[str]:
    return [one.text or "" for one in root.iter("{*}text")]


def test_source_version_and_day_stand_below(network: Network) -> None:
    told = " ".join(words(read(svg(network, origin=ORIGIN))))
    assert "来源: 苏州花木方案（苏府〔2031〕5号）、宁波花木方案" in told
    assert "政图 Zhengtu · 数据版本 a1b2c3d4 · 导出日期 2031-03-02" in told
    many = Origin(tuple(f"方案{i}" for i in range(9)))
    assert "方案4等 9 份" in " ".join(words(read(svg(network, origin=many))))


def test_every_member_and_tie_is_drawn_with_its_measures(network: Network) -> None:
    root = read(svg(network))
    titles = [one.text or "" for one in root.iter("{*}title")]
    for member in network.members:
        assert any(title.startswith(f"{member.label}: ") and f"任务 {member.tasks} " in title for title in titles)
    assert len(list(root.iter("{*}line"))) == len(network.ties)
    assert explained(network, asked("tasks", "community", "zh")) in "".join(words(root))


def test_the_legend_names_each_group_with_shape_and_number(network: Network) -> None:
    told = words(read(svg(network)))
    for number in range(1, network.communities + 1):
        count = sum(member.community == number for member in network.members)
        assert f"群组 {number} ({count})" in told


def test_hostile_names_are_only_text() -> None:
    root = read(svg(hostile(), title=HOSTILE[0] + "\x00\x1b", origin=Origin(HOSTILE)))
    assert {etree.QName(one).localname for one in root.iter()} <= {
        "svg", "title", "desc", "rect", "text", "g", "line", "circle", "polygon",
    }  # fmt: skip
    assert [name for one in root.iter() for name in one.attrib if name.startswith("on") or "href" in name] == []
    assert words(root)[0] == HOSTILE[0]


def test_nothing_is_cut_off(network: Network) -> None:
    for drawn in (network, hostile(), Network((), (), 0)):
        root = read(svg(drawn, origin=ORIGIN))
        wide, high = float(root.get("width")), float(root.get("height"))
        for one in root.iter("{*}text"):
            x, y, room = float(one.get("x")), float(one.get("y")), width(one.text or "")
            left = x - room / 2 if one.get("text-anchor") == "middle" else x
            assert left >= 0
            assert left + room * (float(one.get("font-size", 15)) / 15) <= wide
            assert 0 < y < high


@pytest.mark.parametrize("size", [3, 40, 200])
def test_no_label_lies_on_another(size: int) -> None:
    members = tuple(Member(f"urn:x:{i:03}", f"机构{i}", "", 1, 1, 1, 0.0, 1 + i % 3) for i in range(size))
    ties = tuple(Tie(members[0].iri, one.iri, 1) for one in members[1:])
    points = list(place(Network(members, ties, 3)).values())
    close = [(a, b) for a, b in combinations(points, 2)
             if abs(a[0] - b[0]) < CELL[0] - 1 and abs(a[1] - b[1]) < CELL[1] - 1]  # fmt: skip
    assert close == []


@pytest.mark.parametrize("size", [2, 3, 12])
def test_the_names_of_large_members_lie_on_no_shape(size: int) -> None:
    members = tuple(Member(f"urn:x:{i:02}", "洛阳市国家高新区管理委员会", "", 1, 1, 1, 0.0, 1) for i in range(size))
    ties = tuple(Tie(a.iri, b.iri, 1) for a, b in combinations(members, 2))
    root = read(svg(Network(members, ties, 1), origin=ORIGIN))
    shapes = [(float(one.get("cx")), float(one.get("cy"))) for one in root.iter("{*}circle")][:size]
    names = [(float(one.get("x")), float(one.get("y"))) for one in root.iter("{*}text") if one.get("text-anchor")]
    assert len(names) == 2 * size
    # a line of a name is six signs wide, and hangs a little below its base
    on = [(name, shape) for name in names for shape in shapes
          if abs(name[0] - shape[0]) < 45 + LARGEST and shape[1] - LARGEST < name[1] + 4 and name[1] - 15 < shape[1] + LARGEST]  # fmt: skip
    assert on == []


def test_of_very_many_the_best_connected_are_drawn() -> None:
    members = tuple(Member(f"urn:x:{i:03}", f"机构{i}", "", 1, 500 - i, 1, 0.0, i + 1) for i in range(MOST + 90))
    text = svg(Network(members, (Tie("urn:x:000", f"urn:x:{MOST + 1}", 1),), len(members)))
    assert f"图中为相连最多的 {MOST} 个" in text
    assert len(re.findall(r'text-anchor="middle"', text)) == MOST
    assert "<line" not in text
    assert first(Network(members, (), len(members)), 5).communities == 5


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("一二三四五六", 45, ["一二三", "四五六"]),
        ("size shows tasks", 100, ["size shows", "tasks"]),
        ("", 100, []),
    ],
)
def test_lines_are_cut_where_there_is_no_room(text: str, room: float, lines: list[str]) -> None:
    assert list(wrapped(text, room)) == lines


def test_equal_bytes(network: Network) -> None:
    assert svg(network, origin=ORIGIN) == svg(measure(build(graph_sample.store())), origin=ORIGIN)
