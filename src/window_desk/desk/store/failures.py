"""Known failures of the store, each with one Chinese sentence that says the next step."""

from typing import Final

from window_desk.desk.use_cases.ports import StoreFailureError

FAILURE_SENTENCES: Final = {
    "disk_full": "磁盘（{1}）空间不足，刚才的办理没有保存，请清理磁盘，腾出空间后即可继续办理。",
    "disk_error": "磁盘（{1}）读写出错，刚才的办理没有保存，请联系管理员检查磁盘，"
    "再重新打开程序，先查一下刚才的办理在不在。",
    "corrupt": "本机办件数据损坏，请停止办理并联系管理员用备份恢复。",
    "no_copy": "磁盘（{1}）写不进备份，办理不受影响，请联系管理员检查磁盘空间。",
    "read_only": "磁盘（{1}）读写出过错，本机现在只能查看，请联系管理员检查磁盘，再重新打开程序办理。",
    "busy": "本机办件数据正被占用，刚才的办理没有保存，请稍后再试。",
    "closed": "办件数据已关闭，请重新打开程序。",
}

# SQLite primary result codes (https://www.sqlite.org/rescode.html)
_CODES: Final = {
    5: "busy",
    6: "busy",
    8: "disk_error",
    10: "disk_error",
    11: "corrupt",
    13: "disk_full",
    14: "disk_error",
    26: "corrupt",
}


class ProfileInUseError(Exception):
    """A second copy of the program was started on the same profile."""

    def __init__(self) -> None:
        self.sentence = "窗口程序已在本机运行，请切换到已打开的窗口，或先退出再重新打开。"
        super().__init__(self.sentence)


class NewerDatabaseError(Exception):
    """The database was written by a newer program; nothing was changed."""

    def __init__(self, found: int, known: int) -> None:
        self.found = found
        self.known = known
        self.sentence = (
            f"本机数据由更新版本的程序保存（数据版本{found}，本程序支持到{known}），"
            "请安装最新版本后再打开。"
        )
        super().__init__(self.sentence)


class WrongKeyError(Exception):
    """The key does not open the database, or the file is no database."""

    def __init__(self) -> None:
        self.sentence = "本机数据无法用现有密钥打开，请联系管理员核对或恢复密钥文件。"
        super().__init__(self.sentence)


def failure(code: str, disk: str = "") -> StoreFailureError:
    """The error for one of :data:`FAILURE_SENTENCES`; ``disk`` is what its disk is called."""
    return StoreFailureError(code, FAILURE_SENTENCES[code].format("", disk))


def failure_of(result_code: int, disk: str) -> StoreFailureError | None:
    """The error for an SQLite result code, or ``None`` when the code is a bug and no disk failure."""
    code = _CODES.get(result_code & 0xFF)
    return failure(code, disk) if code is not None else None
