"""Documents → records: ``load(path)`` reads one document, ``load_record(path)`` one reviewed record."""

from pathlib import Path

from ontology.records import Plan


def load(path: Path) -> Plan:
    """Read the document at ``path``, with its side file where there is one; see ``loaders.pipeline.load``."""
    from loaders.pipeline import load as read

    return read(path)


def load_record(path: Path) -> Plan:
    """Read the reviewed record at ``path``; see ``loaders.record_files.load_record``."""
    from loaders.record_files import load_record as read

    return read(path)
