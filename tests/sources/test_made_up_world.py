"""The made-up world: what its papers say reads as papers do."""

from __future__ import annotations

import re

from tracker.loopback.world import World


def test_no_article_stands_before_a_word_that_asks_for_the_other() -> None:
    said = [text for paper in World(days=60).papers for text in (paper.title, paper.abstract)]
    assert not [text for text in said if re.search(r"\ba (?:[aeio]|8|11)|\ban [^aeio8]", text, re.IGNORECASE)]
    assert any("n image-text dataset" in text for text in said)
    assert any("An Adaptive" in text or "An Efficient" in text for text in said)
