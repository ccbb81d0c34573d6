"""The command line: extract, build, serve, mcp, ask, query, export, check; each command hands over to its module."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

import click

from api.exit_codes import code_of
from api.settings import Settings
from ontology.errors import ZhengtuError

_FILE = click.Path(path_type=Path)
_store = click.option("--store", type=_FILE, default=None, help="Folder of the graph [ZHENGTU_STORE, store].")


class Group(click.Group):
    """Turns every expected error into one line on stderr and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401
        """Run the command; errors of ours never show a traceback."""
        try:
            return super().invoke(ctx)
        except ZhengtuError as error:
            click.echo(f"zhengtu: {error}", err=True)
            ctx.exit(code_of(error))


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="zhengtu", message="zhengtu %(version)s")
def main() -> None:
    """政图 Zhengtu: Chinese government plans as a graph, every fact with the sentence that says it."""


def settings(**given: object) -> Settings:
    """Return the settings of the environment, with the options that were given in their place."""
    from dataclasses import replace

    return replace(Settings.from_environment(), **{k: v for k, v in given.items() if v is not None})  # type: ignore[arg-type]


@main.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--format", "form", type=click.Choice(["json", "yaml"]), default="json", show_default=True)
@click.option("--quotes/--no-quotes", default=True, show_default=True, help="With or without the sentences.")
def extract(files: tuple[Path, ...], form: str, quotes: bool) -> None:
    """Read FILES and print the facts: one JSON object, or a line for each of several files."""
    from api.extracting import extract as run

    sys.exit(run(files, form, quotes))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=_FILE)
@_store
@click.option("--skip-unchanged", is_flag=True, help="Do nothing where inputs and program are those of the last build.")
@click.option("--check", is_flag=True, help="Validate against the SHACL shapes before publishing.")
def build(paths: tuple[Path, ...], store: Path | None, skip_unchanged: bool, check: bool) -> None:
    """Build the graph of PATHS (documents, records, or folders of them) into a store."""
    from api.building import build as run

    sys.exit(run(paths, settings(store=store), skip_unchanged=skip_unchanged, check=check))


@main.command()
@_store
@click.option("--host", default=None, help="Address to listen on [ZHENGTU_HOST, 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port, 0 for any [ZHENGTU_PORT, 8000].")
def serve(store: Path | None, host: str | None, port: int | None) -> None:
    """Serve pages and API of a store."""
    from api.server import serve as run

    sys.exit(run(settings(store=store, host=host, port=port)))


@main.command()
@click.option("--store", type=_FILE, default=None, help="Folder of the demonstration [store-demo].")
@click.option("--host", default=None, help="Address to listen on [ZHENGTU_HOST, 127.0.0.1].")
@click.option("--port", type=click.IntRange(0, 65535), default=None, help="Port, 0 for any [ZHENGTU_PORT, 8000].")
def demo(store: Path | None, host: str | None, port: int | None) -> None:
    """Serve invented plans of invented places, to look around without documents of one's own."""
    from api.demoing import demo as run

    sys.exit(run(settings(host=host, port=port), store))


@main.command()
@_store
def mcp(store: Path | None) -> None:
    """Serve the graph to a language model over MCP, on stdin and stdout."""
    from api.mcp_doors import stdio as run

    run(settings(store=store))


@main.command()
@click.argument("question")
@click.argument("parameters", nargs=-1, metavar="[NAME=VALUE]...")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@_store
def ask(question: str, parameters: tuple[str, ...], form: str, store: Path | None) -> None:
    """Ask a QUESTION of the catalogue, for example `lead-agencies region=320500`."""
    from api.asking import ask as run

    click.echo(run(settings(store=store).store, question, parameters, form), nl=False)


@main.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--format", "form", default="table", show_default=True, help="table; json, xml, csv, tsv; ttl, nt, rdf, jsonld."
)
@_store
def query(file: BinaryIO, form: str, store: Path | None) -> None:
    """Run the SPARQL query in FILE (- for stdin)."""
    from api.asking import query as run

    click.echo(run(settings(store=store).store, file.read(), form), nl=False)


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["trig", "nq", "ttl", "jsonld", "graphml", "html", "svg", "png"]),
    required=True,
)
@click.option("--output", type=_FILE, default=None, help="File to write; stdout without it.")
@_store
def export(form: str, output: Path | None, store: Path | None) -> None:
    """Export the graph (trig, nq, ttl, jsonld) or the network of agencies (graphml, html, svg, png)."""
    from api.exporting import export as run

    run(settings(store=store).store, form, output)


@main.command()
@_store
def check(store: Path | None) -> None:
    """Check the graph of a store against the SHACL shapes."""
    from api.exporting import check as run

    sys.exit(run(settings(store=store)))
