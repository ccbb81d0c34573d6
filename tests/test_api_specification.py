"""The OpenAPI document tells the truth: invented requests to every operation get no answer that it does not name."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS
from schemathesis.core.failures import FailureGroup
from schemathesis.schemas import BaseSchema

from api.ingest import build
from api.settings import Settings
from tests.api_documents import write
from tests.test_api_server import served

BOUNDED = settings(
    max_examples=10, deadline=None, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
NAMED = ("status_code_conformance", "content_type_conformance", "response_schema_conformance")


@pytest.fixture(scope="module")
def specification(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BaseSchema]:
    place: Path = tmp_path_factory.mktemp("specification")
    build([write(place / "documents")], place / "store", Settings())
    with served(place / "store") as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


def check(case: schemathesis.Case) -> None:
    """Send one invented request, and hold the answer against the specification."""
    if isinstance(case.query, dict) and "timeout" in case.query:
        case.query["timeout"] = 5  # a deadline that can be kept: 504 is a true answer, but not this test's matter
    answer = case.call()
    assert answer.status_code < 500, answer.text
    case.validate_response(answer, checks=[CHECKS.get_one(name) for name in NAMED])


def test_every_answer_is_one_that_the_specification_names(specification: BaseSchema) -> None:
    tried = []
    for operation in (result.ok() for result in specification.get_all_operations()):
        BOUNDED(given(case=operation.as_strategy())(check))()
        tried.append(operation.label)
    assert len(tried) > 40


def test_a_wrong_answer_would_be_seen(specification: BaseSchema) -> None:
    """The test above can fail: an answer of another type than the specification names is told."""
    operation = next(result.ok() for result in specification.get_all_operations() if result.ok().path == "/prefixes")
    case = operation.Case()
    answer = case.call()
    answer.headers["content-type"] = ["text/plain"]
    with pytest.raises((FailureGroup, AssertionError)):
        case.validate_response(answer, checks=[CHECKS.get_one("content_type_conformance")])
