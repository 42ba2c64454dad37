"""The page of a list that a test writes down, and what is added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.lists.addition import plan_addition
from tracker.lists.outcome import Addition
from tracker.lists.reading.page import Page, read_page
from tracker.lists.steering import NO_DOUBT

if TYPE_CHECKING:
    from tracker.lists.candidate import Candidate
    from tracker.lists.steering import Steering


def read(text: str | bytes) -> Page:
    """The page of a text, which has to be one."""
    page = read_page(text.encode() if isinstance(text, str) else text)
    assert isinstance(page, Page), page
    return page


def planned(page: Page, work: Candidate, steering: Steering = NO_DOUBT) -> Addition:
    """What is added to a page for a work, which has to have a place there."""
    outcome = plan_addition(page, work, steering)
    assert isinstance(outcome, Addition), outcome
    return outcome
