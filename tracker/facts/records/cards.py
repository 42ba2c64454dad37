"""What a Hugging Face card says: its front matter, the table that lists a family's parts, its links, its prose."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

import yaml

from tracker.facts.fact import Fact, Field, Source
from tracker.facts.links import what_it_leads_to
from tracker.facts.models.parameters import sizes_in_name
from tracker.facts.models.parts import part_facts
from tracker.facts.spoken import language_of
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = Pattern(r"\s*---\r?\n(?P<matter>.*?)\r?\n---\s*(?:\r?\n|$)", re.DOTALL)
_LONGEST_FRONT = 200_000
_HEADING = Pattern(r"^#\s+(?P<title>[^\r\n]+)", re.MULTILINE)
_NOT_PROSE = Pattern(
    r"```.*?```|<!--.*?-->|<[^>\n]{1,300}>|^\s*\|.*$|!\[[^\]]*\]\([^)]*\)", re.DOTALL | re.MULTILINE
)
_PROSE_END = 6_000
_LINK = Pattern(r"(?<!!)\[(?P<text>(?:[^\[\]]|\\\[|\\\])*)\]\((?P<url>https?://[^\s)]+)\)")
_CELL_LINK = Pattern(r"\[(?P<text>[^\]]+)\]\([^)]*\)")
_SAYS = {
    Field.CODE_URL: re.compile(r"github|code|repo", re.IGNORECASE),
    Field.PROJECT_URL: re.compile(r"project|home ?page|website|blog", re.IGNORECASE),
    Field.DEMO_URL: re.compile(r"demo|space", re.IGNORECASE),
}
_LABEL_WORDS = 3
"""A label says what it leads to ("GitHub", "🤗 HF Demo"); a longer text is a sentence about something else."""
_NOTHING = frozenset({"", "unknown", "other", "none", "[more information needed]", "more information needed"})
_UNTOUCHED = "[More Information Needed]"
_MODALITY_OF_TASK = {
    "image-text-to-text": ("image", "text"), "visual-question-answering": ("image", "text"),
    "image-to-text": ("image", "text"), "video-text-to-text": ("video", "text"), "any-to-any": (),
    "document-question-answering": ("document", "text"), "text-to-image": ("text", "image"),
}  # fmt: skip
_TASK_OF_TASK = {
    "visual-question-answering": "vqa", "image-captioning": "captioning", "image-to-text": "captioning",
    "document-question-answering": "document", "visual-document-retrieval": "retrieval",
}  # fmt: skip


def card_facts(card: str) -> list[Fact]:
    """The facts of a card's text, front matter and body."""
    match = _FRONT.match(card)
    body = card[match.end() :] if match else card
    facts = front_matter_facts(_matter(match["matter"])) if match else []
    return [*facts, *_body_facts(body)]


def _matter(text: str) -> Mapping[str, object]:
    if len(text) > _LONGEST_FRONT:
        return {}
    try:
        matter = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    return matter if isinstance(matter, Mapping) else {}


def front_matter_facts(matter: Mapping[str, object], source: Source = Source.CARD) -> list[Fact]:
    """The facts of a card's front matter, or of what the Hub gives of it."""
    return [
        *_licences(matter, source),
        *_as_they_are(matter, source),
        *_languages(matter, source),
        *_tasks(matter, source),
    ]


def _as_they_are(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    for key, field, unit in (
        ("base_model", Field.BASE_MODEL, ""),
        ("datasets", Field.TRAINING_DATA, ""),
        ("size_categories", Field.SIZES, "rows"),
    ):
        for value in _texts(matter.get(key)):
            yield Fact(field, value, f"{key}: {value}", source, 0.9, unit)


def _languages(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    for code in _texts(matter.get("language")):
        if language := language_of(code):
            yield Fact(Field.LANGUAGES, language, f"language: {code}", source, 0.9)


def _tasks(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    """Tasks and modalities by the Hub's own names of tasks; they are often wrong, so they are believed least."""
    for key in ("pipeline_tag", "task_categories", "task_ids"):
        for task in _texts(matter.get(key)):
            words = f"{key}: {task}"
            if task in _TASK_OF_TASK:
                yield Fact(Field.TASKS, _TASK_OF_TASK[task], words, source, 0.9)
            for modality in _MODALITY_OF_TASK.get(task, ()):
                yield Fact(Field.MODALITIES, modality, words, source, 0.7)


def _licences(matter: Mapping[str, object], source: Source) -> Iterator[Fact]:
    """The licence, and the name of one of the author's own where the card gives both."""
    for key, confidence in (("license", 0.95), ("license_name", 0.8)):
        for licence in _texts(matter.get(key)):
            if licence.casefold() not in _NOTHING:
                yield Fact(Field.LICENCE, licence, f"{key}: {licence}", source, confidence)


def _texts(value: object) -> list[str]:
    several = value if isinstance(value, list) else [value]
    return [one.strip() for one in several if isinstance(one, str) and one.strip()]


def _body_facts(body: str) -> list[Fact]:
    heading = _HEADING.search(body)
    title = heading["title"].strip() if heading else ""
    facts = [
        Fact(Field.PARAMETERS, size, words, Source.CARD, 0.85)
        for size, words in (sizes_in_name(title) if len(title.split()) <= 3 else ())
    ]
    facts += _from_tables(title, body)
    facts += _links(body)
    if body.count(_UNTOUCHED) < 5:
        facts += _prose(title, body)
    return facts


def _from_tables(title: str, body: str) -> Iterator[Fact]:
    """The parts of this very model where the card lists those of its whole family."""
    columns: list[str] = []
    for line in body.splitlines():
        cells = (
            [cell.strip() for cell in line.strip().strip("|").split("|")]
            if line.lstrip().startswith("|")
            else []
        )
        if not cells:
            columns = []
        elif not columns:
            columns = [cell.casefold() for cell in cells]
        elif title and _bare(cells[0]).casefold() == title.casefold():
            yield from _row(columns, cells)


def _row(columns: list[str], cells: list[str]) -> Iterator[Fact]:
    for column, cell in zip(columns, cells, strict=False):
        value = _bare(cell)
        if not value or value in {"-", "–"}:
            continue
        if re.search(r"\b(?:vision|visual|vit)\b", column):
            yield Fact(Field.VISION_ENCODER, value, cell, Source.CARD, 0.9)
        elif re.search(r"\b(?:language|llm|text)\b", column):
            yield Fact(Field.LANGUAGE_MODEL, value, cell, Source.CARD, 0.9)
        elif re.search(r"\b(?:connector|projector)\b", column):
            yield Fact(Field.PROJECTOR, value, cell, Source.CARD, 0.9)


def _bare(cell: str) -> str:
    link = _CELL_LINK.search(cell)
    return (link["text"] if link else cell).strip("*` ")


def _links(body: str) -> Iterator[Fact]:
    """The first link of each kind that the card's own words call its code, project or demo."""
    seen: set[Field] = set()
    for match in _LINK.finditer(body[:_PROSE_END]):
        url, text = match["url"], match["text"]
        field = what_it_leads_to(url)
        said = _SAYS.get(field) if field else None
        if field and said and field not in seen and len(text.split()) <= _LABEL_WORDS and said.search(text):
            seen.add(field)
            yield Fact(field, url, match[0], Source.CARD, 0.85)


def _prose(title: str, body: str) -> list[Fact]:
    """What the card's own sentences say of the model's parts; tables, code and markup are blanked out in place."""
    plain = _NOT_PROSE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), body[:_PROSE_END])
    passage = Passage(plain, Source.CARD)
    name = title.split(maxsplit=1)[0] if title else None
    return part_facts(title, name, passage, read(passage, name))
