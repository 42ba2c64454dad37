"""What a person may allow to be asked about the works that go into a pull request: their pages, and other words.

Only about those, only once, and never at the cost of anything else: what does not answer is left for the next run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tracker.facts.extract import facts_of_page
from tracker.facts.kept import PAGE, page_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from state.records import Work
    from state.store import Store


class PageOf(Protocol):
    """Gives a paper's page by its arXiv id: empty where there is none, None where nobody answers."""

    def __call__(self, arxiv_id: str) -> str | None:
        """The page's HTML."""
        ...


def with_pages(store: Store, works: Iterable[Work], page_of: PageOf, now: datetime) -> Sequence[Work]:
    """The works, each with what its own page says; those read before are not read again."""
    works = list(works)
    notes = []
    for work in works:
        if not work.paper.arxiv_id or any(sighting.source == PAGE for sighting in work.sightings):
            continue
        page = page_of(work.paper.arxiv_id)
        if page is None:
            break  # whoever does not answer now is not asked nine times more
        notes.append(page_note(work, facts_of_page(work.paper, page), now))
    if not notes:
        return works
    store.remember(notes)
    again = store.works(work.id for work in works)
    return [again.get(work.id, work) for work in works]
