"""What the branch of a list is called."""

from __future__ import annotations


def branch_name(list_name: str, prefix: str = "tracker/") -> str:
    """The branch of a list: from its name alone, in characters that git and shells take.

    >>> branch_name("Vision-Language Models!")
    'tracker/vision-language-models'
    """
    plain = "".join(char if char.isascii() and char.isalnum() else "-" for char in list_name.lower())
    return prefix + ("-".join(part for part in plain.split("-") if part) or "list")
