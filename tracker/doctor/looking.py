"""The doctor's questions to GitHub, through the client that everything else uses too."""

from __future__ import annotations

from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from tracker.doctor.repository import Looked

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.forge.client import Client


class ClientLook:
    """Asks GitHub, and remembers what time it said it was."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.there: datetime | None = None

    def __call__(self, path: str) -> Looked:
        """The answer to a GET, whatever it is; a list stands under `items`."""
        status, headers, content = self._client.look(path)
        lower = {str(name).lower(): str(value) for name, value in headers.items()}
        if "date" in lower:
            self.there = parsedate_to_datetime(lower["date"])
        return Looked(status, content if isinstance(content, dict) else {"items": content}, lower)
