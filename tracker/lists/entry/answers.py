"""The words of a cell that answer a question on its work, or say that nothing is known."""

from __future__ import annotations

import re

from tracker.pattern import Pattern

_YES_OR_NO = "yes|no|true|false|是|否|有"
_NOTHING = r"n\s?/?\s?an?|none|null|tb[ad]|to-?do|unknown|无|未知"
_TO_BE_HAD = (
    r"(?:not\s+)?(?:(?:open|closed)(?:[\s-]+sourced?)?|(?:un)?released|(?:publicly\s+|un)?available|public)"
    r"|proprietary|private|(?:未|已)?开源|闭源"
)
_COUNT = r"\d[\d.,]*\s?[kKmM]?"
NOTHING = Pattern(_NOTHING, re.IGNORECASE)
"""What stands where nothing is known."""
ANSWER = Pattern(rf"\W*(?:{_YES_OR_NO}|{_TO_BE_HAD}|{_COUNT})?\W*", re.IGNORECASE)
"""What answers a question on one work, whether it is to be had among them, or counts something of it."""
NO_LINK = Pattern(rf"\W*(?:{_YES_OR_NO}|{_NOTHING}|(?:coming )?soon)?\W*", re.IGNORECASE)
"""What stands in a column of links where there is none."""
SAYS_NOTHING = Pattern(
    r"(?!.*[×√\u2300-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])"  # ticks, crosses, stars and pictures do say something
    rf"(?:\W|_)*(?:{_NOTHING})?(?:\W|_)*",
    re.IGNORECASE,
)
