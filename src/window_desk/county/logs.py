"""Logs of the county: one JSON object a line, made of places in the code and named facts alone.

Neither a message's arguments nor an error's own words are ever written: they may hold a name or an ID number.
What is to be read in the log is passed as ``extra=facts(...)`` by the code that knows it to be harmless.
"""

import json
import logging
import os
import sys
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from io import TextIOWrapper
from logging.handlers import TimedRotatingFileHandler
from pathlib import Path
from typing import cast

_OURS = "window_desk"
_FACTS = "window_desk_facts"
_MOST_PLACES = 8
_MOST_CAUSES = 5
LEVELS = ("debug", "info", "warning", "error")

Fact = str | int | float | bool


def facts(**named: Fact) -> dict[str, Mapping[str, Fact]]:
    """What a line says beside its event, as ``extra`` of a logging call; nothing of any person."""
    return {_FACTS: named}


class JsonLines(logging.Formatter):
    """``{"at", "level", "logger", "event", …facts, "error", "places"}``; instants are UTC."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; of other programs' loggers only who spoke, and where in the code."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.name.partition(".")[0] == _OURS:
            line["event"] = str(record.msg)
            line.update(getattr(record, _FACTS, {}))
        else:
            line["event"] = "library"
            line["places"] = [f"{_place(record.pathname)}:{record.lineno}"]
        if record.exc_info is not None and record.exc_info[1] is not None:
            line["error"], line["places"] = _told(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def configure_logging(level: str, file: Path | None = None, keep_days: int = 190) -> None:
    """Write lines from ``level`` on to stderr, or to ``file``, a new one each midnight.

    ``keep_days`` files of past days are kept (网络安全法 asks for six months of network logs).

    Raises:
        OSError: the file cannot be written.
    """
    handler: logging.Handler
    if file is None:
        handler = logging.StreamHandler(sys.stderr)
    else:
        handler = _PrivateFile(file, when="midnight", backupCount=keep_days, encoding="utf-8")
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level.upper())


class _PrivateFile(TimedRotatingFileHandler):
    """A daily file that only its owner reads."""

    def _open(self) -> TextIOWrapper:
        stream = open(  # noqa: SIM115 - the handler closes it; Path.open takes no opener
            self.baseFilename,
            self.mode,
            encoding=self.encoding,
            opener=lambda path, flags: os.open(path, flags, 0o600),
        )
        return cast("TextIOWrapper", stream)


def _told(error: BaseException) -> tuple[str, list[str]]:
    """Classes of an error and its causes, and where it was raised, innermost last."""
    classes: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(classes) < _MOST_CAUSES:
        classes.append(type(cause).__name__)
        cause = cause.__cause__ or cause.__context__
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_PLACES:]
    return " < ".join(classes), [f"{_place(f.filename)}:{f.lineno} {f.name}" for f in frames]


def _place(file: str) -> str:
    return "/".join(Path(file).parts[-3:])
