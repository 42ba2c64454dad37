"""The words that make a known model the language backbone of the paper's own one, and those that show it is another's."""

from __future__ import annotations

import re

from tracker.facts.text.clues import Clued
from tracker.facts.text.edges import at_words
from tracker.pattern import Pattern

DETERMINERS = (
    r"(?:(?:the|an?|frozen|pre-?trained|open-?sourced?|popular|powerful|recent|recently\s+released|strong|its|our|large|language|model|LLM|VLM|LVLM|MLLM|LMM|VLA|"
    r"backbone|vision-language|multimodal|small|base|standard|vanilla|latest|representative|lightweight|compact|series|family|open|[\w-]+-(?:adapted|tuned|aligned|enhanced)|\d[\d.]*B)\s+){0,4}(?:[^.;,]{3,50}\bvariant\s+of\s+)?\$?\s*$"
)
BUILT_ON = Clued(
    r"(?:\b(?:[Bb]uil[dt](?:s|ing)?|[Bb]as(?:ed|ing)|developed|implemented|instantiated)\s+(?:directly\s+)?(?:(?:up)?on|over)(?:\s+top\s+of)?|"
    r"\bbased\s+our\s+(?:\w+\s+)?(?:model|method|approach|framework|system)\s+(?:up)?on|"
    r"\btrained\s+(?:for\s+\w+\s+)?on\s+top\s+of|"
    r"\bbuil[dt]\s+\S+\s+(?:model\s+)?upon|\b[Ss]tarting\s+(?:from|with)|\b(?:[Ii]nitiali[sz]ed|derived|adapted|fine-?tuned)\s+(?:from|with))\s+"
    + DETERMINERS
)
BUILDS_ON_KIND = Clued(
    r"\b(?:[Bb]uil\w+\s+(?:up)?on|[Bb]ased\s+on|[Cc]ombin\w+(?!\s+with\s+(?:any|existing|other|various|different)\b))\s(?!the\s+success)(?:(?!to\b)[^.;,]){0,90}?\b(?:[Mm]odel|V?LM|LLM|MLLM|backbone)s?,?\s+(?:such\s+as|like)\s+$"
)
"""Built on models of a kind, for which one stands."""
OF_KIND = Clued(
    r"\b(?:strengths?|capabilit\w+|abilit\w+|power)\s+of\s+(?:[\w-]+\s+){0,4}?(?:models?|MLLMs?|VLMs?|LLMs?|encoders?),?\s+(?:such\s+as|like|including)\s+(?:[A-Z][\w.-]*(?:,|,?\s+and)\s+){0,2}$|"
    r"\b(?:[Ii]ntegrat|[Cc]ombin|[Uu]nif)\w+\s(?:(?!to\b)[^.;]){0,80}?\b(?:encoders?|LLMs?|(?<![Vv]ision-)[Ll]anguage\s+[Mm]odels?)\s*\((?:e\.g\.,?\s*)?$"
)
"""What is taken of models of a kind, for which one stands."""
ONE_OF_KIND = Clued(
    r"\b(?:[Uu]s(?:es?|ing)|[Ww]ith|[Ff]rom|[Bb]y|[Ll]everag(?:es?|ing)|[Ee]mploy(?:s|ing)?|[Aa]dopt(?:s|ing)?|[Ff]ine-?tun(?:es?|ing)|of|for|into|the)\s+"
    r"(?:an?|the)\s+(?:(?!teacher|reward|judge|verifi|critic|underlying|text)[\w-]+\s+){0,5}?(?:[Mm]odel|encoder|backbone|V?LM|LLM|MLLM|LVLM|LMM|module)\s*\((?:i\.e\.,?|e\.g\.,?)?\s*$"
)
"""A model that is used, before the one that it is: a pre-trained model (e.g., X)."""
CLOSES = Pattern(r"(?:\s+or\s+[A-Z][\w.-]*)?\)")
"""Behind it: nothing else, or one that would do as well."""
OUR_VARIANT = Clued(r"\b[Oo]ur\s[^.;,]{0,60}\((?:e\.g\.,?\s+)?(?:based|built)\s+(?:up)?on\s+(?:the\s+)?$")
TUNES = Clued(
    r"\b(?:[Ff]ine-?tun(?:e|es|ed|ing)|(?:perform|appl)\w*\s[^.;]{0,60}?\b(?:RFT|SFT|RL|GRPO|tuning|learning|training)\s+(?:on|to)|"
    r"post-?train(?:s|ed|ing)?|(?:[Bb]y\s+|-based\s+)training|(?:by\s+)?adapting|for\s+aligning|(?<!initial\s)(?<!first\s)(?<!latest\s)(?<!upgraded\s)version\s+of|instruction-?tun(?:e|ed|ing)|distilled\s+into)"
    r"(?:\s+(?:on|of))?\s+" + DETERMINERS
)
TUNING_DOES = Pattern(
    r"(?:^|[,;:.]|\bthat)\s*(?:when\s+)?(?:\w+ly\s+)?(?:[Ff]ine-?tuning|[Tt]raining|[Pp]ost-?training)\s(?!.*\b(?:yields?|obtain|creat|produc|resulting\s+in)\b|.*\bwith\s+our\s[^.;]{0,40},\s+we\b)"
)
"""Tuning as what is spoken of: fine-tuning Vicuna on it helps."""
GROWS = Clued(
    r"(?:(?<![\w-])(?:[Aa]dapts?|[Ee]xtends?|[Tt]unes?|extension\s+of)|\bby\s+(?:adapting|extending|tuning))\s+"
    + DETERMINERS
)
ON_IT = Pattern(r"\bon\s+(?:the\s+|our\s+)?$")
AS_BACKBONE = Clued(
    r"\s*(?:\([^)]*\)\s*)?(?:,\s+[A-Z][\w.-]*,?\s+and\s+[A-Z][\w.-]*)?\)?\s+as\s+(?:(?:the|our|its)\s+)?(?:\w+\s+)?backbones?\b|"
    r"\s*(?:\([^)]*\)\s*)?,?\s*(?:[\w-]+\s+){0,2}(?:model\s+)?as\s+(?:the|our|its|an?)\s+(?:[\w-]+\s+){0,2}(?:backbones?|LLM|language\s+model|decoder|(?:base|core|main|primary)\s+(?:vision-language\s+|pre-?trained\s+|foundation\s+)?(?:model|V?LM|LLM|MLLM|LVLM|LMM)|"
    r"language\s+backbone|foundation|(?:text|report|caption|language|sentence|answer)\s+(?:decoder|generator)|brain|planner|controller|coordinator|orchestrator|(?:V?LM\s+|MLLM\s+)?executor)\b|\s+(?:(?:vision-)?language\s+)?backbone\b|"
    r"\s+with\s+(?:the\s+)?[A-Z][\w./-]*(?:\s+[\w./-]+)?\s+as\s+(?:the|its|our)\s+(?:vision|visual|image)\s+(?:encoder|backbone)\b"
)
BACKBONE_IS = Clued(
    r"\b(?:LLM|[Ll]anguage\s+[Mm]odel|language\s+decoder|(?:LLM|language|text)\s+backbone|backbone)\s*(?:is|,|\(|:|named|called|such\s+as)?\s*$|"
    r"\blanguage\s+models?\s+from\s+$|\b(?:MLLM|LVLM|VLM|LMM)s?\s+(?:called|named)\s+$|\btext\s+encoder,?\s+$|"
    r"\b(?:backbone|LLM|language\s+model|decoder)\s+(?:is|are)\s+(?:replaced|substituted)\s+(?:by|with)\s+(?:an?\s+|the\s+)?(?:pre-?trained\s+)?$|"
    r"\breplac\w+\s[^.;]{0,60}\b(?:backbone|LLM|language\s+model|decoder)\s+with\s+(?:an?\s+|the\s+)?(?:pre-?trained\s+)?$|"
    r"\b[Ff]ine-?tun\w+\s+(?:the|our|an?)\s+(?:[\w-]+\s+){1,3}\(\s*$|"
    r"\b[Ff]ine-?tun\w+\s+(?:two|three|four)\s+(?:[\w-]+\s+){0,4}(?:V?LMs|LVLMs|MLLMs|LMMs|LLMs|models)\s*[,:(]\s*$"
)
BASE_IS = Clued(
    r"\b(?:its|the|[Oo]ur|an?)\s+(?:\w+\s+)?(?:base(?:line)?|backbone|foundation|original|target|student)\s+(?:vision-language\s+|language\s+)?(?:V?LM|LLM|MLLM|model)s?\s*"
    r"[,:(]\s*(?:i\.e\.,?|e\.g\.,?|namely)?\s*$|"
    r"\b(?<!leading\s)(?:base|backbone)\s+(?:V?LM|LLM|MLLM|model|backbone)s?,?\s*(?:\(|:|including|namely|i\.e\.,?)\s*$|"
    r"\b(?:its|the|our)\s+base\s+models?\s+$|\b[Ff]ine-?tuned\s+(?:V?LM|LLM|MLLM|LVLM|(?:language\s+)?model)s?\s*\(\s*$"
)
WON = Clued(r"\b(?:outperform|surpass|exceed|competitive|rival|beat)\w*")
BEATS_BASE = Clued(
    r"\b(?:outperform\w*|surpass\w*|improv\w+\s+(?:up)?on|(?:improvement|gain)s?\s+(?:of\s+\S+\s+)?over|over)\s+(?:the|its)\s+base\s+(?:model,?\s+)?$"
)
"""Before what the own model was made of, which it beats."""
FROZEN = Clued(r"\bfrozen\s+(?:\w+\s+)?$")
"""Before what a work leaves as it is, and so builds on."""
DENIED = Pattern(
    r"(?:\b(?:[Nn]ot(?!\s+only\b)|[Nn]o|[Nn]ever|[Cc]annot|[Ww]ithout|[Ii]nstead\s+of|[Rr]ather\s+than|[Nn]either|[Nn]or|[Nn]obody|[Nn]one|(?<!a\s)[Ff]ew|[Ii]f)|n['’]t)\s+"
    r"(?:(?!(?:but|and|while)\b)[^\s,;:.()]+\s+){0,6}$|"
    r"\b(?:(?:can|will)\s+(?:\w+\s+)?be|could|may|might|would)\s+(?:[^\s,;:.()]+\s+){1,7}$|"
    r"\b(?:eliminat|remov|replac|discard|dropp?|avoid|abandon|omit)(?:e?s|ing|e)?\s+(?:the\s+need\s+for\s+)?(?:an?|the|any|its|their)\s+(?:[\w-]+\s+)?$|"
    r"\b(?:free|independent)\s+of\s+(?:any|an?|the)\s+$|"
    r"\b(?:filter|scor|rank|judg|annotat|label|verif|sort|deduplicat|writt|caption|generat|synthesi[sz]|produc)\w*\s+(?:using|with|by|via)\s+(?:(?:the|an?)\s+)?$|"
    r"\b(?:[Ff]uture\s+(?:work|research|versions?)|[Ww]e\s+(?:plan|hope|intend)\s+to)\b"
)
"""Before what the work does without, might have or do one day, or has only to sort its data."""
GIVEN_UP = Clued(
    r"(?:['’]s)?(?:\s+[\w-]+){0,3}?\s+(?:is|are|was|were|being)\s+(?:\w+\s+)?(?:replaced|removed|discarded|dropped|omitted|swapped)\b|"
    r"[^.;]{0,40}\b(?:as|is|are|to|left\s+for)\s+future\s+work\b"
)
"""Behind what stands there no more, or not yet."""
TRIED_ON_SEVERAL = Pattern(
    r"\b(?:across|on|to|with|of|over)\s+(?:two|three|four|five|six|seven|eight|all|both|various|multiple|several|diverse|different|numerous|leading|mainstream|popular)\s+"
    r"(?:[\w-]+\s+){0,4}?(?:\w*L?[LV]Ms|LMMs|VLAs|models|backbones|architectures)\b"
)
"""What a work is tried on, where that is more than one model."""
TOO = Clued(r"^\s*(?:Additionally|Moreover|Furthermore|Besides|In\s+addition),")
"""Opens a sentence on one more thing that was tried."""
IS_MODEL = Clued(r"\s+(?:large\s+)?language\s+models?\b|\s+LLM\b")
WITH = Clued(
    r"\b(?:integrat\w+|combin\w+|(?<!prompts\s)with|and|on|connect\w*|into|(?<!prompts\s)to)\s+(?:the|an?|a\s+frozen|recently\s+released)?\s*$"
)
IS_PROMPTED = Clued(
    r"\s+to\s+(?:conduct|perform|handle)\s+(?:task\s+|high-level\s+)?(?:planning|decomposition|orchestration)\b|"
    r"\s+with\s+(?:[\w-]+\s+)?in-context\s+learning\b|\s+is\s+(?:prompted|employed|used|adopted)\s+to\s+(?!(?:\w+ly\s+)?(?:generat|synthesi|annotat|evaluat|rewrit|creat|produc|judg|label|filter)\w*)"
)
OF_OTHERS = Pattern(
    r"^\s*(?:[Mm]odels|[Ss]ystems|[Mm]ethods|[Aa]pproaches|[Aa]gents|\w*L?[LV]Ms)\s+(?:built|based|fine-?tuned|trained)\b|"
    r"\bany\s+(?:[\w-]+\s+){0,2}?(?:backbone|[Mm]odel|\w*L?[LV]M)s?\b|"
    r"\b(?:attack|poison|fool|jailbreak)\w*\s+(?:[\w-]+\s+){0,2}models\b|"
    r"\b(?:best|top)(?:-performing)?\s+(?:agent|model|system|method)s?\s+based\b|\b[Cc]omparative\s+(?:study|analysis)\b|"
    r"\b(?:gap|close|akin)\s+to\b|\b(?:strongest|best|closest)\s+(?:rival|competitor|baseline)|"
    r"\b(?:[Uu]nlike|[Oo]thers|Another(?=,)|[Ee]xisting|[Pp]revious|[Pp]rior|[Cc]onventional|[Mm]ost|outperform\w*|surpass\w*|[Cc]ompar(?:ed?|ing|ison|able)|(?<![Rr]ather\s)than|"
    r"benchmarks?|benchmarked|baselines|(?<!\ba\s)baseline|evaluat\w+|analy[sz](?:e[sd]?|ing)|analys[ie]s\s+(?:of|on)|investigat\w+|examin\w+|validat\w+|[Ff]or\s+example,?\s+when|"
    r"\b[Ww]e\s+(?:find\s+that|study)|boost(?:s|ed|ing)?\s+the|attack(?:s|ed|ing)?\s+(?:on|against)|jailbreak\w*|victim|stud(?:ies|ied|ying)|judged?|whether|such\s+as|e\.g\.?|including|applied\s+to|various|several|multiple|as\s+an?\s+(?:judge|evaluator))\b"
)
KIND_BASED = Clued(
    r"-based\s+(?:(?!text-to)[\w-]+\s+){0,4}?(?:MLLM|VLM|LVLM|LLM|LMM|[Mm]odel|framework|agent|assistant|architecture|system|pipeline|network)\b"
)
IS_A = Clued(
    r"\b(?:[Ww]e\s+(?:\w+\s+)?(?:introduc|present|propos|develop|releas|design|build|train)\w*\s+(?:[\w-]+,\s+)?|,\s+)an?\s+(?:[\w-]+\s+){0,3}$"
)
DECODES = Clued(
    r"(?:-based)?\s+(?:transformer\s+|text\s+|language\s+)?decoder\b|\s+for\s+(?:contextual\s+)?(?:text\s+|language\s+|textual\s+)?(?:decoding|encoding|embeddings?|text\s+generation|feature\s+extraction)\b"
)
USED = (
    r"\b(?:[Ll]everag(?:e|es|ing)|[Uu]tili[sz](?:e|es|ing)|[Uu]s(?:e|es|ing)|[Ee]mploy(?:s|ing)?|[Aa]dopt(?:s|ing)?|[Ee]xploit(?:s|ing)?|"
    r"[Hh]arness(?:es|ing)?|[Jj]oin(?:s|ing)?|[Cc]onnect(?:s|ing)?|[Ii]ncorporat(?:e|es|ing)|[Ii]ntegrat(?:e|es|ing)|[Cc]ombin(?:e|es|ing)|[Mm]aking\s+use\s+of|[Mm]odif(?:y|ies|ying))\s+"
)
JOINED = r"\b(?:[Ii]ntegrat|[Cc]ombin|[Ii]ncorporat|[Jj]oin|[Ff]us|[Uu]nif)(?:e|es|s|ing|ies)\s[^.;:]{3,70}(?:,|\band|\bwith|\binto)\s+(?:and\s+)?"
"""Something joined with a model."""
REPLACED_WITH = r"\b[Rr]eplac(?:e|es|ing)\s[^.;,]{3,50}?\s(?:with|by)\s+"
"""Something that a model takes the place of."""
ENCODED_BY = Clued(
    r"\b(?:text|language|report|question|caption|description|semantic|prompt)\w*\s[^.;]{0,60}?\b(?:encoded|captured)\s+(?:by|with|using|via)\s+(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
FULL_NAME = Clued(USED + r"(?:[\w-]+\s+){2,7}\(\s*$")
"""Before a short form in brackets, behind what it stands for."""
NO_ADJECTIVE = r"from|by|to|with|on|than|like|as|for|in|over|upon|via|between|against|not|only|new|novel|data|that|which|is|are"
"""Words after which something else begins than what a verb is about, or which make it another thing than the known one."""
USES_MODEL = Clued(
    rf"(?:{USED}|{JOINED})(?:(?!(?:{NO_ADJECTIVE}|both|family|such)\s)[a-z\d][\w-]*\s+){{0,6}}$"
)
NAMELY = Clued(
    r"\b(?:VLM|LMM|MLLM|LVLM|LLM|[Mm]odel)s?\)?,\s+(?:specifically|particularly|in\s+particular|namely),?\s+(?:(?:an?|the|frozen|pre-?trained)\s+){0,2}$|"
    r"\b(?:VLM|LMM|MLLM|LVLM|LLM|[Ll]anguage\s+[Mm]odel|[Bb]ackbone),\s+(?:i\.e\.,?|namely),?\s+(?:the\s+)?$"
)
"""Between a kind of model and the one that is used."""
AS_TOOL = Clued(
    r".*\bto\s+(?:\w+ly\s+)?(?:generat|synthesi|annotat|evaluat|rewrit|creat|produc|judg|label|filter|construct|curat|collect|augment|scor|rank|retriev|select|verif|assess|"
    r"measur|extract|refin|caption|translat|distil|infer|describ)\w*|.*\b(?:as\s+(?:an?|the|our|its)\s+(?:[\w-]+\s+)?(?:judge|evaluator|annotator|teacher|reward|critic|rater|verifier|scorer|oracle|baseline|policy)|generated|annotat\w+|captions?|labels?|pseudo|rationales?)\b"
)
"""What a model is used for that is none of the own model's parts."""
AND_NO_LESS = Pattern(
    r"\s*(?:\([^)]*(?:\)|$)\s*)?(?:[.,;:]|$|(?:(?:(?:visual|multi-?modal|large|vision|grounding|and|base)[\s-]+)*(?:[\w-]+\s+)?(?:models?|architectures?|series|family|LLM|backbone|framework|embeddings|encoders?))\b|-based\s+(?:[\w-]+\s+){0,2}(?:model|framework|architecture)\b|(?:as|to|for|with|and|by|in|on|through|via|into|within)\b)"
)
"""What follows a model that is used as it is, rather than its tokenizer or its way of training."""
NO_PART = Pattern(r"(?:GPT(?:-?[345]|$)|ChatGPT|Gemini|Claude|Mamba)")
"""Asked over a wire, mostly to make data, or a kind of layer more often than a model."""
POWERED = Clued(
    r"(?:^\s*|\b(?:framework|approach|method|model|agent|assistant|system|paradigm),?\s+)[Pp]owered\s+by\s+(?:[A-Z][\w ()-]{1,50}\s+and\s+)?(?:the\s+)?$|"
    r"\bintegrat(?:es|ing)\s+(?:the\s+)?$"
)
"""Before what a work runs on, be that asked over a wire."""
OWN_POWERED = Clued(
    r"\0,?\s+(?:is\s+)?powered\s+by\s+(?:the\s+)?(?:(?:[\w-]+\s+){0,3}(?:models?|V?LMs?|LLMs?|MLLMs?)\s*\((?:specifically|namely|i\.e\.,)?\s*)?$"
)
"""The own work, for which NUL stands, before what it runs on."""
WITH_IT = Clued(
    r"^\s*(?:(?:Notably|Remarkably|Specifically|For\s+(?:example|instance)),\s+)?(?:With|(?:[Ww]hen\s+)?[Aa]pplied\s+to)\s+(?:an?\s+|the\s+)?(?:(?:standard|single|plain|frozen|pre-?trained|small|base|vanilla|[\w-]+-based)\s+){0,2}$|"
    r"^\s*(?:(?:Notably|Remarkably|Specifically|[Ii]n\s+particular|For\s+(?:example|instance)),\s+)?[Oo]n\s+[A-Z][\w-]*\s+with\s+$"
)
"""Opens a sentence on what the own work does with a model."""
THEN_OWN = Pattern(
    r"(?:\s+(?:series|model|family|backbone|encoder))?(?:\s+\([^()]*\))?,\s+(?:the\s+|our\s+)?\0"
)
"""Behind it: what the own work, for which NUL stands, does so."""
BUT_MADE = Pattern(r".*\bto\s+(?:develop|obtain|creat|buil|produc|yield|get\b)")
"""Behind a model that is tuned on the own data: what becomes of it is the work's own as well."""
OURS_BY_NAME = Clued(
    r"\b(?:[Ww]e|[Tt]his\s+(?:paper|work))\s+(?:\w+\s+){0,2}(?:train|develop|introduc|present|propos|releas|buil)\w*\s[^.;]{0,50}\b(?:called|named|dubbed|termed)\s+$|"
    r"\b[Oo]ur\s+(?:[\w-]+\s+)?(?:vision-language|multi-?modal|flagship|final)\s+(?:\w+\s+)?(?:model|VLM|MLLM),\s+$"
)
"""Before the name of a model that the work itself brings."""
OF_THE_HOUSE = Pattern(
    r"\b(?:buil[dt]s?|based|initiali[sz]ed|developed|trained)\s+(?:(?:up)?on|from|on\s+top\s+of)\s+our\s+(?:in-house|own)\s+(?:[\w-]+\s+){0,2}?"
    r"(?:[Ll]anguage\s+[Mm]odel|LLM|[Bb]ase\s+[Mm]odel),?\s+(?P<name>[A-Z][\w.-]*\w)",
)
"""A language model by whatever name, of the house that the work comes from."""
SEES_TOO = Clued(r"(?:-based)?\s+(?:vision|visual|image|video)\s+(?:encoder|backbone)s?\b")
"""Behind a kind of layer that mostly reads, where it sees."""
SHOW_THAT = Pattern(
    r"(?![\w-])(?:[^.;]|\.\d){0,110}?(?:\s(?:show|demonstrat|reveal|indicat|confirm|validat)\w*\s+(?:that\b|(?:the\s+)?(?:\0(?:['’]s)?\s+)?(?:effectiveness|superiority|efficacy)\b)|,\s+\0\s)"
)
"""What experiments on a model show of the own work, for whose name NUL stands."""
EXPERIMENTS_ON = Clued(r"\b[Ee]xperiments?\s+(?:conducted\s+)?(?:on|with|using)\s+(?:both\s+)?(?:the\s+)?$")
JOINED_WITH_OWN = Clued(
    r"\b(?:[Ii]ntegrat|[Cc]ombin|[Ee]quip|[Aa]ppl|[Ii]ncorporat)\w*\s+(?:our\s+)?\0\s+(?:with|to|on|into)\s+(?:an?\s+|the\s+)?(?:(?!existing|various|several|other|many|different)[\w-]+\s+){0,2}$|"
    r"\0,?\s+(?:when\s+)?(?:is\s+)?applied\s+to\s+(?:the\s+)?$|"
    r"\0[\w-]*,?\s+(?:is\s+)?trained\s+on\s[^.;]{0,60}\swith\s+$|"
    r"\b[Ww]e\s+(?:evaluat|validat|implement|instantiat|test|experiment)\w*\s+(?:with\s+)?(?:our\s+)?\0\s[^.;]{0,80}\bbased\s+on\s+(?:the\s+)?$|"
    r"\0\s+(?:\w+ly\s+)?(?:enables|empowers|equips|endows)\s+(?:the\s+|an?\s+)?$|"
    r"\0[\s-](?:fine-?)?(?:tuned|trained|enhanced|equipped)\s+$|\b[Oo]ur\s+\0\s+\($|\0\s[^.;]{0,90}?\bpaired\s+with\s+(?:the\s+)?$"
)
"""The own work, for which NUL stands, joined with one model."""
OPENS = Pattern(r"\s*(?:By\s+\w+ing|Leveraging|Building|Built|Using|Based|Employing|With)\b")
SHOWN = Pattern(
    r"[^.;]{0,120}?\b(?:show|demonstrat|reveal|indicat|confirm|find)\w*\s+that\s+(?:our\s+)?|\s*[A-Z][a-z]+(?:\s+[\w-]+){1,5},\s+"
)
"""Before what results show, or what stands before the subject: Demonstrating high speed, MapRead wins."""
GROWN_OPENS = Pattern(
    r"\s*(?:Initiali[sz]ed|Built|Fine-?tuned|Post-?trained|Trained)\s+(?:from|with|on|upon)\s+[^;,]{3,60},\s+(?:it|our)\s"
)
"""Opens a sentence on what the own model was made of: Initialized from Vicuna, it reads."""
WE_TUNE = Pattern(
    r"\s*(?:(?:Finally|Then|Further|Moreover|Additionally|Specifically),\s+)?[Ww]e\s+(?:\w+ly\s+|further\s+|also\s+|then\s+)?(?:fine-?tun|adapt|implement|instantiat|initiali[sz]|extend)|"
    r"\s*(?:Specifically|In\s+specific|Concretely|In\s+particular),\s+we\s+(?:first\s+)?(?:use|employ|leverage|adopt|utilize|build)\b"
)
"""Opens a sentence on what is done to make the own model, be it also of how that does."""
WE_MAKE = Pattern(
    r".*,\s+we\s+(?:\w+\s+)?(?:develop|build|establish|propos|introduc|train|obtain|present|design|creat)"
)
MADE_ALREADY = Clued(r"\b(?:achiev|improv|reach|show)\w*")
ANOTHER_TOO = Pattern(r"[^.;]{0,30}?(?:,|\band\b)\s+(?:(?:and|two|three|four|the|other)\s+)*[A-Z]")
TRIED_ON = Clued(
    r"\b(?:evaluate|validate|test|implement|instantiate|apply)\w*\s+(?:(?:our|the\s+proposed)\s+(?:\w+\s+)?(?:method|approach|framework|model|strategy)|[A-Z][\w-]*[A-Z]\w*)\s+(?:on|with|to)\s+"
    + DETERMINERS
)
MADE_OF = Pattern(
    r"(?:\b(?:[Ww]e|[Tt]his\s+(?:paper|work))\s+(?:\w+\s+){0,2}(?:introduc|present|propos|develop|releas|train|buil|obtain|creat)\w*|"
    r"\b[Oo]ur(?:\s+(?:fine-?tuned|proposed|final|best|resulting))?|\b(?:called|named|dubbed|termed|yielding|obtaining|creating|resulting\s+in))\s+(?:the\s+|an?\s+)?$"
)
"""Before a name that the work gives a model of its own."""
THE_EXISTING = Pattern(r"\b(?:into|to|on|with)\s+the\s+existing\s+$")
"""Before the one model that a work grows from."""
DATA_BEFORE = Clued(
    r"\b(?:data\s?set|data|corpus|tasks|samples|pairs|captions)s?,?\s+(?:\w+\s+)?(?:based|built|derived|generated)\b|"
    r"\b[Ee]xperiment\w*\b(?!\s[^.;]{0,30}?\b(?:show|demonstrat|reveal|indicat|confirm)\w*\s+that\s+our\b)|\bannotation\s|['’]s\s*$"
)
DATA_AFTER = Clued(
    r"-generated\b|\s*(?:(?!(?:on|with|to|for|from|in|using|via)\s)[\w-]+\s+){0,2}(?:data\s?set|data|corpus|benchmark|captions)\b"
)
_DATA = Pattern(at_words(r"dataset|benchmark|corpus|evaluat\w+|survey|study", "bench") + r"\b")
_ANALYSIS = Pattern(
    r"\b(?:analy[sz](?:e|es|ed|ing)|analys[ie]s\s+(?:of|on)|"
    r"(?:an|meta-?|empirical|comprehensive|comparative|systematic|holistic|critical|in-depth|attention|causality|robustness|error)[\s-]?analysis)\b"
)


def is_about_data(title: str) -> bool:
    """Is a paper of this title, in small letters, about data or how models fare? To analyse images is what one is for."""
    return _DATA.search(title) is not None or ("analy" in title and _ANALYSIS.search(title) is not None)
