"""Text from outside, fit to be shown where something acts on what it reads: a terminal, or the runner of GitHub Actions; pure."""

from __future__ import annotations

import re

_ACTS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]|\r(?!\n)")
"""What moves the cursor, paints, names the window or turns the letters around; and bytes that are no text."""
_COMMAND = re.compile(r"(?:^|(?<=\r))[^\S\r\n]*:(?=:)|##(?=\[)", re.MULTILINE)
"""How the runner knows a command: by two colons at the beginning of a line, or in its older way anywhere.

A carriage return alone ends a line, too, as .NET reads what a step prints.
"""
_BREAK = "\N{ZERO WIDTH SPACE}"


def for_a_terminal(text: str) -> str:
    r"""The text with a sign in the place of each that a terminal would act on.

    >>> for_a_terminal("Lamp\x1b[2J\n")
    'Lamp�[2J\n'
    """
    return text if text.isascii() and text.isprintable() else _ACTS.sub("\N{REPLACEMENT CHARACTER}", text)


def for_the_runner(text: str) -> str:
    """The text with no command in it that the runner would carry out: it reads all that a step prints."""
    return _COMMAND.sub(lambda found: f"{found[0]}{_BREAK}", text)
