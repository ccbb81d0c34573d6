"""Frozen settings of the program; the only reader of the environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from ontology.errors import ParameterError

PREFIX: Final = "ZHENGTU_"
LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set from outside; each field is read from ``ZHENGTU_<FIELD>``.

    ``processes`` is the number of processes that read documents, 0 for one a core.
    ``parallel_from`` is the number of documents from which reading them in several processes pays.
    ``page_size`` and ``page_limit`` are the default and largest number of items of a list.
    ``sparql_workers`` is the number of processes that answer queries, 0 for one a core and two at least.
    ``sparql_timeout`` and ``sparql_timeout_limit`` are the seconds of a query by default, and at most by ``timeout=``.
    ``sparql_memory`` is what a query may take beyond the graph, ``sparql_answer`` what its answer may have, in MiB.
    ``sparql_queue`` is the number of queries that may wait for a worker.
    ``sparql_services`` names what SERVICE may ask, with spaces between; workers can then open sockets.
    ``sparql_kept`` is what the last answers to queries may take, in MiB; 0 keeps none.
    ``answers_memory`` is what kept answers to catalogued questions may take, in MiB; 0 keeps and prepares none.
    ``mcp_hosts`` names the hosts by which ``/mcp`` may be asked besides this machine's, with spaces between.
    """

    store: Path = Path("store")
    host: str = LOOPBACK
    port: int = 8000
    processes: int = 0
    parallel_from: int = 64
    page_size: int = 50
    page_limit: int = 1000
    sparql_workers: int = 0
    sparql_timeout: int = 10
    sparql_timeout_limit: int = 60
    sparql_memory: int = 1024
    sparql_answer: int = 64
    sparql_queue: int = 64
    sparql_services: str = ""
    sparql_kept: int = 128
    answers_memory: int = 256
    mcp_hosts: str = ""

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read the settings from ``environ`` (the process's own by default); what is not set keeps its default.

        Raises:
            ParameterError: a value has the wrong form; the message names the variable.
        """
        found = os.environ if environ is None else environ
        values = {f.name: _value(f.name, f.type, found[PREFIX + f.name.upper()])
                  for f in fields(cls) if found.get(PREFIX + f.name.upper())}  # fmt: skip
        return cls(**values)


def _value(name: str, kind: Any, text: str) -> Any:  # noqa: ANN401
    try:
        return kind(text)
    except ValueError:
        raise ParameterError(f"{PREFIX}{name.upper()}: {text!r} is not a whole number") from None
