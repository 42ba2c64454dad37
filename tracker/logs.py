"""What is logged: one JSON object a line, with no secret in it and nothing that a terminal would act on."""

from __future__ import annotations

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker.pattern import Pattern
from tracker.showing import for_a_terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TextIO

about: ContextVar[Mapping[str, str]] = ContextVar("about", default={})  # noqa: B039 - never changed, only replaced
"""What the lines of the present work are about: the run, the list, the source."""

_TOKEN = Pattern(
    r"\b(?:gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|hf_[A-Za-z0-9]{16,})\b"
    r"|(?<=://)[^/\s@:]*:[^/\s@]*(?=@)"
    r"|(?i:(?<=bearer )|(?<=basic )|(?<=token ))[A-Za-z0-9+/=._-]{16,}"
)
_SECRET_NAMES = Pattern(r"TOKEN|PASSWORD|SECRET|_KEY$|^TRACKER_STATE_URL$|^TRACKER_NOTIFY$")


def secrets_in(environment: Mapping[str, str]) -> tuple[str, ...]:
    """The values of the environment that must never be seen, longest first."""
    found = {value for name, value in environment.items() if _SECRET_NAMES.search(name) and len(value) > 7}
    return tuple(sorted(found, key=len, reverse=True))


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """A text without tokens, passwords in addresses and the secrets named."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return _TOKEN.sub("***", text)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON, redacted as a whole so that a traceback is too."""
        row: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **about.get(),
        }
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        clean = {key: redacted(str(value), self._secrets) for key, value in row.items()}
        return for_a_terminal(json.dumps(clean, ensure_ascii=False))


class PlainLines(logging.Formatter):
    """A record as a person reads it on a terminal."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        """The record in words, redacted as a whole."""
        what = " ".join(about.get().values())
        return for_a_terminal(
            redacted(f"{super().format(record)}{f' [{what}]' if what else ''}", self._secrets)
        )


class _Told(logging.Handler):
    def __init__(self, tell: Callable[[str], None], environment: Mapping[str, str]) -> None:
        super().__init__(logging.WARNING)
        self._tell = tell
        self._environment = environment

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the record, with the traceback where there is one."""
        self._tell(redacted(self.format(record), secrets_in(self._environment)))


def tell_what_is_logged(tell: Callable[[str], None], environment: Mapping[str, str]) -> None:
    """Let `tell` hear what is wrong, as long as no log is set up; Python would print it as it stands, secrets and all."""
    logging.lastResort = _Told(tell, environment)


def log_as_json(environment: Mapping[str, str], stream: TextIO | None = None) -> None:
    """Send everything that is logged, also by libraries, to stderr as JSON lines."""
    _log(JsonLines(secrets_in(environment)), stream)


def log_plainly(environment: Mapping[str, str], stream: TextIO | None = None) -> None:
    """The same in plain lines, for somebody who watches."""
    _log(PlainLines(secrets_in(environment)), stream)


def _log(formatter: logging.Formatter, stream: TextIO | None) -> None:
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)  # of others' work only what is wrong; of ours also what was done
    for ours in ("tracker", "classifiers", "state"):
        logging.getLogger(ours).setLevel(logging.INFO)
