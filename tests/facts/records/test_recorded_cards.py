"""Recorded cards, configurations and Hub answers, and what each must give."""

import json
from pathlib import Path

import pytest
from support.shared import shared

from tracker.facts.edge import facts_of_record
from tracker.facts.fact import Facts, Field
from tracker.facts.wire import disagreements
from tracker.recordfile import read_records


def facts_of(**fields: object) -> Facts:
    return facts_of_record(next(read_records([json.dumps(fields)])))


def model(name: str) -> Facts:
    folder = shared("recordings", "hf_cards", "models", name)
    config = next(
        folder / file for file in ("config.json", "adapter_config.json") if (folder / file).exists()
    )
    return facts_of(title=name, card=_text(folder / "README.md"), config=_text(config))


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("llava-1.5-7b-hf", (("7B",), ("vicuna-7b-v1.5",), ("CLIP",), "llama2", ())),
        (
            "InternVL3-8B",
            (
                ("8B",),
                ("Qwen2.5-7B",),
                ("InternViT-300M-448px-V2_5",),
                "apache-2.0",
                ("OpenGVLab/InternVL3-8B-Instruct",),
            ),
        ),
        ("Qwen2.5-VL-7B-Instruct", (("7B",), ("Qwen2.5",), ("ViT",), "apache-2.0", ())),
        ("paligemma-3b-pt-224", (("3B",), ("Gemma",), ("SigLIP",), None, ())),
        ("peft_adapter_llava-stock-analyzer", ((), (), (), None, ("llava-1.5-7b-hf",))),
    ],
)
def test_model(name: str, expected: tuple[object, ...]) -> None:
    facts = model(name)
    assert expected == (
        facts.values(Field.PARAMETERS),
        facts.values(Field.LANGUAGE_MODEL),
        facts.values(Field.VISION_ENCODER),
        facts.one(Field.LICENCE),
        facts.values(Field.BASE_MODEL),
    )


def test_a_licence_under_two_names_is_told_as_a_contradiction() -> None:
    assert disagreements(model("InternVL3-8B")) == [
        "sources disagree on the licence: apache-2.0 (model or data card) is used, qwen (model or data card) is not"
    ]


def test_a_link_inside_a_sentence_about_something_else_is_not_the_models_code() -> None:
    assert model("llava-1.5-7b-hf").one(Field.CODE_URL) is None


@pytest.mark.parametrize(
    ("file", "parameters", "licence", "base"),
    [
        ("deepset__roberta-base-squad2", ("124M",), "cc-by-4.0", ("FacebookAI/roberta-base",)),
        ("google-bert__bert-base-uncased", ("110M",), "apache-2.0", ()),
        ("sentence-transformers__paraphrase-albert-small-v2", ("12M",), "apache-2.0", ()),
        ("stabilityai__stable-diffusion-2-1", (), "openrail++", ()),
    ],
)
def test_hub_answer(file: str, parameters: tuple[str, ...], licence: str, base: tuple[str, ...]) -> None:
    recorded = json.loads(shared("recordings", "hf_models", f"model_info_200_{file}.json").read_text("utf-8"))
    facts = facts_of(title=file.replace("__", "/"), card=json.loads(recorded["body"]))
    assert facts.values(Field.PARAMETERS) == parameters
    assert facts.one(Field.LICENCE) == licence
    assert facts.values(Field.BASE_MODEL) == base


@pytest.mark.parametrize(
    ("index", "parameters", "licence", "base"),
    [
        (0, ("27B",), "apache-2.0", 1),
        (1, (), "mit", 1),
        (2, (), None, 0),
        (3, (), "mit", 0),
        (4, (), "mit", 0),
        (5, (), None, 0),
    ],
)
def test_trending_answer(index: int, parameters: tuple[str, ...], licence: str | None, base: int) -> None:
    file = shared("recordings", "hf_models", "models_list_expand_trending_2026-08-01_subset6.json")
    answer = json.loads(file.read_text("utf-8"))[index]
    facts = facts_of(title=answer["id"], card=answer)
    assert facts.values(Field.PARAMETERS) == parameters
    assert facts.one(Field.LICENCE) == licence
    assert len(facts.values(Field.BASE_MODEL)) == base


@pytest.mark.parametrize(
    ("name", "task", "licence", "size"),
    [("textvqa", "vqa", "cc-by-4.0", "10K<n<100K"), ("sbu_captions", "captioning", None, "1M<n<10M")],
)
def test_dataset(name: str, task: str, licence: str | None, size: str) -> None:
    path = shared("recordings", "hf_cards", "datasets", name, "README.frontmatter.md")
    facts = facts_of(title=name, card=path.read_text("utf-8"))
    assert facts.values(Field.TASKS) == (task,)
    assert facts.one(Field.LICENCE) == licence
    assert facts.values(Field.SIZES) == (size,)
    assert facts.values(Field.LANGUAGES) == ("English",)


def test_papers_with_code_dataset() -> None:
    record = json.loads(shared("recordings", "pwc", "dump_datasets_one_record.json").read_text("utf-8"))[0]
    facts = facts_of(title="A Dataset", pwc=record)
    assert facts.values(Field.MODALITIES) == ("image",)
    assert facts.one(Field.RELEASED) == "2017-07-10"


def test_only_a_repository_the_paper_names_is_its_code() -> None:
    path = shared("recordings", "pwc", "dump_links_between_papers_and_code_two_records.json")
    records = json.loads(path.read_text("utf-8"))
    found = [facts_of(title="A Paper", pwc=record).one(Field.CODE_URL) for record in records]
    assert found == [None, records[1]["repo_url"]]
