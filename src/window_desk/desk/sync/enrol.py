"""Trade the county's one-time code for an identity of this desk, at the first start and again later.

Runs on the thread that calls it, for at most a few seconds; never on the screen's.
"""

import ipaddress
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from window_desk.desk.sync.core.county_link import (
    County,
    CountyRefusalError,
    FailureReason,
    LineFailureError,
)
from window_desk.desk.use_cases.ports import StoreFailureError
from window_desk.desk.use_cases.sync_ports import EnrolmentKeys, FormerIdentity, SyncStore
from window_desk.protocol.messages import (
    MAX_EARLIER_DESKS,
    PROTOCOL_VERSION,
    EnrolReply,
    EnrolRequest,
    FormerDesk,
)
from window_desk.protocol.signatures import DeskKey, former_desk_text

_LONGEST_CODE = 64
_LONGEST_NAME = 100


class EnrolField(StrEnum):
    """Where the clerk has to look."""

    ADDRESS = "address"
    CODE = "code"
    NAME = "name"
    STORE = "store"


@dataclass(frozen=True, slots=True)
class EnrolProblem:
    """Why the desk is not enrolled: the field, and one Chinese sentence with the next step."""

    field: EnrolField
    sentence: str


class Enrolment:
    """One attempt to enrol, however often it is repeated: key and incarnation stay the same, so
    that a reply lost on the way costs no second code.

    ``keys`` outlive the process. ``allow_plain_http`` lets a county without TLS be elsewhere than on
    this machine. A PC that was enrolled before says who it was, and signs for it.
    """

    def __init__(
        self,
        store: SyncStore,
        connect: Callable[[str], County],
        keys: EnrolmentKeys,
        *,
        allow_plain_http: bool = False,
    ) -> None:
        self._store = store
        self._connect = connect
        self._allow_plain_http = allow_plain_http
        self._keys = keys

    def enrol(self, address: str, code: str, name: str) -> EnrolReply | EnrolProblem:
        """Enrol this PC as ``name`` at the county on ``address``; the store keeps the identity."""
        tidy = tidy_address(address, allow_plain_http=self._allow_plain_http)
        if isinstance(tidy, EnrolProblem):
            return tidy
        code = unicodedata.normalize("NFKC", code).strip()
        name = name.strip()
        if not 1 <= len(code) <= _LONGEST_CODE:
            return EnrolProblem(EnrolField.CODE, "登记码为空或过长：请照县里发放的登记码重新输入。")
        if not 1 <= len(name) <= _LONGEST_NAME:
            return EnrolProblem(
                EnrolField.NAME, "本机名称应为 1 至 100 个字：请重新输入，如“1 号窗口”。"
            )
        county = self._connect(tidy)
        try:
            return self._trade(county, tidy, code, name)
        except CountyRefusalError as refusal:
            return _refused(refusal)
        except LineFailureError as error:
            return _unreached(error, tidy)
        except StoreFailureError as error:
            return EnrolProblem(EnrolField.STORE, error.sentence)
        except OSError:
            return EnrolProblem(
                EnrolField.STORE,
                "磁盘写不进去，没有登记：请检查磁盘空间和权限后重试，登记码仍然有效。",
            )
        finally:
            county.close()

    def _trade(
        self, county: County, address: str, code: str, name: str
    ) -> EnrolReply | EnrolProblem:
        hello = county.hello()
        if PROTOCOL_VERSION not in hello.protocols:
            newer = max(hello.protocols, default=0) > PROTOCOL_VERSION
            what = (
                "本机程序版本过旧：请先升级本机程序。"
                if newer
                else "县级服务版本过旧：请联系县管理员升级。"
            )
            return EnrolProblem(EnrolField.ADDRESS, what)
        secret, incarnation = self._keys.keys_for(code)
        public = DeskKey(secret).public
        former = _former(self._store, hello.county, public, incarnation)
        reply = county.enrol(
            EnrolRequest(
                code,
                public,
                incarnation,
                name,
                former[0] if former else None,
                former[1 : 1 + MAX_EARLIER_DESKS],
            )
        )
        if reply.county != hello.county:
            return EnrolProblem(
                EnrolField.ADDRESS, "县级服务的答复前后不一致，没有登记：请联系县管理员核对地址。"
            )
        self._store.enrolled(address, reply, incarnation, secret)
        return reply


def _former(store: SyncStore, county: str, public: str, incarnation: str) -> tuple[FormerDesk, ...]:
    """Whoever this PC was in the same county, the latest first, each signed with the key that it had."""
    now = store.identity()
    known = [*store.former_identities()]
    if now is not None:
        known.insert(0, FormerIdentity(now.county, now.desk, now.incarnation, now.secret))
    return tuple(
        FormerDesk(
            each.desk,
            each.incarnation,
            DeskKey(each.secret).sign(
                former_desk_text(county, each.desk, each.incarnation, public, incarnation)
            ),
        )
        for each in known
        if each.county == county and each.incarnation != incarnation
    )


def tidy_address(text: str, *, allow_plain_http: bool) -> str | EnrolProblem:
    """``https://host[:port]`` from what was typed, full-width characters included."""
    typed = unicodedata.normalize("NFKC", text).strip().replace("。", ".").rstrip("/")
    if "://" not in typed:
        typed = f"https://{typed}"
    try:
        parts = urlsplit(typed)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    surplus = parts.username is not None or bool(parts.query or parts.fragment)
    plain_host = host is not None and all(c.isalnum() or c in "-.:" for c in host)
    if parts.scheme not in {"http", "https"} or not plain_host or port == 0 or surplus:
        return EnrolProblem(
            EnrolField.ADDRESS,
            "县服务地址不对：请照登记单填写，如 https://county.example.gov.cn:8443。",
        )
    if parts.scheme == "http" and not (allow_plain_http or _on_this_machine(host or "")):
        return EnrolProblem(
            EnrolField.ADDRESS,
            "县服务地址没有加密（http）：请把地址改成 https 开头，或请县管理员启用加密。",
        )
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path}"


def _on_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _refused(refusal: CountyRefusalError) -> EnrolProblem:
    sentence = refusal.reply.sentence
    match refusal.reply.field:
        case "name":
            return EnrolProblem(EnrolField.NAME, sentence)
        case _ if refusal.status in {404, 405}:
            return EnrolProblem(
                EnrolField.ADDRESS, "这个地址上没有县级登记服务：请照登记单核对县服务地址。"
            )
        case _:
            wrong = "登记码不对、已用过或已过期：请核对，或请县管理员重新发放登记码。"
            return EnrolProblem(EnrolField.CODE, sentence or wrong)


def _unreached(error: LineFailureError, address: str) -> EnrolProblem:
    match error.failure.reason:
        case FailureReason.MALFORMED:
            sentence = f"{address} 上不是县级服务：请照登记单核对县服务地址。"
        case FailureReason.UNREACHABLE | FailureReason.NAME_UNKNOWN | FailureReason.TIMED_OUT:
            sentence = f"连不上 {address}：请核对地址、检查网线，再按“登记”重试，登记码仍然有效。"
        case FailureReason.CUT:
            sentence = "登记途中线路断开：请直接按“登记”重试，不要关闭程序，登记码仍然有效。"
        case _:
            sentence = error.failure.sentence
    return EnrolProblem(EnrolField.ADDRESS, sentence)
