"""Each source asked for a little: does it answer, and in a shape that we can read?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker import clock
from tracker.doctor.finding import Finding, Probe, fault, fine, warning
from tracker.http.errors import HttpError, Moved, Refused, Throttled, Unreachable, Unreadable, WebPage
from tracker.http.messages import Ask, Service, Shape
from tracker.plural import counted
from tracker.sources.addresses import Addresses, variable_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.settings.model import Settings
    from tracker.sources.arxiv.feed import Feed

    Opener = Callable[[], Door]

ARXIV, HUB, PWC = "arXiv", "Hugging Face", "Papers with Code"


def source_probes(
    settings: Settings,
    environment: Mapping[str, str],
    opened: Opener | None = None,
    now: datetime | None = None,
) -> Iterator[Probe]:
    """One probe a service that the settings leave enabled; `opened` opens another door than the ordinary one."""
    at = now or clock.now()
    through = opened or _door_of(settings, environment)
    sources, addresses = settings.sources, Addresses.from_environment(environment)
    wanted: list[tuple[str, bool, Callable[[Door], Iterator[Finding]]]] = [
        (ARXIV, sources.arxiv.enabled, lambda door: arxiv(door, addresses, sources.arxiv.categories, at)),
        (
            HUB,
            sources.hugging_face.papers or sources.hugging_face.models or sources.hugging_face.datasets,
            lambda door: hugging_face(door, addresses),
        ),
        (PWC, sources.papers_with_code.enabled, lambda door: papers_with_code(door, addresses)),
    ]
    for area, enabled, look in wanted:
        if enabled:
            yield Probe(area, _looking(look, through))


def _looking(look: Callable[[Door], Iterator[Finding]], opened: Opener) -> Callable[[], Iterator[Finding]]:
    def run() -> Iterator[Finding]:
        with opened() as door:
            yield from look(door)

    return run


def _door_of(settings: Settings, environment: Mapping[str, str]) -> Opener:
    def opened() -> Door:
        from tracker.http.opening import open_door

        return open_door(settings.http.model_copy(update={"attempts": 1}), environment)

    return opened


def arxiv(door: Door, addresses: Addresses, categories: tuple[str, ...], now: datetime) -> Iterator[Finding]:
    """The announcement feed and OAI-PMH, one request each."""
    from tracker.sources.arxiv.feed import read_feed
    from tracker.sources.arxiv.oai import read_page

    try:
        url = f"{addresses.arxiv_rss}/{'+'.join(categories)}"
        feed = read_feed(door.get(Ask(Service.ARXIV, url, shape=Shape.XML)).body)
    except HttpError as error:
        refused = read_feed(error.body) if isinstance(error, Refused) else None
        if refused and refused.error:
            yield _unknown_category(refused.error)
        else:
            yield _told(ARXIV, "feed", error, variable_of("arxiv_rss"))
    else:
        if feed is None:
            yield _odd(ARXIV, "feed")
        elif feed.error:
            yield _unknown_category(feed.error)
        else:
            yield _of_feed(feed, now)
    try:
        body = door.get(
            Ask(Service.ARXIV, addresses.arxiv_oai, (("verb", "Identify"),), Shape.XML, largest=2**20)
        ).body
    except HttpError as error:
        yield _told(ARXIV, "OAI-PMH", error, variable_of("arxiv_oai"))
    else:
        known = read_page(body) is not None
        yield fine(ARXIV, "OAI-PMH", "It answers.") if known else _odd(ARXIV, "OAI-PMH")


def _of_feed(feed: Feed, now: datetime) -> Finding:
    """What a feed shows, and whether it is the one that should be there."""
    from tracker.sources.arxiv import calendar

    shown = f"It shows {counted(len(feed.announcements), 'announcement')} of {feed.day}"
    day = feed.day or calendar.today(now)
    odd = ""
    if not feed.whole or feed.unread:
        odd = f"of which {counted(feed.unread, 'item')} cannot be read" if feed.unread else "and breaks off"
    elif not calendar.believable(day, calendar.today(now)):
        odd = "which is days to come"
    elif late := calendar.overdue(calendar.feed_after(day), now):
        odd = f"though that of {late} should be there"
    elif not feed.announcements and calendar.expects_papers(day):
        odd = "though that is no weekend and no known holiday"
    if not odd:
        return fine(ARXIV, "feed", f"{shown}.")
    advice = "Nothing is lost, OAI-PMH makes it good; look at this machine's clock if its day is another."
    return warning(ARXIV, "feed", f"{shown}, {odd}.", advice)


def hugging_face(door: Door, addresses: Addresses) -> Iterator[Finding]:
    """The daily papers and the list of models, one row each."""
    from tracker.sources.huggingface.wire import DailyPaper, HubModel
    from tracker.sources.wire import parsed, rows_of

    for what, path, kind in (("daily papers", "daily_papers", DailyPaper), ("models", "models", HubModel)):
        ask = Ask(Service.HUGGING_FACE, f"{addresses.hugging_face}/api/{path}", (("limit", "1"),))
        try:
            answer = door.get(ask)
            rows = rows_of(parsed(answer), kind, answer)
        except HttpError as error:
            yield _told(HUB, what, error, variable_of("hugging_face"))
        else:
            yield fine(HUB, what, "They are told in the shape we know.") if rows.read else _odd(HUB, what)


def papers_with_code(door: Door, addresses: Addresses) -> Iterator[Finding]:
    """The recent papers, one row."""
    from tracker.sources.pwc.page import check_address, gone, read_page
    from tracker.sources.pwc.wire import PwcPaper

    asked = {"limit": "1"}
    try:
        check_address(addresses.papers_with_code)
        url = f"{addresses.papers_with_code}/papers/recent"
        rows = read_page(door.get(Ask(Service.PAPERS_WITH_CODE, url, tuple(asked.items()))), PwcPaper, asked)
    except HttpError as error:
        yield _told(PWC, "recent papers", gone(error), variable_of("papers_with_code"))
    else:
        found = bool(rows.read)
        yield (
            fine(PWC, "recent papers", "They are told in the shape we know.")
            if found
            else _odd(PWC, "recent papers")
        )


def _unknown_category(words: str) -> Finding:
    advice = (
        "Mend `categories` under [sources.arxiv]; the names are on arXiv's page of its category taxonomy."
    )
    return fault(ARXIV, "feed", f"It refuses the categories: {words}.", advice)


def _odd(area: str, what: str, why: str = "It answers in a shape that we do not know") -> Finding:
    advice = "Look at the address for what it is now; a newer version of the tracker may know the new shape."
    return fault(area, what, f"{why}.", advice)


def _told(area: str, what: str, error: HttpError, variable: str) -> Finding:
    """An error as a finding: throttling passes, the others want a person."""
    match error:
        case Throttled():
            advice = (
                "Nothing is lost, the next poll makes it good; if it stays so, poll at another hour "
                "(arXiv sheds load just after midnight UTC) and give a `contact` under [http]."
            )
            return warning(area, what, f"{error}.", advice)
        case Unreachable():
            advice = f"Look at this machine's network and proxy, and at {variable} if it is set."
        case Moved() | WebPage():
            advice = (
                f"The service has moved or is gone: set {variable} to where it is now, or disable the source."
            )
        case Refused(status=401 | 403):
            advice = "Look at the token for it, or give a `contact` under [http] so that we are not taken for a robot without a name."
        case Unreadable():
            return _odd(area, what, f"It answers in a shape that we do not know: {error}")
        case _:
            advice = f"Look at {variable} if it is set; otherwise the service is out of order, and the next poll makes it good."
    return fault(area, what, f"{error}.", advice)
