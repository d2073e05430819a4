"""Lets one request at a time write to an upload; a newer one takes over from a connection that has gone quiet."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turns:
    """Who writes to which upload in this process."""

    def __init__(self) -> None:
        self._writing: dict[str, tuple[asyncio.Event, asyncio.Event]] = {}

    @asynccontextmanager
    async def take(self, upload_id: str) -> AsyncIterator[asyncio.Event]:
        """Wait until whoever writes has stopped, and give the event by which the next one asks us to stop."""
        while before := self._writing.get(upload_id):
            stop, over = before
            stop.set()
            await over.wait()
        mine = asyncio.Event(), asyncio.Event()
        self._writing[upload_id] = mine
        try:
            yield mine[0]
        finally:
            self._writing.pop(upload_id, None)
            mine[1].set()
