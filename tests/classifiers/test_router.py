"""Which section of a list a work's words are at home in."""

from __future__ import annotations

import subprocess
import sys

from classifiers.router import SectionRouter

ENTRIES = [
    (("Papers", "Video"), "VideoPal: Long Video Understanding with Frames"),
    (("Papers", "Video"), "Temporal Grounding in Long Videos"),
    (("Papers", "Documents"), "PageReader: Document Question Answering without OCR"),
    (("Papers", "Documents"), "Reading Tables and Charts in Document Images"),
]


def test_a_work_goes_where_its_words_are_at_home() -> None:
    ranked = SectionRouter.fit(ENTRIES).rank("A Chart and Document Reader")
    assert ranked[0][0] == ("Papers", "Documents")
    assert abs(sum(share for _, share in ranked) - 1) < 1e-9


def test_a_heading_speaks_for_a_section_without_entries() -> None:
    router = SectionRouter.fit(ENTRIES, {("Papers", "Medical"): "Medical imaging"})
    assert router.rank("A Model for Medical Imaging")[0][0] == ("Papers", "Medical")


def test_words_nobody_used_speak_for_no_section() -> None:
    assert SectionRouter.fit(ENTRIES).rank("Quite elsewhere")[0][1] < 0.6


def test_a_list_without_entries_has_no_answer() -> None:
    router: SectionRouter[str] = SectionRouter.fit([])
    assert router.rank("Anything") == []


def test_routing_needs_neither_numpy_nor_scikit_learn() -> None:
    script = (
        "import sys, classifiers.router; print(sorted({'numpy', 'sklearn', 'pydantic'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
