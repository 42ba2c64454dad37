"""Bullets that link nowhere and stand over works: labels, whatever these works look like, and no works of their own."""

from __future__ import annotations

import pytest
from support.makes import EMBER, URL, added
from support.pages import planned, read

from tracker.lists.addition import plan_addition
from tracker.lists.candidate import candidate_for
from tracker.lists.outcome import Duplicate
from tracker.lists.steering import NO_DOUBT

PARTS = {"Lamps": ("Oil", "Tin"), "Spoons": ("Wood", "Clay"), "Forks": ("Reed",)}
WORKS = {
    "loose paragraphs": "\n  [{n}: A Model of Many Things]({p}), arXiv 2025\n",
    "tight paragraphs": "  [{n}: A Model of Many Things]({p}), arXiv 2025  ",
    "paragraphs of lines": "\n  **{n}: A Model of Many Things**  \n  Ida New, Jon Newer, Kim Ever  \n  [[paper]({p})]\n",
    "names before labels": "  - {n}: [paper]({p})",
    "names in bold": "  - **{n}** [[paper]({p})] [[code]({c})]",
    "labels below names": "  - {n}\n    - [Paper]({p})\n    - [Code]({c})",
}


def listed(form: str, bullet: str = "- {}") -> str:
    lines = []
    for part, names in PARTS.items():
        lines.append(bullet.format(part))
        for name in names:
            code = f"https://github.com/made/{name.lower()}"
            lines.append(form.format(n=name, p=f"{URL}2501.{len(lines):05}", c=code))
    return "# L\n\n## Papers\n\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize("bullet", ["- {}", "- **{}**", "1. {}", "- {} and\n  the like"])
@pytest.mark.parametrize("form", WORKS.values(), ids=WORKS)
def test_works_under_a_label_are_read_and_written_one_by_one(form: str, bullet: str) -> None:
    page = read(listed(form, bullet))
    labels = [label.split(" ")[0] for entry in page.entries for label in entry.group.labels]
    known = [part for part, names in PARTS.items() for _ in names]
    alone = form == WORKS["paragraphs of lines"]  # a lone one may as well be what the bullet tells
    assert labels == (known[:-1] if alone else known)
    label = page.entries[2].group.labels[-1]
    outcome = planned(page, candidate_for(EMBER, section=(label,)))
    title = EMBER.title if "{n}: A" in form else "Ember"
    written = form.replace("{n}: A Model of Many Things", "{n}").format(
        n=title, p=f"{URL}{EMBER.arxiv_id}", c=EMBER.links.code
    )
    assert "\n".join(outcome.inserted).strip("\n ") == written.strip("\n ")
    again = read(outcome.new_bytes.decode())
    there = next(entry for entry in again.entries if "Ember" in entry.text)
    assert there.group.labels == (label,)
    assert isinstance(plan_addition(again, candidate_for(EMBER), NO_DOUBT), Duplicate)


@pytest.mark.parametrize(
    "entry",
    [
        "- **OilVL**: A Model of Many Lamps\n  - Paper: [arXiv]({u}2501.00001)\n  - Follow-up: [arXiv]({u}2502.00001)",
        "- Seeing Oil by Many Lamps\n  - [Paper]({u}2501.00001)\n  - [Code](https://github.com/made/oil)",
        "- Seeing Oil by Many Lamps\n\n  [Paper]({u}2501.00001), [DOI](https://doi.org/10.1234/5678)",
        "- Seeing Oil by Many Lamps\n\n  Like [Tin]({u}2401.00001) and [Wood]({u}2401.00002), but [better]({u}2501.00001).",
    ],
    ids=["two of its own", "labels", "paper and page", "others in passing"],
)
def test_a_bullet_over_links_of_one_work_is_a_work(entry: str) -> None:
    page = read(f"# L\n\n## Papers\n\n{entry.format(u=URL)}\n")
    assert [one.start for one in page.entries] == [4]
    assert page.entries[0].group.labels == ()


def test_words_with_commas_are_a_label_and_people_are_not() -> None:
    over = "\n  - [Seeing by Many Lamps]({}2501.0000{})\n"
    page = read(
        "# L\n\n"
        + "".join(
            f"- {words}{over}".format(URL, at)
            for at, words in enumerate(("Lamps, oil, and wicks", "**Oil** Ida New, Jon Newer, Kim Ever"))
        )
    )
    assert [entry.group.labels for entry in page.entries] == [("Lamps, oil, and wicks",), ()]


def test_what_stands_below_the_last_work_stays_below_it() -> None:
    below = "  - Based on [Tin]({u}240{at}.00001) and [Wood]({u}240{at}.00002)"
    works = "\n".join(
        f"- [Seeing {name} by Lamps]({{u}}250{at}.00001)\n{below.replace('{at}', str(at))}".replace(
            "{u}", URL
        )
        for at, name in enumerate(("Oil", "Reed", "Clay"), 1)
    )
    outcome = planned(read(f"# L\n\n## Papers\n\n{works}\n"), candidate_for(EMBER))
    assert outcome.line == 11
    assert outcome.inserted == (f"- [{EMBER.title}]({URL}{EMBER.arxiv_id})",)


def test_a_note_behind_a_blank_line_stays_with_the_last_work() -> None:
    works = "".join(
        f"- [Seeing {name} by Lamps]({URL}250{at}.00001)\n\n  - a note on it\n  - and one more\n"
        for at, name in enumerate(("Oil", "Reed", "Clay"), 1)
    )
    outcome = planned(read(f"# L\n\n## Papers\n\n{works}\n## More\n"), candidate_for(EMBER))
    assert outcome.new_bytes.decode() == (
        f"# L\n\n## Papers\n\n{works}- [{EMBER.title}]({URL}{EMBER.arxiv_id})\n\n## More\n"
    )


@pytest.mark.parametrize("names", [("OilVL", "Tin-2", "Reed"), ("OilVL", "Tin-2")], ids=len)
def test_where_a_single_word_calls_each_work_its_name_does(names: tuple[str, ...]) -> None:
    entries = "".join(f"- {name} [[paper]({URL}2501.0000{at})]\n" for at, name in enumerate(names))
    others = "".join(f"- {name} [[paper]({URL}2502.0000{at})]\n" for at, name in enumerate(("Wood", "Clay")))
    assert added(f"{entries}\n## More\n\n{others}", EMBER) == f"- Ember [[paper]({URL}{EMBER.arxiv_id})]"
