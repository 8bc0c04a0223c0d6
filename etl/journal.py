"""What happened, for the administrator: one JSON object a line on standard error. Who published what; never what a file says."""

import json
import logging
import sys
from datetime import UTC, datetime

_log = logging.getLogger("governance")
_log.addHandler(logging.NullHandler())  # silent until somebody asks (`keep`): the command line speaks for itself


def note(event: str, level: int = logging.INFO, **facts) -> None:
    """Write an event down, with facts that JSON can hold."""
    _log.log(level, event, extra={"facts": facts})


def warn(event: str, **facts) -> None:
    note(event, logging.WARNING, **facts)


def keep() -> None:
    """From now on events go to standard error, where systemd and container engines collect them."""
    if not any(isinstance(handler.formatter, Line) for handler in _log.handlers):
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(Line())
        _log.addHandler(handler)
        _log.setLevel(logging.INFO)
        _log.propagate = False


class Line(logging.Formatter):
    """{"at": …, "level": "info", "event": "published", …}"""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname.lower(), "event": record.getMessage(), **getattr(record, "facts", {})}
        return json.dumps(line, ensure_ascii=False, default=str)
