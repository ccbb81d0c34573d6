"""What a language model is told of arguments that a tool does not take: which, what is expected, an example."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from pydantic import ValidationError

# types of JSON Schema in words
_TYPES: Final = {
    "string": "a string", "integer": "an integer", "number": "a number", "array": "a list of strings",
    "object": "an object of strings by name",
}  # fmt: skip
_BOUNDS: Final = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most"}
_SHOWN: Final = 60  # characters of what was given that are told again


def refused(error: ValidationError, schema: Mapping[str, Any]) -> str:
    """Say what is wrong with the arguments of a call, one sentence for each argument.

    Args:
        error: what is wrong with them.
        schema: the JSON Schema of the tool's arguments; each has a description and an example.
    """
    wrong: dict[str, Mapping[str, Any]] = {}
    for one in error.errors(include_url=False):
        wrong.setdefault(str(one["loc"][0]), dict(one))
    return "; ".join(_sentence(one, schema["properties"][name]) for name, one in wrong.items())


def unknown(arguments: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """Name the arguments that a tool does not have, and those that it has; empty where there are none of these.

    The SDK leaves them out, so that a misspelt limit was none.
    """
    odd = sorted(set(arguments) - set(schema["properties"]))
    return f"no argument {', '.join(map(repr, odd))}; there are {', '.join(schema['properties'])}" if odd else ""


def _sentence(wrong: Mapping[str, Any], expected: Mapping[str, Any]) -> str:
    name, *within = map(str, wrong["loc"])
    place = f"argument {name!r}" + (f", in it {'.'.join(within)!r}," if within else "")
    what = "is missing" if wrong["type"] == "missing" else f"is {_shown(wrong['input'])}"
    example = json.dumps({name: expected["examples"][0]}, ensure_ascii=False)
    return f"{place} {what}; expected: {' '.join(_kind(expected))} ({expected['description']}), as in {example}"


def _kind(expected: Mapping[str, Any]) -> Iterator[str]:
    """Say type and bounds; what may also be null is told as what else it may be."""
    schema = {**expected, **expected.get("anyOf", [{}])[0]}
    yield _TYPES[schema["type"]]
    yield from (f"{words} {schema[bound]}" for bound, words in _BOUNDS.items() if bound in schema)


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
