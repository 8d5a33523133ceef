"""Why a call fails as a whole: an HTTP status, a code, one Chinese sentence with the next step."""


class CallError(Exception):
    """A call that the county does not carry out. ``docs/protocol.md`` §3 lists all codes."""

    def __init__(
        self,
        status: int,
        code: str,
        sentence: str,
        *,
        field: str = "",
        expected_sequence: int | None = None,
        expected_offset: int | None = None,
        retry_after_s: int | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.sentence = sentence
        self.field = field
        self.expected_sequence = expected_sequence
        self.expected_offset = expected_offset
        self.retry_after_s = retry_after_s
        self.headers: dict[str, str] = {}


def epoch_changed() -> CallError:
    """The desk speaks to an earlier life of the county's database."""
    return CallError(
        409, "epoch_changed", "县级数据库已从备份恢复，请重新同步；本机办件会自动补传。"
    )


def desk_forked(status: int) -> CallError:
    """The desk's journal contradicts what the county holds: restored or cloned."""
    return CallError(
        status,
        "desk_forked",
        "本机数据与县级记录不一致（可能恢复过旧备份或被复制），请停止取号并重新登记本机；未上报的办件会保留。",
    )


def desk_withdrawn() -> CallError:
    """The county withdrew this desk."""
    return CallError(
        403, "desk_withdrawn", "本机已被县中心停用，请联系县中心管理员；本机办件仍保留。"
    )
