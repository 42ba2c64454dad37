"""The front matter of a Hugging Face card, or what the Hub gives of it, also where its author slipped."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain, islice
from typing import TYPE_CHECKING

import yaml

from tracker.facts.fact import ROWS, Fact, Field, Source
from tracker.facts.models.sizes_in_names import sizes_in_name
from tracker.facts.names import tables_of
from tracker.facts.spoken import language_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FRONT = Pattern(r"\ufeff?\s*---[ \t]*\r?\n(?P<matter>.*?)\r?\n---\s*(?:\r?\n|$)", re.DOTALL)
_LONGEST = 60_000
"""What is longer tells of each column of its data, takes seconds to parse, and has what counts in plain lines."""
_MOST = 1000
"""As many values of a key are read; nobody lists more, and aliases may make of a few lines as many as they like."""
_LINE = Pattern(
    r"^(?P<key>[A-Za-z_]+):[ \t]*(?P<value>[^\r\n]*)$|^\s*-[ \t]+(?P<item>[^\r\n]+)$", re.MULTILINE
)
_PLAIN = Pattern(r"[\"']?(?P<value>[\w.+][\w./+<>-]*)[\"']?")
_NOTHING = frozenset(
    {
        "",
        "unknown",
        "other",
        "none",
        "null",
        "~",
        "n/a",
        "[more information needed]",
        "more information needed",
    }
)
_SITE = Pattern(r"https?://(?:huggingface\.co|hf\.co)/(?=[^/\s]+/[^/\s]+)")
_WITHIN = Pattern(r"(?:/(?:tree|blob|resolve|raw)/|[?#]).*$")
"""What the address of a repository goes on with: a branch, a file, a question."""
_LOCAL = Pattern(r"[./~]|[A-Za-z]:\\|.*/.*/")
_ROWS = Pattern(r"n[<>]\d+[KMBT]?|\d+[KMBT]?<n(?:<\d+[KMBT]?)?")
_SEVERAL = Pattern(r"\s*[,;/]\s*")
"""Between languages that stand in one line: `en, fr`."""
_MODALITY_OF_TASK = {
    "image-text-to-text": ("image", "text"), "visual-question-answering": ("image", "text"),
    "image-to-text": ("image", "text"), "video-text-to-text": ("video", "text"), "any-to-any": (),
    "document-question-answering": ("document", "text"), "text-to-image": ("text", "image"),
    "visual-document-retrieval": ("document", "text"), "audio-text-to-text": ("audio", "text"),
}  # fmt: skip
_TASK_OF_TASK = {
    "visual-question-answering": "vqa", "image-captioning": "captioning", "video-captioning": "captioning",
    "document-question-answering": "document", "visual-document-retrieval": "retrieval", "robotics": "robotics",
    "object-detection": "detection", "zero-shot-object-detection": "detection", "image-segmentation": "segmentation",
    "image-classification": "classification", "zero-shot-image-classification": "classification",
    "text-to-image": "generation", "text-to-video": "generation",
}  # fmt: skip
_OF_DATA = (
    "size_categories", "task_categories", "dataset_info", "annotations_creators", "language_creators",
    "source_datasets", "multilinguality",
)  # fmt: skip
_OF_MODELS = ("pipeline_tag", "base_model", "library_name")
_PARTS_OF_MERGE = {"language_models": Field.LANGUAGE_MODEL, "vision_encoders": Field.VISION_ENCODER}


def divided(card: str) -> tuple[Mapping[str, object], str]:
    """The front matter of a card and what follows it."""
    match = _FRONT.match(card)
    return (_matter(match["matter"]), card[match.end() :]) if match else ({}, card)


def _matter(text: str) -> Mapping[str, object]:
    """What stands in it as text alone: `no` is Norwegian there, and 2.0 a version."""
    if len(text) > _LONGEST:
        return _by_lines(text)
    try:
        matter = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - it makes texts, lists and mappings of them alone
    except (yaml.YAMLError, ValueError, RecursionError):
        return _by_lines(text)
    return matter if isinstance(matter, Mapping) else {}


def _by_lines(text: str) -> dict[str, object]:
    """The plain lines of what is no YAML: a tab or a colon too many says nothing against the licence beside it."""
    found: dict[str, list[str]] = {}
    last = ""
    for line in _LINE.finditer(text):
        last = line["key"] or last
        value = (line["value"] or line["item"] or "").strip()
        in_line = value[1:-1] if value.startswith("[") and value.endswith("]") else value
        for one in in_line.split(","):
            if last and (plain := _PLAIN.fullmatch(one.strip())):
                found.setdefault(last, []).append(plain["value"])
    return dict(found)


def is_of_data(matter: Mapping[str, object]) -> bool:
    """Is it a dataset's card?"""
    return any(key in matter for key in _OF_DATA) and not any(key in matter for key in _OF_MODELS)


def front_matter_facts(matter: Mapping[str, object], source: Source = Source.CARD) -> list[Fact]:
    """The facts of a card's front matter, or of what the Hub gives of it."""
    return [
        *_licences(matter, source),
        *_bases(matter, source),
        *_data(matter, source),
        *_languages(matter, source),
        *_tasks(matter, source),
    ]


def _bases(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    """What it was made of; where that is an encoder and a language model, they are its parts."""
    bases = [base for base in map(repository, texts(matter.get("base_model"))) if base]
    for base in bases:
        yield Fact(Field.BASE_MODEL, base, f"base_model: {base}", source, 0.9)
    parts = [(field, base) for base in bases if (field := _part(base))]
    if {field for field, _ in parts} == set(_PARTS_OF_MERGE.values()):
        for field, base in parts:
            yield Fact(field, base.rpartition("/")[2], f"base_model: {base}", source, 0.75)


def repository(base: str) -> str:
    """The repository that a base model is named by, also where its address or a place on somebody's disk is given."""
    if _SITE.match(base):
        base = _WITHIN.sub("", _SITE.sub("", base))
    base = base.rstrip("/")
    if base.casefold() in _NOTHING or base.replace(".", "").isdigit():
        return ""
    return _of_disk(base) if _LOCAL.match(base) else base


def _of_disk(path: str) -> str:
    """What a place on somebody's disk says of the model there; `./out/final` and its like say nothing."""
    name = path.rpartition("/")[2]
    return name if sizes_in_name(name) or tables_of(name) else ""


def _part(base: str) -> Field | None:
    """The part that a base model can only be; what sees and speaks already is none."""
    tables = tables_of(base.rpartition("/")[2])
    return _PARTS_OF_MERGE.get(tables.pop()) if len(tables) == 1 else None


def _data(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    for value in texts(matter.get("datasets")):
        if not value.isdigit():
            yield Fact(Field.TRAINING_DATA, value, f"datasets: {value}", source, 0.9)
    for value in texts(matter.get("size_categories")):
        if _ROWS.fullmatch(value):
            yield Fact(Field.SIZES, value, f"size_categories: {value}", source, 0.9, ROWS)


def _languages(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    for key in ("language", "languages"):
        for stated in texts(matter.get(key)):
            for code in _SEVERAL.split(stated):
                if language := language_of(code):
                    yield Fact(Field.LANGUAGES, language, f"{key}: {stated}", source, 0.9)


def _tasks(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    """Tasks and modalities by the Hub's own names of tasks; they are often wrong, so they are believed least."""
    for key in ("pipeline_tag", "task_categories", "task_ids", "tags"):
        for task in texts(matter.get(key)):
            words = f"{key}: {task}"
            if task in _TASK_OF_TASK:
                yield Fact(Field.TASKS, _TASK_OF_TASK[task], words, source, 0.9)
            for modality in _MODALITY_OF_TASK.get(task, ()) if key != "tags" else ():
                yield Fact(Field.MODALITIES, modality, words, source, 0.7)


def _licences(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    """The licence, or all that hold at once, and the name of one of the author's own where the card gives both."""
    for key, confidence in (("license", 0.95), ("licenses", 0.95), ("license_name", 0.8)):
        licences = [one for one in dict.fromkeys(texts(matter.get(key))) if _is_licence(one)]
        if licences:
            together = ", ".join(licences)
            yield Fact(Field.LICENCE, together, f"{key}: {together}", source, confidence)


def _is_licence(text: str) -> bool:
    return text.casefold() not in _NOTHING and any(map(str.isalpha, text))


def texts(value: object) -> list[str]:
    """The texts that a key holds: one, a list, or lists by the names of a dataset's parts."""
    several: Iterable[object] = value if isinstance(value, list) else [value]
    if isinstance(value, Mapping):
        several = chain.from_iterable(one if isinstance(one, list) else [one] for one in value.values())
    found = (_spoken(one) for one in islice(several, _MOST))
    return [text for text in found if text]


def _spoken(value: object) -> str:
    """A text as it stands; `no`, which the Hub's YAML takes for a refusal, is what it was written as."""
    if value is False:
        return "no"
    return value.strip() if isinstance(value, str) else ""
