"""Asking "has it changed?": from the stored validator to the request, and from the answer back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from state.records import Validator
from tracker.http.messages import Validators

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.http.messages import Answer
    from tracker.ports import Recall


def validators_for(memory: Recall, url: str) -> Validators:
    """What to ask for an address with; nothing where it was never fully read."""
    kept = memory.validator(url)
    return Validators(kept.etag or "", kept.last_modified or "") if kept else Validators()


def fresh_validator(url: str, answer: Answer, now: datetime) -> Validator | None:
    """What to keep of an answer once all of it is stored."""
    if not answer.validators:
        return None
    return Validator(url, answer.validators.etag or None, answer.validators.last_modified or None, now)
