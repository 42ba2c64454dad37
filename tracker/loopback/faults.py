"""Each way in which a service can answer badly."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """One way to answer badly. The first group the server itself plays, whatever the service."""

    THROTTLED_429 = "throttled-429"
    THROTTLED_429_LONG = "throttled-429-long"
    """With a `Retry-After` of an hour."""
    THROTTLED_503 = "throttled-503"
    """With `Retry-After: 0` and a web page, as arXiv's cache gives it."""
    THROTTLED_406 = "throttled-406"
    RATE_EXCEEDED_200 = "rate-exceeded-200"
    RATE_LIMIT_SPENT = "rate-limit-spent"
    """Hugging Face's 429 with its `RateLimit` headers."""
    SERVER_ERROR = "server-error"
    SLOW_DRIP = "slow-drip"
    SLOW_HEADERS = "slow-headers"
    CUT_CONNECTION = "cut-connection"
    NO_ANSWER = "no-answer"
    TRUNCATED = "truncated"
    EMPTY_BODY = "empty-body"
    MALFORMED = "malformed"
    WRONG_CHARSET = "wrong-charset"
    HUGE_BODY = "huge-body"
    BROKEN_GZIP = "broken-gzip"
    WEB_PAGE = "web-page"
    REDIRECTED_AWAY = "redirected-away"

    # These the services play, each where it makes sense.
    STALE_FEED = "stale-feed"
    """Yesterday's batch with today's date."""
    STALE_CATEGORY = "stale-category"
    EMPTY_FEED = "empty-feed"
    EMPTY_FIRST_PAGE = "empty-first-page"
    DUPLICATE_PAGE = "duplicate-page"
    MISSING_PAGE = "missing-page"
    RENAMED = "renamed"
    UNCONFIRMED_FILTERS = "unconfirmed-filters"
    GONE = "gone"


PLAYED_BY_SERVER = tuple(Fault)[: tuple(Fault).index(Fault.STALE_FEED)]
