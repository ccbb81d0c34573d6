"""The command demo: invented plans of invented places, with their full texts, in a store of their own."""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import yaml

from api.exit_codes import GOOD, NOTHING
from api.forking import forked
from api.settings import Settings
from ontology import regions

PLANS: Final = Path(__file__).parent / "demo"
PLACES: Final = Path(__file__).parent / "demo_regions.yaml"
STORE: Final = Path("store-demo")


def demo(settings: Settings, store: Path | None) -> int:
    """Build the invented plans, where that is not done yet, and serve them until stopped; return the exit code.

    Args:
        settings: host and port count; the store of the settings is left alone.
        store: folder of the demonstration, ``store-demo`` without it.

    Raises:
        StoreError: the store cannot be written.
        ParameterError: the address cannot be listened on.
    """
    regions.add(places())  # before anything asks for an area
    from api.server import serve

    own = replace(settings, store=store or STORE, processes=1)
    building = forked(lambda: _build(own))  # what that takes in memory is not needed any more when it is served
    code = os.waitstatus_to_exitcode(os.waitpid(building, 0)[1])
    return serve(own) if code == GOOD else max(code, NOTHING)


def _build(settings: Settings) -> None:
    from api.building import build

    build([PLANS], settings, skip_unchanged=True, check=False)


def places() -> Mapping[str, str]:
    """Return the invented places: code → name."""
    found: dict[str, str] = yaml.safe_load(PLACES.read_text("utf-8"))
    return found
