"""The language model that a work is built on, and those that it is only tried on."""

import pytest
from support.facts_of import facts_of

from tracker.facts.fact import Field


@pytest.mark.parametrize(
    ("abstract", "expected"),
    [
        pytest.param("We built MapRead upon the Qwen2.5-7B model.", ("Qwen2.5-7B",), id="built it upon"),
        pytest.param(
            "We present MapRead. When applied to the LLaVA series, MapRead reads.",
            ("LLaVA",),
            id="applied to",
        ),
        pytest.param(
            "We propose MapRead. It reads with BLIP and Qwen2-VL as backbones.",
            ("Qwen2-VL",),
            id="as backbones",
        ),
        pytest.param(
            "We propose MapRead, using open LLMs (Qwen-1.8B, Vicuna-7B, and LLaMA2-7B) as the backbone.",
            ("Qwen-1.8B", "Vicuna-7B", "LLaMA2-7B"),
            id="in brackets as the backbone",
        ),
        pytest.param(
            "We present MapRead. Using BLIP-2 as the core vision-language model, it reads.",
            ("BLIP-2",),
            id="as the core",
        ),
        pytest.param(
            "MapRead is built on SigLIP and Qwen2-7B with 8B parameters.", ("Qwen2-7B",), id="on two"
        ),
        pytest.param(
            "We tune Meta-Llama-3-8B-Instruct for MapRead.", ("Meta-Llama-3-8B-Instruct",), id="of a maker"
        ),
        pytest.param("MapRead is built on DeepSeek-LLM-7B.", ("DeepSeek-LLM-7B",), id="one of many"),
        pytest.param(
            "We present MapRead, finetuned from the open-source LMM Qwen2-VL.",
            ("Qwen2-VL",),
            id="kind before",
        ),
        pytest.param("We present MapRead. MapRead, powered by GPT-4, reads.", ("GPT-4",), id="powered by"),
        pytest.param(
            "We present MapRead. Our experiments with frozen PaLM 2 and GPT 3.5 show that it reads.",
            ("PaLM 2", "GPT-3.5"),
            id="left as they are",
        ),
        pytest.param(
            "We present Vicuna-Map, which fine-tunes Vicuna into a reader of maps.",
            ("Vicuna",),
            id="the own name and more",
        ),
        pytest.param(
            "We present MapRead, an eye (e.g., a captioner) coupled with a Large Language Model (GPT-3.5, GPT-4).",
            ("GPT-3.5", "GPT-4"),
            id="behind an example of something else",
        ),
        pytest.param(
            "We present MapRead. By training Phi-2 on it, MapRead wins.", ("Phi-2",), id="by training"
        ),
        pytest.param("We have based our model on Phi-2.", ("Phi-2",), id="based ours on it"),
        pytest.param("We present MapRead, trained on top of Phi-2.", ("Phi-2",), id="trained on top of it"),
        pytest.param(
            "We fine-tune two language models (Phi-2, Yi-6B) for MapRead.", ("Phi-2", "Yi-6B"), id="tunes two"
        ),
        pytest.param(
            "We present MapVicuna. By fine-tuning the Vicuna model on maps, we create it.",
            ("Vicuna",),
            id="the own name and more, by tuning",
        ),
        pytest.param(
            "We present MapRead, which leverages the power of foundation models, such as GPT and BERT, to read.",
            ("GPT", "BERT"),
            id="such as two",
        ),
        pytest.param(
            "We present MapRead. We use ChatGPT to conduct task planning.", ("ChatGPT",), id="planner"
        ),
        pytest.param(
            "We present MapRead. Using a public language model, i.e., Phi-2, MapRead wins.",
            ("Phi-2",),
            id="namely",
        ),
        pytest.param(
            "MapRead is made by integrating an encoder into the existing Falcon 2 framework.",
            ("Falcon 2",),
            id="grown from the existing one",
        ),
        pytest.param(
            "We present MapRead. Experiments on the LLaVA-NeXT-7B baseline show that MapRead wins.",
            ("LLaVA-NeXT-7B",),
            id="tried on one baseline",
        ),
        pytest.param(
            "We introduce MapRead, built upon the Qwen2.5-7B model.", ("Qwen2.5-7B",), id="built upon"
        ),
        pytest.param(
            "We propose MapRead. Starting from the Qwen-LM, we add sight.", ("Qwen-LM",), id="starting from"
        ),
        pytest.param("We propose MapRead. It uses Vicuna as the language model.", ("Vicuna",), id="as the"),
        pytest.param("We propose MapRead, with a frozen LLM, Vicuna, inside.", ("Vicuna",), id="backbone is"),
        pytest.param(
            "We propose MapRead. It combines sight with the Phi-2 language model.", ("Phi-2",), id="combines"
        ),
        pytest.param(
            "We fine-tune Qwen2.5-VL-7B with maps to get MapRead.", ("Qwen2.5-VL-7B",), id="fine-tunes"
        ),
        pytest.param("We propose MapRead, with the language models from Vicuna.", ("Vicuna",), id="from"),
        pytest.param(
            "We propose MapRead, built upon a sparse variant of Phi-2.", ("Phi-2",), id="variant of"
        ),
        pytest.param("We propose MapRead. The MapRead-based T5 wins.", ("T5",), id="based on the own work"),
        pytest.param("We propose MapRead. MapRead-Llama2-13B wins.", ("Llama2",), id="in its own name"),
        pytest.param(
            "We train MapRead over base LLMs including Vicuna-7B, Phi-2 and Yi-6B.",
            ("Vicuna-7B", "Phi-2", "Yi-6B"),
            id="a row of them",
        ),
        pytest.param(
            "We present MapRead. Compared to its base model, Qwen2-VL-2B, MapRead wins.",
            ("Qwen2-VL-2B",),
            id="base model",
        ),
        pytest.param(
            "We present MapRead. Unlike others, MapRead is built on Phi-2.", ("Phi-2",), id="others are past"
        ),
        pytest.param(
            "We apply map tuning followed by reinforcement learning to Qwen2.5-VL-7B.",
            ("Qwen2.5-VL-7B",),
            id="tuning applied to it",
        ),
        pytest.param("We propose MapRead using a small VLM, BLIP, as the backbone.", ("BLIP",), id="comma"),
        pytest.param(
            "We present MapRead. Its decoder module employs the Vicuna family.",
            ("Vicuna",),
            id="its side uses it",
        ),
        pytest.param(
            "We present MapRead, competitive with leading base models such as Molmo.",
            (),
            id="other base models",
        ),
        pytest.param("We present MapRead, outperforming its base models: Molmo and more.", (), id="won over"),
        pytest.param(
            "We present MapRead. It tunes a small base model, Phi-2, on maps.", ("Phi-2",), id="a base model"
        ),
        pytest.param(
            "We present MapRead. Our open variants (e.g. based on the Qwen-2.5 series) beat all others.",
            ("Qwen-2.5",),
            id="variants of ours",
        ),
        pytest.param(
            "We present MapRead. It combines the wit of language models like Vicuna with maps.",
            ("Vicuna",),
            id="one of a kind",
        ),
        pytest.param(
            "We present MapRead. We evaluate our method on the 0.5B Florence-2 base model.",
            ("Florence-2",),
            id="tried on one",
        ),
        pytest.param(
            "We present MapRead. We evaluate our method on Vicuna, Phi-2 and Yi-6B.", (), id="tried on many"
        ),
        pytest.param(
            "We present MapRead, a versatile Vicuna-based multimodal model.", ("Vicuna",), id="a model of it"
        ),
        pytest.param(
            "We present MapRead. It integrates map tiles and a small version of the LLaVA model.",
            ("LLaVA",),
            id="joined with it",
        ),
        pytest.param(
            "We present MapRead. It uses a modified map and language assistant (LLaVA) throughout.",
            ("LLaVA",),
            id="behind its full name",
        ),
        pytest.param(
            "We present MapRead. A Gemma-3b decoder writes the route.", ("Gemma-3b",), id="a decoder"
        ),
        pytest.param(
            "We present MapRead. Questions on maps are encoded by BERT.", ("BERT",), id="encoded by it"
        ),
        pytest.param(
            "We read maps. Leveraging Qwen-32B, an LLM, MapRead achieves much.",
            ("Qwen-32B",),
            id="in a result",
        ),
        pytest.param(
            "We present MapRead. Qwen2-0.5B with Swin-T as the vision encoder wins.",
            ("Qwen2-0.5B",),
            id="with eyes",
        ),
        pytest.param("We read maps. We propose iMap-Qwen2-VL.", ("Qwen2-VL",), id="in a model's name"),
        pytest.param(
            "We read maps. We train a fine-tuned VLM (Qwen2.5VL-PA).",
            ("Qwen2.5-VL",),
            id="begins a model's name",
        ),
        pytest.param(
            "We present MapRead. It gains much over its base model Qwen2-VL-7B.",
            ("Qwen2-VL-7B",),
            id="bare base",
        ),
        pytest.param(
            "We present MapRead. We also develop MapRead-Qwen2.5VL-7B.",
            ("Qwen2.5VL",),
            id="in its own name, seeing",
        ),
        pytest.param(
            "We present MapRead. We apply MapRead to Vicuna and two LLaMA models.",
            (),
            id="applied to several",
        ),
        pytest.param(
            "We present MapRead: an augmented version of InstructBLIP.",
            ("InstructBLIP",),
            id="a version of it",
        ),
        pytest.param(
            "We present MapRead. We apply it to an MLLM called LLaVA.", ("LLaVA",), id="a model called so"
        ),
        pytest.param(
            "We present MapRead. We replace the Transformer-based backbone with a pre-trained Mamba-2.",
            ("Mamba-2",),
            id="put in its place",
        ),
        pytest.param("We present MapRead. It has a new text encoder XLM-R.", ("XLM-R",), id="a text encoder"),
        pytest.param(
            "We read maps. MapRead inherits the abilities of state-of-the-art LLMs including LLaMA-2 (70B).",
            ("LLaMA-2",),
            id="what it inherits",
        ),
        pytest.param("Powered by SAM and ChatGPT, we read maps.", ("ChatGPT",), id="powered by it"),
        pytest.param(
            "We present MapRead, a system that integrates ChatGPT with maps.",
            ("ChatGPT",),
            id="asked, and joined",
        ),
        pytest.param(
            "We present MapRead. By integrating MapRead with instructed LLaVA-1.5 models, results improve.",
            ("LLaVA-1.5",),
            id="the own work joined with it",
        ),
        pytest.param(
            "We present MapRead. Our MapRead-3B, trained on 17K maps with Qwen2.5-VL-3B, achieves much.",
            ("Qwen2.5-VL-3B",),
            id="trained with it",
        ),
        pytest.param(
            "We present MapRead. Experiments on Phi-2 show that MapRead wins.",
            ("Phi-2",),
            id="experiments on one",
        ),
        pytest.param(
            "We present MapRead. Experiments on Phi-2 and Vicuna show that MapRead wins.", (), id="on several"
        ),
        pytest.param(
            "We present MapRead. MapRead improves Vicuna models by much.", (), id="what it makes better"
        ),
        pytest.param(
            "We present MapRead, built on LLaVA-1.5 336x336 for maps.",
            ("LLaVA-1.5",),
            id="pixels are no version",
        ),
        pytest.param("We read maps. We propose Road-BERT.", (), id="one of many kinds"),
        pytest.param("We propose MapBERT, a BERT-based map model.", ("BERT",), id="grown from it"),
        pytest.param(
            "We present MapRead. Its language is captured via BERT.", ("BERT",), id="captured by it"
        ),
        pytest.param(
            "We present MapRead, built on Gemma-2-9b-it.", ("Gemma-2-9b-it",), id="its tuned version"
        ),
        pytest.param(
            "We present MapRead, with an annotation flow around a fine-tuned Qwen2-VL.", (), id="annotates"
        ),
        pytest.param("We present MapRead. We leverage Vicuna to generate captions.", (), id="makes data"),
        pytest.param("We present MapRead. We utilize a Llama tokenizer.", (), id="its tokenizer"),
        pytest.param("We present MapRead. It uses a Mamba-based network.", (), id="a kind of layer"),
        pytest.param(
            "We present MapRead, aligned with a BLIP-generated caption.", (), id="what it generated"
        ),
        pytest.param("We propose MapRead. MapRead-Atlas wins.", (), id="a name with another word"),
        pytest.param("We propose MapRead, unlike models built on LLaMA.", (), id="others"),
        pytest.param("We propose MapRead and a dataset built on LLaVA.", (), id="data"),
        pytest.param("We propose MapRead and opt for T6.", (), id="a word is no name"),
        pytest.param(
            "We propose MapRead. Compared with Vicuna as the language model, it wins.", (), id="compared"
        ),
    ],
)
def test_backbone(abstract: str, expected: tuple[str, ...]) -> None:
    assert facts_of(abstract).values(Field.LANGUAGE_MODEL) == expected


@pytest.mark.parametrize(
    "abstract",
    [
        pytest.param(
            "We present MapRead. Fine-tuning Vicuna with MapRead helps.", id="tuning anything helps"
        ),
        pytest.param("We show with MapRead that fine-tuning Vicuna helps.", id="that it helps"),
        pytest.param(
            "We present MapRead. For example, when tuning the Vicuna model, MapRead wins.", id="an example"
        ),
        pytest.param("We present MapRead. We gain by finetuning Vicuna on MapRead.", id="tuned on the own"),
        pytest.param(
            "We present MapRead. It boosts the performance of the language model, Vicuna.", id="boosted"
        ),
        pytest.param("We present MapRead. We attack a victim model based on Vicuna.", id="attacked"),
        pytest.param("We present MapRead. We investigate if an LLM (Vicuna) reads.", id="investigated"),
    ],
)
def test_what_a_work_is_tried_on_is_no_backbone(abstract: str) -> None:
    assert facts_of(abstract).values(Field.LANGUAGE_MODEL) == ()


def test_what_tuning_results_in_has_a_backbone() -> None:
    facts = facts_of("We read maps. Fine-tuning Vicuna on maps yields MapRead.")
    assert facts.values(Field.LANGUAGE_MODEL) == ("Vicuna",)


def test_tuning_a_model_to_show_a_dataset_makes_it_no_backbone() -> None:
    facts = facts_of("We fine-tune Qwen2-VL on MapSet.", "MapSet: A Dataset of Maps")
    assert facts.values(Field.LANGUAGE_MODEL) == ()
