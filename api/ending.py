"""What who still waits is told when the service ends: the error shape, and no traceback on stderr."""

import asyncio
from typing import Final

from starlette.requests import Request
from starlette.types import Message, Receive, Scope, Send

from api.layer import Layer
from api.problems import own
from ontology.errors import ClosingError

_REASON: Final = "the service ends; what was asked for was not done"


class Ending(Layer):
    """Answers a request whose work the server cancels because its time to end is over."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, noted)
        except asyncio.CancelledError:
            # An answer that was begun cannot become another one: the server cuts it off, which its reader sees.
            if not begun:
                await own(Request(scope, receive), ClosingError(_REASON))(scope, receive, send)
