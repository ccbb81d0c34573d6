"""The MCP server: the tools and resources of the graph, put together with the official SDK."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from importlib.metadata import version
from typing import Any, Final, ParamSpec, TypeVar

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resources import FunctionResource
from mcp_types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import ValidationError

from api.mcp_arguments import refused, unknown
from api.mcp_shown import Shown
from api.mcp_tools import Tools
from api.vocabulary_view import rdf
from graph import catalog
from ontology.errors import ParameterError, ZhengtuError

INSTRUCTIONS: Final = (
    "政图 Zhengtu: Chinese government plans as a graph. Find things with search, read them with look_up, compare cities"
    " with ask_question, and write SPARQL only for what these do not answer; zhengtu://ontology says what there is."
    " Every `iri` is a permanent link. Cite the quote and the iri of its evidence. A lead may be inferred from the"
    " order of a list: `basis` and `position` say so."
)
EXAMPLES: Final = (
    "lead-agencies", "agency-workload", "function-across-regions", "co-responsibility", "indicator-comparison",
    "growth-targets", "earliest-targets", "platforms-by-region", "cited-documents", "funding", "milestones",
    "tasks-without-agency",
)  # fmt: skip
_READING: Final = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)
P = ParamSpec("P")
R = TypeVar("R")


def build(shown: Shown) -> MCPServer[Any]:
    """Return the MCP server over the snapshots that are ``shown``."""
    # the SDK would make the program tell of every request, with a handler of its own
    logging.basicConfig(level=logging.WARNING)
    logging.getLogger("mcp").setLevel(logging.ERROR)
    server = _Server(
        "zhengtu", title="政图 Zhengtu", instructions=INSTRUCTIONS, version=version("zhengtu"), log_level="WARNING"
    )
    tools = Tools(shown)
    for tool in (tools.search, tools.look_up, tools.sparql, tools.evidence):
        server.add_tool(_told(tool), annotations=_READING)
    server.add_tool(_told(tools.ask_question), description=_questions(), annotations=_READING)
    for resource in _resources(shown):
        server.add_resource(resource)
    return server


class _Server(MCPServer[Any]):
    """Tells what is wrong with arguments in words of its own: those of the SDK's validation are for programmers."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], context: Context[Any, Any] | None = None
    ) -> CallToolResult | InputRequiredResult:
        tool = next((tool for tool in await self.list_tools() if tool.name == name), None)
        if tool is not None and (odd := unknown(arguments, tool.input_schema)):
            raise ToolError(f"Error executing tool {name}: {ParameterError.title}: {odd}")
        try:
            return await super().call_tool(name, arguments, context)
        except ToolError as error:
            wrong = error.__cause__
            if tool is None or not isinstance(wrong, ValidationError):
                raise
            told = refused(wrong, tool.input_schema)
            raise ToolError(f"Error executing tool {name}: {ParameterError.title}: {told}") from wrong


def _told(tool: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """The tool, with errors that a user may see told to the model."""

    @wraps(tool)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return await tool(*args, **kwargs)
        except ZhengtuError as error:
            raise ToolError(f"{error.title}: {error}") from error

    return run


def _questions() -> str:
    lines = [f"- {one.id}: {one.en} [{', '.join(_parameter(p.name, p.type, p.required) for p in one.params)}]"
             for one in catalog.questions()]  # fmt: skip
    return "Answer a question of the catalogue; * marks parameters that it needs.\n" + "\n".join(lines)


def _parameter(name: str, type: str, required: bool) -> str:
    return f"{name}{'*' if required else ''}{'' if type == name else f': {type}'}"


def _resources(shown: Shown) -> list[FunctionResource]:
    async def ontology() -> str:
        async with shown.use() as app:
            return (await asyncio.to_thread(rdf, app.state.reader, "ttl")).decode()

    found = [FunctionResource(uri="zhengtu://ontology", name="ontology", title="The ontology with its codes",
                              description="classes, properties and codes in Turtle", mime_type="text/turtle",
                              fn=ontology)]  # fmt: skip
    for question in map(catalog.question, EXAMPLES):
        found.append(FunctionResource(
            uri=f"zhengtu://queries/{question.id}", name=question.id, title=question.zh, description=question.en,
            mime_type="application/sparql-query", fn=partial(example, question),
        ))  # fmt: skip
    return found


def example(question: catalog.Question) -> str:
    """Return a question as SPARQL that runs as it is."""
    explained = "\n".join(f"# {line}" for line in (question.zh, question.en, *question.explanation.splitlines()))
    how = "\n# A value in the place of UNDEF narrows the question.\n" if question.params else "\n"
    return f"{explained}{how}{catalog.with_prefixes(question.sparql)}"
