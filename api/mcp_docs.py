"""How the door of MCP stands in the OpenAPI description: what is posted, and what is answered."""

from typing import Any, Final

from api.answering import problems

_JSON: Final = "application/json"
_MESSAGE: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["jsonrpc"],
    "properties": {
        "jsonrpc": {"type": "string", "enum": ["2.0"]},
        "id": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
        "method": {"type": "string"},
        "params": {"type": "object"},
        "result": {"type": "object"},
        "error": {"type": "object"},
    },
}
# what cannot be read has no id that an answer could name
_ID: Final = {"anyOf": [*_MESSAGE["properties"]["id"]["anyOf"], {"type": "null"}]}
_ANSWER: Final = _MESSAGE | {"properties": _MESSAGE["properties"] | {"id": _ID}}
_REFUSED: Final = {"content": {_JSON: {"schema": _ANSWER}, **problems(400)[400]["content"]}}
OPERATION: Final[dict[str, Any]] = {
    "post": {
        "tags": ["mcp"],
        "summary": "Tools for language models",
        "description": "One message of the Model Context Protocol (JSON-RPC 2.0), without a session.",
        "operationId": "mcp",
        "requestBody": {"required": True, "content": {_JSON: {"schema": _MESSAGE}}},
        "responses": {
            "200": {"description": "The answer to a request", "content": {_JSON: {"schema": _ANSWER}}},
            "202": {"description": "A notification was taken; there is nothing to answer"},
            "400": {"description": "The body is no message of the protocol"} | _REFUSED,
            "403": {"description": "`Origin` is a page of another site"} | _REFUSED,
            "406": {"description": "Accept leaves no JSON"} | _REFUSED,
            "413": {"description": "The body is larger than what is taken"} | _REFUSED,
            "415": {"description": "The body is no JSON"} | _REFUSED,
            "421": {"description": "`Host` is none of the names of this service"} | _REFUSED,
        },
    }
}
