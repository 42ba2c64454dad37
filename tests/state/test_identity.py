"""Every form in which a work is named is one identity, and what names no work is none."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from state.identity import Identity, Scheme, arxiv_id, identify

NEW = "arxiv:2401.12345"
OLD = "arxiv:cs/0601001"
DOI = "doi:10.1145/3581783.3612345"
FORMS = {
    NEW: [
        "2401.12345",
        "2401.12345v3",
        "2401.12345V3",
        " 2401.12345. ",
        "2401.12345.pdf",
        "2401.12345v1 [cs.CV]",
        "2401.12345[cs.CV]",
        "arXiv:2401.12345",
        "ARXIV: 2401.12345v1 [cs.CV]",
        "arXiv.2401.12345",
        "arXiv 2401.12345",
        "arXiv preprint arXiv:2401.12345",
        "oai:arXiv.org:2401.12345v2",
        "https://arxiv.org/abs/2401.12345",
        "http://arxiv.org/abs/2401.12345v1",
        "HTTPS://ARXIV.ORG/ABS/2401.12345V2",
        "//arxiv.org/abs/2401.12345",
        "arxiv.org/abs/2401.12345",
        "www.arxiv.org/pdf/2401.12345",
        "https://www.arxiv.org/abs/2401.12345/",
        "https://arxiv.org/abs/2401.12345.",
        "https://arxiv.org/abs/2401.12345),",
        "<https://arxiv.org/abs/2401.12345>.",
        "(https://arxiv.org/abs/2401.12345)",
        "[https://arxiv.org/abs/2401.12345]",
        "“https://arxiv.org/abs/2401.12345”",
        "https://arxiv.org/abs/2401.12345%20",
        "https://arxiv.org/abs/2401.12345v1%29.",
        "https://arxiv.org/pdf/2401.12345v2.pdf%E2%80%8B",
        "https://arxiv.org/abs/2401.12345#S3",
        "https://arxiv.org/abs/2401.12345?context=cs.CL",
        "https://arxiv.org/abs/arXiv:2401.12345",
        "https://arxiv.org/pdf/2401.12345v2.pdf#page=3",
        "https://arxiv.org/html/2401.12345v1",
        "https://arxiv.org/html/2401.12345v1/x1.png",
        "https://export.arxiv.org/abs/2401.12345",
        "https://browse.arxiv.org/pdf/2401.12345v1.pdf",
        "https://user:pass@cn.arxiv.org:443/abs/2401.12345",
        "https://ar5iv.labs.arxiv.org/html/2401.12345",
        "https://ar5iv.org/abs/2401.12345",
        "https://www.alphaxiv.org/abs/2401.12345v1",
        "https://alphaxiv.org/overview/2401.12345",
        "https://www.alphaxiv.org/zh/overview/2401.12345",
        "https://huggingface.co/papers/2401.12345",
        "https://hf.co/papers/2401.12345v2?ref=x",
        "https://doi.org/10.48550/arXiv.2401.12345",
        "https://doi.org/10.48550/ARXIV.2401.12345",
        "10.48550/arxiv.2401.12345",
        "doi:10.48550/arXiv.2401.12345v2",
        "https://www.semanticscholar.org/arxiv/2401.12345",
        "https://api.semanticscholar.org/arXiv:2401.12345",
        "https://scirate.com/arxiv/2401.12345",
        "https://papers.cool/arxiv/2401.12345",
        "https://arxiv.org/abs/2401.12345\u200b",
        "https://arxiv.org/abs/２４０１.１２３４５",
    ],
    "arxiv:0704.0001": ["0704.0001v1", "https://arxiv.org/abs/0704.0001"],
    OLD: [
        "cs/0601001",
        "CS/0601001v2",
        "cs.CV/0601001",
        "arXiv:cs/0601001",
        "https://arxiv.org/abs/cs/0601001v1",
        "https://arxiv.org/abs/cs%2F0601001",
        "https://arxiv.org/pdf/cs.CV/0601001.pdf",
        "http://xxx.lanl.gov/abs/cs/0601001",
        "https://doi.org/10.48550/arXiv.cs/0601001",
    ],
    "arxiv:math/0309136": ["math.GT/0309136", "math/0309136v2"],
    "arxiv:cond-mat/0102536": ["cond-mat/0102536", "https://arxiv.org/abs/cond-mat/0102536"],
    DOI: [
        "10.1145/3581783.3612345",
        "10.1145/3581783.3612345.",
        "doi:10.1145/3581783.3612345",
        "DOI: 10.1145/3581783.3612345",
        "https://doi.org/10.1145/3581783.3612345",
        "http://dx.doi.org/10.1145/3581783.3612345?x=1",
        "https://doi.org/10.1145%2F3581783.3612345",
        "https://dl.acm.org/doi/10.1145/3581783.3612345",
        "https://dl.acm.org/doi/abs/10.1145/3581783.3612345#sec-ref",
        "https://dl.acm.org/doi/pdf/10.1145/3581783.3612345",
    ],
    "doi:10.1007/978-3-031-72643-9_1": [
        "10.1007/978-3-031-72643-9_1",
        "https://link.springer.com/chapter/10.1007/978-3-031-72643-9_1",
        "https://link.springer.com/content/pdf/10.1007/978-3-031-72643-9_1.pdf",
    ],
    "doi:10.1016/s0031-3203(96)00068-4": [
        "10.1016/S0031-3203(96)00068-4",
        "(doi:10.1016/S0031-3203(96)00068-4).",
    ],
    "doi:10.1016/s0031)00068": ["10.1016/S0031)00068", "https://doi.org/10.1016/S0031)00068."],
    "doi:10.18653/v1/2024.acl-long.1": [
        "https://aclanthology.org/2024.acl-long.1/",
        "https://aclanthology.org/2024.acl-long.1.pdf",
        "https://aclanthology.org/2024.ACL-long.1v2.pdf",
        "https://aclanthology.org/2024.acl-long.1.bib",
        "https://doi.org/10.18653/v1/2024.acl-long.1",
    ],
    "doi:10.18653/v1/w18-1234": [
        "https://aclanthology.org/W18-1234/",
        "https://aclanthology.org/W18-1234.pdf",
    ],
    "openreview:AbC-d_9": [
        "https://openreview.net/forum?id=AbC-d_9",
        "https://openreview.net/forum?id=AbC-d_9&noteId=xyz",
        "https://openreview.net/pdf?id=AbC-d_9",
        "https://openreview.net/attachment?id=AbC-d_9&name=supplementary",
        "openreview:AbC-d_9",
    ],
    "hf_model:lamp/lantern-7b": [
        "https://huggingface.co/lamp/Lantern-7B",
        "https://huggingface.co/Lamp/lantern-7b/tree/main",
        "https://hf.co/lamp/lantern-7b?library=transformers#usage",
        "huggingface.co/lamp/lantern-7b",
        "https://hf-mirror.com/lamp/Lantern-7B",
    ],
    "hf_dataset:lamp/dusk": [
        "https://huggingface.co/datasets/lamp/Dusk",
        "https://huggingface.co/datasets/Lamp/dusk/viewer/default/train",
    ],
    "hf_dataset:dusk": [
        "https://huggingface.co/datasets/dusk",
        "https://huggingface.co/datasets/dusk/viewer/default",
    ],
    "github:lamp/lantern": [
        "https://github.com/lamp/lantern",
        "https://github.com/Lamp/Lantern.git",
        "https://www.github.com/lamp/lantern/tree/main/eval#readme",
        "github.com/lamp/lantern",
        "git@github.com:lamp/lantern.git",
        "https://raw.githubusercontent.com/lamp/lantern/main/README.md",
        "https://api.github.com/repos/lamp/lantern",
    ],
}

NOTHING = [
    "",
    "   ",
    "Seeing Through Paper Lanterns at Dusk",
    "lanterns.example/abs/2401.12345",
    "https://example.org/abs/2401.12345",
    "https://example.org/10.1145/1",
    f"https://doi.org/10.1145/{'dusk' * 200}",
    f"https://github.com/wick/{'dusk' * 200}",
    "2413.01234",
    "math/0013136",
    "https://arxiv.org/abs/cs/9999999",
    "2400.01234",
    "12345.67890",
    "2401.123",
    "2401.123456",
    "3.14",
    "arxiv:dusk",
    "doi:dusk",
    "openreview:a b",
    "1910.09700",
    "arxiv:1910.09700",
    "https://arxiv.org/abs/1910.09700",
    "https://arxiv.org/",
    "https://arxiv.org/list/cs.CV/2401",
    "https://arxiv.org/a/wick_b_1",
    "https://arxiv.org/abs/",
    "https://www.alphaxiv.org/explore",
    "https://openreview.net/group?id=ICLR.cc",
    "https://openreview.net/forum?noteId=x",
    "https://openreview.net/forum?id=a%20b",
    "https://openreview.net",
    "https://huggingface.co",
    "https://huggingface.co/lamp",
    "https://huggingface.co/gpt2/tree/main",
    "https://huggingface.co/spaces/lamp/demo",
    "https://huggingface.co/collections/lamp/all-1",
    "https://huggingface.co/docs/transformers",
    "https://huggingface.co/papers/trending",
    "https://huggingface.co/datasets",
    "https://huggingface.co/datasets/a b/c",
    "https://github.com/lamp",
    "https://github.com/topics/vlm",
    "https://github.com/lamp/a b",
    "https://api.github.com/users/lamp",
    "https://gist.github.com/lamp/1",
    "https://lamp.github.io/lantern",
    "https://link.springer.com/book/",
    "https://aclanthology.org/",
    "https://aclanthology.org/people/ada-lumen/",
    "https://aclanthology.org/venues/acl/",
    "https://aclanthology.org/events/acl-2024/",
    "https://aclanthology.org/volumes/2024.acl-long/",
    "https://aclanthology.org/2024.a%20b.1",
    "https://doi.org/dusk",
    "https://",
    "http://[::1",
    "10.1145/",
]


@pytest.mark.parametrize(
    ("text", "expected"), [(text, name) for name, texts in FORMS.items() for text in texts]
)
def test_form(text: str, expected: str) -> None:
    assert str(identify(text)) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_no_work(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize(
    ("text", "expected"), [("arXiv:2401.12345v2", "2401.12345"), (DOI, None), ("x", None)]
)
def test_arxiv_id(text: str, expected: str | None) -> None:
    assert arxiv_id(text) == expected


@given(st.text())
@example("https://[")
@example("10.1234/\ud800")
def test_any_text_is_answered(text: str) -> None:
    found = identify(text)
    assert found is None or Identity.parse(str(found)) == found


@pytest.mark.parametrize(
    "text", [")" * 200_000, "a" + ")." * 200_000, f"https://scirate.com/{'a/' * 200_000}"]
)
def test_text_without_end_names_nothing(text: str) -> None:
    assert identify(text) is None


@given(st.sampled_from(list(FORMS)))
def test_what_was_found_is_found_again(name: str) -> None:
    scheme, _, value = name.partition(":")
    if Scheme(scheme) in (Scheme.ARXIV, Scheme.DOI):
        assert str(identify(value)) == name


def test_order_is_by_strength_then_value() -> None:
    names = [
        "record:s/k",
        "github:a/b",
        "hf_dataset:a",
        "hf_model:a/b",
        "openreview:x",
        "doi:10.1/a",
    ]
    found = sorted(map(Identity.parse, [*names, "arxiv:2401.00002", "arxiv:2401.00001"]))
    assert list(map(str, found)) == ["arxiv:2401.00001", "arxiv:2401.00002", *reversed(names)]
    assert [identity.scheme for identity in found if not identity.scheme.strong] == [Scheme.GITHUB]


@pytest.mark.parametrize("text", ["", "arxiv", "arxiv:", ":2401.00001", "dream:x"])
def test_what_is_no_identity_is_not_read_back(text: str) -> None:
    with pytest.raises(ValueError, match="not an identity"):
        Identity.parse(text)
