"""How the tracker behaves on GitHub."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator

from tracker.settings.section import Section


class Mode(StrEnum):
    """How proposals reach a list."""

    PULL_REQUEST = "pull-request"
    FORK = "fork"
    DIRECT = "direct"
    PATCH = "patch"


LabelName = Annotated[str, Field(min_length=1, max_length=50)]
"""GitHub has no label with a longer name."""


MOST_ENTRIES = 50
"""So many entries a person can still look through in one pull request."""


class GitHubSettings(Section):
    """The table `[github]`."""

    mode: Mode = Field(
        default=Mode.PULL_REQUEST,
        description="`pull-request` from a branch of the repository; `fork` from a fork, for lists that invite it; "
        "`direct` commits to the default branch; `patch` writes a file and leaves GitHub alone.",
    )
    branch_prefix: str = Field(
        default="tracker/",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*/$",
        description="What the branch's name starts with; the list's name follows. `feedback.yml` starts on pull requests "
        "from `tracker/`: name another one there too.",
    )
    max_entries: int = Field(
        default=10,
        ge=1,
        le=MOST_ENTRIES,
        description="Entries in one pull request at most; the rest wait, best first.",
    )
    commit_subject: str = Field(
        default="Add {count} to the list",
        description="Subject of the commits; `{count}` becomes “3 entries”, `{list}` the list's name.",
    )
    title: str = Field(
        default="Add {count} to the list",
        description="Title of the pull request; `{count}` and `{list}` are filled in as in `commit_subject`. With `{list}` people tell the pull requests of several lists apart.",
    )
    draft: bool = Field(default=False, description="Open the pull request as a draft.")
    labels: tuple[LabelName, ...] = Field(
        default=(), max_length=100, description="Labels, set when the pull request is opened."
    )
    reviewers: tuple[str, ...] = Field(default=(), description="Logins asked for review when it is opened.")
    team_reviewers: tuple[str, ...] = Field(
        default=(), description="Teams asked for review when it is opened."
    )
    hold_label: LabelName = Field(
        default="tracker: hold",
        description="While the pull request has this label, the tracker leaves it alone.",
    )
    rerun_label: LabelName = Field(
        default="tracker: rerun",
        description="With this label the next run writes the pull request anew, and takes the label off.",
    )
    patch_file: str = Field(
        default="tracker-{list}.patch", description="Where `patch` writes; `{list}` is the list's name."
    )
    longest_wait: float = Field(
        default=120.0,
        ge=0,
        description="Seconds to wait at most when GitHub's limits ask to; then the next run goes on.",
    )
    write_pause: float = Field(
        default=1.0, ge=0, description="Seconds between two writes; GitHub asks integrators for one."
    )

    @field_validator("commit_subject", "title")
    @classmethod
    def _one_plain_line(cls, text: str) -> str:
        try:
            filled = text.format(count="1 entry", list="name")
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise ValueError("only {count} and {list} can be filled in") from error
        if not filled.strip() or not filled.isprintable() or len(filled) > 200:
            raise ValueError("must be one plain line of at most 200 characters")
        return text

    @field_validator("patch_file")
    @classmethod
    def _a_path(cls, text: str) -> str:
        try:
            filled = text.format(list="name")
        except (KeyError, IndexError, ValueError, AttributeError) as error:
            raise ValueError("only {list} can be filled in") from error
        if not filled.strip():
            raise ValueError("must name a file")
        return text
