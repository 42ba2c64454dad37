"""What a name looks like, as against an ordinary word, and which name-like words name a whole field."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.pattern import Pattern


def set_of(words: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(words.split())


FUNCTION_WORDS = set_of(
    """
    a an and are as at be beyond but by can do does for from how if in into is it its less like more not of
    on or our over than that the their them this through to toward towards under via we what when where
    which who why will with without you your need needs all let make makes making using meet meets asks
    """
)

GENERIC = set_of(
    """
    vlm mllm lmm llm lm mlm lvlm vllm vla vqa ai agi ml nlp cv rl rlhf rlvr dpo grpo ppo sft rft cot mcot mcts lora
    moe rag ocr gui ui qa it iclr 3d 2d 4d 6d ct mri x-ray vlp vit cnn gan dnn dcnn mlp ood api nerf sota od zsl
    fsl vln ovd icl peft kl kd ssl pdf html url iou map dl nn dit vae kg ehr videollm multimodal-llm
    vision-llm med-mllm m-llm llvm slm lrm plm t2i t2v i2v genai rs large small tiny unified medical efficient generalist foundation multimodal multi-modal
    vision-language visual-language vision-and-language image-text text-image image-to-text text-to-image
    video-text audio-visual video-language vision language visual image video text survey benchmark dataset
    review introduction state-of-the-art open-vocabulary open-source open-world end-to-end pre-training
    pretraining hallucination reasoning robotics recently however existing additionally furthermore
    specifically experiments experimental extensive results code data models european
    english chinese french german spanish portuguese italian russian japanese korean arabic hindi bengali urdu
    vietnamese thai indonesian turkish persian hebrew greek polish dutch swedish ukrainian romanian latin
    """
)
"""What looks like a name and is the name of a whole field; compared without case and without a plural's s."""

USED_BY_MANY = set_of(
    """
    clip gpt gpt-3 gpt-3.5 gpt-4 gpt-4v gpt-4o chatgpt gemini bert llava blip blip-2 coco mscoco imagenet
    qwen qwen-vl llama claude deepseek mcts vit resnet sam dino siglip nerf chain-of-thought tree-of-thought
    """
)
"""What an abstract mentions far more often than it introduces."""

_LETTERED = Pattern(r"[A-Z]-[A-Z][a-z]+\d*")
"""A letter before a name: V-Atlas, X-Reader."""
_MANY_OF = Pattern(r"[A-Z]{2,}s\Z")
"""A kind of things, as several of them are called: CBMs."""
_AMOUNT = Pattern(r"[\d.,]+(?:[KMBTkmbt]|th|st|nd|rd)?[+%$]?")
_VERSION = Pattern(r"v\d[\d.]*")
DESCRIBES = ("-based", "-level", "-style", "-like", "-enhanced", "-driven", "-guided", "-powered", "-tuned")
"""Ends a word that says what a thing is like."""
_EDGE = "'\"’”“.,;:()!?*{}"


def is_generic(word: str) -> bool:
    """Is this the name of a whole field, or of a thing that everybody uses?"""
    low = word.strip(_EDGE).casefold()
    return low in GENERIC or low.removesuffix("s") in GENERIC


def is_common(name: str) -> bool:
    """Is it a name that many papers mention, or one of many things of a kind?"""
    return name.casefold().partition("(")[0] in USED_BY_MANY or _MANY_OF.match(name) is not None


@lru_cache(maxsize=4096)
def is_shaped(token: str) -> bool:
    """Does a single word look like a name: capitals inside, digits with letters, a formula, all capitals?

    >>> [is_shaped(word) for word in ("CogAgent", "MM-NIAH", "Eagle", "VLMs", "Vision-Language", "$M^3EL$")]
    [True, True, False, False, False, True]
    """
    word = token.strip(_EDGE)
    if len(word) < 2 or is_generic(word) or _AMOUNT.fullmatch(word):
        return False
    if "$" in word or "^" in word:
        return any(c.isalpha() for c in word)
    if not any(c.isupper() for c in word):
        return False
    if word.endswith(DESCRIBES):
        return False
    parts = [part for part in re.split(r"[-/]", word) if part]
    if len(parts) > 1 and all(
        is_generic(p) or ((p[1:].islower() or p.islower()) and not _VERSION.fullmatch(p)) for p in parts
    ):
        return False  # Vision-Language, Chain-of-Thought, LLM-based: a compound of ordinary words
    if _LETTERED.fullmatch(word):
        return True
    capitals_inside = any(c.isupper() for part in parts for c in part[1:])
    return capitals_inside or any(c.isdigit() for c in word)


def may_name(text: str) -> bool:
    """May any word of a text look like a name? It takes a capital or a formula."""
    return text != text.lower() or "$" in text or "^" in text


_SMALL = bytes(ord(chr(code).lower()) if code < 128 else code for code in range(256))
_DASHES_AND_BLANKS = bytes(code for code in range(128) if chr(code).isspace() or chr(code) in "-_")


def squeeze(text: str) -> str:
    """A name without what its spellings differ in: case, spaces, dashes."""
    if text.isascii():  # a fifth of the time for a whole sentence
        return text.encode().translate(_SMALL, _DASHES_AND_BLANKS).decode()
    return "".join(text.split()).replace("-", "").replace("_", "").casefold()


def takes_letters(short: str, long: str) -> bool:
    """Does a short form take its letters from the long one, in order?

    >>> takes_letters("MaRe", "Map Reader"), takes_letters("ReMa", "Map Reader")
    (True, False)
    """
    letters = iter(squeeze(long))
    return all(letter in letters for letter in squeeze(short))
