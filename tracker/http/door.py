"""The one door: every request for reading goes through `Door.get`, which asks politely and answers or says why not."""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Self

import httpx
import stamina
import stamina.instrumentation

import tracker
from tracker.http import errors, limits
from tracker.http.addresses import address_of, host_of
from tracker.http.deadline import Deadline
from tracker.http.guarding import PACKINGS, is_unpacked, no_cookies
from tracker.http.judging import judge
from tracker.http.messages import Answer, Ask, Received, Service, Shape
from tracker.http.pace import HeldError, OwnPace, Pace
from tracker.sourcenames import called

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

    from tracker.settings.http import HttpSettings

_PURPOSE = "keeps curated lists of papers"
_ACCEPT = {
    Shape.XML: "application/atom+xml, application/rss+xml, application/xml, text/xml, */*;q=0.5",
    Shape.JSON: "application/json, */*;q=0.5",
    Shape.TEXT: "text/plain, */*;q=0.5",
}
_MOST_REDIRECTS = 3
_SHORT_BODY = 2048


class Door:
    """Asks services for things, one after another, at each one's pace, and counts the requests a host."""

    def __init__(
        self,
        settings: HttpSettings,
        paces: Mapping[Service, Pace] | None = None,
        tokens: Mapping[Service, str] | None = None,
        tell: Callable[[str], None] | None = None,
    ) -> None:
        self._settings = settings
        self._paces = dict(paces or {})
        self._tokens = tokens or {}
        self._tell = tell or (lambda _: None)
        self._requests: Counter[str] = Counter()
        self._gone: set[str] = set()
        """Hosts that let nobody in, or wait for ever, however patiently asked; until one answers it is tried but once."""
        stamina.instrumentation.set_on_retry_hooks(())  # waits are told on the terminal, not in logs
        contact = f"; {settings.contact}" if settings.contact else ""
        self._client = httpx.Client(
            follow_redirects=False,
            headers={
                "User-Agent": f"{tracker.DISTRIBUTION}/{tracker.__version__} ({_PURPOSE}{contact})",
                "Accept-Encoding": PACKINGS,
            },
            cookies=no_cookies(),
            # seconds lie between our requests to one service, so no connection is worth keeping
            limits=httpx.Limits(max_keepalive_connections=0),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    @property
    def requests(self) -> Mapping[str, int]:
        """How many requests went to each host, retries included."""
        return dict(sorted(self._requests.items()))

    def get(self, ask: Ask) -> Answer:
        """The answer, after as many patient attempts as the settings allow; raises an `HttpError` when there is none."""
        url = address_of(ask)
        host = host_of(url)
        try:
            answer = self._asked(ask, url, attempts=1 if host in self._gone else self._settings.attempts)
        except (errors.NotConnected, errors.TooSlow):
            self._gone.add(host)
            raise
        self._gone.discard(host)
        return answer

    def _asked(self, ask: Ask, url: httpx.URL, *, attempts: int) -> Answer:
        retries = stamina.retry_context(
            on=self._patience,
            attempts=attempts,
            timeout=None,
            wait_initial=self._settings.first_wait,
            wait_max=self._settings.longest_wait,
            wait_jitter=min(1.0, self._settings.first_wait / 2),
        )
        for attempt in retries:
            with attempt:
                self._tell(f"{called(ask.service)}: {url.host}{url.path}" + _attempt_words(attempt.num))
                return self._follow(ask, url)
        raise AssertionError("stamina ends by returning or raising")

    def _patience(self, error: Exception) -> bool | float:
        """Is it worth asking again, and after how long a pause? stamina's own pauses where the service named none."""
        if not isinstance(error, errors.HttpError) or not error.passing:
            return False
        if isinstance(error, errors.Throttled) and error.wait is not None:
            if error.wait > self._settings.longest_wait:
                return False
            # `Retry-After: 0` came with arXiv's 503s and means nothing there
            return error.wait if error.wait > 0 else True
        return True

    def _follow(self, ask: Ask, url: httpx.URL) -> Answer:
        """Ask, and go along with redirects that stay on the host."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._once(ask, url)
            if isinstance(answer, Answer):
                return answer
            url = answer
        raise errors.Refused(str(url), host_of(url), "leads us in circles")

    def _once(self, ask: Ask, url: httpx.URL) -> Answer | httpx.URL:
        pace = self._pace(ask.service)
        try:
            with pace.turn(self._settings.longest_wait):
                self._requests[host_of(url)] += 1
                try:
                    return self._read(ask, url)
                except errors.Throttled as error:
                    if error.wait:
                        pace.hold(error.wait)
                    raise
        except HeldError as held:
            ahead = held.seconds
            raise errors.Throttled(
                str(url), host_of(url), f"asked us to wait {ahead:.0f} s", wait=ahead
            ) from held

    def _pace(self, service: Service) -> Pace:
        return self._paces.setdefault(service, OwnPace())

    def _read(self, ask: Ask, url: httpx.URL) -> Answer | httpx.URL:
        address, host = str(url), host_of(url)
        with Deadline(self._settings.deadline) as deadline:
            try:
                received = self._receive(ask, url, deadline)
            except httpx.TimeoutException as error:
                raise errors.TooSlow(address, host, "did not answer in time") from error
            except httpx.DecodingError as error:
                raise errors.Broken(address, host, "sent an answer that cannot be unpacked") from error
            except httpx.ConnectError as error:
                raise errors.NotConnected(address, host, f"could not be reached ({_words(error)})") from error
            except httpx.TransportError as error:
                if deadline.passed:
                    raise errors.TooSlow(address, host, "did not answer in time") from error
                why = f"could not be reached or cut us off ({_words(error)})"
                raise errors.Unreachable(address, host, why) from error
        if deadline.passed:
            raise errors.TooSlow(address, host, "did not answer in time")
        if wait := limits.exhausted(
            received.headers
        ):  # a spent rate window holds the next request until it reopens
            self._pace(ask.service).hold(wait)
        return judge(ask, url, received)

    def _receive(self, ask: Ask, url: httpx.URL, deadline: Deadline) -> Received:
        with self._client.stream(
            "GET",
            url,
            headers=self._headers(ask),
            timeout=self._settings.deadline if ask.slow else self._settings.timeout,
            extensions={"trace": deadline.trace},
        ) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            status = response.status_code
            if not is_unpacked(headers):
                why = "sent an answer packed in a way that we do not unpack"
                raise errors.Broken(str(url), host_of(url), why, status)
            if status == httpx.codes.OK:
                return Received(status, headers, self._body(ask, response))
            return Received(
                status, headers, b"" if status == httpx.codes.NOT_MODIFIED else _start_of(response)
            )

    def _headers(self, ask: Ask) -> dict[str, str]:
        headers = {"Accept": _ACCEPT[ask.shape]}
        if ask.validators.etag:
            headers["If-None-Match"] = ask.validators.etag
        if ask.validators.last_modified:
            headers["If-Modified-Since"] = ask.validators.last_modified
        if token := self._tokens.get(ask.service):
            headers["Authorization"] = f"Bearer {token}"
        return headers

    def _body(self, ask: Ask, response: httpx.Response) -> bytes:
        largest = ask.largest or self._settings.largest_body * 2**20
        announced = response.headers.get("content-length", "")
        url = response.request.url
        too_large = errors.TooLarge(
            str(url),
            host_of(url),
            f"sent more than the {largest / 2**20:g} MiB that we read",
            response.status_code,
        )
        if announced.isascii() and announced.isdigit() and int(announced[:18]) > largest:
            raise too_large
        pieces, size = [], 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > largest:
                raise too_large
            pieces.append(piece)
        return b"".join(pieces)


def _words(error: httpx.TransportError) -> str:
    """The system's words without its number."""
    return re.sub(r"^\[Errno -?\d+\] ", "", str(error))


def _attempt_words(number: int) -> str:
    return f" (attempt {number})" if number > 1 else ""


def _start_of(response: httpx.Response) -> bytes:
    """As much of a refusal's body as it takes to see why."""
    start = b""
    with contextlib.suppress(httpx.HTTPError):  # the status says enough
        for piece in response.iter_bytes():
            start += piece
            if len(start) >= _SHORT_BODY:
                break
    return start[:_SHORT_BODY]
