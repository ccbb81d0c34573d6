"""Colours survive the colour-blind: read out of the styles and drawings themselves, simulated, and compared in pairs."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from api.app import create_app
from api.plotting import CLASSES, SHAPES
from api.settings import Settings
from graph import looks
from tests.api_client import Client
from tests.browsed import watched
from tests.colour_vision import VISIONS, contrast, distance
from tests.graph_sample import store as sample

WEB = Path(__file__).parent.parent / "api" / "web"
CSS = (WEB / "static" / "zhengtu.css").read_text("utf-8")
LEAST = 10.0  # ΔE*ab between colours that stand for different things
LEAST_SHADE = 7.0  # between neighbouring shades of the matrix, whose cells carry their number besides
OUTLINE = "#222222"


def variables() -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-fA-F]{3,6});", CSS))


def kinds() -> dict[str, tuple[str, str]]:
    """Kind → shape and fill of the live graph."""
    script = (WEB / "client" / "src" / "draw.js").read_text("utf-8")
    return {
        kind: (shape, fill) for kind, shape, fill in re.findall(r'^  (\w+): \["([a-z-]+)", "(#\w+)"\],$', script, re.M)
    }


def legend() -> dict[str, tuple[str, str]]:
    """Kind → outline path and fill of the icons beside the words."""
    found = {}
    for file in sorted((WEB / "static" / "kinds").glob("*.svg")):
        text = file.read_text("utf-8")
        fill, shape = re.search(r'fill="(#\w+)"', text), re.search(r"<(path|rect|circle)[^>]*>", text)
        assert fill is not None
        assert shape is not None
        found[file.stem] = (shape[0], fill[1])
    return found


def plotted() -> dict[str, str]:
    """Level of an area → fill of its dots."""
    stated = dict(re.findall(r"^\.dot\.(\w+) \{ fill: ([^;]+); \}$", CSS, re.M))
    plain = re.search(r"^\.dot \{ fill: ([^;]+);", CSS, re.M)
    assert plain is not None
    known = variables()
    fills = {level: stated.get(name, plain[1]) for level, name in CLASSES.items()}
    return {level: known.get(fill.removeprefix("var(--").rstrip(")"), fill) for level, fill in fills.items()}


def shades() -> list[str]:
    return ["#ffffff", *re.findall(r"^\.shade-\d a \{ background: (#\w+); \}$", CSS, re.M)]


def lines() -> dict[str, str]:
    """What lines of the live graph stand for → their colour."""
    script = (WEB / "client" / "src" / "draw.js").read_text("utf-8")
    found = re.findall(r'"?line-color"?: "(#\w+)"', script)
    assert len(found) == 4
    return dict(zip(("usual", "lead", "path", "chosen"), found, strict=True))


SETS = {
    "kinds": {kind: fill for kind, (_, fill) in kinds().items() if kind != "rest"},
    "pictures": {colour: colour for colour in looks.COLOURS},
    "plots": plotted(),
    "lines": lines(),
}


def test_what_is_compared_is_there() -> None:
    assert {name: len(colours) for name, colours in SETS.items()} == {"kinds": 9, "pictures": 6, "plots": 6, "lines": 4}
    assert len(shades()) == 5


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("name", SETS)
def test_any_two_colours_stay_apart(name: str, vision: str) -> None:
    near = [(a, b, round(distance(x, y, vision), 1)) for (a, x), (b, y) in combinations(SETS[name].items(), 2)
            if distance(x, y, vision) < LEAST]  # fmt: skip
    assert near == []


@pytest.mark.parametrize("vision", VISIONS)
def test_neighbouring_shades_stay_apart_and_their_order_is_that_of_lightness(vision: str) -> None:
    assert min(distance(a, b, vision) for a, b in pairwise(shades())) >= LEAST_SHADE
    far = [distance("#ffffff", shade, vision) for shade in shades()]
    assert far == sorted(far)


def test_the_simulation_does_find_what_is_too_near() -> None:
    assert distance("#d7191c", "#1a9641") > 60  # red and green
    assert distance("#d55e00", "#8f7e00", "protanopia") < LEAST
    assert distance("#9e9ac8", "#9ecae1", "tritanopia") < distance("#9e9ac8", "#9ecae1") + LEAST


def test_shapes_differ_besides_colour() -> None:
    assert len({shape for kind, (shape, _) in kinds().items() if kind != "rest"}) == 9
    assert len({shape for shape, _ in legend().values()}) == len(legend()) == 9
    assert len(set(SHAPES.values())) == len(SHAPES) == len(CLASSES)
    assert len(set(looks.SHAPES.values())) == len(looks.SHAPES)


def test_the_legend_has_the_colours_of_the_graph() -> None:
    assert {kind: fill.upper() for kind, (_, fill) in legend().items()} == {
        kind: fill.upper() for kind, fill in SETS["kinds"].items()
    }
    script = (WEB / "client" / "src" / "measures.js").read_text("utf-8")
    assert tuple(re.findall(r'"(#[0-9A-F]{6})"', script)[:6]) == looks.COLOURS


def test_outlines_and_words_stand_out_from_their_ground() -> None:
    for colours in (SETS["kinds"], SETS["pictures"]):
        assert min(contrast(OUTLINE, fill) for fill in colours.values()) >= 3
    assert min(contrast(variables()["ink"], shade) for shade in shades()) >= 7
    known = variables()
    for words in ("ink", "quiet", "link", "accent", "warn"):
        assert min(contrast(known[words], known[ground]) for ground in ("ground", "soft", "mark")) >= 4.5


def test_a_mark_is_also_a_rule_and_a_badge_is_also_a_word() -> None:
    assert re.search(r"^mark \{[^}]*border-bottom: 2px solid", CSS, re.M)
    assert re.search(r"^blockquote, \.quote \{[^}]*border-left: 4px solid", CSS, re.M)
    page = Client(create_app(Settings(), sample())).page("/plans/320500-2022-sufu-900").text
    assert re.findall(r'<span class="badge[^"]*"[^>]*>\s*</span>', page) == []


@pytest.mark.browser
@pytest.mark.parametrize("vision", ["protanopia", "deuteranopia", "tritanopia", "achromatopsia"])
def test_the_browser_draws_the_kinds_with_shapes_in_every_vision(browser: Browser, vision: str) -> None:
    """Nine icons as the colour-blind see them: no two of them are the same picture."""
    with watched(browser, "about:blank") as page:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setEmulatedVisionDeficiency", {"type": vision})
        icons = "".join(file.read_text("utf-8") for file in sorted((WEB / "static" / "kinds").glob("*.svg")))
        page.set_content(f"<body style='margin:0'>{icons}</body>")
        seen = [one.screenshot() for one in page.locator("svg").all()]
    assert len(set(seen)) == 9
