"""What each failure of the HTTP library means for the clerk, in one sentence with the next step."""

import socket
import ssl

import httpcore

from window_desk.desk.sync.core.county_link import FailureReason, LineFailure, LineFailureError

_SENTENCES = {
    FailureReason.UNREACHABLE: "连不上县里的服务器：请检查网线和网络，办件照常办理，线路恢复后自动上报。",
    FailureReason.NAME_UNKNOWN: "找不到县服务器的地址：请检查网络和设置里的县服务地址，办件照常办理。",
    FailureReason.CERTIFICATE: "县服务器的安全证书不可信，没有发送任何数据：请联系县管理员。",
    FailureReason.TIMED_OUT: "县里没有及时答复：线路慢或中断，办件照常办理，会自动重试。",
    FailureReason.CUT: "与县里的连接中途断开：办件照常办理，会自动重试。",
    FailureReason.MALFORMED: "收到的答复不完整或不是县级服务发来的，没有采用：会自动重试。",
    FailureReason.CLOSED: "程序正在退出，与县里的连接已断开；未上报的办件下次启动后自动上报。",
}


TOO_LARGE_TO_SEND = "一次上报的数据过大，被中途的设备拒收；办件都在本机，请联系县管理员放宽上限。"


def _caused_by(error: BaseException, kinds: tuple[type[BaseException], ...]) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, kinds):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _reason(error: Exception) -> FailureReason:
    if _caused_by(error, (ssl.SSLCertVerificationError,)):
        return FailureReason.CERTIFICATE
    if _caused_by(error, (socket.gaierror,)):
        return FailureReason.NAME_UNKNOWN
    match error:
        case httpcore.ConnectTimeout() | httpcore.ConnectError() | httpcore.PoolTimeout():
            return FailureReason.UNREACHABLE
        case httpcore.TimeoutException():
            return FailureReason.TIMED_OUT
        case httpcore.NetworkError() | httpcore.RemoteProtocolError():
            return FailureReason.CUT
        case _:
            return FailureReason.MALFORMED


def line_failure(reason: FailureReason) -> LineFailureError:
    """The failure for ``reason`` with its sentence."""
    return LineFailureError(LineFailure(reason, _SENTENCES[reason]))


def as_line_failure(error: Exception) -> LineFailureError:
    """The typed failure for an error of the HTTP library."""
    return line_failure(_reason(error))


def busy(status: int, retry_after: str, sentence: str) -> LineFailureError:
    """The county, or a proxy before it, has no time now (429, 5xx)."""
    seconds = float(retry_after) if retry_after.isdecimal() else None
    told = sentence or f"县里的服务器暂时忙或在维护（{status}）：办件照常办理，会自动重试。"
    return LineFailureError(LineFailure(FailureReason.BUSY, told, seconds))
