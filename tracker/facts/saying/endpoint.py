"""An OpenAI-compatible endpoint as a rephraser; only ever used where a person names one in the settings.

It has a door of its own: the door for reading sends no bodies, and this must never retry, follow or wait for long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.settings.facts import FactsSettings

_ASK = (
    "Say the following description in other words, in one line of at most the same length. Use only these facts; add no "
    "number, name, link, praise or opinion. Answer with the line alone."
)


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
        self, url: str, model: str, token: str = "", transport: httpx.BaseTransport | None = None
    ) -> None:
        self._url = url.rstrip("/") + "/chat/completions"
        self._model = model
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(headers=headers, timeout=20, transport=transport)

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
            answer = _Answer.model_validate_json(
                self._client.post(self._url, json=body).raise_for_status().content
            )
        except (httpx.HTTPError, httpx.InvalidURL, ValidationError):
            return ""
        return answer.choices[0].message.content.strip() if answer.choices else ""
