"""The rows that Hugging Face's API sends, and what makes one of them contradict itself."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field, WrapValidator, model_validator

from state.identity import arxiv_id
from tracker.sources.wire import (
    OptionalBool,
    OptionalFloat,
    OptionalInt,
    OptionalMoment,
    OptionalTable,
    OptionalText,
    Text,
    Wire,
    Words,
    each_readable,
    or_none,
)

_COUNTS_SINCE = datetime(2022, 3, 2, 23, 30, tzinfo=UTC)
"""When the Hub began to keep dates: every repository that is older says the minute before, and none was made then."""
_PICTURE = re.compile(r"/(?P<id>\d{4}\.\d{4,5})(?=\.png|/)")
"""A paper's picture, unless its people uploaded one of their own."""
_REPOSITORY = re.compile(r"[\w.-]{1,100}/[\w.-]{1,200}")  # what the Hub gives is half as long at the most


_Number = Annotated[str, Field(pattern=r"^[0-9a-f]{24}$")]


def _paper_id(text: str) -> str:
    """The arXiv id without its version, which one in an answer is not supposed to have."""
    name = arxiv_id(text)
    if name is None or not text.startswith(name):
        raise ValueError("no arXiv id")
    return name


def is_repository(name: str) -> bool:
    """Is this `owner/name`?"""
    return _REPOSITORY.fullmatch(name) is not None


def repository_at(address: str) -> str:
    """The `owner/name` in an address of the Hub, which for a dataset has a step before it; empty where it has none.

    >>> repository_at("https://huggingface.co/datasets/lamps/wicks?row=1"), repository_at("hf.co/lamps/wax-7B")
    ('lamps/wicks', 'lamps/wax-7B')
    """
    steps = [step for step in address.rpartition("://")[2].partition("?")[0].split("/") if step][1:]
    return "/".join(steps[1:3] if steps[:1] == ["datasets"] else steps[:2])


class Author(Wire):
    """One author of a paper; `hidden` ones do not stand on its page."""

    name: Text
    hidden: OptionalBool = None


class Organization(Wire):
    """Who submitted a paper."""

    name: OptionalText = None
    fullname: OptionalText = None


class Linked(Wire):
    """A repository that a paper's page links to."""

    id: Text


class HubPaper(Wire):
    """A paper: the inner object of the daily list, or the answer for one paper."""

    id: Annotated[Text, AfterValidator(_paper_id)]
    title: Text = Field(min_length=1)
    summary: OptionalText = None
    authors: Annotated[tuple[Author, ...], WrapValidator(each_readable)] = ()
    published_at: OptionalMoment = Field(default=None, alias="publishedAt")
    on_daily_at: OptionalMoment = Field(default=None, alias="submittedOnDailyAt")
    upvotes: OptionalInt = None
    github_repo: OptionalText = Field(default=None, alias="githubRepo")
    github_stars: OptionalInt = Field(default=None, alias="githubStars")
    project_page: OptionalText = Field(default=None, alias="projectPage")
    ai_keywords: Words = ()
    organization: Annotated[Organization | None, WrapValidator(or_none)] = None
    linked_models: Annotated[tuple[Linked, ...], WrapValidator(each_readable)] = Field(
        default=(), alias="linkedModels"
    )
    linked_datasets: Annotated[tuple[Linked, ...], WrapValidator(each_readable)] = Field(
        default=(), alias="linkedDatasets"
    )
    total_models: OptionalInt = Field(default=None, alias="numTotalModels")
    total_datasets: OptionalInt = Field(default=None, alias="numTotalDatasets")

    @property
    def on_daily(self) -> date:
        """The day on which it was picked; one before all others where that is not said."""
        return self.on_daily_at.date() if self.on_daily_at else date.min


class DailyPaper(Wire):
    """One row of the daily list. Its own `publishedAt` is off by the US Eastern offset: only the inner one is read."""

    paper: HubPaper
    title: OptionalText = None
    thumbnail: OptionalText = None
    comments: OptionalInt = Field(default=None, alias="numComments")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        """Title and id stand in a row twice; where they differ, nobody knows which paper it is.

        A title alone may differ, as one that its people corrected does in one of the places, where the id is sure.
        """
        shown = _PICTURE.search(self.thumbnail or "")
        if shown and shown["id"] != self.paper.id:
            raise ValueError("two ids")
        if not shown and self.title and self.title != self.paper.title:
            raise ValueError("two titles")
        return self


class Safetensors(Wire):
    """How many parameters the weights have; quantised weights are packed, so the total says less there."""

    total: OptionalInt = None


class Gguf(Wire):
    """What a GGUF file says of itself."""

    total: OptionalInt = None


class Repository(Wire):
    """What models and datasets have in common."""

    id: Text
    number: Annotated[_Number | None, WrapValidator(or_none)] = Field(default=None, alias="_id")
    """What the Hub knows it by, whatever its name and owner become."""
    author: OptionalText = None
    likes: OptionalInt = None
    downloads: OptionalInt = None
    trending: OptionalFloat = Field(default=None, alias="trendingScore")
    tags: Words = ()
    created_at: OptionalMoment = Field(default=None, alias="createdAt")
    private: OptionalBool = None
    disabled: OptionalBool = None
    card: OptionalTable = Field(default=None, alias="cardData")

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if not is_repository(self.id):
            raise ValueError("no owner/name")
        if self.author and self.author != self.owner:
            raise ValueError("two owners")
        return self

    @property
    def owner(self) -> str:
        """Whose it is."""
        return self.id.partition("/")[0]

    @property
    def short_name(self) -> str:
        """Its name without the owner."""
        return self.id.partition("/")[2]

    @property
    def made_at(self) -> datetime | None:
        """When it was made; None where the Hub does not know."""
        made = self.created_at
        known = made and made.replace(tzinfo=made.tzinfo or UTC) > _COUNTS_SINCE
        return made if known else None

    def tagged(self, prefix: str) -> tuple[str, ...]:
        """What the tags with this prefix say."""
        return tuple(tag[len(prefix) :] for tag in self.tags if tag.startswith(prefix))


class HubModel(Repository):
    """A model."""

    model_id: OptionalText = Field(default=None, alias="modelId")
    task: OptionalText = Field(default=None, alias="pipeline_tag")
    library: OptionalText = Field(default=None, alias="library_name")
    safetensors: Annotated[Safetensors | None, WrapValidator(or_none)] = None
    gguf: Annotated[Gguf | None, WrapValidator(or_none)] = None
    config: OptionalTable = None

    @model_validator(mode="after")
    def _one_name(self) -> Self:
        if self.model_id and self.model_id != self.id:
            raise ValueError("two names")
        return self

    @property
    def parameters(self) -> int | None:
        """The parameters by the weights' own word."""
        if self.safetensors and self.safetensors.total:
            return self.safetensors.total
        return self.gguf.total if self.gguf else None


class HubDataset(Repository):
    """A dataset."""

    description: OptionalText = None
