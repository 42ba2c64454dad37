"""Papers with Code among the services that works come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.http.errors import HttpError
from tracker.http.messages import Ask
from tracker.sources.addresses import variable_of
from tracker.sources.answering import answers
from tracker.sources.details import Runner, Task
from tracker.sources.origin import Means, Origin
from tracker.sources.pwc.detail import PwcDetails
from tracker.sources.pwc.page import AT_PAPERS_WITH_CODE, check_address, gone, read_page
from tracker.sources.pwc.source import PwcSource
from tracker.sources.pwc.wire import PwcPaper

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from tracker.doctor.finding import Finding
    from tracker.ports import Source


def _sources(means: Means) -> Iterator[Source]:
    settings = means.settings.papers_with_code
    if settings.enabled:
        yield PwcSource(means.door, means.addresses.papers_with_code, settings.query)


def _errands(means: Means) -> Mapping[Task, Runner]:
    details = PwcDetails(means.door, means.addresses.papers_with_code)
    if not means.settings.papers_with_code.enabled:
        return {}
    return {Task.CODE: details.paper, Task.EVALUATIONS: details.evaluations}


def _probe(means: Means, _: datetime) -> Iterator[Finding]:
    """The recent papers, one row."""
    home, asked = means.addresses.papers_with_code, {"limit": "1"}

    def known() -> bool:
        try:
            check_address(home)
            ask = Ask(AT_PAPERS_WITH_CODE, f"{home}/papers/recent", tuple(asked.items()))
            return bool(read_page(means.door.get(ask), PwcPaper, asked).read)
        except HttpError as error:
            raise gone(error) from error

    yield answers(ORIGIN.title, "recent papers", variable_of("papers_with_code"), known)


ORIGIN = Origin("Papers with Code", _sources, _probe, _errands)
