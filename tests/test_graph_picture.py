"""The picture stands alone: no request leaves it, no name runs in it, equal networks give equal bytes."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graph.looks import COLOURS, LABEL_LIMIT, SHAPES, Look, Origin, asked, groups, short
from graph.network import Member, Network, Tie, build, measure
from graph.picture import picture
from ontology.errors import ParameterError
from tests import graph_sample

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOSTILE = (
    "</script><img src=x onerror=window.pwned=1>",
    '"><script>window.pwned=2</script>',
    "href<a href='https://example.org' onmouseover=window.pwned=3>",
    "{{ 7*7 }}<!--<script>",
    "'};window.pwned=4;//\u2028\\",
    "<svg/onload=window.pwned=5>]]>",
)
FETCHING = {"src", "srcset", "href", "data", "action", "poster", "background", "cite", "formaction", "xlink:href"}


class Page(HTMLParser):
    """What a browser would see: tags with their attributes, and the text up to the next tag of each."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.texts.append((tag, ""))
        self.inside = True

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)

    def text_of(self, wanted: str) -> list[str]:
        return [text for tag, text in self.texts if tag == wanted]


def hostile() -> Network:
    members = tuple(Member(f"urn:x:{i}{text}", text, text, 1, 1, 1, 0.0, 1) for i, text in enumerate(HOSTILE))
    return Network(members, (Tie(members[0].iri, members[1].iri, 2),), 1)


def drawn(network: Network) -> Page:
    return Page(picture(network, title=HOSTILE[0], origin=Origin(HOSTILE)))


def data_of(page: Page) -> dict[str, Any]:
    scripts = [text for tag, text in page.texts if tag == "script"]
    data: dict[str, Any] = json.loads(scripts[0])
    return data


@pytest.fixture(scope="module")
def network() -> Network:
    return measure(build(graph_sample.store()))


def test_nothing_is_fetched(network: Network) -> None:
    page = Page(picture(network, origin=Origin(("甲.txt",))))
    for tag, attributes in page.tags:
        assert tag not in {"link", "img", "iframe", "object", "embed", "base"}
        assert not FETCHING & attributes.keys(), (tag, attributes)
        assert not any(name.startswith("on") for name in attributes)
    assert not re.search(r"url\(|@import", page.text_of("style")[0])


def test_the_policy_allows_our_scripts_alone(network: Network) -> None:
    page = Page(picture(network))
    policy = next(a["content"] for t, a in page.tags if t == "meta" and a.get("http-equiv"))
    assert policy is not None
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == ["'none'"]
    _, *scripts = page.text_of("script")
    for text, kind in [(scripts[0], "script-src"), (scripts[1], "script-src"), (page.text_of("style")[0], "style-src")]:
        assert f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" in rules[kind]
    assert len(scripts) == 2 == len(rules["script-src"])


def test_hostile_names_are_only_text() -> None:
    page = drawn(hostile())
    assert [tag for tag, _ in page.tags if tag in {"img", "svg", "a"}] == []
    assert len(page.text_of("script")) == 3
    assert page.text_of("h1") == [HOSTILE[0]]
    assert [text.strip() for text in page.text_of("li")] == [text.strip() for text in HOSTILE]
    rows = [text for (tag, text), (_, a) in zip(page.texts, page.tags, strict=True) if a.get("scope") == "row"]
    assert rows == list(HOSTILE)
    data = data_of(page)
    assert [node["title"].split("\n")[0] for node in data["nodes"]] == list(HOSTILE)
    assert "<" not in next(text for tag, text in page.texts if tag == "script")


def test_what_is_drawn(network: Network) -> None:
    data = data_of(Page(picture(network)))
    options = json.loads(data["options"])
    assert options["physics"] == {"enabled": False}
    assert "Noto Sans CJK SC" in options["nodes"]["font"]["face"]
    assert {(e["from"], e["to"]) for e in data["edges"]} == {(tie.a, tie.b) for tie in network.ties}
    assert [node["id"] for node in data["nodes"]] == [member.iri for member in network.members]
    assert all(isinstance(node["x"], float) and isinstance(node["y"], float) for node in data["nodes"])
    colours = {m.community: n["color"]["background"] for m, n in zip(network.members, data["nodes"], strict=True)}
    assert len(set(colours.values())) == 2


def test_every_node_stands_in_the_table(network: Network) -> None:
    html = picture(network, origin=Origin(("甲.txt", "乙.txt"), "a1b2c3", "2031-03-02"))
    page = Page(html)
    rows = [text for (_, text), (_, a) in zip(page.texts, page.tags, strict=True) if a.get("scope") == "row"]
    assert rows == [member.label for member in network.members]
    assert [text.strip() for text in page.text_of("li")] == ["甲.txt", "乙.txt"]
    assert ("html", {"lang": "zh-Hans"}) in page.tags
    assert "数据版本 a1b2c3 · 导出日期 2031-03-02" in html


def test_sizes_and_colours_stand_for_what_is_asked(network: Network) -> None:
    for size in ("tasks", "degree", "betweenness"):
        data = data_of(Page(picture(network, look=asked(size, "community", "zh"))))
        values = [getattr(member, size) for member in network.members]
        order = sorted(range(len(values)), key=lambda i: values[i])
        sizes = [data["nodes"][i]["size"] for i in order]
        assert sizes == sorted(sizes)
        assert sizes[0] < sizes[-1]
    even = data_of(Page(picture(network, look=asked("none", "none", "zh"))))["nodes"]
    assert len({(node["size"], node["shape"], node["color"]["background"]) for node in even}) == 1
    by_region = data_of(Page(picture(network, look=asked("tasks", "region", "zh"))))["nodes"]
    shown = {(m.region, n["shape"]) for m, n in zip(network.members, by_region, strict=True)}
    assert len(shown) == len({m.region for m in network.members}) > 1


@pytest.mark.parametrize(("size", "colour"), [("weight", "community"), ("tasks", "rainbow")])
def test_an_unknown_look_is_refused(size: str, colour: str) -> None:
    with pytest.raises(ParameterError, match="there are"):
        asked(size, colour, "zh")


def test_groups_of_one_colour_differ_in_shape() -> None:
    members = tuple(Member(f"urn:x:{i}", str(i), "", 1, 0, 0, 0.0, i + 1) for i in range(42))
    looks = [(group.colour, group.shape) for group in groups(Network(members, (), 42), Look()).values()]
    assert len(set(looks)) == 42 == len(COLOURS) * len(SHAPES)


def test_in_english_only_names_are_chinese(network: Network) -> None:
    page = Page(picture(network, look=asked("degree", "region", "en")))
    assert ("html", {"lang": "en"}) in page.tags
    told = " ".join(text for tag, text in page.texts if tag in {"h1", "h2", "p", "title", "noscript"})
    assert re.findall(r"[\u4e00-\u9fff]+", told.replace("政图", "")) == []
    columns = [text for (_, text), (_, a) in zip(page.texts, page.tags, strict=True) if a.get("scope") == "col"]
    assert columns == ["Agency", "Region", "Tasks", "Connected", "Shared tasks", "Betweenness", "Group"]


def test_equal_bytes(network: Network) -> None:
    origin = Origin(("甲",))
    assert picture(network, origin=origin) == picture(measure(build(graph_sample.store())), origin=origin)


def test_an_empty_network() -> None:
    assert data_of(Page(picture(Network((), (), 0))))["nodes"] == []


@pytest.mark.parametrize(
    ("label", "cut"),
    [
        ("市司法局", "市司法局"),
        ("一二三四五六七八九十", "一二三四五六七八九十"),
        ("某某市大数据发展管理局", "某某市大…发展管理局"),
    ],
)
def test_short(label: str, cut: str) -> None:
    assert short(label) == cut
    assert len(short(label)) <= LABEL_LIMIT


@pytest.mark.browser
def test_in_a_browser(chromium: str, tmp_path: Path) -> None:
    from playwright.sync_api import sync_playwright

    file = tmp_path / "picture.html"
    file.write_text(picture(hostile(), title=HOSTILE[0], origin=Origin(HOSTILE)), encoding="utf-8")
    requests: list[str] = []
    errors: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1000, "height": 800})
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(file.as_uri())
        page.wait_for_function("window.picture !== undefined")
        # the tooltip of every node in turn: names are shown there too
        for place in page.evaluate("data.nodes.map(n => picture.canvasToDOM(picture.getPosition(n.id)))"):
            box = page.locator("#picture").bounding_box()
            assert box is not None
            page.mouse.move(box["x"] + place["x"], box["y"] + place["y"])
            page.wait_for_timeout(400)
        shown = page.locator("div.vis-tooltip").text_content()
        outcome = page.evaluate(
            "[typeof window.pwned, document.querySelectorAll('canvas').length, document.images.length]"
        )
        browser.close()
    assert requests == [file.as_uri()]
    assert errors == []
    assert outcome == ["undefined", 1, 0]
    assert shown is not None
    assert any(text.split("\u2028")[0] in shown for text in HOSTILE)
