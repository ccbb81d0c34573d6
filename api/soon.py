"""An answer that a worker makes: waited for without the application, which is left what takes long or goes wrong."""

import asyncio
from collections.abc import Callable
from typing import Final

from api.pool import Answer
from ontology.frozen import record

# where the work that was begun stands in the scope of a request that the application goes on with
UNDER_WAY: Final = "zhengtu.under-way"


@record(frozen=True)
class Soon:
    """Work that was begun, and what makes the head of a 200 without its first line, and the body, of its outcome."""

    work: asyncio.Future[Answer]
    told: Callable[[Answer], tuple[bytes, bytes]]

    def at_hand(self) -> tuple[bytes, bytes] | None:
        """Return head and body where the work is done and went well."""
        if not self.work.done() or self.work.cancelled() or self.work.exception() is not None:
            return None
        return self.told(self.work.result())
