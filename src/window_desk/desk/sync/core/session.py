"""The handshake: who the county is, who we are, and where it stands with this desk.

A new epoch means that the county was restored from a backup. The handshake only finds that out
(``anew``); the feed then begins again, and what the county lost is queued again (docs/protocol.md §8).
"""

import random
from dataclasses import dataclass

from window_desk.desk.sync.core.clock_offset import ClockOffset
from window_desk.desk.sync.core.county_link import County, FailureReason, failed
from window_desk.desk.sync.core.round_report import RoundTally
from window_desk.desk.use_cases.sync_ports import SyncIdentity
from window_desk.protocol.messages import (
    PROTOCOL_VERSION,
    DeskStatus,
    Hello,
    SessionReply,
    SessionRequest,
)
from window_desk.protocol.signatures import DeskKey

_RENEW_AT = 0.9


class DeskStoppedError(Exception):
    """The county takes nothing more from this desk; ``status`` is FORKED or WITHDRAWN."""

    def __init__(self, status: DeskStatus) -> None:
        super().__init__(status.value)
        self.status = status


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that holds until ``expires_ms`` of the monotonic clock.

    ``head`` and ``last_sequence`` are the county's as of its start. ``anew`` says that what the store
    has of the county is of another epoch; ``outdated`` is a sentence, or empty. ``county_key`` is what
    the county calls its public key; ``backup_position`` is as in ``SessionReply``.
    """

    identity: SyncIdentity
    token: str
    epoch: str
    head: int
    last_sequence: int
    anew: bool
    expires_ms: int
    outdated: str
    county_key: str = ""
    backup_position: int = 0


class Handshake:
    """Opens sessions; keeps nothing between them but the desk's key."""

    def __init__(self, clock: ClockOffset, rng: random.Random, app_version: str) -> None:
        self._clock = clock
        self._rng = rng
        self._app_version = app_version

    def open(
        self, county: County, identity: SyncIdentity, tally: RoundTally, *, anew: bool
    ) -> OpenSession:
        """A session for ``identity``; raises LineFailureError, DeskStoppedError.

        ``anew`` treats the county's epoch as a new one, whatever its name.
        """
        hello = self._hello(county, tally)
        if hello.county != identity.county:
            raise failed(
                FailureReason.STRANGER,
                "这个地址上不是本机登记的县级服务：请在设置里核对县服务地址。",
            )
        if identity.county_key and hello.county_key not in {"", identity.county_key}:
            raise failed(
                FailureReason.STRANGER,
                "县级服务的公钥与本机登记时的不同，已停止联系：请联系县管理员核对县服务地址。",
            )
        if max(hello.protocols, default=0) < PROTOCOL_VERSION:
            raise failed(
                FailureReason.STRANGER,
                "县级服务的版本比本机旧，办件先存在本机：请联系县管理员升级县级服务。",
            )
        reply = self._prove(county, identity)
        if reply.status is not DeskStatus.ACTIVE:
            raise DeskStoppedError(reply.status)
        if reply.last_sequence > identity.last_sequence:
            # The county holds acts of this desk that this database never wrote: an older copy of
            # the disk came back (F9).
            raise DeskStoppedError(DeskStatus.FORKED)
        return OpenSession(
            identity=identity,
            token=reply.token,
            epoch=reply.epoch,
            head=reply.head,
            last_sequence=reply.last_sequence,
            anew=anew or reply.epoch != identity.epoch,
            expires_ms=self._clock.monotonic_ms() + round(reply.valid_s * 1000 * _RENEW_AT),
            outdated=self._outdated(hello),
            county_key=hello.county_key,
            backup_position=reply.backup_position,
        )

    def _hello(self, county: County, tally: RoundTally) -> Hello:
        sent_ms = self._clock.monotonic_ms()
        hello = county.hello()
        self._clock.heard(hello.server_now, sent_ms)
        tally.heard = True
        return hello

    def _prove(self, county: County, identity: SyncIdentity) -> SessionReply:
        nonce = f"{self._rng.getrandbits(128):032x}"
        at = self._clock.county_now().isoformat()
        text = f"session:{identity.county}:{identity.desk}:{identity.incarnation}:{nonce}:{at}"
        signature = DeskKey(identity.secret).sign(text.encode())
        return county.session(
            SessionRequest(identity.desk, identity.incarnation, nonce, at, signature)
        )

    def _outdated(self, hello: Hello) -> str:
        """The sentence for a program that is too old; empty when it is new enough."""
        spoken = PROTOCOL_VERSION in hello.protocols
        if spoken and _version(self._app_version) >= _version(hello.min_app):
            return ""
        return (
            f"本机程序版本 {self._app_version} 过旧（县里要求 {hello.min_app} 以上）："
            "办件仍会上报，但不再接收新数据，请联系管理员升级程序。"
        )


def _version(text: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdigit() else 0 for part in text.split("."))
