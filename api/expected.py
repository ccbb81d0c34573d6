"""Says what is wrong with a value in words of our own: which, what was given, and what is expected, with an example."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request

# type of an error of pydantic → what is wrong; {given} is what was sent, the others stand in the error's context
WRONG: Final[dict[str, str]] = {
    "missing": "it is missing",
    "int_parsing": "{given} is not a whole number",
    "int_from_float": "{given} is not a whole number",
    "int_type": "{given} is not a whole number",
    "int_parsing_size": "{given} has more digits than are taken",
    "float_parsing": "{given} is not a number",
    "float_type": "{given} is not a number",
    "finite_number": "{given} is not a finite number",
    "bool_parsing": "{given} is neither true nor false",
    "bool_type": "{given} is neither true nor false",
    "string_type": "{given} is not a text",
    "greater_than_equal": "{given} is too small; {ge} or more is taken",
    "greater_than": "{given} is too small; more than {gt} is taken",
    "less_than_equal": "{given} is too large; {le} or less is taken",
    "less_than": "{given} is too large; less than {lt} is taken",
    "literal_error": "{given} is not one of {choices}",
    "enum": "{given} is not one of {choices}",
    "string_too_short": "{given} is too short; {min_length} signs or more are taken",
    "string_too_long": "{given} is too long; {max_length} signs or less are taken",
    "string_pattern_mismatch": "{given} is not of the form {pattern}",
    "list_type": "{given} is not a list",
    "dict_type": "{given} is not an object",
    "model_type": "{given} is not an object",
    "model_attributes_type": "{given} is not an object",
    "extra_forbidden": "there is no such member",
    "json_invalid": "it is not JSON: {error}",
    "value_error": "{error}",
}
_SHOWN: Final = 60  # signs of what was given that are told again
_QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.)*)'")


def sentence(name: str, wrong: Mapping[str, Any], example: str | None = None) -> str:
    """Return what is wrong with one value.

    Args:
        name: what it is called by who sent it.
        wrong: an error as pydantic tells it; of a type that is not in ``WRONG`` its own words are taken.
        example: a value that would do.
    """
    context = dict(wrong.get("ctx", {}))
    # 'out' or 'in', as pydantic writes it
    context["choices"] = ", ".join(_QUOTED.findall(str(context.get("expected", ""))))
    words = WRONG.get(wrong["type"])
    said = wrong["msg"] if words is None else words.format(given=_shown(wrong.get("input")), **context)
    return f"{name}: {said}" + (f"; for example {example}" if example else "")


def of_request(request: Request, wrong: Mapping[str, Any]) -> str:
    """Return what is wrong with one parameter of a request, with the example that OpenAPI has of it."""
    place, *path = map(str, wrong["loc"])
    return sentence(".".join(path) or place, wrong, _example(request, place, path[0] if path else ""))


def _example(request: Request, place: str, name: str) -> str | None:
    """An address with a value of a parameter that would do, ``name=value``."""
    route = getattr(request.scope.get("route"), "path_format", "")
    operation = request.app.openapi()["paths"].get(route, {}).get(request.method.lower(), {})
    for parameter in operation.get("parameters", ()):
        if (parameter["in"], parameter["name"]) == (place, name):
            given = parameter["schema"].get("examples") or [parameter.get("example")]
            return None if given[0] is None else f"{name}={given[0]}"
    return None


def _shown(value: object) -> str:
    text = repr(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
