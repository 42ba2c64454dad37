"""Papers with Code on loopback, in the shapes of its second life."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tracker import clock
from tracker.loopback.faults import Fault
from tracker.loopback.hub_world import code_of, has_code
from tracker.loopback.messages import Reply, Request
from tracker.loopback.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tracker.loopback.world import MadeUpPaper

_BASE = "/api/v1/"
_PAGING = frozenset({"page", "page_size", "limit", "order_by", "include_resources"})


@dataclass
class LoopbackPapersWithCode:
    """What Papers with Code says of a made-up world at a given time."""

    world: World = field(default_factory=World)
    now: Callable[[], datetime] = clock.now

    def answer(self, request: Request) -> Reply:
        """Answer as the address asks."""
        if request.fault is Fault.GONE:
            return Reply(302, b"", "text/html", (("Location", "https://huggingface.co/papers/trending"),))
        papers = self._papers()
        match request.path.removeprefix(_BASE):
            case "papers/recent":
                limit = int(request.query.get("limit", "20"))
                return self._page(request, [self._row(p) for p in papers[:limit]], {})
            case "papers/":
                begin, end = (request.query.get(name, "") for name in ("start_date", "end_date"))
                found = [
                    p
                    for p in papers
                    if begin <= p.submitted.isoformat()
                    and (not end or p.submitted <= date.fromisoformat(end))
                ]
                return self._page(request, [self._row(p) for p in found], _filters(request))
            case "datasets/":
                rows = [_benchmark(p) for p in papers if p.kind in ("benchmark", "dataset")]
                return self._page(request, rows, _filters(request))
            case "evaluations/":
                name = request.query.get("paper_id", "")
                rows = [{"id": name, "task": "Visual Question Answering", "dataset": "MadeUpVQA"}]
                return self._page(request, rows, _filters(request))
            case path:
                one = next((p for p in papers if path == f"papers/{p.arxiv_id}"), None)
                if one is None:
                    return Reply(404, b'{"detail": "Not found."}')
                return Reply(200, json.dumps(self._row(one), ensure_ascii=False).encode())

    def _papers(self) -> list[MadeUpPaper]:
        today = self.now().date()
        known = [p for p in self.world.current(today).values() if p.about_vlm]
        return sorted(known, key=lambda p: p.arxiv_id, reverse=True)

    def _row(self, paper: MadeUpPaper) -> dict[str, object]:
        repositories = (
            [{"url": code_of(paper), "is_official": True, "stars": 12, "framework": "pytorch"}]
            if has_code(paper, self.now().date())
            else []
        )
        return {
            "id": paper.arxiv_id,
            "arxiv_id": paper.arxiv_id,
            "title": paper.title,
            "abstract": paper.abstract,
            "authors": list(paper.authors),
            "date_published": paper.submitted.isoformat(),
            "source_url": f"https://arxiv.org/abs/{paper.arxiv_id}",
            "url_pdf": f"https://arxiv.org/pdf/{paper.arxiv_id}",
            "citation_count": 0,
            "resources": {"repositories": repositories},
        }

    def _page(self, request: Request, rows: Sequence[object], filters: dict[str, str]) -> Reply:
        size, number = int(request.query.get("page_size", "100")), int(request.query.get("page", "1"))
        page = {
            "count": len(rows),
            "next": None,
            "previous": None,
            "results": []
            if request.fault is Fault.EMPTY_FIRST_PAGE
            else rows[(number - 1) * size : number * size],
            "applied_filters": {} if request.fault is Fault.UNCONFIRMED_FILTERS else filters,
        }
        return Reply(200, json.dumps(page, ensure_ascii=False).encode())


def _filters(request: Request) -> dict[str, str]:
    return {name: value for name, value in request.query.items() if name not in _PAGING}


def _benchmark(paper: MadeUpPaper) -> dict[str, object]:
    return {
        "id": paper.slug,
        "name": paper.name,
        "full_name": paper.title,
        "description": paper.abstract,
        "hf_url": f"https://huggingface.co/datasets/made-up-data/{paper.name}",
        "paper_count": 3,
    }
