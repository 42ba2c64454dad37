"""Made-up lists in many formats, for properties that hold for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import strategies as st
from support.hostile import HOSTILE as ALL_HOSTILE

from state.records import Links, Paper

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = [
    "Seeing", "Reading", "Grounding", "Aligning", "Models", "Images", "Words", "Robots", "Maps", "Charts",
    "Video", "Speech", "Space", "Memory",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeEntry:
    """What a made-up entry says."""

    name: str
    title: str
    arxiv: str
    code: bool
    day: date

    @property
    def url(self) -> str:
        return f"https://arxiv.org/abs/{self.arxiv}"

    @property
    def repository(self) -> str:
        return f"https://github.com/made/{self.name.lower()}"


def entries(count: int, seed: int) -> list[MadeEntry]:
    """Some entries, newest first."""
    made = []
    for at in range(count):
        month = 1 + (seed + 12 * 3 - at) % 12
        year = 2021 + (seed + 12 * 3 - at) // 12 % 5
        words = [WORDS[(seed + at * 3 + step * 5) % len(WORDS)] for step in range(5)]
        made.append(
            MadeEntry(
                f"Mo{at}VL",
                " ".join(words) + f" {at}",
                f"{year % 100:02}{month:02}.{10000 + at:05}",
                (seed + at) % 3 != 0,
                date(year, month, 1 + at % 27),
            )
        )
    return made


def _code(entry: MadeEntry, form: str, missing: str = "") -> str:
    return form.format(entry.repository) if entry.code else missing


FORMATS: dict[str, Callable[[MadeEntry, int], str]] = {
    "bullet": lambda e, _: f"- [{e.title}]({e.url})" + _code(e, " [[code]]({})"),
    "starred": lambda e, _: (
        f"* **{e.name}**: {e.title}, [[Paper]]({e.url})" + _code(e, ", [[Code]]({})") + "  "
    ),
    "dated": lambda e, _: f"+ ({e.day:%Y.%m}) [**{e.title}**]({e.url})",
    "tabbed": lambda e, _: f"-\t**[{e.day.year}]** {e.title} | [paper]({e.url})" + _code(e, " | [code]({})"),
    "numbered": lambda e, at: f"{at}. {e.title}. [arXiv]({e.url})" + _code(e, " [GitHub]({})"),
    "wrapped": lambda e, _: f"- **{e.title}**\n  [[paper]({e.url})]" + _code(e, " [[code]({})]"),
    "nested": lambda e, _: f"- **{e.name}**: {e.title}\n  - [Paper]({e.url})" + _code(e, "\n  - [Code]({})"),
    "anchor": lambda e, _: f'- <a href="{e.url}">{e.title}</a>',
    "plain": lambda e, _: f"[{e.title}]({e.url}), arXiv {e.day.year}" + _code(e, " [[code]]({})"),
    "row": lambda e, _: (
        f"| {e.name} | [{e.title}]({e.url}) | {e.day:%Y-%m-%d} | {_code(e, '[Github]({})', '-')} |"
    ),
    "bare row": lambda e, _: f"{e.day:%b %Y} | **{e.name}** | {e.title} | [link]({e.url})",
    "bold venue": lambda e, _: (
        f"- [**arXiv {e.day.year}**] **{e.title}**. [[PDF]({e.url})]" + _code(e, " [[Code]({})]")
    ),
    "picture signs": lambda e, _: (
        f"- 📄 **{e.name}**: *{e.title}* | [📑 Paper]({e.url})" + _code(e, " | [💻 Code]({})")
    ),
    "badges": lambda e, _: (
        f"- **{e.title}** [![arXiv](https://img.shields.io/badge/arXiv-{e.arxiv}-b31b1b.svg)]({e.url})"
        + _code(e, " [![Code](https://img.shields.io/badge/code-blue)]({})")
    ),
    "day in words": lambda e, _: f"* [{e.title}]({e.url}) ({e.day:%b %d, %Y})",
    "dashes": lambda e, _: f"- {e.day:%Y/%m/%d} - {e.name} - {e.title} - <{e.url}>",
    "quoted": lambda e, _: f'- "{e.title}", [arXiv:{e.arxiv}]({e.url}), {e.day.year}.',
    "name to code": lambda e, _: (
        f"- [`{e.name}`]({e.repository if e.code else e.url}) {e.title} [arXiv]({e.url})"
    ),
    "to do": lambda e, _: f"- [ ] {e.title} [[paper]]({e.url})" + _code(e, " [[code]]({})"),
    "below": lambda e, _: f"- [{e.title}]({e.url})  \n  {e.day:%B %Y}" + _code(e, " · [GitHub]({})"),
    "chinese": lambda e, _: f"- 【{e.day.year}】{e.title}，[论文]({e.url})" + _code(e, "，[代码]({})"),
    "tight row": lambda e, _: f"|{e.day:%Y-%m}|[{e.title}]({e.url})|{_code(e, '[link]({})', 'N/A')}|",
    "starred row": lambda e, _: (
        f"| {e.title} | "
        + _code(e, f"[![Star](https://img.shields.io/github/stars/made/{e.name.lower()})]({{}})", "-")
        + f" | [Paper]({e.url}) |"
    ),
    "html row": lambda e, _: f'<tr><td>{e.name}</td><td><a href="{e.url}">{e.title}</a></td></tr>',
}
HEADS = {
    "tight row": "|Date|Title|Code|\n|---|---|---|",
    "starred row": "| Title | Stars | Paper |\n|---|---|---|",
    "row": "| Name | Title | Date | Code |\n|:---|---|:-:|---|",
    "bare row": "Date | Name | Title | Paper\n--- | --- | --- | ---",
    "html row": "<table>\n<tr><th>Name</th><th>Title</th></tr>",
}
TAILS = {"html row": "</table>"}


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """A page with one to three sections, each in a format of its own, with odd line ends and endings."""
    lines = ["# A made-up list", "", "Some words about it.", ""]
    seed = draw(st.integers(0, 50))
    for number, form in enumerate(draw(st.lists(st.sampled_from(sorted(FORMATS)), min_size=1, max_size=3))):
        made = entries(draw(st.integers(3, 8)), seed + 17 * number)
        made = [
            MadeEntry(
                f"{e.name}{number}",
                e.title + f" part {number}",
                f"{e.arxiv[:-2]}{number}{e.arxiv[-1]}",
                e.code,
                e.day,
            )
            for e in made
        ]
        if draw(st.booleans()):
            made.reverse()
        blank = [""] if form == "plain" or (form not in HEADS and draw(st.booleans())) else []
        lines += [f"## Section {number}", ""]
        lines += HEADS.get(form, "").split("\n") if form in HEADS else []
        for at, one in enumerate(made, 1):
            lines += [*FORMATS[form](one, at).split("\n"), *blank]
        lines += [*([TAILS[form]] if form in TAILS else []), ""]
    lines += draw(st.sampled_from([[], ["## License", "", "None."], ["---", "*made up*"]]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(lines) + (end if draw(st.booleans()) else "")
    return (b"\xef\xbb\xbf" if draw(st.booleans()) else b"") + text.encode()


HOSTILE = [
    "Plain: A Title",
    "A | B: Pipes in | a Title",
    "Brackets [CLS] Token",
    "Broken](https://evil.example) Bracket",
    "Half [ bracket: a model",
    "![img](https://evil.example/x.png) Picture: a title",
    "<script>alert(1)</script> Script: a title",
    "Comment <!-- opened: never closed",
    "Stars **bold** and *italic*: a title",
    "Ticks `code` and ``more``: a title",
    "TeX $\\pi_0$: A Model of $O(n^2)$ Cost",
    "Back\\slash: a title \\",
    "Under_score_d: snake_case title __init__",
    "# Heading: a title",
    "- Bullet: a title",
    "New\nLine: a title\r\n## Heading",
    "Tilde ~~struck~~: @mention #12 a title",
    "</td></tr></table><h1>Out: a title",
    "Ünïcödé 模型: 标题 🤖",
    "1. Numbered: a title",
]


@st.composite
def papers(draw: st.DrawFn) -> Paper:
    """A paper with a title that may try to leave its place."""
    title = draw(
        st.one_of(
            st.sampled_from(HOSTILE),
            st.sampled_from(sorted(ALL_HOSTILE.values())),
            st.text(min_size=1, max_size=60).filter(lambda text: text.strip()),
        )
    )
    month = draw(st.integers(1, 12))
    return Paper(
        title,
        draw(st.sampled_from(["", "We present a made-up model. It is <b>good</b> | really."])),
        f"26{month:02}.{draw(st.integers(1, 99999)):05}",
        published=draw(st.sampled_from([None, date(2026, month, 9)])),
        links=Links(
            code=draw(st.sampled_from([None, "https://github.com/x/y", "https://evil.example/a)b](c"])),
            project=draw(st.sampled_from([None, "https://x.github.io/", "javascript:alert(1)"])),
        ),
    )
