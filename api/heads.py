"""Answers HEAD as GET, without the body: routes know of GET only, and what is kept serves both."""

from starlette.types import Message, Receive, Scope, Send

from api.layer import Layer


class Heads(Layer):
    """Asks an application by GET what was asked by HEAD, and lets the head of its answer through."""

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self._app({**scope, "method": "GET"}, receive, without_body)
