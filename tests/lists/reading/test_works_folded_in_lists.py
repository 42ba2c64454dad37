"""Works that are folded away within points, within other folds, or told below a term of HTML."""

from __future__ import annotations

import pytest
from support.makes import EMBER, URL, added
from support.pages import planned, read

from tracker.lists.candidate import candidate_for
from tracker.lists.reading.markup import body_of_works

NAMES = ("Oil", "Wick", "Lumen")
PAPER = f"{URL}2506.01234"
TITLE = "Ember: A Model that Keeps Rooms Warm"


def listed(make: str, names: tuple[str, ...] = NAMES, year: int = 24) -> str:
    """An entry of a make for each name."""
    return "".join(
        make.format(title=f"{name}: A Model of {name}s", url=f"{URL}{year}01.0000{at}", name=name)
        for at, name in enumerate(names, 1)
    )


MAKES = {
    "a point on three lines": '- <details><summary>{title}</summary>\n  <a href="{url}">paper</a>\n  </details>\n',
    "a point on one line": "- <details><summary>[{title}]({url})</summary>Read it.</details>\n",
    "a point with points in it": "* <details>\n  <summary><b>{title}</b></summary>\n\n  - [paper]({url})\n\n  </details>\n",
    "a point of HTML": "<li><details><summary>{title}</summary>\n[paper]({url})\n</details></li>\n",
    "a point of HTML that ends below": "<li><details><summary>{title}</summary>\n[paper]({url})\n</details>\n</li>\n",
    "a point whose end alone is folded": "- **{title}** <details><summary>links</summary>[paper]({url})</details>\n",
    "a term": '<dt>{title}</dt>\n<dd><a href="{url}">paper</a></dd>\n',
    "a term over several lines": '<dt>\n  <b>{title}</b>\n</dt>\n\n<dd>\n  <a href="{url}">paper</a>\n</dd>\n',
    "a term that nobody closes": '<dt>{title}\n<dd>Read it: <a href="{url}">paper</a>\n',
}


@pytest.mark.parametrize("make", MAKES.values(), ids=MAKES)
def test_a_new_work_is_written_as_they_are(make: str) -> None:
    assert f"{added(listed(make), EMBER)}\n" == make.format(title=TITLE, url=PAPER)


@pytest.mark.parametrize(
    "code",
    [
        "\n  ```bibtex\n  @article{{{name},\n  }}\n  ```\n",
        "\n  <details>\n  <summary>BibTeX</summary>\n\n  ```\n  @article{{{name},\n  }}\n  ```\n\n  </details>\n",
    ],
    ids=["open", "folded"],
)
@pytest.mark.parametrize("point", ["- ", ""], ids=["a point", "none"])
def test_a_new_work_has_no_code_of_theirs_and_closes_its_fold(code: str, point: str) -> None:
    make = f"{point}<details>\n  <summary>{{title}}</summary>\n\n  [paper]({{url}})\n{code}\n  </details>\n"
    expected = f"{point}<details>\n  <summary>{TITLE}</summary>\n\n  [paper]({PAPER})\n\n  </details>"
    assert added(listed(make), EMBER) == expected


FOLD = "<details>\n<summary>{title}</summary>\n\n[paper]({url})\n\n</details>\n\n"


def test_folds_within_the_fold_of_a_year_are_works() -> None:
    years = "".join(
        f"<details>\n<summary>20{year}</summary>\n\n{listed(FOLD, NAMES[:2], year)}</details>\n\n"
        for year in (24, 23)
    )
    page = read(f"# L\n\n{years}")
    assert [entry.group.labels for entry in page.entries] == [("2024",)] * 2 + [("2023",)] * 2
    outcome = planned(page, candidate_for(EMBER))
    made = FOLD.format(title=TITLE, url=PAPER).strip("\n")
    assert (
        "\n".join(outcome.inserted).strip() == f"<details>\n<summary>2025</summary>\n\n{made}\n\n</details>"
    )


def test_what_a_work_folds_away_is_no_work_of_its_own() -> None:
    inner = "<details><summary>What it is all about</summary>See [paper]({url}).</details>\n"
    page = read(f"# L\n\n{listed(FOLD.replace('</details>', f'{inner}</details>'))}")
    assert len(page.entries) == len(NAMES)


TERMS = "<dt>2024</dt>\n" + listed('<dd><a href="{url}">{title}</a></dd>\n')


def test_what_is_said_of_a_term_may_be_several_works() -> None:
    page = read(f"# L\n\n<dl>\n{TERMS}</dl>\n\n- [A Lamp]({URL}2401.00009)\n")
    assert [entry.group.labels for entry in page.entries] == [("2024",)] * 3 + [()]


def test_a_term_that_is_missing_is_made_like_its_sisters() -> None:
    assert added(f"<dl>\n{TERMS}</dl>\n", EMBER).split("\n") == [
        "<dt>2025</dt>",
        f'<dd><a href="{PAPER}">{TITLE}</a></dd>',
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<dt>Oil</dt>", 0),
        (f"<dt>Oil</dt>\n<dd>{URL}2401.00001</dd>", 0),
        (f"<dt>Oil</dt>\n<dd>{URL}2401.00001</dd>\n<dd>{URL}2401.00001v2, https://github.com/made/oil</dd>", 0),
        (f"<dt>{URL}2401.00003</dt>\n<dd>{URL}2401.00001</dd>\n<dd>{URL}2401.00002</dd>", 0),
        (f"<dt>\nOil\n</dt>\n<dd>{URL}2401.00001</dd>\n<dd>{URL}2401.00002</dd>", 3),
    ],
    ids=["nothing said", "one paper", "one paper twice", "a paper of its own", "two papers"],
)  # fmt: skip
def test_where_the_works_below_a_term_begin(text: str, line: int) -> None:
    assert body_of_works(text) == line


def test_nothing_is_put_behind_a_list_that_ends_on_a_works_own_line() -> None:
    make = '<dt>{title}</dt>\n<dd><a href="{url}">paper</a></dd>\n'
    text = f"# L\n\n## Papers\n\n<dl>\n{listed(make, (*NAMES, 'Glow')).rstrip()}</dl>\n"
    page = read(text)
    assert len(page.entries) == len(NAMES)
    outcome = planned(page, candidate_for(EMBER))
    assert outcome.new_bytes.decode().index(TITLE) < outcome.new_bytes.decode().index("Glow")
