"""What a card states under a label: in a line (`**Language Model:** Qwen2-7B`), or in a table of it or of its family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import COUNTED, Fact, Field, Source
from tracker.facts.links import what_it_leads_to
from tracker.facts.names import tables_of
from tracker.facts.records.configs import tokens
from tracker.facts.records.front_matter import repository
from tracker.facts.spoken import language_of
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_LABEL = r"(?P<label>[A-Z#][^*_:|\n]{1,40}?)"
_LINE = Pattern(
    rf"^[ \t]*(?:[-*+•][ \t]+)?(?:(?P<mark>\*\*|__){_LABEL}[ \t]*(?::[ \t]*(?P=mark)|(?P=mark)[ \t]*:)|"
    rf"{_LABEL.replace('label', 'bare')}:)[ \t]+(?P<value>[^\n]+)$",
    re.MULTILINE,
)
_MARKUP = Pattern(r"<[^>\n]{1,300}>|[`*]")
_IMAGE = Pattern(r"!\[[^\]]*\]\([^)]*\)")
_LINK = Pattern(r"(?<!\\)\[(?P<text>(?:[^\[\]\\]|\\.|\[[^\[\]\\]*\])*)\]\((?P<url>[^\s)]*+)[^)\n]*+\)")
_ADDRESS = Pattern(r"https?://[^\s)\]>\"'|]+")
_BADGE = Pattern(r"(?:\s*\[[^\[\]]*\])+$")
"""What hangs on a name in a table: `MapRead-7B [HF]`."""
_SIZE = Pattern(
    r"~?(?P<size>\d+(?:\.\d+)?)[ -]?(?P<unit>[BM]|billion|million)\b(?!\s*(?:trainable|tokens|images))"
)
_LENGTH = Pattern(r"(?P<length>\d+(?:\.\d+)?[ ]?[KkM]|\d{4,7}|\d{1,3}(?:,\d{3})+)\b(?:\s+tokens)?")
_NAMED = Pattern(r"[A-Za-z][\w.+/-]*(?:\s+(?=\S*[A-Z\d])[\w.+/-]+){0,4}")
"""A name, every further word of which has a capital or a number in it: `CLIP ViT-L/14`, `Llama 2 7B Chat`."""
_ASIDE = Pattern(
    r"^(?:it['’]?s\s+|is\s+)?(?:initiali[sz]ed|based|built)\s+(?:with|from|on)\s+(?:the\s+)?|\s+\([^()]*\)|"
    r"\s+model\b.*|(?:\s+(?:[—–]|--?)|;|,(?=\s+[a-z\d]))\s.*"
)
"""What is said around a name: how it came in, how large it is, what else can be told of it."""
_LIKE_A_NAME = Pattern(r"\b[A-Za-z][\w.-]*(?:\d|[a-z][A-Z]|-[A-Z])|\b[A-Z]{2,}")
_ROW = Pattern(r"\s*(?:,|\+|&|\band\b)\s+|\s*\+\s*")
_LONGEST_ROW = 4
_LONGEST = 400
"""Letters of a value or cell that are read; what is longer is a text."""


class Stated(NamedTuple):
    """A label and what stands under it, as it is written."""

    label: str
    value: str

    @property
    def words(self) -> str:
        """The label and the value, as a quotation."""
        return f"{self.label}: {self.value}"


def bare(cell: str) -> str:
    """A cell or value without markup: the words that a reader sees.

    >>> bare("[**MapRead-7B**](https://example.org) [HF]")
    'MapRead-7B'
    """
    text = _LINK.sub(_shown, _IMAGE.sub("", cell))
    text = " ".join(_MARKUP.sub("", text).split())
    return _BADGE.sub("", text).strip() or text


def _shown(link: re.Match[str]) -> str:
    """What a link shows; of a repository's address its own name, whosever it is."""
    owner, slash, name = link["text"].strip(" `*").partition("/")
    return name if slash and link["url"].endswith(f"/{owner}/{name}") else link["text"]


def stated_facts(body: str, names: Sequence[str]) -> Iterator[Fact]:
    """The facts that a card's labels give, in its lines and in what its tables say of a model of one of these names."""
    for stated in (*_in_lines(body), *_in_tables(body, {name.casefold() for name in names})):
        for pattern, read in _READERS:
            if pattern.fullmatch(stated.label):
                yield from read(stated)
                break


def _in_lines(body: str) -> Iterator[Stated]:
    for line in _LINE.finditer(body):
        yield Stated((line["label"] or line["bare"]).strip(), line["value"][:_LONGEST].strip())


def _in_tables(body: str, names: set[str]) -> Iterator[Stated]:
    """A table's own columns where a row is the model's, its rows where a column is, or both where it has but two."""
    table: list[list[str]] = []
    for line in [*body.splitlines(), ""]:
        row = line.strip()
        if row.startswith("|"):
            table.append([cell[:_LONGEST].strip() for cell in row.strip("|").split("|")])
        elif table:
            yield from _of_model(table, names)
            table = []


def _of_model(table: list[list[str]], names: set[str]) -> Iterator[Stated]:
    head, *rows = table
    columns = [place for place, cell in enumerate(head) if place and _called(cell) in names]
    across = (
        columns[0]
        if columns
        else 1
        if len(head) == 2 and not any(_called(r[0]) in names for r in rows)
        else 0
    )
    for row in rows:
        if across and len(row) > across:
            yield Stated(bare(row[0]), row[across])
        elif not across and _called(row[0]) in names:
            yield from (Stated(bare(label), cell) for label, cell in zip(head, row, strict=False))


def _called(cell: str) -> str:
    """What a cell calls a model, without whose it is."""
    return bare(cell).rpartition("/")[2].casefold()


def _parts(field: Field) -> Callable[[Stated], Iterator[Fact]]:
    def read(stated: Stated) -> Iterator[Fact]:
        row = _ROW.split(_ASIDE.sub("", bare(stated.value)).strip().rstrip(".,;"))
        for one in row if len(row) <= _LONGEST_ROW else ():
            if name := _part_name(one, field):
                yield Fact(field, name, stated.words, Source.CARD, 0.9)

    return read


def _part_name(text: str, field: Field) -> str | None:
    """The name of a part without whose it is; what is only said to be of some kind, or large, is no name."""
    if not _NAMED.fullmatch(text) or language_of(text):
        return None
    known = (
        {"vision_encoders"}
        if field is Field.VISION_ENCODER
        else {"language_models", "vision_language_models"}
    )
    if known & tables_of(text) or _LIKE_A_NAME.search(text):
        return (
            text.rpartition("/")[2] if re.fullmatch(r"[\w-]+/[\w.-]+", text) and "ViT-" not in text else text
        )
    return None


def _projector(stated: Stated) -> Iterator[Fact]:
    value = bare(stated.value)
    if _NAMED.fullmatch(value):
        yield Fact(Field.PROJECTOR, value, stated.words, Source.CARD, 0.9)


def _total(stated: Stated) -> Iterator[Fact]:
    if size := _SIZE.match(bare(stated.value)):
        value = size["size"] + size["unit"][0].upper()
        yield Fact(Field.PARAMETERS, value, stated.words, Source.CARD, 0.8, COUNTED)


def _context(stated: Stated) -> Iterator[Fact]:
    if length := _LENGTH.match(bare(stated.value)):
        value = length["length"].replace(" ", "").replace(",", "").replace("k", "K")
        value = tokens(int(value)) if value.isdigit() else value
        yield Fact(Field.CONTEXT_LENGTH, value, stated.words, Source.CARD, 0.7)


def _base(stated: Stated) -> Iterator[Fact]:
    link = _LINK.search(stated.value)
    base = repository(link["url"] if link and "huggingface.co/" in link["url"] else bare(stated.value))
    if re.fullmatch(r"[\w-][\w.-]*/[\w.-]+", base):
        yield Fact(Field.BASE_MODEL, base, stated.words, Source.CARD, 0.8)
    elif tables_of(base) == {"language_models"}:
        yield from _parts(Field.LANGUAGE_MODEL)(stated)


def _licence(stated: Stated) -> Iterator[Fact]:
    value = bare(stated.value).rstrip(".")
    if (
        value
        and len(value.split()) <= 4
        and not re.search(r"\[|https?:|\bsee\b|needed", value, re.IGNORECASE)
    ):
        yield Fact(Field.LICENCE, value, stated.words, Source.CARD, 0.7)


def _link(*fields: Field) -> Callable[[Stated], Iterator[Fact]]:
    """The address under a label, where it leads to what the label says, or to a page that may well be that."""

    def read(stated: Stated) -> Iterator[Fact]:
        link = _LINK.search(stated.value) or _ADDRESS.search(stated.value)
        if not link:
            return
        address = (link["url"] if link.re.groups else link[0]).rstrip(".,;")
        leads = what_it_leads_to(address)
        if leads in fields:
            yield Fact(
                fields[0] if leads is Field.PROJECT_URL else leads, address, stated.words, Source.CARD, 0.85
            )

    return read


_READERS: tuple[tuple[re.Pattern[str], Callable[[Stated], Iterator[Fact]]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (r"(?:base )?(?:llms?|(?:large )?language (?:model|backbone|decoder|part)|(?:llm|language|text) backbone|text decoder)(?: \(llm\))?",
         _parts(Field.LANGUAGE_MODEL)),
        (r"(?:vision|visual|image)(?: (?:encoder|backbone|tower|part|model))?|vit|vision transformer(?: \(vit\))?",
         _parts(Field.VISION_ENCODER)),
        (r"connector|projector|(?:vision-language|multimodal|mm) (?:connector|projector)", _projector),
        (r"(?:#|number of |no\. of )?\s*(?:total |model )?param(?:eter)?s?(?: ?count)?(?: ?\((?:total|total ?/ ?activated|b)\))?|(?:model )?size",
         _total),
        (r"(?:max(?:imum)? )?context(?: (?:length|window|size))?|max(?:imum)? length|text length|sequence length", _context),
        (r"fine-?tuned from(?: model)?(?: \[optional\])?|base model|parent model", _base),
        (r"licen[sc]e", _licence),
        (r"(?:code |github |source )?(?:repository|code|repo|github)|source code", _link(Field.CODE_URL)),
        (r"(?:project )?(?:home ?page|web ?site|page|blog)(?: & videos)?|project(?: & videos)?",
         _link(Field.PROJECT_URL, Field.CODE_URL)),
        (r"(?:online |live |hf |gradio )?demo(?: \[optional\])?", _link(Field.DEMO_URL, Field.PROJECT_URL)),
        (r"dataset|data", _link(Field.DATA_URL)),
    )
)  # fmt: skip
