"""All settings put together; each part keeps its own in a file beside this one."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Self

from pydantic import Field, field_validator, model_validator

from state.records import ListName
from tracker.branch import branch_name
from tracker.settings.classifier import ClassifierSettings
from tracker.settings.digest import DigestSettings
from tracker.settings.facts import FactsSettings
from tracker.settings.github import GitHubSettings
from tracker.settings.http import HttpSettings
from tracker.settings.lists import KeepSettings, LintSettings
from tracker.settings.memory import MemorySettings
from tracker.settings.notices import NoticesSettings
from tracker.settings.schedule import ScheduleSettings, ServeSettings
from tracker.settings.section import RepositoryName, Section
from tracker.settings.selection import SelectionSettings
from tracker.settings.sources import SourcesSettings
from tracker.settings.state import StateSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

UNKNOWN_REPOSITORY = "OWNER/NAME"
"""What `tracker init` writes where a clone does not tell its repository, for a person to fill in."""


class ListSettings(Section):
    """One list that the tracker keeps."""

    name: ListName = Field(
        pattern=r"^[^\x00-\x1f\x7f/\\]{1,100}$",
        description=(
            "Short name, used for the branch and in state; 100 characters at the most, and no slash among them."
            " What people decided is remembered under it: under another name it is another list, unless `tracker state rename-list` carries it over."
        ),
    )
    repository: RepositoryName = Field(description="`owner/name` on GitHub.")
    path: str = Field(default="README.md", description="The list's file inside the repository.")
    take: SelectionSettings = Field(
        default_factory=SelectionSettings, description="What is proposed to this list."
    )
    keep: KeepSettings = Field(
        default_factory=KeepSettings,
        description="Where entries go and how they are written, where what the list shows is not enough.",
    )

    lint: LintSettings = Field(
        default_factory=LintSettings, description="What `tracker lint` checks in this list."
    )

    @field_validator("path")
    @classmethod
    def _inside(cls, path: str) -> str:
        if not path or path.startswith("/") or ".." in path.split("/"):
            raise ValueError("must be a path inside the repository, as in `docs/models.md`")
        return path


class Settings(Section):
    """The whole of `tracker.toml`."""

    lists: tuple[ListSettings, ...] = Field(
        default=(), description="The lists to keep, as `[[lists]]` tables."
    )
    http: HttpSettings = Field(
        default_factory=HttpSettings, description="How services are asked: politely, and for how long."
    )
    sources: SourcesSettings = Field(
        default_factory=SourcesSettings, description="What is asked, and of whom."
    )
    state: StateSettings = Field(default_factory=StateSettings, description="Where the memory is kept.")
    memory: MemorySettings = Field(
        default_factory=MemorySettings,
        description="How the memory travels between machines that keep nothing, such as those of GitHub Actions.",
    )
    schedule: ScheduleSettings = Field(
        default_factory=ScheduleSettings,
        description="When the daemon works; on GitHub Actions the workflows' own `schedule` decides.",
    )
    serve: ServeSettings = Field(
        default_factory=ServeSettings, description="How the daemon shows whether it is well."
    )
    notices: NoticesSettings = Field(
        default_factory=NoticesSettings,
        description="What is sent at once to the chat services that `TRACKER_NOTIFY` names.",
    )
    github: GitHubSettings = Field(
        default_factory=GitHubSettings, description="How proposals reach the lists."
    )
    facts: FactsSettings = Field(default_factory=FactsSettings, description="How facts are found and worded.")
    classifier: ClassifierSettings = Field(
        default_factory=ClassifierSettings, description="Which model judges papers, and what it learns from."
    )
    digest: DigestSettings = Field(
        default_factory=DigestSettings, description="What the digest says and where it is sent."
    )

    @field_validator("lists")
    @classmethod
    def _names_once(cls, lists: tuple[ListSettings, ...]) -> tuple[ListSettings, ...]:
        names = [one.name.casefold() for one in lists]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(
                f"two lists are called {twice}; what was decided on one would hold for the other"
            )
        return lists

    @field_validator("lists")
    @classmethod
    def _pages_apart(cls, lists: tuple[ListSettings, ...]) -> tuple[ListSettings, ...]:
        """Each of two lists on one page would propose the same work; of different kinds they cannot."""
        for one, other in combinations(lists, 2):
            if (one.repository.casefold(), one.path) != (other.repository.casefold(), other.path):
                continue
            if shared := sorted(set(one.take.kinds) & set(other.take.kinds)):
                raise ValueError(
                    f"the lists {one.name} and {other.name} keep one page and both take works of the kind {shared[0]},"
                    " which would be proposed twice; let each have `take.kinds` of its own, or make them one list"
                )
        return lists

    @property
    def list_names(self) -> tuple[ListName, ...]:
        """What the lists are called, in the order of the settings."""
        return tuple(one.name for one in self.lists)

    def beside(self, one: ListSettings) -> Iterator[ListSettings]:
        """The lists on other pages of a list's repository, where what they take is not for it."""
        if one.take.shared:
            return
        for other in self.lists:
            if other.repository.casefold() == one.repository.casefold() and other.path != one.path:
                yield other

    @model_validator(mode="after")
    def _channels_know_their_lists(self) -> Self:
        """A channel of a list that there is not would tell of quiet weeks for ever."""
        known = set(self.list_names)
        for channel in self.digest.channels:
            if unknown := known and sorted({*channel.lists} - known):
                raise ValueError(
                    f"the digest's channel {channel.name} tells of a list {unknown[0]!r};"
                    f" there are: {', '.join(sorted(known))}"
                )
        return self

    @model_validator(mode="after")
    def _branches_apart(self) -> Self:
        """Lists on one branch would take each other's entries for people's work, and refuse them."""
        found: dict[str, str] = {}
        for one in self.lists:
            branch = branch_name(one.name, self.github.branch_prefix)
            if branch == self.memory.branch:
                raise ValueError(f"the list {one.name} would share the branch {branch} with the memory")
            if branch in found:
                raise ValueError(
                    f"the lists {found[branch]} and {one.name} would share the branch {branch}; "
                    "letters and digits tell branches apart"
                )
            found[branch] = one.name
        return self
