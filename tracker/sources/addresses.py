"""Where the services live; the environment can point each elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLES = {
    "arxiv_api": "TRACKER_ARXIV_API_URL",
    "arxiv_rss": "TRACKER_ARXIV_RSS_URL",
    "arxiv_oai": "TRACKER_ARXIV_OAI_URL",
    "arxiv_html": "TRACKER_ARXIV_HTML_URL",
    "hugging_face": "HF_ENDPOINT",
    "papers_with_code": "PWC_API_URL",
}
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addresses:
    """One base address a service, without a slash at its end."""

    arxiv_api: str = "https://export.arxiv.org/api/query"
    arxiv_rss: str = "https://rss.arxiv.org/rss"
    arxiv_oai: str = "https://oaipmh.arxiv.org/oai"
    arxiv_html: str = "https://arxiv.org/html"
    hugging_face: str = "https://huggingface.co"
    papers_with_code: str = "https://paperswithcode.co/api/v1"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The defaults, save for what the environment points elsewhere."""
        given = {
            name: environment.get(variable, "").strip().rstrip("/") for name, variable in _VARIABLES.items()
        }
        for name, value in given.items():
            if value and not _WEB.match(value):
                raise UsageError(f"{_VARIABLES[name]} is not an address: {value!r} (write https://HOST/…)")
        return cls(**{name: value for name, value in given.items() if value})

    def variables(self) -> dict[str, str]:
        """The environment that leads another process to these addresses."""
        return {_VARIABLES[field.name]: getattr(self, field.name) for field in fields(self)}


def variable_of(service: str) -> str:
    """The environment variable that points a service elsewhere."""
    return _VARIABLES[service]
