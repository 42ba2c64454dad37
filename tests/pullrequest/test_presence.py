"""Finding works on a page, and what on it is most like a title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from support.bullets import Bullets
from support.forge_scene import paper

from state.identity import Identity, Scheme
from tracker.pullrequest.nominees import code_name
from tracker.pullrequest.presence import Directory, Roster, address_of, by_work, same_words, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.pullrequest.nominees import Nominee

TEXT = b"""# L

## Models

- [Sparse Pruning of Retina Tokens](https://arxiv.org/abs/2301.00001) | [code](https://github.com/o/r)
- [Pruning Retina Tokens](https://arxiv.org/abs/2301.00002)
- [Something Else Entirely](https://arxiv.org/abs/2301.00003) | [code](https://github.com/o/r)
"""
PAGE = Roster(TEXT, Bullets())


def test_the_nearest_entries_come_first() -> None:
    near = PAGE.nearest("Adaptive Pruning of Retina Tokens in Vision-Language Models")
    assert [(one.title, one.url) for one in near] == [
        ("Pruning Retina Tokens", "https://arxiv.org/abs/2301.00002"),
        ("Sparse Pruning of Retina Tokens", "https://arxiv.org/abs/2301.00001"),
    ]
    assert near[0].likeness > near[1].likeness


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            "- **Pot**: Pruning Retina Tokens [[paper](https://arxiv.org/abs/2301.00004)] (Jan 2023)",
            "Pot: Pruning Retina Tokens",
        ),
        (
            "- [`Pot_VL`](https://example.org/pot) Pruning Retina Tokens ([arXiv](https://arxiv.org/abs/2301.00004))",
            "Pot_VL Pruning Retina Tokens",
        ),
        ("- __[Pruning Retina Tokens](https://arxiv.org/abs/2301.00004)__ [pdf](x)", "Pruning Retina Tokens"),
        (
            "- [**Pot**: Pruning Retina Tokens](https://arxiv.org/abs/2301.00004)",
            "Pot: Pruning Retina Tokens",
        ),
        (
            "- | Pot | Pruning Retina Tokens | [arXiv](https://arxiv.org/abs/2301.00004) |",
            "Pot | Pruning Retina Tokens",
        ),
        ("- Pruning Tokens https://arxiv.org/abs/2301.00004", "Pruning Tokens"),
    ],
    ids=["label of a name and title", "linked name", "linked title", "emphasis in a link", "row", "no link"],
)
def test_what_is_near_is_told_by_its_words_and_not_by_a_label(entry: str, told: str) -> None:
    near = Roster(f"# L\n\n## Models\n\n{entry}\n".encode(), Bullets()).nearest("Pruning of Retina Tokens")
    assert [one.title for one in near] == [told]


@pytest.mark.parametrize("words", ["(", "[", "([", "_", "|", "a_", "[a] | "])
def test_an_entry_is_called_by_its_title_whatever_it_says_without_end(words: str) -> None:
    endless = words * (40_000 // len(words))
    assert title_of(f"- A Lantern of Wax [paper](https://a.org) {endless}") == "A Lantern of Wax"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "- [x](https://example.org/x) [paper](https://arxiv.org/pdf/2301.00004v2)",
            "https://arxiv.org/pdf/2301.00004v2",
        ),
        ('<a href="https://arxiv.org/abs/2301.00004">x</a>', "https://arxiv.org/abs/2301.00004"),
        ("- [another](https://arxiv.org/abs/2301.00005)", "https://arxiv.org/abs/2301.00004"),
        ("", "https://arxiv.org/abs/2301.00004"),
    ],
    ids=["as its entry names it", "in a tag", "another work's alone", "no words"],
)
def test_a_work_is_read_where_its_entry_says(text: str, address: str) -> None:
    assert address_of(Identity(Scheme.ARXIV, "2301.00004"), text) == address


def test_a_work_of_no_known_place_has_no_address() -> None:
    assert address_of(Identity(Scheme.RECORD, "pwc/x"), "- [x](https://example.org/x)") == ""


def test_nothing_alike_is_nothing() -> None:
    assert PAGE.nearest("Grounded Chart Reading") == ()
    assert PAGE.nearest("") == ()
    assert Roster(b"", Bullets()).nearest("Pruning") == ()


def test_a_repository_names_a_work_only_where_nothing_better_does() -> None:
    repository, paper = Identity(Scheme.GITHUB, "o/r"), Identity(Scheme.ARXIV, "2301.00003")
    assert len(PAGE.find_all([repository])) == 2
    found = PAGE.find([repository, paper])
    assert found is not None
    assert "Something Else" in found.text
    assert PAGE.find([repository, Identity(Scheme.ARXIV, "2399.00001")]) is None


def test_a_work_that_is_only_named_is_looked_up_once() -> None:
    known = paper(1)
    asked: list[Identity] = []

    def look_up(name: Identity) -> Nominee | None:
        asked.append(name)
        return known if name == known.work else None

    directory = Directory([], look_up)
    other = Identity(Scheme.ARXIV, "2399.00001")
    for _ in range(2):
        assert directory.nominee(known.work) == known
        assert directory.names(other) == {other}
    assert asked == [known.work, other]


def test_what_is_no_name_names_nothing() -> None:
    directory = Directory([paper(1)])
    assert directory.named("no name at all") is None
    assert directory.named(str(paper(1).work)) == paper(1).work
    directory.learn([paper(2).work])
    assert directory.named(code_name(paper(2).work)) == paper(2).work


def test_a_nominee_known_by_a_weak_name_is_not_entered_twice() -> None:
    repository = Identity(Scheme.GITHUB, "o/r")
    known = paper(1, identities=frozenset({paper(1).work, repository}))
    directory = Directory([known], lambda _: known)
    assert directory.work(repository) == known.work


def test_a_repository_leads_to_no_work_that_has_a_better_name() -> None:
    repository = Identity(Scheme.GITHUB, "o/r")
    first, second = (replace(paper(n), identities=frozenset({paper(n).work, repository})) for n in (1, 2))
    assert Directory([first, second]).work(repository) == repository


def test_a_repository_that_is_all_there_is_of_a_work_leads_to_it() -> None:
    known = replace(paper(1), work=Identity(Scheme.GITHUB, "o/r"), identities=frozenset())
    asked: list[Identity] = []
    assert Directory([known], asked.append).work(known.work) == known.work
    assert asked == []


def test_of_two_entries_that_name_other_works_as_well_the_first_is_found() -> None:
    text = "## M\n\n" + "".join(
        f"- https://arxiv.org/abs/2301.00001 https://arxiv.org/abs/2301.0000{n}\n" for n in (2, 3)
    )
    found = Roster(text.encode(), Bullets()).find([Identity(Scheme.ARXIV, "2301.00001")])
    assert found is not None
    assert found.start == 2


def test_a_work_s_own_entry_is_found_before_one_that_names_another_as_well() -> None:
    text = (
        "## M\n\n- https://arxiv.org/abs/2301.00001 https://arxiv.org/abs/2301.00002\r\n"
        "- https://arxiv.org/abs/2301.00001\r\n"
    )
    found = Roster(text.encode(), Bullets()).find([Identity(Scheme.ARXIV, "2301.00001")])
    assert found is not None
    assert (found.start, found.text) == (3, "- https://arxiv.org/abs/2301.00001")


def test_what_is_near_and_has_no_paper_leads_nowhere() -> None:
    text = b"## M\n\n- [Pruning Retina Tokens](https://huggingface.co/lab/retina)\n"
    (near,) = Roster(text, Bullets()).nearest("Pruning of Retina Tokens")
    assert (near.title, near.url) == ("Pruning Retina Tokens", "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("- [Ember][4]", "- [Ember][12]\n", True, id="a link named anew"),
        pytest.param("- [Ember][4]", "- [Embers][4]", False, id="other words"),
        pytest.param("- [Ember](a)", "- [Ember](b)", False, id="another address"),
    ],
)
def test_entries_are_the_same_but_for_the_names_of_their_links(one: str, other: str, *, same: bool) -> None:
    assert same_words(one, other) is same


def test_works_that_stand_on_a_page_are_told_from_those_that_do_not() -> None:
    there, absent = Identity(Scheme.ARXIV, "2301.00002"), Identity(Scheme.ARXIV, "2399.00001")
    assert set(by_work([there, absent], PAGE, Directory([]))) == {there}


@pytest.mark.parametrize(
    ("known", "written", "shared"),
    [
        (("arxiv:2301.00001",), "https://arxiv.org/abs/2301.00001 https://arxiv.org/abs/2301.00002", True),
        (("arxiv:2301.00001",), "https://arxiv.org/abs/2301.00001 https://huggingface.co/a/small", False),
        (
            ("arxiv:2301.00001", "hf_model:a/small"),
            "https://arxiv.org/abs/2301.00001 https://huggingface.co/a/large",
            False,
        ),
        (("hf_model:a/small",), "https://huggingface.co/a/small https://huggingface.co/a/large", True),
    ],
    ids=["two papers", "a paper with a model", "a paper with another of its models", "two models"],
)
def test_an_entry_is_shared_that_names_another_work_as_well(
    known: Sequence[str], written: str, *, shared: bool
) -> None:
    found = Roster(f"## M\n\n- {written}\n".encode(), Bullets()).find(map(Identity.parse, known))
    assert found is not None
    assert found.shared is shared


def test_works_are_found_by_the_words_of_their_entry() -> None:
    first, second, _ = PAGE.led.items()
    assert first[0].startswith(b"- [Sparse Pruning")
    assert Identity(Scheme.ARXIV, "2301.00001") in first[1]
    assert PAGE.on_lines([second[0].decode() + "\r\n", "", "- elsewhere"]) == second[1]


def test_the_names_of_a_page_are_those_of_works_alone() -> None:
    assert Identity(Scheme.ARXIV, "2301.00002") in PAGE.names
    assert all(name.scheme.strong for name in PAGE.names)
