"""The labels of statements of responsibility (责任单位:, 牵头部门:) and the roles that they give."""

import re
from functools import cache

from loaders.lexicons import alternatives, lexicon
from ontology.records import Role


@cache
def labels() -> dict[str, Role]:
    """Every label of a statement → the role that it gives."""
    words = lexicon("responsibilities")
    table: dict[str, Role] = {}
    for role, stems in words["labels"].items():
        table |= {stem + ending: role for stem in stems for ending in words["label_endings"]}
    for role, whole in words["whole_labels"].items():
        table |= dict.fromkeys(whole, role)
    return table


@cache
def label_pattern() -> re.Pattern[str]:
    """A label of a statement, or another label, with its colon."""
    other = alternatives(lexicon("responsibilities")["other_labels"])
    return re.compile(rf"(?:(?P<label>{alternatives(list(labels()))})(?:为|\(.{{1,4}}\))?:|(?P<other>{other}):)")
