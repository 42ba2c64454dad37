"""The rows of Papers with Code's API, in the spellings of both its lives."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import AliasChoices, BeforeValidator, Field, WrapValidator, model_validator

from state.identity import arxiv_id
from tracker.sources.wire import OptionalBool, OptionalInt, OptionalText, Text, Wire, each_readable, or_none


def _as_text(value: object) -> object:
    """Papers that are not on arXiv have numbers for ids."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _names(value: object) -> object:
    """Authors come as texts or as objects with a name."""
    if not isinstance(value, list):
        return ()
    names = [item.get("name") if isinstance(item, dict) else item for item in value]
    return tuple(name for name in names if isinstance(name, str))


_LONGEST = 300
"""Characters; no id comes near, and a database's index takes no more than some thousands of bytes."""
Id = Annotated[Text, BeforeValidator(_as_text), Field(max_length=_LONGEST)]


class CodeRepository(Wire):
    """Code for a paper."""

    url: Text
    is_official: OptionalBool = None
    stars: OptionalInt = None


class Resources(Wire):
    """What `include_resources` adds to a paper."""

    repositories: Annotated[tuple[CodeRepository, ...], WrapValidator(each_readable)] = Field(
        default=(), validation_alias=AliasChoices("repositories", "code", "implementations")
    )
    project_page: OptionalText = Field(
        default=None, validation_alias=AliasChoices("project_page", "project_url")
    )


class PwcPaper(Resources):
    """A paper, as lists and single answers have it."""

    id: Id
    title: Text = Field(min_length=1)
    arxiv_id: OptionalText = None
    abstract: OptionalText = None
    authors: Annotated[tuple[str, ...], BeforeValidator(_names)] = ()
    published: OptionalText = Field(
        default=None, validation_alias=AliasChoices("published", "date_published")
    )
    url_abs: OptionalText = Field(default=None, validation_alias=AliasChoices("url_abs", "source_url"))
    url_pdf: OptionalText = None
    conference: OptionalText = Field(
        default=None, validation_alias=AliasChoices("conference_name", "conference")
    )
    citations: OptionalInt = Field(default=None, validation_alias="citation_count")
    resources: Annotated[Resources | None, WrapValidator(or_none)] = None

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        """The arXiv id stands in a row twice; where they differ, nobody knows which paper it is."""
        named = {arxiv_id(text) for text in (self.arxiv_id, self.url_abs, self.url_pdf) if text} - {None}
        if len(named) > 1:
            raise ValueError("two ids")
        return self

    @property
    def code(self) -> tuple[CodeRepository, ...]:
        """Its code, official first."""
        found = [*self.repositories, *(self.resources.repositories if self.resources else ())]
        return tuple(sorted(found, key=lambda one: (not one.is_official, -(one.stars or 0), one.url)))


class Benchmark(Wire):
    """What the API calls a dataset: something with leaderboards."""

    id: Id
    name: Text = Field(min_length=1)
    full_name: OptionalText = None
    description: OptionalText = None
    url: OptionalText = None
    hf_url: OptionalText = None
    paper_count: OptionalInt = Field(default=None, validation_alias=AliasChoices("paper_count", "num_papers"))


class Evaluation(Wire):
    """One leaderboard that a paper stands on, or one result on it."""

    id: Id
    task: OptionalText = None
    dataset: OptionalText = None
