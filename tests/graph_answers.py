"""A helper for tests: the bytes that a store writes for a query."""

import io

from graph.dataset import Dataset
from graph.store import TABLE_FORMATS, Store


def written(store: Store, query: str, dataset: Dataset | None = None, base: str | None = None) -> bytes:
    """Return the answer to a query as JSON."""
    output = io.BytesIO()
    store.write(query, TABLE_FORMATS["json"], output, base=base, dataset=dataset)
    return output.getvalue()
