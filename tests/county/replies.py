"""Reading replies in tests."""

import httpx
import msgspec

from window_desk.protocol.messages import ActResult, ActStatus, ErrorReply, PushReply


def code_of(response: httpx.Response) -> tuple[int, str]:
    """Status and error code of a reply that must be an error with a sentence."""
    reply = msgspec.json.decode(response.content, type=ErrorReply)
    assert reply.sentence
    return response.status_code, reply.code


def outcomes(reply: PushReply) -> list[tuple[ActStatus, str]]:
    """Status and code of every result."""
    return [(result.status, result.code) for result in reply.results]


def sentence(result: ActResult) -> str:
    """The filled Chinese sentence of a refusal."""
    return result.template.format(**result.params)
