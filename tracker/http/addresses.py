"""Web addresses: which is asked, whose it is, and where a redirect may lead. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx

from tracker.http import errors

if TYPE_CHECKING:
    from tracker.http.messages import Ask


def address_of(ask: Ask) -> httpx.URL:
    """The web address that is asked; raises `Refused` where it is none."""
    try:
        url = httpx.URL(ask.url, params=ask.params) if ask.params else httpx.URL(ask.url)
    except httpx.InvalidURL as error:
        raise errors.Refused(ask.url, ask.url, f"is no address ({error})") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise errors.Refused(ask.url, ask.url or "''", "is no web address")
    return url


def host_of(url: httpx.URL) -> str:
    """The host with its port, where one is named."""
    return f"{url.host}:{url.port}" if url.port else url.host


def on_same_host(url: httpx.URL, location: str, status: int) -> httpx.URL:
    """Where a redirect leads, if it stays with the host; a change of host is told, not followed."""
    try:
        target = url.join(location)
    except httpx.InvalidURL as error:
        raise errors.Refused(
            str(url), host_of(url), "redirects to something that is no address", status
        ) from error
    if not location or host_of(target) != host_of(url) or target.scheme != url.scheme:
        where = location[:200] or "nowhere"
        raise errors.Moved(str(url), host_of(url), f"redirects to {where}", status, to=location)
    return target
