"""Asking Papers with Code for one paper: its code, and the leaderboards it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from state.identity import Identity, Scheme, arxiv_id
from state.records import Paper, Sighting
from tracker.http.errors import HttpError, NotThere, Unreadable
from tracker.http.messages import Ask
from tracker.sources.pwc.page import AT_PAPERS_WITH_CODE, check_address, gone, read_page
from tracker.sources.pwc.source import PWC, paper_sighting
from tracker.sources.pwc.wire import Evaluation, PwcPaper
from tracker.sources.wire import parsed, row_of

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.http.door import Door
    from tracker.http.messages import Answer

_MOST = 30


@dataclass(frozen=True)
class PwcDetails:
    """Reads single papers of Papers with Code."""

    door: Door
    url: str

    def paper(self, name: str, now: datetime) -> Sighting:
        """A paper with the code that was found for it."""
        answer = self._get(f"papers/{name}", {"include_resources": "true"})
        row = row_of(parsed(answer), PwcPaper, answer)
        if name not in {arxiv_id(told) for told in (row.arxiv_id, row.id, row.url_abs, row.url_pdf) if told}:
            raise Unreadable(answer.url, answer.host, f"sent another paper than {name}", 200)
        return paper_sighting(row, "detail", now)

    def evaluations(self, name: str, now: datetime) -> Sighting | None:
        """The leaderboards that a paper stands on; None where it stands on none."""
        asked = {"paper_id": name, "page_size": "100"}
        answer = self._get("evaluations/", asked)
        rows = read_page(answer, Evaluation, asked).read
        boards = dict.fromkeys(f"{row.task}: {row.dataset}" for row in rows if row.task and row.dataset)
        if not boards:
            return None
        identity = Identity(Scheme.ARXIV, name)
        extra = {"benchmarks": "; ".join(list(boards)[:_MOST])}
        return Sighting(
            PWC, f"evaluations:{name}", now, Paper(title="", arxiv_id=name), (identity,), extra=extra
        )

    def _get(self, path: str, asked: dict[str, str]) -> Answer:
        check_address(self.url)
        try:
            return self.door.get(Ask(AT_PAPERS_WITH_CODE, f"{self.url}/{path}", tuple(asked.items())))
        except NotThere:
            raise
        except HttpError as error:
            raise gone(error) from error
