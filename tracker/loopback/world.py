"""A made-up world of papers, the same each time: what every loopback service speaks of."""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property

from tracker.pattern import Pattern
from tracker.sources.arxiv import calendar

FIRST_DAY = date(2026, 11, 9)
"""A Monday: the first announcement day of the made-up world."""

_GIVEN = (
    "Ada", "Bo", "Chen", "Dilnoza", "Ewa", "Femi", "Gül", "Hana", "Iñigo", "Jun", "Kofi", "Lea", "Mårten",
    "Nadia",
)  # fmt: skip
_FAMILY = (
    "Abara", "Brandt", "Cho", "Dvořák", "Eriksen", "Fujii", "García", "Holt", "Ivanova", "Jansen", "Kaya",
    "Liu",
)  # fmt: skip
_NAMES = (
    "Lumen", "Iris", "Prisma", "Vista", "Opal", "Facet", "Glimpse", "Mosaic", "Retina", "Halo", "Pixel",
    "Argus",
)  # fmt: skip
_VLM_TOPICS = (
    ("model", "{name}VL: A Vision-Language Model with {how} Visual Tokens", "vision-language model"),
    (
        "model",
        "{name}-Chat: Visual Instruction Tuning with {how} Feedback",
        "multimodal large language model",
    ),
    (
        "benchmark",
        "{name}Bench: Benchmarking {how} Visual Reasoning in Vision-Language Models",
        "benchmark for vision-language models",
    ),
    ("dataset", "{name}Cap: A {how} Image-Text Dataset for Multimodal Pretraining", "image-text dataset"),
    (
        "survey",
        "A Survey of {how} Vision-Language Models and Their Evaluation",
        "survey of vision-language models",
    ),
    (
        "model",
        "{name}Doc: {how} Document Understanding with Multimodal Large Language Models",
        "vision-language model for documents",
    ),
)
_OTHER_TOPICS = (
    "{how} Graph Transport for Spectral Learning",
    "{how} Regret Bounds for Contextual Bandits",
    "{how} Grasp Planning under Contact Uncertainty",
    "{how} Tokenisation of Morphologically Rich Text",
    "{how} Segmentation of Retinal Layers from Few Scans",
    "{how} Compression of Optimiser States",
    "{how} Diffusion Priors for Inverse Rendering",
    "{how} Federated Training with Silent Clients",
)
_HOW = (
    "Adaptive", "Sparse", "Hierarchical", "Calibrated", "Compositional", "Efficient", "Grounded",
    "Long-Context", "Robust", "Streaming",
)  # fmt: skip
_CATEGORIES = ("cs.CV", "cs.CL", "cs.AI", "cs.LG", "cs.MM", "cs.RO")
_LICENCES = (
    "http://creativecommons.org/licenses/by/4.0/",
    "http://arxiv.org/licenses/nonexclusive-distrib/1.0/",
    "http://creativecommons.org/licenses/by-nc-sa/4.0/",
)


@dataclass(frozen=True, slots=True)
class MadeUpPaper:
    """One paper as its authors submitted it, and how arXiv announced it."""

    arxiv_id: str
    title: str
    abstract: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    submitted: date
    announced: date
    kind: str = "other"
    about_vlm: bool = False
    name: str = ""
    version: int = 1
    announce_type: str = "new"
    comment: str = ""
    licence: str = _LICENCES[0]
    doi: str = ""

    @property
    def slug(self) -> str:
        """A short name for addresses."""
        return (self.name or self.title.split()[0]).lower().strip(":")


@dataclass(frozen=True)
class World:
    """Announcements of a number of days, made from a seed."""

    first_day: date = FIRST_DAY
    days: int = 12
    """Calendar days, weekends included."""
    per_day: int = 40
    seed: int = 7
    holidays: frozenset[date] = field(default_factory=frozenset)

    @cached_property
    def papers(self) -> tuple[MadeUpPaper, ...]:
        """Everything announced, in the order of announcement; a replaced paper is there once for each word about it."""
        chance = random.Random(self.seed)
        papers: list[MadeUpPaper] = []
        numbers: Counter[str] = Counter()  # arXiv counts anew each month
        for day in self.announcement_days:
            month = f"{day:%y%m}"
            fresh = [self._fresh(chance, day, numbers[month] + n + 1) for n in range(self.per_day)]
            numbers[month] += self.per_day
            papers += fresh
            papers += _changes(chance, day, [paper for paper in papers if paper.announced < day])
        return tuple(papers)

    @cached_property
    def announcement_days(self) -> tuple[date, ...]:
        """The days with a feed that has items."""
        every = (self.first_day + timedelta(days=n) for n in range(self.days))
        return tuple(day for day in every if calendar.announces(day) and day not in self.holidays)

    def announced_on(self, day: date) -> tuple[MadeUpPaper, ...]:
        """The batch of one day."""
        return self._by_day.get(day, ())

    def current(self, until: date) -> dict[str, MadeUpPaper]:
        """Each paper in its latest version up to a day, by id."""
        return {paper.arxiv_id: paper for paper in self.papers if paper.announced <= until}

    @cached_property
    def _by_day(self) -> dict[date, tuple[MadeUpPaper, ...]]:
        return {day: tuple(p for p in self.papers if p.announced == day) for day in self.announcement_days}

    def _fresh(self, chance: random.Random, day: date, number: int) -> MadeUpPaper:
        about_vlm = chance.random() < 0.2
        how, name = chance.choice(_HOW), f"{chance.choice(_NAMES)}{number}"
        if about_vlm:
            kind, pattern, noun = chance.choice(_VLM_TOPICS)
            abstract = _in_english(_vlm_abstract(chance, name, noun))
        else:
            kind, pattern = "other", chance.choice(_OTHER_TOPICS) + f" ({number})"
            abstract = _other_abstract(chance)
        title = _in_english(pattern.format(name=name, how=how))
        if kind == "survey":
            title += f": Part {number}"
        primary = "cs.CV" if about_vlm and chance.random() < 0.7 else chance.choice(_CATEGORIES)
        others = [c for c in _CATEGORIES if c != primary and chance.random() < 0.25]
        return MadeUpPaper(
            arxiv_id=f"{day:%y%m}.{number:05d}",
            title=title,
            abstract=abstract,
            authors=tuple(
                f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}" for _ in range(chance.randint(1, 6))
            ),
            categories=(primary, *others) if chance.random() < 0.85 else ("eess.IV", primary),
            submitted=day - timedelta(days=chance.choice((1, 1, 1, 2, 4))),
            announced=day,
            kind=kind,
            about_vlm=about_vlm,
            name=name if about_vlm else "",
            licence=chance.choice(_LICENCES),
            comment=f"{chance.randint(4, 30)} pages"
            + (", code is available" if chance.random() < 0.3 else ""),
        )


def _changes(chance: random.Random, day: date, earlier: list[MadeUpPaper]) -> list[MadeUpPaper]:
    """What a day's batch says of papers announced before: new versions, and now and then a withdrawal."""
    latest = {paper.arxiv_id: paper for paper in earlier}
    changed = chance.sample(sorted(latest), k=min(len(latest), max(len(latest) // 20, 1))) if latest else []
    replaced = []
    for index, name in enumerate(changed):
        old = latest[name]
        withdrawn = index == 0 and chance.random() < 0.5
        abstract = (
            f"This paper has been withdrawn by the authors. {old.abstract}" if withdrawn else old.abstract
        )
        replaced.append(
            replace(old, version=old.version + 1, announced=day, announce_type="replace", abstract=abstract)
        )
    return replaced


def _vlm_abstract(chance: random.Random, name: str, noun: str) -> str:
    size = chance.choice((2, 3, 7, 8, 32))
    code = "will follow" if name[-1] in "012469" else f"https://github.com/made-up-lab/{name.lower()}"
    return (
        f"We introduce {name}, a {noun} that aligns images and text. It couples a "
        f"{chance.choice(('SigLIP', 'CLIP ViT-L', 'DINOv2'))} vision encoder with a {size}B language model and is trained on "
        f"{chance.choice(('1.2M', '3.5M', '10M'))} image-text pairs with visual instruction tuning. On "
        f"{chance.choice(('MMMU', 'VQAv2', 'ChartQA', 'DocVQA'))} it improves over prior multimodal large language models by "
        f"{chance.randint(1, 9)}.{chance.randint(0, 9)} points, with p < 0.01 & without extra supervision. "
        f"Code: {code}"
    )


def _other_abstract(chance: random.Random) -> str:
    return (
        f"We study a problem with {chance.randint(2, 9)} sources of noise and give an algorithm whose cost grows as "
        f"$O(n^{chance.randint(2, 3)})$ when $n < 10^{chance.randint(3, 6)}$. Experiments on {chance.randint(3, 12)} tasks "
        "show that it is competitive with stronger baselines & simpler to tune."
    )


def _in_english(made: str) -> str:
    """A sentence put together from parts, with the article that each word asks for.

    >>> _in_english("A Adaptive Reader with a 8B model, an image-text corpus and a 7B one")
    'An Adaptive Reader with an 8B model, an image-text corpus and a 7B one'
    """
    return _BEFORE_VOWEL.sub(r"\g<a>n ", made)


_BEFORE_VOWEL = Pattern(r"\b(?P<a>[Aa]) (?=[aeio]|8|1[18]\D)", re.IGNORECASE)
