"""A digest in a GitHub issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.delivery.board import BoardCarrier, access_to_write
from tracker.forge.boards import IssueBoard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.settings.digest import IssueSettings


def carrier(wish: IssueSettings, environment: Mapping[str, str]) -> BoardCarrier:
    """The carrier of a channel that keeps an issue."""
    board = IssueBoard(access_to_write(environment), wish.repository, wish.label)
    return BoardCarrier(board, wish.keep == "weekly")
