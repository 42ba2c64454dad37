"""What the made-up world has on Hugging Face: daily papers, models with their children, datasets, and some spam."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.loopback.world import MadeUpPaper, World

LAB, DATA_HOUSE = "made-up-lab", "made-up-data"
_DATASET_TASKS = (
    *("image-text-to-text", "visual-question-answering", "image-to-text", "video-text-to-text"),
    "document-question-answering",
)
CODE_AFTER = timedelta(days=10)
"""How long after a paper its code turns up."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A model or dataset on the Hub."""

    id: str
    created: date
    tags: tuple[str, ...]
    task: str = ""
    likes: int = 0
    downloads: int = 0
    trending: int = 0
    card: dict[str, object] = field(default_factory=dict)
    parameters: int = 0
    text: str = ""
    """What its README says below the front matter."""

    @property
    def owner(self) -> str:
        """Whose it is."""
        return self.id.partition("/")[0]


@dataclass(frozen=True)
class HubWorld:
    """A world's part of the Hub."""

    world: World

    @cached_property
    def picked(self) -> tuple[tuple[date, MadeUpPaper], ...]:
        """The papers that people picked, with the day on which they entered the daily list, newest first."""
        first = {p.arxiv_id: p for p in reversed(self.world.papers) if p.about_vlm}
        rows = [
            (paper.announced + timedelta(days=_number(paper) % 3), paper)
            for paper in first.values()
            if _number(paper) % 2 == 0
        ]
        return tuple(sorted(rows, key=lambda row: (row[0], row[1].arxiv_id), reverse=True))

    @cached_property
    def models(self) -> tuple[Repository, ...]:
        """Models of papers, each with children, and things nobody wants."""
        own = [_model(paper) for paper in self._first("model")]
        children = [child for model in own for child in _children(model)]
        return (*own, *children, *_SPAM)

    @cached_property
    def datasets(self) -> tuple[Repository, ...]:
        """Datasets and benchmarks of papers."""
        return tuple(_dataset(paper) for paper in (*self._first("dataset"), *self._first("benchmark")))

    def _first(self, kind: str) -> list[MadeUpPaper]:
        return [paper for paper in self.world.papers if paper.kind == kind and paper.version == 1]


def noon(day: date) -> str:
    """A day as the Hub writes moments."""
    return f"{datetime.combine(day, time(12), UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def day_alone(day: date) -> str:
    """A day as the Hub writes those of papers since 2026: without a time."""
    return f"{day}T00:00:00.000Z"


def has_code(paper: MadeUpPaper, today: date) -> bool:
    """Has the paper's code turned up by now?"""
    return _number(paper) % 3 != 1 and today >= paper.announced + CODE_AFTER


def code_of(paper: MadeUpPaper) -> str:
    """Where the paper's code is, once it is there."""
    return f"https://github.com/{LAB}/{paper.slug}"


def _number(paper: MadeUpPaper) -> int:
    return int(paper.arxiv_id.rpartition(".")[2])


def _model(paper: MadeUpPaper) -> Repository:
    size = (2, 7, 8)[_number(paper) % 3]
    return Repository(
        f"{LAB}/{paper.name}-VL-{size}B",
        paper.announced,
        (
            *("transformers", "safetensors", "image-text-to-text", "conversational", "vision-language"),
            *(f"arxiv:{paper.arxiv_id}", "license:apache-2.0", "region:us"),
        ),
        "image-text-to-text",
        likes=40 + _number(paper) % 200,
        downloads=1000 + _number(paper),
        trending=30 + _number(paper) % 50,
        card={"license": "apache-2.0", "language": ["en"], "pipeline_tag": "image-text-to-text"},
        parameters=size * 10**9 + _number(paper),
        text=f"# {paper.name}-VL-{size}B\n\n{paper.abstract}\n",
    )


def _children(model: Repository) -> list[Repository]:
    name = model.id.partition("/")[2]
    return [
        Repository(
            f"{owner}/{name}-{suffix}",
            model.created + timedelta(days=1),
            ("image-text-to-text", f"base_model:{model.id}", f"base_model:{relation}:{model.id}"),
            "image-text-to-text",
            likes=25,
            downloads=900,
            trending=20,
            card={"base_model": model.id},
        )
        for owner, suffix, relation in (
            ("quant-farm", "GGUF", "quantized"),
            ("somebody", "lora-charts", "adapter"),
        )
    ]


def _dataset(paper: MadeUpPaper) -> Repository:
    return Repository(
        f"{DATA_HOUSE}/{paper.name}",
        paper.announced,
        (
            *(f"task_categories:{task}" for task in _DATASET_TASKS),
            *(
                "language:en",
                "license:cc-by-4.0",
                "size_categories:1M<n<10M",
                "modality:image",
                f"arxiv:{paper.arxiv_id}",
            ),
        ),
        likes=15 + _number(paper) % 90,
        downloads=700 + _number(paper),
        trending=10,
        card={"license": "cc-by-4.0", "language": ["en"], "size_categories": ["1M<n<10M"]},
        text=f"# {paper.name}\n\n{paper.abstract}\n",
    )


_SPAM = (
    Repository(
        "bright-deals/Acrobat-Pro-Cracked",
        date(2026, 11, 9),
        ("image-text-to-text",),
        "image-text-to-text",
        900,
        90_000,
        400,
    ),
    Repository(
        "bright-deals/VLM-Pro-Full-Version",
        date(2026, 11, 9),
        ("image-text-to-text",),
        "image-text-to-text",
        30,
        2000,
        90,
    ),
    Repository("nobody/first-try", date(2026, 11, 9), ("image-text-to-text",), "image-text-to-text", 0, 3, 1),
    Repository(
        "no-card/silent-vl", date(2026, 11, 9), ("image-text-to-text",), "image-text-to-text", 20, 700, 9
    ),
    Repository(
        "texts/Only-Words-7B", date(2026, 11, 9), ("text-generation",), "text-generation", 800, 70_000, 99
    ),
)
