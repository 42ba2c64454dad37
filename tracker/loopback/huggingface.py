"""Hugging Face on loopback: daily papers, papers, models, datasets, and the files of a repository."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from hashlib import sha1
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from tracker import clock
from tracker.loopback.faults import Fault
from tracker.loopback.hub_world import HubWorld, Repository, code_of, day_alone, has_code, noon
from tracker.loopback.messages import Reply, Request
from tracker.loopback.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from tracker.loopback.world import MadeUpPaper

_SORTS = {"trendingScore": "trending", "createdAt": "created", "likes": "likes", "downloads": "downloads"}


@dataclass
class LoopbackHuggingFace:
    """What Hugging Face says of a made-up world at a given time."""

    world: World = field(default_factory=World)
    now: Callable[[], datetime] = clock.now

    @cached_property
    def hub(self) -> HubWorld:
        """The world's part of the Hub."""
        return HubWorld(self.world)

    def answer(self, request: Request) -> Reply:
        """Answer as the address asks."""
        if request.fault is Fault.RENAMED:
            mark = "&" if "?" in request.target else "?"
            location = f"{request.target}{mark}renamed=1"
            text = f"Temporary Redirect. Redirecting to {location}"
            return Reply(307, text.encode(), "text/plain; charset=utf-8", (("Location", location),))
        match request.path.strip("/").split("/"):
            case ["api", "daily_papers"]:
                return self._daily(request)
            case ["api", "papers", name]:
                return self._paper(name)
            case ["api", "models"]:
                return self._list(request, self.hub.models, _model_row)
            case ["api", "datasets"]:
                return self._list(request, self.hub.datasets, _dataset_row)
            case ["datasets", owner, name, "resolve", "main", file]:
                return self._file(self.hub.datasets, f"{owner}/{name}", file)
            case [owner, name, "resolve", "main", file]:
                return self._file(self.hub.models, f"{owner}/{name}", file)
            case _:
                return _error(404, "Not found")

    @property
    def _today(self) -> date:
        return self.now().date()

    def _daily(self, request: Request) -> Reply:
        page, limit = int(request.query.get("p", "0")), int(request.query.get("limit", "50"))
        if not 1 <= limit <= 100:
            return _error(400, "limit must be between 1 and 100")
        rows = [(day, paper) for day, paper in self.hub.picked if day <= self._today]
        if week := request.query.get("week"):
            rows = [(day, paper) for day, paper in rows if f"{day:%G-W%V}" == week]
        some = [] if request.fault is Fault.EMPTY_FIRST_PAGE else rows[page * limit : (page + 1) * limit]
        return _json([self._daily_row(day, paper) for day, paper in some])

    def _daily_row(self, day: date, paper: MadeUpPaper) -> dict[str, object]:
        return {
            "paper": {**self._paper_row(paper), "submittedOnDailyAt": day_alone(day)},
            # labelled as UTC and wrong by the offset of the US East, as the real one is: nobody is to read it
            "publishedAt": f"{paper.submitted - timedelta(days=1)}T20:00:00.000Z",
            "title": paper.title,
            "summary": paper.abstract,
            "thumbnail": f"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/{paper.arxiv_id}.png",
            "numComments": 1,
        }

    def _paper_row(self, paper: MadeUpPaper) -> dict[str, object]:
        code = {"githubRepo": code_of(paper), "githubStars": 12} if has_code(paper, self._today) else {}
        return {
            "id": paper.arxiv_id,
            "authors": [
                {"_id": f"{n}", "name": name, "hidden": False} for n, name in enumerate(paper.authors)
            ],
            "publishedAt": day_alone(paper.submitted),
            "title": paper.title,
            "summary": paper.abstract,
            "upvotes": len(paper.title) % 40,
            "discussionId": "0",
            **code,
        }

    def _paper(self, name: str) -> Reply:
        paper = next((p for day, p in self.hub.picked if p.arxiv_id == name and day <= self._today), None)
        if paper is None:
            return _error(
                404, "Paper not found. For an arXiv paper to appear on Hugging Face, it must be mentioned."
            )
        linked = [_model_row(m, ()) for m in self.hub.models if f"arxiv:{name}" in m.tags]
        data = [_dataset_row(d, ()) for d in self.hub.datasets if f"arxiv:{name}" in d.tags]
        return _json(
            {
                **self._paper_row(paper),
                "linkedModels": linked,
                "linkedDatasets": data,
                "numTotalModels": len(linked),
                "numTotalDatasets": len(data),
            }
        )

    def _list(
        self,
        request: Request,
        repositories: Sequence[Repository],
        row: Callable[[Repository, Sequence[str]], dict[str, object]],
    ) -> Reply:
        wanted, limit = request.query.get("filter", ""), int(request.query.get("limit", "1000"))
        expand = parse_qs(urlsplit(request.target).query).get("expand[]", [])
        found = [
            one
            for one in repositories
            if one.created <= self._today and (not wanted or wanted in one.tags or wanted == one.task)
        ]
        found.sort(key=lambda one: one.id)
        found.sort(key=lambda one: getattr(one, _SORTS[request.query.get("sort", "createdAt")]), reverse=True)
        return _json(
            [] if request.fault is Fault.EMPTY_FIRST_PAGE else [row(one, expand) for one in found[:limit]]
        )

    def _file(self, repositories: Sequence[Repository], name: str, file: str) -> Reply:
        found = next((one for one in repositories if one.id == name and one.created <= self._today), None)
        if found is None or not found.text:
            return _error(404, "Entry not found")
        if file == "README.md":
            front = "\n".join(f"{key}: {json.dumps(value)}" for key, value in found.card.items())
            return _as_file(f"---\n{front}\n---\n{found.text}".encode())
        if file == "config.json" and found.task:
            return _as_file(json.dumps(_CONFIG).encode())
        return _error(404, "Entry not found")


_CONFIG = {
    "architectures": ["MadeUpForConditionalGeneration"],
    "model_type": "made_up_vl",
    "text_config": {"model_type": "qwen2", "num_hidden_layers": 28},
    "vision_config": {"model_type": "siglip_vision_model", "image_size": 384},
}


def _model_row(model: Repository, expand: Sequence[str]) -> dict[str, object]:
    every = {
        **_common(model),
        "pipeline_tag": model.task,
        "library_name": "transformers",
        "safetensors": {"parameters": {"BF16": model.parameters}, "total": model.parameters},
        "config": {"architectures": ["MadeUpForConditionalGeneration"], "model_type": "made_up_vl"},
    }
    if not model.parameters:
        del every["safetensors"]
    return _expanded(model, every, expand)


def _dataset_row(dataset: Repository, expand: Sequence[str]) -> dict[str, object]:
    return _expanded(dataset, {**_common(dataset), "description": dataset.text[:300]}, expand)


def _common(one: Repository) -> dict[str, object]:
    found: dict[str, object] = {
        "author": one.owner,
        "likes": one.likes,
        "downloads": one.downloads,
        "trendingScore": one.trending,
        "tags": list(one.tags),
        "createdAt": noon(one.created),
        "private": False,
        "disabled": False,
    }
    return {**found, "cardData": one.card} if one.card else found


def _expanded(one: Repository, every: dict[str, object], expand: Sequence[str]) -> dict[str, object]:
    """With `expand[]` the Hub sends the ids and what was asked for, and nothing else."""
    kept = {name: value for name, value in every.items() if not expand or name in expand}
    number = sha1(one.id.encode(), usedforsecurity=False).hexdigest()[:24]
    return {"_id": number, "id": one.id, **kept}


def _as_file(body: bytes) -> Reply:
    checksum = sha1(b"blob %d\x00" % len(body) + body, usedforsecurity=False).hexdigest()
    return Reply(200, body, "text/plain; charset=utf-8", (("ETag", f'"{checksum}"'),))


def _json(found: object) -> Reply:
    return Reply(200, json.dumps(found, ensure_ascii=False).encode())


def _error(status: int, words: str) -> Reply:
    return Reply(status, json.dumps({"error": words}).encode())
