r"""Text that a paper, a model card or a person could carry and that some format takes for its own; all of it made up.

`HOSTILE` holds every string by a name that tests show. Where a string is long or invisible it is built, not written.
"""

from __future__ import annotations

from itertools import chain

MARKDOWN = (
    "# A heading", "## Models", "- a bullet", "* a bullet", "+ a bullet", "1. first", "1) first", "---", "***", "===",
    "> quoted", "```\ncode\n```", "~~~ sh", "`code` and ``more``", "**bold** _slanted_ ~~gone~~", "__init__ and snake_case_name",
    "[text](https://evil.example)", "[text](javascript:alert(1))", "![pixel](https://evil.example/p.png)",
    "[a]: https://evil.example", "[a][b]", "[x]", "[ ] not done", "- [ ] not done", "- [x] done", "](https://evil.example)",
    "](javascript:alert(1)) [", "\\](https://evil.example)", "\\", "\\\\", "ends with a backslash\\", "| a | b |", "|---|---|",
    "a | b", "text\n\n# heading", "text\n- item", "a\n---", "    indented code", "\tindented code", "[^1]", "[^1]: a note",
    "<https://evil.example>", "<someone@evil.example>", "line  \nbreak", "Title]", "[Title", "(((", ")))", "[[wiki]]", "!", "![",
    "*", "_", "**", "__", "`", "```", "[](https://evil.example)", "a*b*c*d", "1986\\. A great year", "&copy; &amp; &#64;maya &#x40;maya",
)  # fmt: skip

HTML = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<b>bold</b>", "</details>",
    "<details><summary>x</summary>", "</summary></details>", "</table>", "<table><tr><td>", "</li></ul></main></body></html>",
    "<!-- a comment", "-->", "--!>", "<!--[if IE]>", "]]>", "<![CDATA[ x ]]>", "<?xml version='1.0'?>", "<!DOCTYPE html>",
    "<a href='https://evil.example'>here</a>", "<style>body{display:none}</style>", "</style><h1>", "</title><script>alert(1)</script>",
    "<iframe src='https://evil.example'></iframe>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href='https://evil.example'>", "<form action='https://evil.example'><input>", '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='", '<a href="https://evil.example', "<", ">", "&", '"', "'", "&lt;script&gt;", "&#60;script&#62;",
    "a < b > c & d", "<br>", "<hr/>", "<kbd>x</kbd>", "<picture>", "<video src=x>", "<math><mi>x</mi></math>", "&notanentity;",
)  # fmt: skip

GITHUB = (
    "@maya", "by @maya and @nils", "@example/team", "@all", "x@maya", "(@maya)", "#1", "#123", "see #4 and #5", "owner/repo#1",
    "example/awesome-vlm#7", "GH-12", "gh-12", "Fixes #1", "closes #2", "Resolves: #3", "fix owner/repo#4", "FIXES GH-5",
    "https://github.com/owner/repo/issues/1", "https://github.com/owner/repo/pull/2", "github.com/owner/repo/issues/1",
    "www.evil.example", "https://evil.example", "http://evil.example/?a=b&c=d", "ftp://evil.example", "mailto:maya@evil.example",
    "maya@evil.example", "0123456789abcdef0123456789abcdef01234567", "deadbeef", "abc1234", "owner/repo@0123456",
    ":tada:", ":+1: :heart:", "[skip ci]", "[ci skip]", "skip-checks: true", "Co-authored-by: Maya <maya@evil.example>",
    "Signed-off-by: x", "Tracker-Work: arxiv:2611.00001", "/tracker accept arxiv:2611.00001", "/tracker reject 2611.00001 no",
    "<!-- tracker:entry arxiv:2611.00001 -->", "<!-- tracker-digest 1 -->", "- [x] <!-- tracker:reject -->", "/approve", "@dependabot rebase",
    "> [!WARNING]", "```suggestion\nx\n```", "::error::boom", "::set-output name=x::y", "##[group]x", "${{ secrets.GITHUB_TOKEN }}",
    "${{ github.event.issue.title }}", "%0A::warning::x",
)  # fmt: skip

TEMPLATES = (
    "{{ 7 * 7 }}", "{% for x in y %}", "{# gone #}", "{{ digest.__class__ }}", "{%", "%}", "{{", "}}", "${HOME}", "$(rm -rf .)",
    "`id`", "; rm -rf .", "| cat", "&& true", "%s %d %n", "{0} {name}", "{title!r}", "__import__('os')", "'; DROP TABLE works; --",
)  # fmt: skip

MATHEMATICS = (
    "$x^2$", "$\\pi_0$", "$$\\int_0^1$$", "costs $5 and $6", "$", "\\(x\\)", "\\[x\\]", "$\\input{secret}$", "\\input{secret}",
    "\\write18{id}", "\\end{document}", "{", "}", "{{}", "{\\bf x}", "100% sure", "a_b^c", "~", "^", "\\textbf{x}", "\\\"o and \\'e",
    "$\\frac{1}{2}$", "$a_$", "$^$", "% a comment", "x} and, y = {z", "@article{x,", "@comment{", "Kettle and Spout", "Kettle, Ada and others",
    "title = {x},",
)  # fmt: skip

INVISIBLE = (
    "bidi \u202eneve\u202c turned", "\u2066isolate\u2069", "\u200fmark", "zero\u200bwidth\u200djoined\ufeff", "soft\u00adhyphen",
    "null\x00byte", "bell\x07", "escape\x1b[31mred\x1b[0m", "\x1b]8;;https://evil.example\x07link\x1b]8;;\x07", "back\x08space",
    "carriage\rreturn", "new\nline", "vertical\x0btab", "form\x0cfeed", "next\x85line", "line\u2028separator", "para\u2029graph",
    "private \ue000 use", "not a character \uffff", "half \ud800 a pair", "other half \udc00", "high\x9bcontrol", "\ufffdreplaced",
    "tag \U000e0041\U000e0042", "no\u00a0break", "wide\u3000blank", "\u0000", " ", "\t", "\n", "", "\u200b", "\u202e",
)  # fmt: skip

LETTERS = (
    "Ünïcödé", "中文标题：视觉语言模型", "عنوان عربي", "עברית", "हिन्दी शीर्षक", "日本語のタイトル", "한국어 제목", "Ελληνικά", "Русский",
    "emoji 🦙🤖👩‍🔬", "z̷a̷l̷g̷o̷", "ﬁ ligature", "𝒎𝒂𝒕𝒉 letters", "İstanbul ı ß ẞ", "e\u0301 apart", "①②③", "Ω Å K", "“quoted” — dashed…",
)  # fmt: skip

HEADERS = (
    "Subject: hello\r\nBcc: maya@evil.example", "x\r\n\r\nbody", "From: a\nTo: b", "=?utf-8?q?hello?=", "a,b;c", '=HYPERLINK("https://evil.example")',
    "+1+1", "-1", "@SUM(A1)", "../../etc/passwd", "C:\\x", "CON", "a/b", ".", "..", "~root", "file:///etc/passwd",
    "data:text/html,<script>alert(1)</script>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "//evil.example", "https://user:pass@evil.example/",
    "null", "undefined", "NaN", "true", "[]", "{}", "0",
)  # fmt: skip

LONG = {
    "60,000 letters": "x" * 60_000,
    "60,000 in words": "word " * 12_000,
    "60,000 backticks": "`" * 60_000,
    "10,000 brackets": "[" * 10_000,
    "10,000 mentions": "@maya " * 10_000,
    "1,000 lines": "line\n" * 1_000,
    "5,000 accents": "e" + "\u0301" * 5_000,
}

_GROUPS = {
    "markdown": MARKDOWN,
    "html": HTML,
    "github": GITHUB,
    "template": TEMPLATES,
    "mathematics": MATHEMATICS,
    "invisible": INVISIBLE,
    "letters": LETTERS,
    "header": HEADERS,
}

HOSTILE: dict[str, str] = dict(
    chain(
        (
            (f"{group}-{number}", text)
            for group, texts in _GROUPS.items()
            for number, text in enumerate(texts)
        ),
        LONG.items(),
    )
)
