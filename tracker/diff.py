"""What a change does to a file, as a person reads it and `git apply` takes it."""

from __future__ import annotations

from difflib import unified_diff


def diff_of(path: str, before: bytes, after: bytes) -> str:
    """A unified diff that `git apply` takes; bytes that are no UTF-8 survive as surrogates."""
    old, new = (_lines(text.decode("utf-8", "surrogateescape")) for text in (before, after))
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in unified_diff(old, new, f"a/{path}", f"b/{path}")
    )


def _lines(text: str) -> list[str]:
    """Lines as git sees them: only a line feed ends one."""
    pieces = text.split("\n")
    lines = [f"{piece}\n" for piece in pieces[:-1]]
    return [*lines, pieces[-1]] if pieces[-1] else lines
