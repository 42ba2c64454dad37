"""A clause about the work, shortened without praise."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field
from tracker.facts.naming.shortening import shortened


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        (
            "a novel, simple yet effective framework for reading maps, which wins",
            "Framework for reading maps",
        ),
        ("a generic and efficient strategy for maps", "Generic strategy for maps"),
        ("the first large-scale dataset of maps designed to bridge this gap", "Large-scale dataset of maps"),
        (
            "an end-to-end model of text, images, audio, and video",
            "End-to-end model of text, images, audio, and video",
        ),
        (
            "a model of maps and roads, carefully developed to encode, read and draw " + "many old maps " * 5,
            "Model of maps and roads",
        ),
        (
            "a benchmark of maps and roads that are crucial for " + "many old readers of maps " * 5,
            "Benchmark of maps and roads",
        ),
        ("a model " + "of maps " * 30, ""),
        ("a reader of maps that addresses this problem through three careful steps", "Reader of maps"),
        ("a reader to tackle such problems", "Reader"),
        ("these maps, as everybody knows them", ""),
        ("a reader such as people are", "Reader such as people are"),
        ("a reader that combines the strengths of both approaches", "Reader"),
        ("a reader of maps, and share what was learned from it", "Reader of maps"),
        ("a reader of old maps (denoted as MapRead)", "Reader of old maps"),
        ("a reader of old maps (i", "Reader of old maps"),
        ("a reader of maps, built around the novel lamp", "Reader of maps, built around the lamp"),
        (
            "a reader that draws an old map of the roads and uses it to find all those who " + "read it " * 9,
            "Reader that draws an old map of the roads",
        ),
        ("a reader of maps that achieves state-of-the-art results", "Reader of maps"),
        ("a reader of maps that outperforms all", "Reader of maps"),
        ("a reader of maps and introduce a way to draw", "Reader of maps"),
        ("a reader of maps that (1) finds roads and (2) names them", "Reader of maps"),
        ("a reader of maps with two key components", "Reader of maps"),
        ("a brand new reader of old maps", "Reader of old maps"),
        (
            "a reader that serves as a testbed for " + "known roads and rivers " * 6,
            "Reader that serves as a testbed",
        ),
        (
            "a reader of maps that combines many roads with " + "known roads and rivers " * 6,
            "Reader of maps",
        ),
        ("a reader of maps from two perspectives", "Reader of maps"),
        ("a reader of maps built upon our in-house atlas", "Reader of maps built upon the in-house atlas"),
        (
            "a set of many old maps, a resource with " + "known roads and rivers " * 6,
            "Set of many old maps",
        ),
        (
            "a set of maps, with the new plan a novel atlas of roads",
            "Set of maps, with the new plan an atlas of roads",
        ),
        ("a set of maps, a new resource of roads", "Set of maps, a resource of roads"),
        (
            "a reader of many old maps that is specifically designed to find what others lose "
            + "all day " * 8,
            "Reader of many old maps",
        ),
        (
            "a reader of many old maps drawing inspiration from " + "known roads and rivers " * 6,
            "Reader of many old maps",
        ),
        ("a reader of maps with two key legends", "Reader of maps with two key legends"),
        ("a SOTA and resource-efficient reader of maps", "Resource-efficient reader of maps"),
        ("a set of maps, a comprehensive atlas of roads", "Set of maps, an atlas of roads"),
        ("a reader with an effective map of roads", "Reader with an effective map of roads"),
        ("a reader, an innovative map of roads", "Reader, a map of roads"),
        (
            "a set of a thousand maps annotated by people who read and draw them " + "all day long " * 5,
            "Set of a thousand maps",
        ),
        (
            "a reader that takes many old maps from their drawers to their readers " + "all day long " * 5,
            "Reader",
        ),
        (
            "a reader that takes many old maps to their readers from their many makers "
            + "all day long " * 5,
            "Reader that takes many old maps to their readers",
        ),
        (
            "a reader of maps, finding roads, naming rivers, and drawing all of them " + "all day long " * 5,
            "Reader of maps",
        ),
        ("a model that reads " + "maps and roads " * 10, "Model"),
    ],
)
def test_clauses_are_shortened_without_praise(clause: str, expected: str) -> None:
    assert shortened(clause) == expected


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        ("We introduce MapRead, a novel model for reading maps.", "Model for reading maps"),
        ("We present a framework, MapRead, that reads maps.", "Framework that reads maps"),
        ("We propose a reading method, called MapRead, to read maps.", "Reading method to read maps"),
        ("We propose a map reading framework, MapRead, which reads.", "Map reading framework"),
        ("We propose a map reading framework, Map Reading (MapRead), which reads.", "Map reading framework"),
        ("We present a reader of maps, dubbed as MapRead.", "Reader of maps"),
        ("We present MapRead, a first-of-its-kind set of real maps.", None),
        ("We release a rainy map benchmark publicly.", "Rainy map benchmark"),
        ("MapRead is the intuition that maps are read.", None),
        ("We present MapRead, a dataset of maps, making it the first.", "Dataset of maps"),
        ("We present MapRead, a framework for maps, along with a dataset.", "Framework for maps"),
        ("We introduce MapRead, a dataset of maps, used to test readers.", "Dataset of maps"),
        ("We propose the MapRead series, a set of models. It reads.", None),
        ("We introduce MapRead, a reader built upon Qwen2.5 for maps.", "Reader built upon Qwen2.5 for maps"),
        ("MapRead is here. We study maps.", None),
        ("We introduce MapRead-30B-A3B, an open model of maps.", "Open model of maps"),
        ("We propose Careful Reading (CaRe), a new method to read maps.", "Method to read maps"),
        ("This paper introduces a novel reader of old maps.", "Reader of old maps"),
        (r"We present MapRead, a \textbf{C}areful \textbf{R}eader of {maps}.", "Careful Reader of maps"),
        ("We propose the MapRead framework that reads maps.", "Framework that reads maps"),
        ("We propose the MapRead, consisting of three parts.", None),
        ("MapRead is the first to read old maps.", None),
        ("We present MapRead - the first reader of old maps.", "Reader of old maps"),
        (
            "Existing readers are slower than MapRead. MapRead is a careful reader of old maps.",
            "Careful reader of old maps",
        ),
        ("Models like AtlasRead, a model of others, exist. We study maps.", None),
    ],
)
def test_contribution(abstract: str, expected: str | None) -> None:
    assert facts_of(abstract).one(Field.CONTRIBUTION) == expected
