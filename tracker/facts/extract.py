"""Everything that is known of a work, read for facts: the one door into this package."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, compress, islice, repeat
from typing import TYPE_CHECKING, NamedTuple

from tracker.facts.fact import Fact, Facts, Field, Source
from tracker.facts.links import addresses, link_facts, what_it_leads_to
from tracker.facts.models.parameters import parameter_facts, title_parameters
from tracker.facts.models.parts import part_facts
from tracker.facts.models.projectors import JOINING, projector_facts
from tracker.facts.models.size_words import COUNTS
from tracker.facts.models.sizes_in_names import sizes_in_name
from tracker.facts.naming.contribution import contribution_facts
from tracker.facts.naming.name import name_facts
from tracker.facts.sizes.amounts import size_facts
from tracker.facts.spoken import LANGUAGES, language_facts
from tracker.facts.stated import SAYS_CONTEXT, SAYS_LICENCE, context_facts, licence_facts, venue_facts
from tracker.facts.tags import mentions, modality_facts, terms
from tracker.facts.tasks import task_facts
from tracker.facts.text.passage import Passage
from tracker.facts.text.reading import read
from tracker.facts.text.shape import squeeze
from tracker.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from state.records import Paper
    from tracker.facts.tags import Stretch
    from tracker.facts.text.anchors import Anchor
    from tracker.facts.text.reading import Sentence

_NAME, _TITLE, _ABSTRACT = Field.NAME, Source.TITLE, Source.ABSTRACT
"""By themselves: to ask an enumeration for one takes ten times as long."""
_REPOSITORY = Pattern(r"(?:[\w.-]+/)?(?P<name>[\w.-]+)")
_FROM_PAGE = frozenset(
    {
        Field.PARAMETERS,
        Field.LANGUAGE_MODEL,
        Field.VISION_ENCODER,
        Field.PROJECTOR,
        Field.ARCHITECTURE,
        Field.CONTEXT_LENGTH,
    }
)


MANY = 1024
"""So many works are read together: a reader's rules are fetched anew for each lot, which a quarter as many would feel.

Each work takes some 35 KB of memory while it is read.
"""


class Known(NamedTuple):
    """What is known of a work: `card` is a card's text or the Hub's own answer about a repository, `config` a model's
    `config.json`, `records` those of Papers with Code, `page` the HTML of the paper's own page.
    """

    paper: Paper
    card: str | Mapping[str, object] | None = None
    config: Mapping[str, object] | None = None
    records: Sequence[Mapping[str, object]] = ()
    page: str | None = None


def extract(
    paper: Paper,
    card: str | Mapping[str, object] | None = None,
    config: Mapping[str, object] | None = None,
    records: Sequence[Mapping[str, object]] = (),
    page: str | None = None,
) -> Facts:
    """The facts of a work from whatever is known of it, each with its source."""
    return next(extract_each([Known(paper, card, config, records, page)]))


def extract_each(works: Iterable[Known], together: int = MANY) -> Iterator[Facts]:
    """The facts of many works, one after the other; so many at a time are read together."""
    works = iter(works)
    while some := list(islice(works, together)):
        for work, found in zip(some, _of_papers([work.paper for work in some]), strict=True):
            yield Facts(tuple(_of_work(work, found)))


def _of_work(work: Known, found: list[Fact]) -> Iterable[Fact]:
    """What was found in a paper's title and abstract, with what else is known of it."""
    paper, card, config, records, page = work
    name = _name(found) if page else None
    if config:
        from tracker.facts.records.configs import config_facts  # noqa: PLC0415 - most papers come without

        found += config_facts(config)
    if card:
        repository = _repository(paper)
        if sizes_in_name(repository) and _is_of_data(card):  # such a name says how much it holds
            found = [fact for fact in found if fact.field is not Field.PARAMETERS]
        found += _of_card(card, repository)
    if records:
        from tracker.facts.records.papers_with_code import record_facts  # noqa: PLC0415 - most papers come without

        for record in records:
            found += record_facts(record)
    if page:
        found += _of_page(paper.title, name, page)
    return found


class _Columns(NamedTuple):
    """What the readers read of some papers, a column of each: their texts, and what several readers ask of these."""

    papers: Iterable[Paper]
    titles: Iterable[Passage]
    abstracts: Iterable[Passage]
    comments: Iterable[Sequence[Passage]]
    names: Iterable[str | None]
    sentences: Iterable[tuple[Sentence, ...]]
    said: Iterable[list[Stretch]]
    """The terms that speak for modalities and tasks."""

    def where(self, asked: Sequence[bool]) -> _Columns:
        """The same of those papers that are asked for."""
        return _Columns(
            compress(self.papers, asked),
            compress(self.titles, asked),
            compress(self.abstracts, asked),
            compress(self.comments, asked),
            compress(self.names, asked),
            compress(self.sentences, asked),
            compress(self.said, asked),
        )


def _links(of: _Columns) -> Iterator[Iterable[Fact]]:
    for paper, abstract, comments in zip(of.papers, of.abstracts, of.comments, strict=True):
        yield link_facts(paper, abstract, *comments)


_Reader = tuple["Anchor | None", "Callable[[_Columns], Iterable[Iterable[Fact]]]"]
_READERS: tuple[_Reader, ...] = (
    (None, _links),
    (None, lambda of: map(contribution_facts, of.names, of.abstracts, of.sentences)),
    (None, lambda of: map(modality_facts, of.said, repeat(terms()))),
    (None, lambda of: map(task_facts, of.said, repeat(terms()))),
    (COUNTS, lambda of: map(title_parameters, of.titles)),
    (COUNTS, lambda of: map(parameter_facts, of.names, of.abstracts, of.sentences)),
    (None, lambda of: map(_in_repository_name, of.papers)),
    (None, lambda of: map(part_facts, of.titles, of.names, of.abstracts, of.sentences)),
    (JOINING, lambda of: map(projector_facts, of.names, of.abstracts, of.sentences)),
    (None, lambda of: map(size_facts, of.titles, of.names, of.abstracts, of.sentences)),
    (LANGUAGES, lambda of: map(language_facts, of.titles, of.abstracts, of.sentences)),
    (SAYS_CONTEXT, lambda of: map(context_facts, of.abstracts, of.sentences)),
    (SAYS_LICENCE, lambda of: map(licence_facts, of.abstracts)),
    (None, lambda of: (chain.from_iterable(map(venue_facts, comments)) for comments in of.comments)),
    (None, lambda of: map(_of_record, of.papers)),
)
"""Each reader, with the words without which a title and an abstract have nothing for it: most are asked for few works."""


def _of_papers(papers: Sequence[Paper]) -> list[list[Fact]]:
    """What stands in the texts of each paper.

    Each reader goes through all of them before the next one does: what it works with then stays at hand, which spares a sixth.
    """
    titles = [Passage(paper.title, _TITLE) for paper in papers]
    abstracts = [Passage(paper.abstract, _ABSTRACT) for paper in papers]
    if len(papers) > 1:
        Passage.read_together([*titles, *abstracts])
    comments = [[Passage(paper.comment, Source.COMMENT)] if paper.comment else [] for paper in papers]
    found = [name_facts(paper.title, abstract) for paper, abstract in zip(papers, abstracts, strict=True)]
    names = list(map(_name, found))
    sentences = list(map(read, abstracts, names))
    said = list(map(mentions, titles, abstracts, sentences))
    columns = _Columns(papers, titles, abstracts, comments, names, sentences, said)
    for anchor, reader in _READERS:
        asked = anchor and _have(titles, abstracts, anchor)
        read_of = reader(columns.where(asked) if asked else columns)
        for facts, more in zip(compress(found, asked) if asked else found, read_of, strict=True):
            facts += more  # noqa: PLW2901 - each list grows in place
    return found


def _have(titles: Sequence[Passage], abstracts: Sequence[Passage], anchor: Anchor) -> list[bool]:
    """Which papers have a word, be it in the title or in the abstract."""
    in_titles, in_abstracts = (Passage.starts_in_each(texts, anchor) for texts in (titles, abstracts))
    return [bool(one or other) for one, other in zip(in_titles, in_abstracts, strict=True)]


def _name(facts: Iterable[Fact]) -> str | None:
    for fact in facts:
        if fact.field is _NAME:
            return fact.value
    return None


def _of_record(paper: Paper) -> Iterator[Fact]:
    if paper.venue:
        yield Fact(Field.VENUE, paper.venue, paper.venue, Source.RECORD, 0.95)
    if paper.published:
        day = paper.published.isoformat()
        yield Fact(Field.RELEASED, day, day, Source.RECORD, 0.95)


def _in_repository_name(paper: Paper) -> list[Fact]:
    """A model that comes without a paper is titled by its repository, whose name often holds its size.

    It is told with the whole of that name, for beside a paper of its own the title is another one.
    """
    name = _repository(paper).rpartition("/")[2]
    return [Fact(Field.PARAMETERS, size, name, Source.TITLE, 0.85) for size, _ in sizes_in_name(name)]


def _repository(paper: Paper) -> str:
    """The repository that a work without a paper is titled by."""
    title = paper.title
    return title if " " not in title and _REPOSITORY.fullmatch(title) else ""


def _is_of_data(card: str | Mapping[str, object]) -> bool:
    """Is it a dataset's card, or the Hub's answer about one?"""
    from tracker.facts.records.front_matter import divided, is_of_data  # noqa: PLC0415 - as below

    matter = divided(card)[0] if isinstance(card, str) else card.get("cardData", card)
    return isinstance(matter, Mapping) and is_of_data(matter)


def _of_card(card: str | Mapping[str, object], repository: str) -> list[Fact]:
    if isinstance(card, str):
        from tracker.facts.records.cards import card_facts  # noqa: PLC0415 - YAML is read only where there is a card

        return card_facts(card, repository)
    from tracker.facts.records.front_matter import front_matter_facts  # noqa: PLC0415 - as above
    from tracker.facts.records.hub import hub_facts  # noqa: PLC0415 - as above

    answer = any(key in card for key in ("id", "modelId", "cardData", "safetensors"))
    return hub_facts(card) if answer else front_matter_facts(card)


def facts_of_page(paper: Paper, html: str) -> list[Fact]:
    """What a paper's own page adds to its title and abstract."""
    naming = name_facts(paper.title, Passage(paper.abstract, Source.ABSTRACT))
    return list(_of_page(paper.title, _name(naming), html))


_LEAST_LETTERS = 2
"""A shorter name stands in many an address by chance."""


def _of_page(title: str, name: str | None, html: str) -> Iterator[Fact]:
    """What a page's own text adds on the model; its tags and sizes are left to the abstract, which is to the point.

    An introduction names other people's repositories too: only those that bear the work's own name are its own.
    """
    from tracker.facts.records.pages import read_page  # noqa: PLC0415 - read only where allowed

    page = read_page(html)
    passage = Passage(page.text, Source.PAGE)
    sentences = read(passage, name)
    found = [
        *parameter_facts(name, passage, sentences),
        *part_facts(Passage(title, Source.TITLE), name, passage, sentences),
        *projector_facts(name, passage, sentences),
        *context_facts(passage, sentences),
    ]
    yield from (fact for fact in found if fact.field in _FROM_PAGE)
    own = squeeze(name or "")
    linked = (Fact(field, url, url, Source.PAGE) for url in page.links if (field := what_it_leads_to(url)))
    found = [*addresses(passage), *linked]
    yield from (fact for fact in found if len(own) > _LEAST_LETTERS and own in squeeze(fact.value))
