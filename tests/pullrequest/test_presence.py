"""Finding works on a page, and what on it is most like a title."""

from __future__ import annotations

from support.bullets import Bullets

from state.identity import Identity, Scheme
from tracker.pullrequest.presence import Page

TEXT = b"""# L

## Models

- [Sparse Pruning of Retina Tokens](https://arxiv.org/abs/2301.00001) | [code](https://github.com/o/r)
- [Pruning Retina Tokens](https://arxiv.org/abs/2301.00002)
- [Something Else Entirely](https://arxiv.org/abs/2301.00003) | [code](https://github.com/o/r)
"""
PAGE = Page(TEXT, Bullets())


def test_the_nearest_entries_come_first() -> None:
    near = PAGE.nearest("Adaptive Pruning of Retina Tokens in Vision-Language Models")
    assert [(one.title, one.url) for one in near] == [
        ("Pruning Retina Tokens", "https://arxiv.org/abs/2301.00002"),
        ("Sparse Pruning of Retina Tokens", "https://arxiv.org/abs/2301.00001"),
    ]
    assert near[0].likeness > near[1].likeness


def test_nothing_alike_is_nothing() -> None:
    assert PAGE.nearest("Grounded Chart Reading") == ()
    assert PAGE.nearest("") == ()
    assert Page(b"", Bullets()).nearest("Pruning") == ()


def test_a_repository_names_a_work_only_where_nothing_better_does() -> None:
    repository, paper = Identity(Scheme.GITHUB, "o/r"), Identity(Scheme.ARXIV, "2301.00003")
    assert len(PAGE.find_all([repository])) == 2
    found = PAGE.find([repository, paper])
    assert found is not None
    assert "Something Else" in found.text
    assert PAGE.find([repository, Identity(Scheme.ARXIV, "2399.00001")]) is None
