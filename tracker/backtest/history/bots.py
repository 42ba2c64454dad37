"""Which commits are not by a person's hand, by who is said to have written and committed them; pure."""

from __future__ import annotations

import re

_BOT = re.compile(r".*(?:\[bot\]|(?:^|[-_. ])(?i:bot)|[a-z0-9]Bot)")
"""As GitHub calls what acts for an app, and as people call what they run themselves."""
_ACTION = re.compile(r"(?:github[-_ ]?)?actions?(?:[-_ ]user)?", re.IGNORECASE)
_BOX = re.compile(r"(?:\d+\+)?(?P<name>[^@]+)@.*")


def by_bot(author: str, author_mail: str, committer_mail: str) -> bool:
    """Did a bot write a commit, or a workflow commit it in the name of whoever it runs for?

    A bot that only merges commits what people wrote, so of other committers nothing is told.
    """
    return _is_bot(author) or _is_bot(_name_of(author_mail)) or _is_action(_name_of(committer_mail))


def _is_bot(name: str) -> bool:
    return bool(_BOT.fullmatch(name)) or _is_action(name)


def _is_action(name: str) -> bool:
    return bool(_ACTION.fullmatch(name.removesuffix("[bot]").removesuffix("-bot")))


def _name_of(mail: str) -> str:
    """What stands before the server, without the number that GitHub puts before it."""
    box = _BOX.fullmatch(mail)
    return box["name"] if box else mail
