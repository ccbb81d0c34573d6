"""Names of passages without a heading: the heading above them, and their number: 完善茶叶标准 ¶2."""

from collections.abc import Mapping
from typing import Final

from api.reading import Reader
from ontology.iri import Identifier

_MARK: Final = "¶"  # passages without a heading go by their place: 三/(二)/¶2


def headed(reader: Reader, labels: Mapping[str, str]) -> dict[str, str]:
    """Return the names of nodes (IRI → name), with those of passages told by the heading above them.

    Args:
        reader: of the store.
        labels: IRI → name as the graph has it.
    """
    found = dict(labels)
    passages = [iri for iri, label in labels.items()
                if label.rpartition("/")[2].startswith(_MARK) and Identifier.parse(iri).kind == "task"]  # fmt: skip
    if not passages:
        return found
    among = " ".join(f"<{iri}>" for iri in passages)
    query = f"SELECT ?task ?above WHERE {{ VALUES ?task {{ {among} }} ?task zt:parentTask/dcterms:title ?above }}"
    for task, above in reader.store.query(query).rows:
        if task and above:
            found[task.text] = f"{above.text} {labels[task.text].rpartition('/')[2]}"
    return found
