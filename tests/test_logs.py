"""The log: JSON that says what the work is about, and never a secret."""

import json
import logging
import re
from io import StringIO

import pytest

from tracker.logs import JsonLines, PlainLines, about, log_as_json, redacted, secrets_in

SECRET = "ghs_" + "a" * 36


def fail(why: str) -> None:
    raise RuntimeError(why)


def test_log_is_json_with_what_the_work_is_about_and_no_secret() -> None:
    stream = StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    try:
        log_as_json(
            {"GITHUB_TOKEN": "not-of-any-known-form", "HF_TOKEN": "short", "HOME": "/home/me"}, stream
        )
        mark = about.set({"list": "vlm"})
        try:
            fail(f"401 for {SECRET} at https://me:hunter2@db/x with not-of-any-known-form")
        except RuntimeError:
            logging.getLogger("tracker").exception("cannot %s", "push")
        about.reset(mark)
    finally:
        root.handlers[:], level = before
        root.setLevel(level)
    (line,) = stream.getvalue().splitlines()
    row = json.loads(line)
    assert (row["level"], row["message"], row["list"]) == ("error", "cannot push", "vlm")
    for secret in (SECRET, "hunter2", "not-of-any-known-form"):
        assert secret not in line
    assert "RuntimeError: 401 for ***" in row["traceback"]


@pytest.mark.parametrize(
    "text",
    [
        SECRET,
        "Authorization: Bearer abcdefghijklmnopqrstuvwxyz",
        "Basic eC1hY2Nlc3MtdG9rZW46c2VjcmV0",
        "a://b:c@d",
        "a://b:" + ":" * 50_000 + "c@d",
        "a://" + ":" * 50_000 + " a://b:c@d",
    ],
)
def test_token_is_known_by_its_form(text: str) -> None:
    assert "***" in redacted(text)


def test_plain_words_are_left_alone() -> None:
    text = "token budget of 4,096 tokens; see https://arxiv.org/abs/2611.00001, basic idea: vision-language"
    assert redacted(text) == text


def test_what_is_secret_is_told_by_the_name() -> None:
    found = secrets_in(
        {"TRACKER_STATE_URL": "postgresql://x:y@z/w", "MY_API_KEY": "12345678", "PATH": "/usr/bin:/bin"}
    )
    assert found == ("postgresql://x:y@z/w", "12345678")


def test_formatter_leaves_out_a_traceback_where_there_is_none() -> None:
    record = logging.LogRecord("tracker", logging.INFO, __file__, 1, "fine", (), None)
    assert "traceback" not in json.loads(JsonLines().format(record))


@pytest.mark.parametrize("lines", [JsonLines(), PlainLines()], ids=["JSON", "plain"])
def test_what_is_logged_moves_no_terminal(lines: logging.Formatter) -> None:
    said = "arXiv said \x1b[2J \x9b31m\x7f \u202eback \udc80"
    line = lines.format(logging.LogRecord("tracker", logging.INFO, __file__, 1, said, (), None))
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", line)
    assert "arXiv said" in line
    assert "back" in line
