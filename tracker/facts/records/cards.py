"""What a Hugging Face card says: its front matter, its labels and tables, its links, its prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.facts.fact import COUNTED, KIND, Fact, Field, Source
from tracker.facts.licences import is_known, same_licence
from tracker.facts.links import what_it_leads_to
from tracker.facts.models.parameters import parameter_facts
from tracker.facts.models.parts import part_facts
from tracker.facts.models.projectors import projector_facts
from tracker.facts.models.sizes_in_names import sizes_in_name
from tracker.facts.names import tables_of
from tracker.facts.records.front_matter import divided, front_matter_facts, is_of_data
from tracker.facts.records.labels import bare, stated_facts
from tracker.facts.sizes.amounts import size_facts
from tracker.facts.stated import context_facts
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 400_000
_LONGEST_TITLE = 300
_HEADING = Pattern(
    r"^[ \t]*#[ \t]+(?P<title>[^\r\n]+)|<h1\b[^<>]{0,200}>(?P<tagged>[^<]{1,200})</h1>", re.MULTILINE
)
_CARD_FOR = Pattern(
    r"(?:model|dataset)\s+card\s+(?:for|of)\s+(?:the\s+)?|\s+(?:model|dataset)\s+card$", re.IGNORECASE
)
_VARIANT = Pattern(
    r"(?:[-_](?:instruct|chat|base|it|pt|sft|dpo|hf|preview|thinking|awq|gptq|gguf|int[48]|fp8))+$",
    re.IGNORECASE,
)
"""What a repository's name adds to that of its model."""
_SIZED = Pattern(r"[-_]\d+(?:\.\d+)?[bm]$", re.IGNORECASE)
_CODE = Pattern(r"```.*?(?:```|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL)
_TABLE = Pattern(r"(?:^[ \t]*\|[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
_SEPARATE = Pattern(
    r"^[ \t]*(?:#{1,6}[ \t]+|[-*+•][ \t]+|\d+\.[ \t]+|(?=\*\*[^*\n]+:?\*\*:?)|(?=<))|<br ?/?>", re.MULTILINE
)
"""What stands on lines of its own: headings, points of a list, what has a label, and what markup sets apart."""
_PROSE_END = 6_000
_LINK = Pattern(r"(?<!!)\[(?P<text>(?:[^\[\]]|\\\[|\\\])*)\]\((?P<url>https?://[^\s)]+)\)")
_BADGE = Pattern(r"\[!\[(?P<text>[^\[\]]*)\]\([^)\s]*?(?P<file>[^/)\s]*)\)\]\((?P<url>https?://[^\s)]+)\)")
_TAG = Pattern(
    r"<a\s[^<>]{0,200}?\bhref=[\"'](?P<url>https?://[^\"'\s<>]+)[\"'][^<>]{0,200}>(?P<text>[^<\n]{1,60})</a>"
)
_OF_LINK = 2
"""A badge has a file besides, and may say what it leads to in that file's name alone."""
_SAYS = {
    Field.CODE_URL: re.compile(r"github|code|repo", re.IGNORECASE),
    Field.PROJECT_URL: re.compile(r"project|home ?page|website|blog", re.IGNORECASE),
    Field.DEMO_URL: re.compile(r"demo|space", re.IGNORECASE),
}
_LABEL_WORDS = 3
"""A label says what it leads to ("GitHub", "🤗 HF Demo"); a longer text is a sentence about something else."""
_UNTOUCHED = "[More Information Needed]"


def card_facts(card: str, repository: str = "") -> list[Fact]:
    """The facts of a card's text, front matter and body, as one of this repository where that is known."""
    matter, body = divided(card)
    facts = front_matter_facts(matter)
    body = _CODE.sub("", body[:_LONGEST])
    names = _names(body, repository)
    found = list(_body_facts(body, names))
    if is_of_data(matter):
        found = [fact for fact in found if fact.field not in _OF_MODELS] + _held(names, body)
    return [*facts, *(fact for fact in found if not _is_said_over(fact, facts))]


_OF_MODELS = frozenset(
    {Field.PARAMETERS, Field.LANGUAGE_MODEL, Field.VISION_ENCODER, Field.PROJECTOR, Field.ARCHITECTURE}
    | {Field.CONTEXT_LENGTH}
)
"""What data has not: its card may speak of models that were trained on it."""
_SUMMARY_END = 3_000
"""Letters of a dataset's card that tell what it holds; further on stand its columns, splits and sources."""


def _held(names: Sequence[str], body: str) -> list[Fact]:
    """How much a dataset's card says it holds, read as an abstract is."""
    passage = Passage(prose(body[:_SUMMARY_END]), Source.CARD)
    title, name = names[0] if names else "", _name_used(names, passage.plain)
    return list(size_facts(Passage(title, Source.CARD), name, passage, read(passage, name)))


def _is_said_over(fact: Fact, matter: Sequence[Fact]) -> bool:
    """Did the front matter say this, which the text words otherwise? Another licence is no wording of it."""
    said = [one.value for one in matter if one.field is fact.field]
    if fact.field is Field.LICENCE and said:
        return not is_known(fact.value) or any(same_licence(fact.value, one) for one in said)
    return fact.field is Field.BASE_MODEL and bool(said)


def _names(body: str, repository: str) -> list[str]:
    """What the model may be called: as the first heading does, and as its repository is."""
    heading = _HEADING.search(body)
    title = bare((heading["title"] or heading["tagged"])[:_LONGEST_TITLE] if heading else "")
    own = repository.rpartition("/")[2]
    variant = _VARIANT.sub("", own)
    names = (_CARD_FOR.sub("", title).strip(), own, variant, _SIZED.sub("", variant))
    return list(dict.fromkeys(filter(None, names)))


def _body_facts(body: str, names: Sequence[str]) -> Iterator[Fact]:
    title = names[0] if names else ""
    sizes = sizes_in_name(title) if len(title.split()) <= 3 else []
    for size, words in sizes:
        yield Fact(Field.PARAMETERS, size, words, Source.CARD, 0.85)
    stated = list(stated_facts(body, names))
    yield from stated
    yield from _links(_TABLE.sub("", body[:_PROSE_END]))
    if body.count(_UNTOUCHED) < 5:
        sold = any(map(sizes_in_name, names)) or any(fact.field is Field.PARAMETERS for fact in stated)
        yield from _prose(names, body, sold=sold)


def _links(body: str) -> Iterator[Fact]:
    """The first link of each kind that the card's own words call its code, project or demo."""
    seen: set[Field] = set()
    matches = [*_BADGE.finditer(body), *_LINK.finditer(body), *_TAG.finditer(body)]
    for match in sorted(matches, key=re.Match.start):
        url, text = match["url"], match["text"]
        field = what_it_leads_to(url)
        if field is Field.PROJECT_URL and _SAYS[Field.DEMO_URL].search(text):
            field = Field.DEMO_URL
        said = _SAYS.get(field) if field else None
        text = match["file"] if match.re.groups > _OF_LINK and not (said and said.search(text)) else text
        if field and said and field not in seen and len(text.split()) <= _LABEL_WORDS and said.search(text):
            seen.add(field)
            yield Fact(field, url, match[0], Source.CARD, 0.85)


def _prose(names: Sequence[str], body: str, *, sold: bool) -> Iterator[Fact]:
    """What the card's own sentences say of the model's parts, read as a reader sees them: without links and marks."""
    passage = Passage(prose(body[:_PROSE_END]), Source.CARD)
    title, name = names[0] if names else "", _name_used(names, passage.plain)
    sentences = read(passage, name)
    for fact in part_facts(Passage(title, Source.CARD), name, passage, sentences):
        if fact.field is Field.LANGUAGE_MODEL and tables_of(fact.value) == {"vision_language_models"}:
            if any(map(str.isdigit, fact.value)) and not _is_of_family(fact.value, names):
                yield fact._replace(unit=KIND)
        else:
            yield fact
    yield from projector_facts(name, passage, sentences)
    yield from context_facts(passage, sentences)
    sizes = [fact for fact in parameter_facts(name, passage, sentences) if not _is_at_a_time(fact, passage)]
    if not sold and len({fact.value for fact in sizes}) == 1:
        yield sizes[0]._replace(unit=COUNTED, confidence=0.7)


def _name_used(names: Sequence[str], text: str) -> str | None:
    """The one of its names that a card itself uses most, as it writes it; a heading may be a sentence."""
    squeezed = squeeze(text)
    several = [first for name in names if squeeze(first := name.split(maxsplit=1)[0])]
    most = max(several, key=lambda name: squeezed.count(squeeze(name)), default="")
    written = re.search(re.escape(most), text, re.IGNORECASE) if most else None
    return written[0] if written else most or None


def _is_of_family(model: str, names: Sequence[str]) -> bool:
    """Is it an earlier or smaller one of the same name?"""
    family = re.split(r"\d", squeeze(model))[0]
    return any(family in squeeze(name) for name in names)


def _is_at_a_time(fact: Fact, passage: Passage) -> bool:
    """Is it said of a size that only so many parameters work at a time?"""
    return any(
        _ACTIVE.search(passage.plain, max(0, m.start() - 30), m.end() + 30)
        for m in re.finditer(re.escape(fact.words), passage.plain)
    )


_ACTIVE = Pattern(r"\bactivat\w+", re.IGNORECASE)


def prose(body: str) -> str:
    """The sentences of a card, one blank line between its paragraphs and the points of its lists."""
    text = _SEPARATE.sub("\n\n", _TABLE.sub("\n", body))
    paragraphs = (bare(part) for part in re.split(r"\n\s*\n", text))
    return "\n\n".join(filter(None, paragraphs))
