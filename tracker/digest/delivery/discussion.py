"""A digest in a GitHub discussion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.digest.delivery.board import BoardCarrier, access_to_write
from tracker.forge.boards import DiscussionBoard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.settings.digest import DiscussionSettings


def carrier(wish: DiscussionSettings, environment: Mapping[str, str]) -> BoardCarrier:
    """The carrier of a channel that keeps a discussion."""
    board = DiscussionBoard(access_to_write(environment), wish.repository, wish.category)
    return BoardCarrier(board, wish.keep == "weekly")
