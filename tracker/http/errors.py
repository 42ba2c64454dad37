"""Every way in which a request can fail to give an answer, each a value with its address and a sentence."""

from __future__ import annotations

from tracker.errors import TrackerError


class HttpError(TrackerError):
    """Base: `host` did not answer `url` usefully. `passing` tells whether asking again soon makes sense.

    `body` is the start of what it said with its refusal, where that may tell more.
    """

    passing = False

    def __init__(self, url: str, host: str, what: str, status: int | None = None, body: bytes = b"") -> None:
        super().__init__(f"{host} {what}")
        self.body = body
        self.url = url
        self.host = host
        self.status = status


class Unreachable(HttpError):
    """No connection, a cut one, or no answer in time."""

    passing = True


class NotConnected(Unreachable):
    """No connection came about: no host of that name, or nobody listens there."""


class TooSlow(Unreachable):
    """No answer in time, or not the whole of it."""


class Broken(HttpError):
    """The service says that it is itself at fault (5xx), or its answer cannot be unpacked."""

    passing = True


class Throttled(HttpError):
    """The service asks us to slow down, in whichever of its ways; `wait` is what it asked for, in seconds."""

    passing = True

    def __init__(
        self, url: str, host: str, what: str, status: int | None = None, wait: float | None = None
    ) -> None:
        super().__init__(url, host, what, status)
        self.wait = wait


class Unreadable(HttpError):
    """An answer of another shape than the one asked for, or a cut-off one."""

    passing = True


class WebPage(Unreadable):
    """A web page in place of an answer: a proxy's, a cache's, or that of a service that has become something else."""


class Refused(HttpError):
    """The service understood and says no (400, 401, 403 and their like)."""


class NotThere(HttpError):
    """404 or 410: the service is well and has no such thing."""


class Moved(HttpError):
    """A redirect to another host: an answer to look at, never followed."""

    def __init__(self, url: str, host: str, what: str, status: int | None = None, to: str = "") -> None:
        super().__init__(url, host, what, status)
        self.to = to


class TooLarge(HttpError):
    """The answer is larger than we are willing to read."""
