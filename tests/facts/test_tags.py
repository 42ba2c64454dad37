"""Tasks and modalities by the words that speak for them."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field


@pytest.mark.parametrize(
    ("abstract", "title", "tag"),
    [
        ("We propose a model for visual question answering.", "MapRead: A Model", "vqa"),
        ("We propose a model.", "MapRead: Reasoning over Maps", "reasoning"),
        ("We propose a model trained with GRPO.", "MapRead", "reinforcement-learning"),
    ],
)
def test_task(abstract: str, title: str, tag: str) -> None:
    assert tag in facts_of(abstract, title).values(Field.TASKS)


def test_words_everybody_uses_need_more_to_speak_for_a_task() -> None:
    assert "efficiency" not in facts_of("We propose an efficient model.").values(Field.TASKS)
    assert "efficiency" in facts_of("We propose a model.", "MapRead: Token Pruning on Maps").values(
        Field.TASKS
    )


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We propose a vision-language model.", {"image", "text"}, id="images unless said"),
        pytest.param("We propose a language model of long texts.", {"text"}, id="words alone show no images"),
        pytest.param("We share the vision of an engineer of texts.", {"text"}, id="a vision is no sight"),
        pytest.param("We propose fault diagnosis of texts.", {"text"}, id="machines have faults too"),
        pytest.param("We propose an MLLM.", {"image", "text"}, id="a model of several kinds sees"),
        pytest.param(
            "We propose a language model for videos. It sees long videos.", {"video", "text"}, id="video"
        ),
        pytest.param(
            "We propose a model that takes text, images, audio and video.",
            {"image", "text", "audio", "video"},
            id="counted up",
        ),
        pytest.param(
            "We propose a model. Trained on text, images, audio and video, it outperforms all.",
            {"image", "text", "audio", "video"},
            id="counted up beside a result",
        ),
        pytest.param(
            "We study the VLA. Our VLA forgets little.", {"image", "text", "action"}, id="sees, is told, acts"
        ),
        pytest.param(
            "We propose mobile agents. Our GUI agents act.",
            {"image", "text", "gui"},
            id="screens are seen and read",
        ),
        pytest.param("We propose visual planning.", {"image"}, id="what is only seen has no text"),
        pytest.param("We propose visual question answering.", {"image", "text"}, id="questions are text"),
        pytest.param("We propose a multimodal dataset.", {"image", "text"}, id="several kinds"),
        pytest.param(
            "We propose a language model for speech. It hears speech.", {"speech", "text"}, id="only heard"
        ),
        pytest.param(
            "We propose a multimodal, audio-visual network. It is audio-visual.",
            {"audio", "video"},
            id="heard and seen",
        ),
        pytest.param(
            "We propose a multimodal dataset of aerial views. It has aerial images.",
            {"image", "remote-sensing"},
            id="several kinds, none of them text",
        ),
        pytest.param(
            "We propose text-guided video editing. We show video generation.",
            {"video", "text"},
            id="in the words of a task",
        ),
        pytest.param(
            "We propose GUI agents. These web agents see screenshots and language.",
            {"gui", "image", "text"},
            id="agents on screens",
        ),
        pytest.param(
            "We propose robots. Our robots see images and know language.",
            {"image", "text"},
            id="robots that see",
        ),
        pytest.param(
            "We propose robot manipulation. Our robot policies see images.",
            {"image", "action"},
            id="robots that act",
        ),
        pytest.param(
            "We propose 3D visual grounding. Our 3D scenes hold visual features and language. Our point clouds help 3D reasoning.",
            {"3d", "text"},
            id="solid, and no images",
        ),
        pytest.param(
            "We propose to read invoices. Our receipts are images with text.",
            {"document", "image", "text"},
            id="kinds of documents",
        ),
        pytest.param(
            "We show images and videos to a language model.", {"image", "video", "text"}, id="a pair"
        ),
        pytest.param(
            "We show video captioning. It is video captioning.", {"video", "text"}, id="captions are text"
        ),
        pytest.param(
            "We show cross-document events. Cross-document events have images and text.",
            {"image", "text"},
            id="across many documents",
        ),
        pytest.param(
            "We propose embedding tables for images. Our embedding tables hold text, as for a dog under a table.",
            {"image", "text"},
            id="tables that nobody reads",
        ),
        pytest.param("We detect hate speech in images.", {"image", "text"}, id="speech that nobody hears"),
        pytest.param(
            "We propose table question answering by a language model. Its tables are images.",
            {"document", "image", "text"},
            id="tables are no charts",
        ),
        pytest.param(
            "We improve open-vocabulary detection on images.", {"image", "text"}, id="found by what is said"
        ),
        pytest.param(
            "We locate photos with a language model. Our geo-localization needs no satellites.",
            {"image", "text"},
            id="where a photo was taken",
        ),
    ],
)
def test_modalities(abstract: str, expected: set[str]) -> None:
    assert set(facts_of(abstract, "MapRead").values(Field.MODALITIES)) == expected


def test_text_alone_is_no_image() -> None:
    assert facts_of("We propose prose.", "Prose").values(Field.MODALITIES) == ()
