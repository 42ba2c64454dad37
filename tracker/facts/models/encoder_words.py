"""The words that make a known model the eyes of the paper's own one."""

from __future__ import annotations

from tracker.facts.models.part_words import JOINED, NO_ADJECTIVE, REPLACED_WITH, USED
from tracker.facts.text.clues import Clued
from tracker.pattern import Pattern

AS_ENCODER = Clued(
    r"\s*(?:\([^)]*\)\s*)?(?:model\s+|encoder\s+|backbone\s+)?(?:(?:is\s+(?:\w+\s+)?|,\s+)(?:employed|used|adopted)\s+)?(?:,[^,.]{3,60},\s*)?as\s+(?:the|our|its|an?)\s+(?:(?!audio|speech|text)[\w-]+\s+){0,2}(?:(?:vision|visual|image|video)\s+(?:encoder|backbone|"
    r"tower|tokenizer)|feature\s+extractor|encoder|tokenizer|(?<=frozen\s)backbone)\b"
    r"|(?:'s)?[\s-]*(?:style\s+)?(?:based\s+|pre-?trained\s+)?(?:dynamic\s+resolution\s+)?(?:vision|visual|image|video|vision-language)\s+(?:encoder|backbone|tower|tokenizer)s?\b"
    r"|[\s-]based\s+(?:(?!text)[\w-]+\s+){0,2}[\w-]*encoders?\b|\s+(?:encoders?|backbones?)(?!\w)"
    r"|\s*(?:and\s+[A-Z][\w-]*(?:\s[A-Z][\w-]*)?\s+)?for\s+(?:\w+\s+){0,2}(?:visual|video|image|vision)\s+(?:feature\s+extraction|encoding)\b"
    r"|\s+extract(?:s|ed)\s+(?:(?!audio|speech|acoustic|text)[\w-]+\s+){0,3}?(?:features?|embeddings?|representations?)\b"
    r"|\s*\)?\s*to\s+(?:encode|tokenize|compress|extract)\s+(?:[\w-]+\s+){0,4}?(?:images?|visual|videos?|frames?)\b"
)
ENCODER_IS = Clued(
    r"\b(?:(?:[Vv]ision|[Vv]isual|image|video)\s+(?:encoder|backbone|tower|tokenizer)s?|vision\s+foundation\s+model)\s*"
    r"(?:is|,|\(|:|--+|named|called|from|of)?\s*(?:the\s+)?$|"
    r"\b(?:vision|visual|image)\s+encoders?\s+(?:that|which)\s+(?:fus|combin)\w+\s[^.;,]{0,40}$|"
    r"\b(?:visual|image|vision|video)\s+(?:features?|embeddings?|representations?)\s+(?:(?:extracted|obtained|derived|encoded|computed|produced)\s+(?:from|by|using|via|with|through)|from|by|using)\s+(?:an?\s+|the\s+)?(?:pre-?trained\s+|frozen\s+)?$|"
    r"\b(?:vision|visual|image)\s+encoder\s+(?:of|from)\s(?!.*\breplac)[^.;,()]{5,70}\(\s*$|"
    r"\bnative[\s-](?:[\w-]+[\s-])?resolution\s+$|\bon\s+top\s+of\s+an?\s+frozen\s+$"
)
_OBJECT = (
    r"(?:(?:the|an?|its|both|pre-?trained|frozen|original|large-scale|multi-?modal|representation|powerful|strong|robust|rich|popular|distilled|fine-?tuned|lightweight|multi-view|patch-level|dense|hierarchical|"
    r"contrastive|zero-shot|parameter-efficient|(?:visual|vision|image|vision-language|semantic|multi-?modal|cross-modal|prior|general)(?:\s+(?:and|or)\s+\w+)?|visual-language|foundation|"
    r"knowledge|strengths?|(?:cap)?abilit\w+|application|applicability|potential|alignment|recognition|discriminative|generali[sz]ation|transferable|encoders?|backbones?|features?|priors?|branch|AI|from|of|in|models?|such\s+as|like|advanced|two|separate|dedicated|shared|standard|vanilla|latest|an?\s+adapted|existing|pretrained-)[\s,]+){0,7}"
    rf"(?:(?!(?:{NO_ADJECTIVE}|of|and|or|we|recent|similar|text|textual|audio|speech|[\w-]+-(?:based|text))\s)[a-z\d][\w-]*\s+){{0,2}}$"
)
USES_ENCODER = Clued(rf"(?:{USED}|{JOINED}|{REPLACED_WITH}){_OBJECT}")
MAKES_OF_ENCODER = Clued(
    r"\b(?:[Aa]dapt(?:s|ing)?|[Ee]ndow(?:s|ing)?|[Ee]quip(?:s|ping)?|[Ee]mpower(?:s|ing)?|[Ee]nhanc(?:es?|ing)|[Oo]ptimi[sz](?:es?|ing)|[Ii]mprov(?:es?|ing)|[Cc]oupled\s+with|[Ee]xtend(?:s|ing)?|[Ff]ine-?tun(?:e|es|ing)|[Ff]inetun(?:e|es|ing)|[Bb]uil(?:d|ds|ding|t)\s+(?:up)?on|[Bb]ased\s+on|[Ss]tarting\s+from|[Cc]apitali[sz]ing\s+on|[Pp]rompt(?:s|ing)?|[Ff]reez(?:e|es|ing)|[Kk]eep(?:s|ing)?|adapt(?:at)?ion\s+(?:\w+\s+)?(?:for|of)|(?:version|variant|extension)\s+of|(?:framework|method|approach|strategy|scheme)\s+for|"
    r"ground\s+our\s+work\s+on|(?:,\s+an?|\bis\s+an?)\s+(?:\w+\s+and\s+)?(?:fine-?tuned|adapted|modified|distilled)|frozen|modif(?:y|ied)|[Ii]nitiali[sz]ed\s+(?:from|with))\s+"
    + _OBJECT
)
AND_ITS = Pattern(
    r"\s*(?:\([^)]*(?:\)|$)\s*){0,2}(?:[.,;:]|$|frozen\b|(?:-based)?\s+(?:(?!text|is\b|are\b|has\b)[\w-]+\s+){0,3}?(?:model|network|framework|architecture|backbone)\b|(?:models|backbones)\b|-based\s+(?:visual|image|video)\s+(?:encoding|embeddings?)\b|(?:-based|-style)?\s+(?:[\w-]+\s+){0,2}encoders?\b|"
    r"['’]s\s+(?:[\w-]+\s+){0,2}?(?:knowledge|priors?|representations?|features?|embeddings?|encoders?|architecture|abilit\w+|capabilit\w+)\b|(?:['’]s\s+)?(?:[\w-]+\s+){0,2}?(?:image|visual|vision|vision-language|visual-language|cross-modal|multi-?modal|feature|embedding|latent|semantic|pre-?trained)(?:\s+[\w-]+){0,2}?\s+"
    r"(?:embeddings?|features?|representations?|tokens?|encoders?|spaces?|capabilit\w+|knowledge|alignment|strengths?|priors?|understanding|power)\b|"
    r"(?:embeddings?|features?|representations?|tokens?)\b|to\b|for\b|with\b|and\b|on\b|in\b|by\b|as\b|followed\b|released\b|via\b|through\b|into\b|that\b|without\b|co(?:upl|mbin)ed\s+with\b)"
)
"""What is taken of an encoder when it is used: itself, or what it sees."""
WE_BRING = Clued(
    r"\b(?:[Ww]e|[Tt]his\s+(?:paper|work|study))\s+(?:\w+\s+)?(?:introduc|present|propos|develop|releas|design|build|train)\w*\s+(?:[A-Z][\w-]*(?:\s+\([^)]*\))?,\s+)?an?\s+(?:[\w-]+\s+){0,3}$|[A-Z]\w*(?:\s+\([^)]*\))?,\s+an?\s+(?:novel|new)\s+(?:[\w-]+\s+){0,2}$"
)
BASED = Clued(
    r"-based\s+(?:(?!text)[\w-]+\s+){0,4}?(?:framework|models?|architecture|network|system|pipeline|approach|method)\b"
)
"""Behind what a work of one's own is based on."""
FEATURES = Clued(r"(?:\s+(?:image|visual|vision|patch|semantic))?\s+(?:features?|embeddings?)\b")
FROM_FEATURES = Clued(
    r"\b(?:(?<!indexed\s)with|using|from|on|of|within)\s+(?:the\s+|an?\s+|fused\s+|[A-Z][\w-]+\s+and\s+|pre-?trained\s+|dense\s+|multi-view\s+|diverse\s+){0,3}$"
)
FEATURES_OF = Clued(
    r"(?<!text\s)(?<!textual\s)(?<!language\s)(?<!audio\s)(?<!musical\s)(?<!speech\s)(?<!acoustic\s)(?:features?|embeddings?)\s+(?:extracted|derived|obtained|computed)\s+(?:from|by|using|via|with|through)\s+(?:an?\s+|the\s+)?(?:pre-?trained\s+|frozen\s+)?$|"
    r"\b(?:using|with|from|by|via)\s+(?:(?!text|\d)[\w-]+\s+){0,3}(?:[Vv]ision|[Vv]isual|2D|image|multi-?modal)\s+(?:[Ff]oundation\s+)?(?:models|encoders|backbones)\s*\((?:e\.g\.,?\s*)?$"
)
"""Before what gives the features that the own work goes on with."""
AS_RULER = Clued(
    r".*\bto\s+(?:\w+ly\s+)?(?:generat|synthesi|annotat|evaluat|judg|label|filter|construct|curat|collect|scor|rank|select|verif|assess|measur|quantif|comput|cluster|remov|"
    r"mine|match|identif|guid|distinguish)\w*|.*\bin\s+(?:distinguish|evaluat|select|filter|scor|rank|assess|judg)ing\b"
)
"""What an encoder is used for that makes it none of the own model's parts."""
NOT_ITS_EYES = Clued(
    r"\s*(?:\([^)]*\)\s*)?(?:['’]s\s+)?-?\s*(?:text\w*|similarit\w+|scores?|filter\w*|loss\w*|prompt\w*|labels?|tokenizers?|(?:audio|speech)\s+encoder|(?:(?!,\s+we\b)[^.;]){0,45}\btext\s+(?:embeddings?|encoder)|as\s+(?:an?|the|our|its)\s+(?:[\w-]+\s+)?(?:judge|reward|critic|rater|verifier|scorer|filter|metric|oracle|baseline)|metrics?|rewards?|guid\w+|like|generated|classifier|logits?)\b"
)
AS_BACKBONE = Clued(
    r"\s*(?:\([^)]*\)\s*|\)\s*)?(?:model\s+)?(?:is\s+(?:employed|used|adopted)\s+)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+)?backbone\b"
)
"""Behind what sees in a work on how to see."""
EARS = Pattern(r"[^.;]{0,120}\bas\s+(?:the|an?|our)\s+(?:[\w-]+\s+)?(?:audio|speech|text)\s+encoder")
"""What hears or reads, though it could see."""
REPLACED = Clued(
    r"\b[Rr]eplac\w+\s+(?:its|the|their)\s+(?:\w+\s+)?$|\b[Dd]istill?\w*\s+(?:[\w-]+\s+){0,4}from\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,2}$|"
    r"\bacross\s+(?:[\w-]+\s+){0,2}encoders\s*\($"
)
"""Before what stands there no more, what merely taught the one that does, or one of many that were asked."""
TOOLS = Pattern(r"(?:SAM|Segment\s+Anything|VGGT|VQ|MAE|UMT)")
"""Seen as tools where they are merely used: what masks, points or codes they give is fed to the model."""
_AGAINST = (
    r"attack(?!\s+detect)", r"adversarial(?!ly)", "backdoor", "jailbreak", "poison", "unlearn", "interpret",
    r"explain(?!able)", "forget", "overview", "review",
)  # fmt: skip
_IS_AGAINST = Pattern(rf"\b(?:{'|'.join(_AGAINST)})\w*|\?$")
_MAY_BE_AGAINST = ("?", *(word.partition("(")[0] for word in _AGAINST))
"""To look for these spares most titles the pattern."""
_ASKS = Pattern(r"(?:how|do|does|can|why|what|is|are)\s")


def is_against(title: str) -> bool:
    """Does a title, in small letters, look at models of others: does it ask, attack or explain?"""
    if _ASKS.match(title):
        return True
    return any(map(title.__contains__, _MAY_BE_AGAINST)) and _IS_AGAINST.search(title) is not None


MODEL_ON = Clued(
    r"\b(?:model|framework|method|approach|algorithm|network|architecture|tracker|detector|strategy|[A-Z][\w-]*)(?:\s+\([A-Z]\w*\)\s+(?:model|framework|method),?)?\s+(?:is\s+)?(?:based|built)\s+(?:up)?on\s+(?:(?:the|an?|recently\s+introduced|large-scale|pre-?trained|fine-?tuned|improved|frozen|(?:vision-language|foundation)\s+model)\s+){0,5}\$?\s*$"
)
