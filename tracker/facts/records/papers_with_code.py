"""What the surviving records of Papers with Code say: of a dataset, and of a paper's repositories."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracker.facts.fact import Fact, Field, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = Source.PAPERS_WITH_CODE
_MODALITIES = {
    "image": "image", "text": "text", "video": "video",
    "images": "image", "texts": "text", "videos": "video", "audio": "audio", "speech": "speech", "3d": "3d",
    "point cloud": "3d", "medical": "medical", "rgb-d": "depth",
}  # fmt: skip
_TASKS = {
    "visual question answering": "vqa", "visual question answering (vqa)": "vqa", "video question answering": "vqa",
    "image captioning": "captioning", "video captioning": "captioning", "dense captioning": "captioning",
    "object detection": "detection", "semantic segmentation": "segmentation", "instance segmentation": "segmentation",
    "referring expression segmentation": "segmentation", "image classification": "classification",
    "image retrieval": "retrieval", "cross-modal retrieval": "retrieval", "video retrieval": "retrieval",
    "optical character recognition (ocr)": "ocr", "visual grounding": "grounding", "phrase grounding": "grounding",
    "referring expression comprehension": "grounding", "visual reasoning": "reasoning",
    "text-to-image generation": "generation", "chart question answering": "chart", "video understanding": "video-understanding",
}  # fmt: skip


def record_facts(record: Mapping[str, object]) -> list[Fact]:
    """The facts of one record of any of its files; a repository counts only where the paper itself names it."""
    return [*_dataset(record), *_repository(record), *_venue(record)]


def modality_of(word: str) -> str | None:
    """The tag for what a dataset's record calls a modality."""
    return _MODALITIES.get(word.casefold())


def _dataset(record: Mapping[str, object]) -> Iterator[Fact]:
    licence = record.get("license_name")
    if isinstance(licence, str) and licence:
        yield Fact(Field.LICENCE, licence, f"license_name: {licence}", _SOURCE, 0.8)
    homepage = record.get("homepage")
    if isinstance(homepage, str) and homepage.startswith("http"):
        yield Fact(Field.PROJECT_URL, homepage, f"homepage: {homepage}", _SOURCE, 0.8)
    for one in _several(record.get("modalities")):
        if tag := modality_of(one):
            yield Fact(Field.MODALITIES, tag, f"modalities: {one}", _SOURCE, 0.8)
    for one in _several(record.get("languages")):
        yield Fact(Field.LANGUAGES, one, f"languages: {one}", _SOURCE, 0.8)
    tasks = record.get("tasks")
    for one in tasks if isinstance(tasks, list) else ():
        task = one.get("task") if isinstance(one, Mapping) else one
        if isinstance(task, str) and (tag := _TASKS.get(task.casefold())):
            yield Fact(Field.TASKS, tag, f"tasks: {task}", _SOURCE, 0.8)
    day = record.get("introduced_date")
    if isinstance(day, str) and day:
        yield Fact(Field.RELEASED, day, f"introduced_date: {day}", _SOURCE, 0.8)


def _repository(record: Mapping[str, object]) -> Iterator[Fact]:
    address = record.get("repo_url") or record.get("url")
    official = record.get("is_official") is True or record.get("mentioned_in_paper") is True
    if isinstance(address, str) and official:
        yield Fact(Field.CODE_URL, address, f"repo_url: {address}", _SOURCE, 0.9)


def _venue(record: Mapping[str, object]) -> Iterator[Fact]:
    venue = record.get("proceeding") or record.get("conference")
    if isinstance(venue, str) and venue:
        yield Fact(Field.VENUE, venue, f"proceeding: {venue}", _SOURCE, 0.6)


def _several(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
