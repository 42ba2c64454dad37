"""Reading one answer of Papers with Code's API: its rows under either name, and whether it did what was asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from tracker.http.errors import HttpError, Moved, Refused, Unreadable, WebPage
from tracker.http.messages import Service, host_of
from tracker.sources.addresses import Addresses
from tracker.sources.wire import error_in, parsed, rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.http.messages import Answer
    from tracker.sources.wire import Rows

AT_PAPERS_WITH_CODE = Service("papers_with_code")
HOME = Addresses().papers_with_code
_DEAD_HOSTS = frozenset({"paperswithcode.com", "www.paperswithcode.com", "arxiv.paperswithcode.com"})
_NOT_FILTERS = frozenset(
    (
        *("page", "page_size", "items_per_page", "limit", "order_by", "order_dir", "ordering"),
        *("include_resources", "mode"),
    )
)

Row = TypeVar("Row", bound=BaseModel)


class Gone(HttpError):
    """The service is not at this address any more."""


def check_address(url: str) -> None:
    """Refuse an address that is known to be dead, without asking it."""
    host = host_of(url).lower()
    if host.partition(":")[0] in _DEAD_HOSTS:
        raise Gone(url, host, f"is gone since July 2025; use {HOME}")


def gone(error: HttpError) -> HttpError:
    """A redirect to elsewhere or a web page, told as what it means here; any other error as it is."""
    if isinstance(error, Moved):
        return Gone(
            error.url,
            error.host,
            f"is gone (it redirects to {error.to[:200] or 'nowhere'}); use {HOME}",
            error.status,
        )
    if isinstance(error, WebPage):
        return Gone(error.url, error.host, f"is gone (it answers with a web page); use {HOME}", error.status)
    return error


def read_page(answer: Answer, kind: type[Row], asked: Mapping[str, str]) -> Rows[Row]:
    """The rows of an answer; one that does not confirm each filter asked for is refused, for it may hold anything."""
    found = parsed(answer)
    if isinstance(found, list):
        found = {"results": found}
    if not isinstance(found, dict):
        raise Unreadable(answer.url, answer.host, "sent something that is no page of results", 200)
    more = found["next"] is not None if "next" in found else None  # a null says that this is the last page
    found = {name: value for name, value in found.items() if value is not None}
    if fault := error_in(found):
        raise Unreadable(answer.url, answer.host, fault, 200)
    if missing := unconfirmed(found.get("applied_filters"), asked):
        raise Refused(answer.url, answer.host, f"did not confirm the filters {', '.join(missing)}", 200)
    listed = found["results"] if "results" in found else found.get("items")
    rows = rows_of(listed, kind, answer)
    count = found["count"] if "count" in found else found.get("total")
    if isinstance(count, int) and count > 0 and not rows.read and not rows.unread:
        raise Unreadable(answer.url, answer.host, f"says that there are {count} rows and shows none", 200)
    return replace(rows, total=count if isinstance(count, int) else None, more=more)


def unconfirmed(applied: object, asked: Mapping[str, str]) -> list[str]:
    """The filters that were asked for and that the answer does not say it applied as asked."""
    confirmed = applied if isinstance(applied, dict) else {}
    return sorted(
        name
        for name, value in asked.items()
        if name not in _NOT_FILTERS and _plain(confirmed.get(name)) != _plain(value)
    )


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value).strip().casefold()
