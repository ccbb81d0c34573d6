"""Reviewed records of plans: YAML files that hold the facts of a document without its sentences."""

from pathlib import Path

import yaml

from ontology.errors import DocumentError
from ontology.exchange import from_dict
from ontology.records import Plan

RECORDS = Path(__file__).parent / "records"
SUFFIXES = (".yaml", ".yml")


def load_record(path: Path) -> Plan:
    """Read the record at ``path``.

    Raises:
        DocumentError: the file cannot be read or is no record; the message names the field.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return from_dict(data)
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(path.name, f"cannot be read: {error}") from error
    except yaml.YAMLError as error:
        raise DocumentError(path.name, f"is not valid YAML: {error}") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DocumentError(path.name, f"is not a record of a plan: {error}") from error
