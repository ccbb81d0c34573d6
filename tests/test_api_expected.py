"""What is said of parameters that are missing or wrong: which, what was given, what is expected, in our own words."""

import re
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from api.app import create_app
from api.expected import WRONG, sentence
from api.settings import Settings
from api.telling import told
from tests.api_client import Client
from tests.graph_sample import store as sample

PYDANTIC = re.compile(
    r"(?i)input should|valid (?:integer|string|number|list|dict)|field required|unable to|instance of"
)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Thing(BaseModel, extra="forbid"):
    name: str = ""


VALUES: list[tuple[Any, object, str]] = [
    (int, "abc", "'abc' is not a whole number"),
    (int, 1.5, "1.5 is not a whole number"),
    (int, None, "null is not a whole number"),
    (int, "9" * 5000, f"'{'9' * 59}… has more digits than are taken"),
    (float, "x", "'x' is not a number"),
    (float, [], "[] is not a number"),
    (Annotated[float, Field(allow_inf_nan=False)], "nan", "'nan' is not a finite number"),
    (bool, "perhaps", "'perhaps' is neither true nor false"),
    (bool, [], "[] is neither true nor false"),
    (str, 5, "5 is not a text"),
    (Annotated[int, Field(ge=1)], "0", "'0' is too small; 1 or more is taken"),
    (Annotated[int, Field(gt=1)], 1, "1 is too small; more than 1 is taken"),
    (Annotated[int, Field(le=4)], "5", "'5' is too large; 4 or less is taken"),
    (Annotated[int, Field(lt=4)], 4, "4 is too large; less than 4 is taken"),
    (Literal["out", "in"], "规", "'规' is not one of out, in"),
    (Colour, "green", "'green' is not one of red, blue"),
    (Annotated[str, Field(min_length=2)], "a", "'a' is too short; 2 signs or more are taken"),
    (Annotated[str, Field(max_length=2)], "abc", "'abc' is too long; 2 signs or less are taken"),
    (Annotated[str, Field(pattern="^[0-9]{4}$")], "x", "'x' is not of the form ^[0-9]{4}$"),
    (list[str], "a", "'a' is not a list"),
    (dict[str, str], "a", "'a' is not an object"),
    (Thing, "a", "'a' is not an object"),
    (Thing, {"colour": 1}, "there is no such member"),
]


def wrong(kind: Any, value: object, strict: bool = False) -> Any:  # noqa: ANN401
    with pytest.raises(ValidationError) as found:
        TypeAdapter(kind).validate_python(value, strict=strict)
    return found.value.errors()[0]


@pytest.mark.parametrize(("kind", "value", "said"), VALUES)
def test_each_kind_of_error_has_words_of_its_own(kind: Any, value: object, said: str) -> None:  # noqa: ANN401
    assert sentence("x", wrong(kind, value)) == f"x: {said}"
    assert sentence("x", wrong(kind, value), "x=1") == f"x: {said}; for example x=1"


def test_the_table_is_tried_as_a_whole() -> None:
    tried = {wrong(kind, value)["type"] for kind, value, _ in VALUES}
    told_elsewhere = {"missing", "json_invalid", "value_error", "model_attributes_type"}
    assert set(WRONG) == tried | told_elsewhere


def test_what_is_not_json_or_not_known_is_told_as_far_as_it_is_known() -> None:
    with pytest.raises(ValidationError) as found:
        TypeAdapter(Thing).validate_json("{")
    assert sentence("x", found.value.errors()[0]).startswith("x: it is not JSON: ")
    unknown = {"type": "of_another_day", "msg": "Input should be kind", "input": 1}
    assert sentence("x", unknown) == "x: Input should be kind"


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(create_app(Settings(sparql_workers=1), sample()))


ADDRESSES = [
    ("/api/search", "q: it is missing; for example q=知识产权"),
    ("/api/search?q=a&limit=abc", "limit: 'abc' is not a whole number; for example limit=10"),
    ("/api/search?q=a&limit=0", "limit: '0' is too small; 1 or more is taken; for example limit=10"),
    ("/api/tasks?limit=1e3", "limit: '1e3' is not a whole number; for example limit=50"),
    ("/api/paths?to=region/330200", "from: it is missing; for example from=region/320500"),
    (
        "/api/paths?from=region/320500&to=region/330200&hops=9",
        "hops: '9' is too large; 4 or less is taken; for example hops=3",
    ),
    ("/api/neighbours/region/320500?direction=up", "direction: 'up' is not one of out, in; for example direction=out"),
    ("/api/evidence/x/0-1?context=-1", "context: '-1' is too small; 0 or more is taken; for example context=200"),
    ("/reconcile/suggest/entity", "prefix: it is missing; for example prefix=苏州"),
    ("/reconcile/properties", "type: it is missing; for example type=agency"),
    ("/reconcile/preview", "id: it is missing; for example id=region/320500"),
    (
        "/api/paths",
        "from: it is missing; for example from=region/320500; to: it is missing; for example to=region/330200",
    ),
]


@pytest.mark.parametrize(("address", "said"), ADDRESSES)
def test_an_address_is_told_what_is_wrong_with_it(client: Client, address: str, said: str) -> None:
    answer = client.send("GET", address)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    found = answer.json()
    assert (found["title"], found["detail"]) == ("bad parameter", said)
    assert client.send("HEAD", address).status_code == 400


@pytest.mark.parametrize(
    ("message", "chinese"),
    [
        ("q: it is missing; for example q=知识产权", "缺少参数 q。例如：q=知识产权"),
        ("limit: 'abc' is not a whole number; for example limit=10", "limit 须是整数，不能是“abc”。例如：limit=10"),
        ("hops: '9' is too large; 4 or less is taken", "hops 不能大于 4，给的是“9”。"),
        ("page: '0' is too small; 1 or more is taken", "page 不能小于 1，给的是“0”。"),
        (
            "direction: 'up' is not one of out, in; for example direction=out",
            "direction不能是“up”，只能是：out, in。例如：direction=out",
        ),
    ],
)
def test_it_is_told_in_chinese_too(message: str, chinese: str) -> None:
    assert told(message, "zh") == chinese


def test_no_parameter_of_the_description_is_refused_in_the_words_of_a_library(client: Client) -> None:
    described = client.get("/openapi.json").json()["paths"]
    tried = 0
    for path, operations in described.items():
        for parameter in operations.get("get", {}).get("parameters", ()):
            if parameter["in"] == "query":
                address = re.sub(r"\{\w+\}", "x", path)
                told = client.send("GET", address, params={parameter["name"]: "\u0000’%zz"})
                assert told.status_code < 500, (address, parameter["name"])
                assert not PYDANTIC.search(told.text if told.status_code >= 400 else "")
                tried += 1
    assert tried > 50
