"""docs/api.md names every command, option, setting, route and kind."""

from dataclasses import fields
from pathlib import Path

import click
import pytest

from api.app import PARTS
from api.cli import main
from api.links import SINGULARS
from api.settings import PREFIX, Settings

DOCS = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
OPTIONS = [
    (name, option)
    for name, command in main.commands.items()
    for option in command.params
    if isinstance(option, click.Option)
]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_described(name: str) -> None:
    assert f"`zhengtu {name}" in DOCS


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=lambda value: getattr(value, "name", value))
def test_every_option_stands_in_the_line_of_its_command(name: str, option: click.Option) -> None:
    line = next(line for line in DOCS.splitlines() if line.startswith(f"| `zhengtu {name}"))
    assert "/".join((*option.opts, *option.secondary_opts)) in line
    if isinstance(option.type, click.Choice):
        assert "\\|".join(option.type.choices) in line


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_stands_with_its_default(field: object) -> None:
    name, default = field.name, field.default  # type: ignore[attr-defined]
    line = next(line for line in DOCS.splitlines() if line.startswith(f"| `{PREFIX}{name.upper()}`"))
    assert f"`{default}`" in line


@pytest.mark.parametrize("path", sorted({route.path for part in PARTS for route in part.router.routes}))
def test_every_route_is_described(path: str) -> None:
    plain = path.replace(":path", "")
    assert f"`{plain}" in DOCS or f"GET {plain}" in DOCS


def test_every_list_is_named() -> None:
    assert [plural for plural in SINGULARS if f"`{plural}`" not in DOCS] == []
