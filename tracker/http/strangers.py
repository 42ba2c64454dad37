"""Addresses that strangers give, looked at without trusting them: is there still a page?

Three answers: alive, dead, unknown. A refusal (403, 429) or a broken server says nothing about the page, so only 404 and
410 are dead. What is connected to was resolved and checked here, once for every hop: nothing but the public internet, on
the usual ports, without cookies or tokens, and no more than the beginning of an answer is read.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import httpx

from tracker import DISTRIBUTION
from tracker.http.deadline import Deadline
from tracker.http.guarding import no_cookies

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

_HOPS = 5
_PATIENCE = 15.0
"""Seconds until the beginning of an answer has to be there, however it trickles in."""
_PORTS = {"http": 80, "https": 443}
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
_GONE = (404, 410)
_REDIRECTS = (301, 302, 303, 307, 308)


class Life(StrEnum):
    """Whether an address leads anywhere."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Sign:
    """What was seen of an address, and why it is taken so."""

    life: Life
    why: str


def public(address: str) -> bool:
    """Is this a place on the public internet?"""
    found = ipaddress.ip_address(address)
    place = _behind(found) or found
    return place.is_global and not place.is_multicast


def _behind(found: ipaddress.IPv4Address | ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which an IPv6 one is translated on its way, if it is of such a kind."""
    if isinstance(found, ipaddress.IPv4Address):
        return None
    if found in _TRANSLATED:
        return ipaddress.IPv4Address(int(found) % 2**32)
    return found.ipv4_mapped or found.sixtofour


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host; empty where there are none."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    except (OSError, UnicodeError):
        return []


class Strangers:
    """Looks at addresses, one after the other."""

    def __init__(
        self,
        resolve: Callable[[str, int], list[str]] = resolved,
        allowed: Callable[[str], bool] = public,
        ports: frozenset[int] = frozenset(_PORTS.values()),
        patience: float = _PATIENCE,
    ) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._ports = ports
        self._patience = patience
        self._client = httpx.Client(
            timeout=patience,
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": DISTRIBUTION},
            cookies=no_cookies(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def look(self, url: str) -> Sign:
        """Is there a page at this address?"""
        for _ in range(_HOPS):
            seen = self._hop(url)
            if isinstance(seen, Sign):
                return seen
            try:
                url = urljoin(url, seen)
            except ValueError:
                return Sign(Life.UNKNOWN, "it leads to what is no address")
        return Sign(Life.UNKNOWN, "it leads from one address to the next")

    def _hop(self, url: str) -> Sign | str:
        """What an address says, or where it sends us."""
        try:
            parts = urlsplit(url)
            port = parts.port or _PORTS.get(parts.scheme, 0)
            host = parts.hostname or ""
        except ValueError:
            return Sign(Life.UNKNOWN, "it is no address")
        if parts.scheme not in _PORTS or port not in self._ports or not host:
            return Sign(Life.UNKNOWN, "it is no address of the web")
        places = self._resolve(host, port)
        if not places:
            return Sign(Life.UNKNOWN, "its host is not known")
        if not all(map(self._allowed, places)):
            return Sign(Life.UNKNOWN, "it does not lead to the public internet")
        try:
            return self._ask(url, host, port, places[0])
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return Sign(Life.UNKNOWN, type(error).__name__)

    def _ask(self, url: str, host: str, port: int, place: str) -> Sign | str:
        """Connect to the place that was checked, whatever the name would resolve to now."""
        target = httpx.URL(url).copy_with(host=place, port=port)
        given = host if port in _PORTS.values() else f"{host}:{port}"
        with Deadline(self._patience) as deadline:
            extensions = {"sni_hostname": host, "trace": deadline.trace}
            request = self._client.build_request(
                "GET", target, headers={"Host": given}, extensions=extensions
            )
            answer = self._client.send(request, stream=True)
        try:
            if answer.status_code in _REDIRECTS and "location" in answer.headers:
                return str(answer.headers["location"])
            if answer.status_code in _GONE:
                return Sign(Life.DEAD, f"its server answers {answer.status_code}")
            life = Life.ALIVE if answer.is_success else Life.UNKNOWN
            return Sign(life, f"its server answers {answer.status_code}")
        finally:
            answer.close()
