"""What lists show of each node: who it is, and the values of its fields, with the names of what they lead to."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from api.introducing import summary
from api.links import page_of
from api.reading import Reader
from graph.directory import Directory
from graph.kinds import Shown, kinds
from graph.result import Term, Value
from ontology.iri import Identifier

BASICS: Final = ("iri", "kind", "key", "label", "page")
Described = Mapping[str, Mapping[str, Sequence[Term]]]


class Items:
    """Makes the items of lists on one snapshot; threads may share it."""

    def __init__(self, reader: Reader, directory: Directory) -> None:
        """Show nodes of ``directory``, with the labels of ``reader``."""
        self.reader, self.directory = reader, directory

    def of(
        self, kind: str, nodes: Sequence[str], wanted: Sequence[str], called: Mapping[str, str] = MappingProxyType({})
    ) -> list[dict[str, Any]]:
        """Return the fields ``wanted`` of each node; ``called`` are names that go before those of the index."""
        fields = [name for name in wanted if name in kinds()[kind].fields]
        described = self.directory.described(kind, nodes, fields)
        names = {**self.directory.index.names([*nodes, *linked(described)]), **called}
        return self.shown(kind, described, wanted, names)

    def shown(
        self, kind: str, described: Described, wanted: Sequence[str], names: Mapping[str, str]
    ) -> list[dict[str, Any]]:
        """Return the same of what is ``described``; ``names`` are those of the nodes and of what they lead to."""
        shown = kinds()[kind].fields
        fields = [name for name in wanted if name in shown]
        result = []
        for node, found in described.items():
            basics = summary(node, names.get(node, ""))
            item = {name: basics[name] for name in wanted if name in basics}
            for name in fields:
                # of several titles the one that the node is called by stands for all
                values = sorted(found.get(name, ()), key=lambda value: (value.text != basics["label"], value.text))
                item |= self._field(name, values, shown[name], names)
                if shown[name].inferred:
                    bases = self.directory.bases(node)
                    item[f"{name}_basis"] = [_last(bases[value.text]) for value in values]
            result.append(item)
        return result

    def _field(self, name: str, values: Sequence[Term], shown: Shown, names: Mapping[str, str]) -> dict[str, Any]:
        columns = {name: [short(value) for value in values]}
        if shown.named:
            columns[f"{name}_label"] = [self._label(value, names) for value in values]
        if shown.mixed:
            columns[f"{name}_kind"] = [Identifier.parse(value.text).kind for value in values]
        return {key: found if shown.many else next(iter(found), None) for key, found in columns.items()}

    def _label(self, value: Term, names: Mapping[str, str]) -> str | None:
        return names.get(value.text) or (None if page_of(value.text) else self.reader.label(value.text, "zh"))


def linked(described: Described) -> set[str]:
    """The nodes that fields lead to."""
    return {value.text for found in described.values() for values in found.values() for value in values
            if value.kind == "iri"}  # fmt: skip


def short(value: Term) -> Value:
    """Return a value as lists show it: a node by its key, a code by its name, a literal as it is."""
    if value.kind != "iri":
        return value.value
    try:
        return Identifier.parse(value.text).key
    except ValueError:
        return _last(value.text)


def _last(iri: str) -> str:
    return iri.rpartition("/")[2]
