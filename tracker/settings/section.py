"""The base of every section of the settings."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

RepositoryName = Annotated[str, StringConstraints(pattern=r"^[\w.-]+/[\w.-]+$")]
"""`owner/name` on GitHub."""


class Section(BaseModel):
    """A table of `tracker.toml`; an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
