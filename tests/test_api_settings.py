"""Settings: defaults, the environment, and wrong values."""

from pathlib import Path

import pytest

from api.settings import Settings
from ontology.errors import ParameterError


def test_defaults_without_any_variable() -> None:
    assert Settings.from_environment({}) == Settings(store=Path("store"), host="127.0.0.1", port=8000)


@pytest.mark.parametrize(
    ("name", "value", "field", "expected"),
    [
        ("ZHENGTU_STORE", "/tmp/a b", "store", Path("/tmp/a b")),
        ("ZHENGTU_HOST", "::1", "host", "::1"),
        ("ZHENGTU_PORT", "9000", "port", 9000),
        ("ZHENGTU_PROCESSES", "3", "processes", 3),
        ("ZHENGTU_PAGE_LIMIT", "7", "page_limit", 7),
        ("ZHENGTU_PORT", "", "port", 8000),
    ],
)
def test_each_variable_sets_its_field(name: str, value: str, field: str, expected: object) -> None:
    assert getattr(Settings.from_environment({name: value}), field) == expected


def test_a_wrong_value_names_its_variable() -> None:
    with pytest.raises(ParameterError, match=r"ZHENGTU_PORT.*'eight'"):
        Settings.from_environment({"ZHENGTU_PORT": "eight"})
