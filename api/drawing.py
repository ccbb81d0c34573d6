"""The exported picture of the co-responsibility network of one store, drawn once and kept."""

from threading import Lock

from graph.store import Store


class Drawing:
    """Draws when first asked; threads may share it."""

    def __init__(self, store: Store) -> None:
        """Draw ``store`` when asked."""
        self._store = store
        self._lock = Lock()
        self._html: str | None = None

    def html(self) -> str:
        """Return the standalone picture."""
        with self._lock:
            if self._html is None:
                self._html = draw(self._store)
            return self._html


def draw(store: Store) -> str:
    """Draw the network of ``store`` as one HTML file that names its documents."""
    # networkx and pyvis take most of a second to load; only who wants a picture waits for them
    from graph import network
    from graph.picture import picture

    names = [document.name for document in store.manifest.documents]
    return picture(network.measure(network.build(store)), sources=names)
