"""The base of every section of the settings."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

_ADDRESS = re.compile(r"(?:https?://[^/]+/|git@[^:/]+:|ssh://[^/]+/)(?P<name>[^/]+/[^/]+?)(?:\.git)?/?")
_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def _repository(text: str) -> str:
    """`owner/name`, also where somebody copied the whole address out of the browser or from git."""
    address = _ADDRESS.fullmatch(text)
    name = address["name"] if address else text
    if not _NAME.fullmatch(name):
        raise ValueError("write `owner/name`")
    return name


RepositoryName = Annotated[str, AfterValidator(_repository)]
"""`owner/name` on GitHub."""


class Section(BaseModel):
    """A table of `tracker.toml`; an unknown key is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
