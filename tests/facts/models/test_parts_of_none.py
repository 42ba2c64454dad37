"""Models that an abstract names and that are no part of the paper's own, and the same words where they are."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Facts, Field

_TITLE = "MapRead: Reading Maps"


def _parts(facts: Facts) -> tuple[str, ...]:
    return facts.values(Field.LANGUAGE_MODEL) + facts.values(Field.VISION_ENCODER)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("It is not built on CLIP and has no language model.", id="not built on"),
        pytest.param("It isn't fine-tuned from LLaMA.", id="isn't"),
        pytest.param("Without fine-tuning LLaMA, MapRead reads.", id="without"),
        pytest.param("Instead of building on LLaMA, it solves equations.", id="instead of"),
        pytest.param("Rather than using CLIP as the vision encoder, it reads bytes.", id="rather than"),
        pytest.param("No part of it is initialized from CLIP or SigLIP.", id="no part"),
        pytest.param("It could be built on LLaMA.", id="could be"),
        pytest.param("It might use SigLIP as the vision encoder.", id="might"),
        pytest.param("In future work, it is built on Qwen2-VL.", id="one day"),
        pytest.param("We leave a version built on Qwen2-VL to future work.", id="left for later"),
        pytest.param("A MapRead built on Qwen2-VL is left for future work.", id="was left"),
        pytest.param("The CLIP encoder is replaced by our tokenizer.", id="replaced encoder"),
        pytest.param("The LLaMA decoder was removed.", id="removed decoder"),
        pytest.param("Nobody tunes LLaVA on maps.", id="nobody"),
        pytest.param("Few adapt CLIP to maps.", id="few"),
        pytest.param("If one adapts CLIP, it forgets.", id="if"),
        pytest.param("It removes the LLaMA backbone.", id="removes"),
        pytest.param("It eliminates the need for a CLIP encoder.", id="eliminates the need"),
        pytest.param("It is free of any CLIP encoder.", id="free of"),
        pytest.param("Its pairs are filtered using SigLIP.", id="filtered using"),
        pytest.param("It is trained on pairs generated with LLaMA-3.", id="generated with"),
        pytest.param("Using LLaMA-3 as the judge, MapRead wins.", id="a judge"),
        pytest.param("Using CLIP as the reward, it learns.", id="a reward"),
        pytest.param("It is the initial version of the Qwen2-VL model series.", id="a version of a series"),
        pytest.param("The best agent based on Gemini-1.5-Pro fails.", id="the best of those tested"),
        pytest.param("We offer a comparative study based on DeepSeek-V3.", id="compared"),
        pytest.param("We call its search MapRead-OPT.", id="three letters in the own name"),
        pytest.param("We introduce FT-Mamba, an encoder of tables.", id="a kind of layer in a name"),
        pytest.param("We study a fine-tuned BLIP model.", id="studied"),
    ],
)
def test_what_the_work_does_without_or_may_have_one_day_is_no_part(said: str) -> None:
    assert _parts(facts_of(f"We propose MapRead. {said}", _TITLE)) == ()


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("Whereas LLaVA uses CLIP as its vision encoder, it reads bytes.", id="whereas"),
        pytest.param("LLaVA is built on Vicuna and has CLIP as its vision encoder.", id="built on"),
        pytest.param("OldNet uses Vicuna as the language model.", id="met before"),
        pytest.param("The gap to models based on LLaMA-3 closes.", id="gap to"),
        pytest.param("Systems built upon Qwen2-VL stay ahead.", id="systems built upon"),
        pytest.param("It passes texts as prompts to the Gemma LLM.", id="prompts to"),
        pytest.param("A Graph Language Model (GLM) is used: the GLM as the backbone.", id="another GLM"),
        pytest.param("It serves any backbone: LLaVA, Qwen-VL.", id="any backbone"),
        pytest.param("The strongest rival employs SigLIP as its vision encoder.", id="a rival"),
        pytest.param("Its score is close to that of LLaVA with CLIP as the vision encoder.", id="close to"),
        pytest.param("It poisons many models fine-tuned from LLaVA.", id="poisoned"),
        pytest.param("Another, which adapts CLIP, loses.", id="another one"),
        pytest.param("Extending Vicuna to maps needs data.", id="extending as such"),
        pytest.param("Combined with existing models such as LLaVA-NeXT, MapRead helps.", id="helps others"),
    ],
)
def test_what_others_are_made_of_is_no_part(said: str) -> None:
    assert _parts(facts_of(f"Readers such as OldNet fail. We propose MapRead. {said}", _TITLE)) == ()


def test_what_an_attack_tunes_is_no_part() -> None:
    facts = facts_of("We fine-tune an open VLM (Qwen2-VL), achieving much.", "A Backdoor Attack on Maps")
    assert _parts(facts) == ()


def test_a_question_about_models_makes_none_of_them_a_part() -> None:
    assert _parts(facts_of("We extend LLaVA, and tune Qwen2-VL.", "How Maps Fool CLIP")) == ()


def test_what_a_named_model_has_is_its_own_where_the_work_has_no_name() -> None:
    facts = facts_of("We watch readers of maps. OldNet is built on LLaMA-2.", "Watching Readers of Maps")
    assert _parts(facts) == ()


def test_experiments_on_a_dataset_make_a_model_no_part_of_it() -> None:
    facts = facts_of("We introduce MapSet. Experiments with Qwen2 show that maps are hard.", "A Map Dataset")
    assert _parts(facts) == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("It adapts LLaMA-3 to maps.", ("LLaMA-3",), id="adapts"),
        pytest.param("It extends LLaVA with maps.", ("LLaVA",), id="extends"),
        pytest.param("It tunes Qwen2-VL by reinforcement.", ("Qwen2-VL",), id="tunes"),
        pytest.param("It joins SigLIP with Gemma.", ("Gemma", "SigLIP"), id="joins"),
        pytest.param("Its language model is replaced by Vicuna.", ("Vicuna",), id="replaced by"),
        pytest.param("It is not only built on Vicuna.", ("Vicuna",), id="not only"),
        pytest.param(
            "LLaVA has no maps, and MapRead is built on Vicuna.", ("Vicuna",), id="another, then the own"
        ),
        pytest.param("MapRead is built on Vicuna.", ("Vicuna",), id="the own one"),
        pytest.param(
            "It stands on the SigLIP vision encoder and the Gemma-2B language model.",
            ("Gemma-2B", "SigLIP"),
            id="an encoder and a language model",
        ),
        pytest.param("We fine-tune a Transformer model (DistilBERT).", ("DistilBERT",), id="in brackets"),
        pytest.param("The GLM is used as the backbone.", ("ChatGLM",), id="another spelling"),
    ],
)
def test_what_the_work_is_made_of_is_a_part(said: str, expected: tuple[str, ...]) -> None:
    assert _parts(facts_of(f"We propose MapRead. {said}", _TITLE)) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("It employs Vision Transformer (ViT) encoders.", ("ViT",), id="encoders, in full"),
        pytest.param(
            "A Swin Transformer extracts deep features of it.", ("Swin Transformer",), id="extracts"
        ),
        pytest.param("We endow CLIP with a sense of scale.", ("CLIP",), id="endowed"),
        pytest.param(
            "It exploits the powerful cross-modal alignment capability of CLIP.", ("CLIP",), id="alignment"
        ),
        pytest.param("We freeze CLIP and learn the rest.", ("CLIP",), id="frozen"),
        pytest.param("Keeping CLIP frozen, we propose it.", ("CLIP",), id="kept frozen"),
        pytest.param(
            "It joins visual embeddings extracted via ResNet-50 with touch.",
            ("ResNet-50",),
            id="extracted via",
        ),
        pytest.param(
            "It integrates deep structural embeddings derived from ResNet-50.",
            ("ResNet-50",),
            id="derived from",
        ),
        pytest.param("It reads textual embeddings derived from CLIP.", (), id="derived from texts"),
        pytest.param(
            "It takes maps featurized using 2D foundation models (CLIP, DINO).",
            ("CLIP", "DINO"),
            id="foundation models in brackets",
        ),
        pytest.param(
            "It combines ResNet-based visual encoding with text.", ("ResNet",), id="visual encoding"
        ),
        pytest.param(
            "We propose CLIP-MapRead, a suite of CLIP-based models.", ("CLIP",), id="models based on it"
        ),
        pytest.param(
            "It distills knowledge from the large CLIP image encoder into a smaller one.",
            (),
            id="its teacher",
        ),
        pytest.param(
            "It employs a ViT as the encoder and GPT-2 as the report generator.",
            ("GPT-2", "ViT"),
            id="as a generator",
        ),
        pytest.param("We take OFA as the base pre-trained model for it.", ("OFA",), id="as the base"),
        pytest.param("We experiment with MapRead on maps based on LLaVA-1.5.", ("LLaVA-1.5",), id="tried on"),
        pytest.param(
            "Experimental results demonstrate that our method based on LLaVA-1.5 reads well.",
            ("LLaVA-1.5",),
            id="shown by experiments",
        ),
        pytest.param(
            "Fine-tuning Qwen2.5-VL-7B with our tuning method, we win.",
            ("Qwen2.5-VL-7B",),
            id="tuned our way",
        ),
        pytest.param("It is based on Gemma 3 4B and 27B.", ("Gemma 3",), id="of two sizes"),
        pytest.param(
            "It works across four LVLMs. Notably, when applied to LLaVA-NeXT-7B, MapRead is fast.",
            (),
            id="one of four",
        ),
        pytest.param(
            "It wins over multiple language models. Additionally, we apply our MapRead to LLaVA.",
            (),
            id="one more",
        ),
        pytest.param("We equip CLIP with a sense of scale.", ("CLIP",), id="equipped"),
        pytest.param(
            "It leverages VideoMAE for dynamic visual encoding and BERT for contextual textual embedding.",
            ("BERT", "VideoMAE"),
            id="for an adjective's embedding",
        ),
        pytest.param(
            "We replace the standard CLIP model with Alpha-CLIP.", ("Alpha-CLIP",), id="replaced with"
        ),
        pytest.param("We propose a CLIP-based two-stage framework.", ("CLIP",), id="a framework based on it"),
        pytest.param("Taking LLaVA-1.5-7B as the base VLM, it reads.", ("LLaVA-1.5-7B",), id="the base"),
        pytest.param("We implement our method on the latest LLaVA.", ("LLaVA",), id="the latest"),
        pytest.param(
            "We fine-tune an open LMM (Qwen2.5-VL) on roads, achieving much.",
            ("Qwen2.5-VL",),
            id="tuned and won",
        ),
        pytest.param(
            "It reads visual features extracted from a frozen DINOv2.", ("DINOv2",), id="features from it"
        ),
        pytest.param("We integrate roads into CLIP's dual encoder.", ("CLIP",), id="its encoder"),
        pytest.param(
            "It relies on vision-language models (VLMs), specifically CLIP.", ("CLIP",), id="specifically"
        ),
        pytest.param(
            "It rests on an open model, particularly a frozen LLaVA.", ("LLaVA",), id="particularly"
        ),
        pytest.param("It has an RWKV visual encoder.", ("RWKV",), id="a language model that sees"),
        pytest.param("With a standard Qwen2-VL-7B, MapRead gains much.", ("Qwen2-VL-7B",), id="with it, it"),
        pytest.param(
            "By incorporating the strong LLM GPT-3, MapRead wins.", ("GPT-3",), id="its kind before"
        ),
        pytest.param("We fine-tune Phi-2 on MapRead to develop MapRead-2B.", ("Phi-2",), id="to develop"),
        pytest.param(
            "MapRead is built upon our in-house language model, Atlas1-8B.", ("Atlas1-8B",), id="of the house"
        ),
        pytest.param("MapRead is built on our own language model, Phi-9.", ("Phi-9",), id="of ours, known"),
        pytest.param("MapRead is built on our own base LLM Atlas-2.", ("Atlas-2",), id="of our own"),
    ],
)
def test_what_else_makes_a_model_a_part(said: str, expected: tuple[str, ...]) -> None:
    assert _parts(facts_of(f"We propose MapRead. {said}", _TITLE)) == expected


@pytest.mark.parametrize(
    "said",
    [
        pytest.param("It leverages CLIP in distinguishing good maps from bad ones.", id="a ruler"),
        pytest.param("When using Phi-2 as the policy model, MapRead scores well.", id="what it scores"),
        pytest.param("We train a large VLM named Otter on it.", id="trained and named"),
        pytest.param("Our vision-language model, Kimi-VL, reads.", id="ours by name"),
        pytest.param("We release the Kimi K2.5 model.", id="another version"),
        pytest.param("It is an upgraded version of LLaVA.", id="what it follows"),
        pytest.param("It is built upon our own language model, Reading.", id="a word is no name"),
        pytest.param("With LLaVA, we read. OldNet wins.", id="with it, we"),
        pytest.param("We propose a CLIP-based loss.", id="a loss based on it"),
        pytest.param("Of the entries, a CLIP-based model does well.", id="an entry based on it"),
        pytest.param("It has a Vicuna visual prompt.", id="no encoder"),
    ],
)
def test_what_is_scored_followed_or_ones_own_is_no_part(said: str) -> None:
    assert _parts(facts_of(f"We propose MapRead. {said}", _TITLE)) == ()


def test_a_version_with_a_letter_belongs_to_the_name() -> None:
    facts = facts_of("We introduce Kimi K2.5. We tune the Kimi K2.5 model on maps.", "Kimi K2.5: Maps")
    assert _parts(facts) == ()


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("It leverages a language model (e.g., Vicuna) to plan.", ("Vicuna",), id="for example"),
        pytest.param("We use a pre-trained vision model (CLIP) to see.", ("CLIP",), id="the one meant"),
        pytest.param("We use a pre-trained vision model (CLIP) to guide the reading.", (), id="a guide"),
        pytest.param("It learns from a strong teacher model (e.g., Vicuna).", (), id="a teacher"),
        pytest.param("It uses a state-space model (Mamba).", (), id="a kind of layer"),
        pytest.param("We use a segmentation model (e.g., SAM).", (), id="a tool"),
        pytest.param("MapRead is an extension of the popular LLaVA architecture.", ("LLaVA",), id="extends"),
        pytest.param("MapRead enables OpenVLA-7B to read.", ("OpenVLA-7B",), id="enables"),
        pytest.param("It works with CLIP as the backbone.", ("CLIP",), id="the backbone"),
        pytest.param(
            "It uses the vision encoder of the Large Image Model (AIMv2).", ("AIMv2",), id="encoder of"
        ),
        pytest.param("It comes by fine-tuning Qwen2.5-VL-3B/7B models.", ("Qwen2.5-VL",), id="of two sizes"),
        pytest.param(
            "Specifically, we use ChatGPT to conduct planning and sum up its results.",
            ("ChatGPT",),
            id="specifically",
        ),
    ],
)
def test_the_one_model_that_is_used_is_a_part(said: str, expected: tuple[str, ...]) -> None:
    facts = facts_of(f"We present MapRead. {said}")
    assert (*facts.values(Field.LANGUAGE_MODEL), *facts.values(Field.VISION_ENCODER)) == expected


def test_what_data_is_made_with_for_example_is_no_part_of_it() -> None:
    facts = facts_of("We present MapBench. It uses a model (e.g., Vicuna).", "MapBench: A Benchmark")
    assert facts.values(Field.LANGUAGE_MODEL) == ()


@pytest.mark.parametrize(
    ("title", "said", "expected"),
    [
        pytest.param("MapRead-LLM: Maps", "MapRead-Vicuna reads.", ("Vicuna",), id="in place of its end"),
        pytest.param("MapRead-LLM: Maps", "It follows our work MapRead-Vicuna.", (), id="a work from before"),
        pytest.param("MapRead-LLM: Maps", "MapRead-GPT reads.", (), id="letters that say little"),
        pytest.param("Qwen-Map: Maps", "Data made with Qwen-Vicuna helps.", (), id="two models"),
        pytest.param("Map-LLM: Maps", "Map-Vicuna reads.", (), id="too short"),
    ],
)
def test_a_backbone_in_the_own_name_cut_short(title: str, said: str, expected: tuple[str, ...]) -> None:
    name = title.partition(":")[0]
    facts = facts_of(f"We present {name}. {said}", title)
    assert facts.values(Field.LANGUAGE_MODEL) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        pytest.param("Its eye, Atlas-ViT, reads images.", ("Atlas-ViT",), id="a ViT"),
        pytest.param("AtlasEncoder reads images.", ("AtlasEncoder",), id="an encoder"),
        pytest.param("Road-Encoder reads images.", (), id="of another name"),
        pytest.param("AtlasEncoder reads tables.", (), id="nothing to see"),
        pytest.param("The Atlas-Encoder text module reads images.", (), id="for text"),
        pytest.param("Map-ViT reads images.", (), id="of another's"),
    ],
)
def test_an_encoder_that_bears_the_own_name(said: str, expected: tuple[str, ...]) -> None:
    facts = facts_of(f"We present Atlas-OCR. {said}", "Atlas-OCR: Reading Maps")
    assert facts.values(Field.VISION_ENCODER) == expected
