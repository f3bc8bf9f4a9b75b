"""How much a request may bring."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import Message, Receive


def counted(receive: Receive, most: int, said: str = "That is too much at once.") -> Receive:
    """Receive no more than ``most`` bytes, whatever was announced."""
    size = 0

    async def held() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > most:
            raise HTTPException(413, said)
        return message

    return held
