"""Small bodies of our own in the shapes that the services send; their papers are made up by the loopback world."""

from __future__ import annotations

from datetime import UTC, datetime

from tracker.loopback.arxiv import LoopbackArxiv
from tracker.loopback.huggingface import LoopbackHuggingFace
from tracker.loopback.messages import Reply, Request
from tracker.loopback.papers_with_code import LoopbackPapersWithCode
from tracker.loopback.world import World

_NOW = datetime(2026, 11, 11, 9, tzinfo=UTC)
_WORLD = World(days=3, per_day=6)
_LICENCE = "cc-by-4.0"


def _asked(answer: Reply) -> bytes:
    assert answer.status == 200
    return answer.body


def _shapes() -> dict[str, bytes]:
    arxiv = LoopbackArxiv(_WORLD, lambda: _NOW)
    hub = LoopbackHuggingFace(_WORLD, lambda: _NOW)
    pwc = LoopbackPapersWithCode(_WORLD, lambda: _NOW)
    ids = ",".join(paper.arxiv_id for paper in _WORLD.papers[:3])
    return {
        "feed": _asked(arxiv.answer(Request("GET", "/rss/cs.CV+cs.CL+cs.LG+cs.AI"))),
        "query": _asked(arxiv.answer(Request("GET", "/api/query", {"id_list": ids}))),
        "oai": _asked(arxiv.answer(Request("GET", "/oai", {"verb": "ListRecords", "set": "cs"}))),
        "daily": _asked(hub.answer(Request("GET", "/api/daily_papers"))),
        "models": _asked(hub.answer(Request("GET", "/api/models", {"sort": "trendingScore"}))),
        "pwc": _asked(pwc.answer(Request("GET", "/api/v1/papers/recent"))),
        "dump": _DUMP,
        "card": _CARD,
    }


_DUMP = b"""[{"task": "Visual Question Answering", "categories": [], "subtasks": [], "datasets": [{"dataset": "MadeUpVQA",
"sota": {"metrics": ["Accuracy"], "rows": [{"model_name": "Lumen", "metrics": {"Accuracy": "61.0"}, "paper_date": null,
"paper_title": "Lumen: A Made-Up Vision-Language Model", "paper_url": "https://arxiv.org/abs/2611.00001v1",
"code_links": [{"title": "made-up/lumen", "url": "https://github.com/made-up-lab/lumen"}], "model_links": []}]}}]},
{"paper_url": "https://paperswithcode.com/paper/lumen", "title": "Lumen: A Made-Up Vision-Language Model",
"arxiv_id": "2611.00001", "abstract": "Made up.", "url_abs": "https://arxiv.org/abs/2611.00001v1", "authors": ["A. Lund"],
"date": "2026-11-09", "proceeding": null}]"""
_CARD = (
    b"---\nlicense: "
    + _LICENCE.encode()
    + b"\nbase_model:\n- made-up-lab/Lumen\nlanguage:\n- en\n---\n\n# Lumen\n\nMade up.\n"
)
SHAPES = _shapes()
