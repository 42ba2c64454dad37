"""Where the services live; the environment can point each elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Self

from tracker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


_VARIABLE = "variable"


def _at(address: str, variable: str) -> str:
    """An address, and the environment variable that points it elsewhere."""
    found: str = field(default=address, metadata={_VARIABLE: variable})
    return found


@dataclass(frozen=True, slots=True)
class Addresses:
    """One base address a service, without a slash at its end."""

    arxiv_api: str = _at("https://export.arxiv.org/api/query", "TRACKER_ARXIV_API_URL")
    arxiv_rss: str = _at("https://rss.arxiv.org/rss", "TRACKER_ARXIV_RSS_URL")
    arxiv_oai: str = _at("https://oaipmh.arxiv.org/oai", "TRACKER_ARXIV_OAI_URL")
    arxiv_html: str = _at("https://arxiv.org/html", "TRACKER_ARXIV_HTML_URL")
    hugging_face: str = _at("https://huggingface.co", "HF_ENDPOINT")
    papers_with_code: str = _at("https://paperswithcode.co/api/v1", "PWC_API_URL")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The defaults, save for what the environment points elsewhere."""
        given: dict[str, str] = {}
        for name, variable in _variables().items():
            value = environment.get(variable, "").strip().rstrip("/")
            if value and not _WEB.match(value):
                raise UsageError(f"{variable} is not an address: {value!r} (write https://HOST/…)")
            if value:
                given[name] = value
        return cls(**given)

    def variables(self) -> dict[str, str]:
        """The environment that leads another process to these addresses."""
        return {variable: getattr(self, name) for name, variable in _variables().items()}


def variable_of(service: str) -> str:
    """The environment variable that points a service elsewhere."""
    return _variables()[service]


def _variables() -> dict[str, str]:
    return {one.name: one.metadata[_VARIABLE] for one in fields(Addresses)}
