"""The OpenAPI document: what FastAPI derives from the routes, with the one shape of errors, and no more."""

from copy import deepcopy
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.answering import problems
from api.mcp_docs import OPERATION
from api.mcp_doors import PATH

# RFC 9457; ``line`` and ``column`` come with errors of SPARQL syntax
PROBLEM: Final = {
    "type": "object",
    "title": "Problem",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    },
}
# Errors of parameters are answered with 400 in the shape above.
_NEVER: Final = "422"
# what any address answers: a method that it has not, an address that is too long, a fault of ours
_EVERYWHERE: Final = {str(status): told for status, told in problems(405, 414).items()}
_NEVER_SCHEMAS: Final = ("HTTPValidationError", "ValidationError")


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of ``app``, made once."""
    if app.openapi_schema is None:
        made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
        made["paths"][PATH] = deepcopy(OPERATION)
        for operations in made["paths"].values():
            for operation in operations.values():
                operation["responses"].pop(_NEVER, None)
                operation["responses"] = _EVERYWHERE | operation["responses"]
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        for name in _NEVER_SCHEMAS:
            schemas.pop(name, None)
        schemas["Problem"] = PROBLEM
        app.openapi_schema = made
    return app.openapi_schema
