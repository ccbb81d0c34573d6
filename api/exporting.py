"""The commands export and check: the graph or its network as a file, and what breaks the rules of the ontology."""

import sys
from pathlib import Path
from typing import Final

import click

from api.checking import broken_rules
from api.drawing import Form, draw
from api.exit_codes import GOOD, NOTHING
from api.settings import Settings
from graph.store import DATASET_FORMATS, Store
from ontology.errors import StoreError

PICTURES: Final[dict[str, Form]] = {"html": "html", "svg": "svg"}


def export(store: Path, form: str, output: Path | None) -> None:
    """Write the graph (a dataset format) or the network of agencies (graphml, html, svg, png).

    Raises:
        FontError: a PNG is wanted, and there is no font with Chinese signs.
        StoreError: the store cannot be read, or the output not written.
    """
    data = exported(Store.open(store), form)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise StoreError(f"{output}: cannot be written: {error.strerror}") from error


def exported(store: Store, form: str) -> bytes:
    """Return the bytes of one export."""
    if form in DATASET_FORMATS:
        return store.dump(form)
    if form in PICTURES:
        return draw(store, PICTURES[form]).encode()
    if form == "png":
        # the engine that draws it is wanted here alone
        from graph.picture_png import png

        return png(draw(store, "svg"))
    from graph import network

    return network.graphml(network.build(store))


def check(settings: Settings) -> int:
    """Print what breaks the SHACL shapes; 1 where a rule is broken, 0 where there are but warnings or nothing."""
    found = broken_rules(settings)
    for one in found:
        click.echo(one)
    broken = sum(one.severity == "violation" for one in found)
    click.echo(f"{broken} violations, {len(found) - broken} warnings", err=True)
    return NOTHING if broken else GOOD
