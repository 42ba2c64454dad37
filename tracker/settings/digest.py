"""What the digest says and where it is sent."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import getaddresses
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from state.records import Kind
from tracker.digest.delivery.registry import MODULES as WAYS
from tracker.digest.formats.registry import MODULES as FORMATS
from tracker.digest.formats.registry import TEMPLATED
from tracker.digest.period import PeriodError, read_period
from tracker.settings.section import RepositoryName, Section

if TYPE_CHECKING:
    FormatName = str
    TemplatedName = str
else:  # what may be written is told by the registry, which a type checker cannot ask
    FormatName = Literal[tuple(FORMATS)]
    TemplatedName = Literal[TEMPLATED]


def _readable(period: str) -> str:
    """Told when the settings are read, and not a week later when the digest is due."""
    try:
        if period:
            read_period(period, datetime.max.replace(tzinfo=UTC))
    except PeriodError as error:
        raise ValueError("must be a period such as 7d, 2w, 36h, a date, DATE..DATE or 2026-W47") from error
    return period


PeriodText = Annotated[str, AfterValidator(_readable)]


class Encryption(StrEnum):
    """How the connection to a mail server is kept from others' eyes."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


def _can_be_written_to(people: str) -> str:
    """One address or several, each with or without a name; what no server could know is told before anything is sent."""
    found = [address for _, address in getaddresses([people])]
    if not (people.isprintable() and found and all(_ADDRESS.fullmatch(address) for address in found)):
        raise ValueError("write an address such as 'ada@example.org' or 'Ada <ada@example.org>'")
    return people


_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
MailAddress = Annotated[str, AfterValidator(_can_be_written_to)]


class MailSettings(Section):
    """The `[digest.channels.email]` table."""

    to: tuple[MailAddress, ...] = Field(
        description="Who receives it; all of them stand in its head, for each to see.", min_length=1
    )
    sender: MailAddress = Field(description="The address it comes from.")
    host: str = Field(default="localhost", description="The mail server.")
    port: int = Field(default=587, description="Its port.", ge=1, le=65535)
    encryption: Encryption = Field(
        default=Encryption.STARTTLS,
        description="How the connection is encrypted; `none` is refused together with a user.",
    )
    user: str = Field(default="", description="The account; its password comes from `TRACKER_SMTP_PASSWORD`.")

    @model_validator(mode="after")
    def _no_password_in_the_clear(self) -> Self:
        if self.user and self.encryption is Encryption.NONE:
            raise ValueError("a password would travel unencrypted; set encryption, or leave out the user")
        return self


class BoardSettings(Section):
    """A place on GitHub where a digest is kept as a post, which shows Markdown and nothing else."""


class IssueSettings(BoardSettings):
    """The `[digest.channels.issue]` table."""

    repository: RepositoryName = Field(description="`owner/name` of the repository whose issue it is.")
    keep: Literal["one", "weekly"] = Field(
        default="one",
        description="`one` issue edited in place, or a new one each week (`weekly`).",
    )
    label: str = Field(default="", description="A label for the issue; it has to exist.")


class DiscussionSettings(BoardSettings):
    """The `[digest.channels.discussion]` table."""

    repository: RepositoryName = Field(description="`owner/name` of the repository whose discussion it is.")
    category: str = Field(default="Announcements", description="The category's name.")
    keep: Literal["one", "weekly"] = Field(
        default="weekly",
        description="`one` discussion edited in place, or a new one each week (`weekly`).",
    )


class ChannelSettings(Section):
    """One place where digests are told, with a memory of its own."""

    name: str = Field(
        description="Its name in the memory; under a new name everything counts as not sent yet.",
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$",
    )
    format: FormatName = Field(default="md", description="The format of the digest there.")
    since: PeriodText = Field(default="", description="The period, when it is not the digest's own.")
    lists: tuple[str, ...] = Field(default=(), description="Only these lists; empty for all.")
    kinds: tuple[Kind, ...] = Field(default=(), description="Only these kinds; empty for all.")
    quiet: bool = Field(default=True, description="Also send a digest when nothing happened.")
    file: Path | None = Field(
        default=None,
        description="Write it here; `{date}` and `{week}` are filled in, an old file is replaced.",
    )
    chat: bool = Field(
        default=False, description="Send it to the chat services of `TRACKER_NOTIFY` (extra `notify`)."
    )
    email: MailSettings | None = Field(default=None, description="Send it by mail.")
    issue: IssueSettings | None = Field(default=None, description="Keep it in a GitHub issue.")
    discussion: DiscussionSettings | None = Field(default=None, description="Keep it in a GitHub discussion.")

    @property
    def way(self) -> str:
        """The field that says how it is told."""
        (way,) = self._ways()
        return way

    def _ways(self) -> list[str]:
        return [way for way in WAYS if getattr(self, way)]

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if len(self._ways()) != 1:
            *others, last = WAYS
            raise ValueError(f"channel {self.name} needs exactly one of {', '.join(others)} and {last}")
        if isinstance(getattr(self, self.way), BoardSettings) and self.format != "md":
            raise ValueError(f"channel {self.name}: GitHub shows Markdown; leave the format at md")
        return self


class DigestSettings(Section):
    """The `[digest]` table."""

    title: str = Field(default="Vision-language models", description="What the digest is called.")
    since: PeriodText = Field(
        default="7d", description="The period: `7d`, `2w`, `36h`, a date, `DATE..DATE` or an ISO week."
    )
    feed_since: PeriodText = Field(
        default="30d", description="The period of a feed, which is made anew each time and may overlap."
    )
    talked: int = Field(default=10, ge=0, description="How many of the most talked-about works are named.")
    home: str = Field(default="", description="The page that feeds lead to.")
    feed: str = Field(default="", description="The address at which a feed will be found.")
    templates: dict[TemplatedName, Path] = Field(
        default={},
        description="Templates that replace the shipped ones, by format; paths are relative to where the program runs.",
    )
    channels: tuple[ChannelSettings, ...] = Field(
        default=(), description="Where `tracker digest --deliver` sends it, as `[[digest.channels]]` tables."
    )

    @model_validator(mode="after")
    def _names_once(self) -> Self:
        names = [channel.name for channel in self.channels]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"two channels are called {twice}")
        return self
