"""The command extract: facts of documents on stdout, warnings on stderr."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from api.exit_codes import GOOD, NOTHING, PARTLY
from api.reading_files import Failure, attempt
from ontology.exchange import to_dict


def extract(files: Sequence[Path], form: str, quotes: bool) -> int:
    """Print the facts of each file and return the exit code."""
    failed = 0
    for path in files:
        outcome = attempt(path)
        if isinstance(outcome, Failure):
            failed += 1
            click.echo(f"{outcome.name}: {outcome.reason}", err=True)
            continue
        for damage in outcome.damage:
            click.echo(f"{outcome.source.name}: {damage.kind}: {damage.message}", err=True)
        sys.stdout.write(written(to_dict(outcome, quotes=quotes), form, alone=len(files) == 1))
    return GOOD if not failed else NOTHING if failed == len(files) else PARTLY


def written(record: dict[str, Any], form: str, *, alone: bool) -> str:
    """Return a record as text: JSON indented where it stands alone, one line otherwise; YAML as a document."""
    if form == "json":
        return json.dumps(record, ensure_ascii=False, indent=2 if alone else None) + "\n"
    import yaml

    text: str = yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=120)
    return text if alone else f"---\n{text}"
