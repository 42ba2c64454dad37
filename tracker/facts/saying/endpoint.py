"""An OpenAI-compatible endpoint as a rephraser; only ever used where a person names one in the settings.

It has a door of its own: the door for reading sends no bodies, and this must never retry, follow, wait for long or read
without end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from pydantic import BaseModel, ValidationError

from tracker.http.deadline import Deadline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.settings.facts import FactsSettings

_ASK = (
    "Say the following description in other words, in one line of at most the same length. Use only these facts; add no "
    "number, name, link, praise or opinion. Answer with the line alone."
)
_PATIENCE = 20.0
"""Seconds for the whole of an answer, however slowly it comes."""
_LARGEST = 2**20
"""An answer is a line; what is longer than all that may stand around it is none."""


class _Message(BaseModel):
    content: str = ""


class _Choice(BaseModel):
    message: _Message = _Message()


class _Answer(BaseModel):
    choices: list[_Choice] = []


def endpoint_for(settings: FactsSettings, environment: Mapping[str, str]) -> Endpoint | None:
    """The endpoint that the settings name, with the key that the environment gives; None where they name none."""
    if not settings.rephrase_url:
        return None
    return Endpoint(
        settings.rephrase_url, settings.rephrase_model, environment.get("TRACKER_REPHRASE_KEY", "")
    )


class Endpoint:
    """Asks one endpoint; whatever goes wrong there, the text stays as it was."""

    def __init__(
        self,
        url: str,
        model: str,
        token: str = "",
        transport: httpx.BaseTransport | None = None,
        patience: float = _PATIENCE,
    ) -> None:
        self._url = url.rstrip("/") + "/chat/completions"
        self._model = model
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._patience = patience
        # a connection that is kept for the next question could not be hung up on
        limits = httpx.Limits(max_keepalive_connections=0)
        self._client = httpx.Client(headers=headers, timeout=patience, limits=limits, transport=transport)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def rephrase(self, text: str, facts: Sequence[str]) -> str:
        """The text in the model's words, or an empty text where it has none."""
        messages = [
            {"role": "system", "content": _ASK},
            {"role": "user", "content": "Facts: " + "; ".join(facts) + "\nDescription: " + text},
        ]
        body = {"model": self._model, "messages": messages, "temperature": 0}
        try:
            answer = _Answer.model_validate_json(self._asked(body))
        except (httpx.HTTPError, httpx.InvalidURL, ValidationError):
            return ""
        return answer.choices[0].message.content.strip().strip('"“”') if answer.choices else ""

    def _asked(self, body: Mapping[str, object]) -> bytes:
        """What comes back in time; nothing where it is too much or too late."""
        said = b""
        with (
            Deadline(self._patience) as deadline,
            self._client.stream(
                "POST", self._url, json=body, extensions={"trace": deadline.trace}
            ) as response,
        ):
            for piece in response.raise_for_status().iter_bytes():
                said += piece
                if len(said) > _LARGEST:
                    return b""
        return b"" if deadline.passed else said
