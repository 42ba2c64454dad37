"""What data is counted in, and the words an amount of it stands in."""

from __future__ import annotations

from tracker.facts.text.anchors import Anchor
from tracker.facts.text.edges import by_letter
from tracker.facts.text.lexicon import Known
from tracker.pattern import Pattern

_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty"
)
NUMBER_WORDS = frozenset(("one", *_WORDS.split("|")))
_NUMBER_WORD = Pattern(r"\d+(?:[kmbt]|thousand|million|billion|trillion)?")
NUMBERS = Anchor(lambda word: word in NUMBER_WORDS or _NUMBER_WORD.fullmatch(word) is not None)
"""What an amount begins with."""
NUMBER = (
    rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+(?=[KMk]))?|\d++(?:\.\d++)?+)(?:\+?\s?(?:[KMBTk]\b|[Mm]illion|[Bb]illion|[Tt]housand|[Tt]rillion))?"
    rf"(?:\+|\$)?|(?!\d)(?:\b(?:one|{_WORDS})\s(?:million|billion|trillion|thousand|hundred)(?:\s(?:thousand|million|billion))?\b|\b(?:{_WORDS}|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b)"
)
"""Digits are never given back, for no number goes on behind some of its own."""
_COUNTED = (
    r"images|URLs|photos|pieces|opinions|ratings|feedbacks|summaries|(?<=task\s)variants|photographs|pictures|pairs|triplets|tuples|quadruples|questions|queries|QAs|series|situations|cities|videos|clips|"
    r"hours|minutes|samples|instances|examples|entries|items|records|captions|descriptions|conversations|"
    r"dialogu?e?s|turns|instructions|documents|pages|papers|articles|tables|charts|plots|diagrams|figures|"
    r"tokens|spans|sentences|words|comments|posts|memes|movies|films|games|findings|news|reports|studies|scans|slides|patients|cases|subjects|"
    r"frames|scenes|rooms|objects|masks|boxes|regions|annotations|labels|trajectories|episodes|demonstrations|"
    r"steps|(?<!discrete\s)(?<!robot\s)actions|problems|puzzles|exercises|exams|prompts|rationales|screenshots|webpages|websites|apps|applications|"
    r"data(?:\s?points?|(?!\s+(?:samples|pairs|annotations|sources|instances|points)\b))|rows|sequences|sets|products|recipes|cultures|countries|regions|stories|"
    r"expressions|stimuli|test\s+cases|statements|claims|attributes|relations|preferences|rounds|sources|images-text|"
    r"(?:sub-?)?tasks|(?:sub-?|super-?)?categories|classes|languages|scripts|domains|(?:sub-?)?topics|"
    r"(?:sub-?)?disciplines|(?:sub-?)?fields|dimensions|types|kinds|levels|abilities|capabilities|skills|scenarios|areas|aspects|axes|concepts|"
    r"specialties|environments|subsets|splits|tracks|modalities|themes|genres|styles|organs|diseases|species|"
    r"chains|mentions|emotions|keypoints|polygons|utterances|triples|tweets|events|scales|granularities|departments|diagnoses|"
    r"benchmarks|data\s?sets|data\s?set(?!\s+(?:samples|pairs|sources|instances)\b)|corpora|settings|formats|genres|tests|"
    r"sounds|songs|recordings|transcripts|sessions|segments|shots|sites|locations|places|landmarks|continents|structures|"
    r"traces|comparisons|industries|(?<=operating\s)systems|(?<=organ\s)systems|platforms|professions|sectors|families|compositions|competencies|tiers|time-?scales|embodiments|templates|km2|km\^2|square\s+kilomet(?:er|re)s|hectares|(?<=LiDAR\s)points|(?<=3D\s)points"
)
_MAY_BE_COUNTED = r"(?=[\w-]*s(?!\w)|data|corpora|stimuli|test\s|square\s|km)"
"""What is counted ends in s but for these: a look at the end spares most words the list."""
_NO_DATA = (
    r"models?|architectures|methods|approaches|strategies|techniques|algorithms|baselines|systems|modules|components|"
    r"stages|phases|parts|contributions|insights|observations|issues|challenges|times|points|percentages?|years|months|"
    r"weeks|days|seconds|parameters|layers|heads|blocks|experts|annotators|participants|authors|humans|users|people|"
    r"researchers|students|volunteers|raters|evaluators|teams|metrics|measures|criteria|principles|factors|variants|"
    r"agents|encoders|decoders|features|tools|ways|reasons|advantages|improvements|goals|objectives|losses|epochs|iterations|"
    r"ones|bits|bytes|pixels|degrees|meters|gpus|flops|others|series|backbones|families|views|cameras|sensors|medals|microphones|keys|versions|"
    r"works|this|its|is|was|has|does|less|versus|plus|vs|across|thus|is|us|as|towards|always|perhaps|whereas|sizes|splits|gains"
)
"""Plurals that count no data, and words that only end like one."""
_OTHER_COUNTED = (
    rf"(?!(?:\w+-)?{by_letter(_NO_DATA)}\b)(?:[a-z]+(?:-[a-z]+)?(?<![sui])|(?!\w*(?:LM|VLA|GPU|CNN|GAN|NN|ViT|API|VM)s)[A-Z]{{3,}})s(?=[,.;:)]|\s*$|\s(?:and|with|from|across|over|covering|spanning|drawn|"
    r"[a-z]+ed|containing|comprising|supporting|that|which|in|along|together|spread|taken|for|of|on|by)\b)"
)
"""Any other plural that ends what is counted."""
_FACETS = Pattern(
    r"(?:(?:sub-?|super-?)?categor\w+|classes|domains?|(?:sub-?)?topics?|(?:sub-?)?disciplines|(?:sub-?)?fields|dimensions?|"
    r"types?|kinds|levels|abilities|capabilities|skills|scenarios?|areas|aspects|axes|specialties|environments?|subsets?|splits|"
    r"tracks|scripts|modalities|granularities|scales|themes|genres|styles|settings|formats|(?:sub-?)?tasks?|subjects|languages|continents|"
    r"departments|countries|cities|organs|cultures|emotions|industries|systems|platforms|professions|sectors|families|compositions|structures|locations|places|sites|games|competencies|tiers|time-?scales|embodiments|attributes)$"
)
_DATA = Pattern(r"(?:benchmarks?|data\s?sets?|corpora|tasks|tests|settings)$")
_WHOLE_DATA = Pattern(r"benchmarks?$|data\s?sets?$|corpora$")
is_of_facets = Known(lambda unit: _FACETS.search(unit) is not None).__getitem__
"""Does a unit count what data has several of: kinds, topics, tasks?"""
is_of_data = Known(lambda unit: _DATA.search(unit) is not None).__getitem__
"""Does it count data, or what work is tested by?"""
is_of_whole_data = Known(lambda unit: _WHOLE_DATA.search(unit) is not None).__getitem__
MAKES = Pattern(
    r"(?:establish|introduc|present|propos|construct|releas|contribut|creat|publish|build|built|develop|curat|collect)"
)
"""Before what a work makes itself."""
_OF_EVERYBODY = (
    r"(?:popular|existing|public|public\w+|widely\w*|downstream|standard|standardized|common\w*|established)"
)
_ENDS_COUNTED = by_letter(
    r"and|or|of|in(?!-the-wild)|on|for|with|to|from|by|the|a|an|is|are|was|were|that|which|than|more|additional|times|as|at|"
    r"across|over|per|through|via|into|within|between|covering|spanning|including|containing|using|annotators|"
    r"models?|MLLMs|LMMs|VLMs|LLMs|LVLMs|state-of-the-art|SOTA|years?|days|GPUs?|parameters?|"
    rf"{_OF_EVERYBODY}[\w-]*(?=\s+(?:[\w-]+\s+){{0,4}}?(?:data\s?sets?|benchmarks?|corpora|tasks|(?:test\s+)?sets|settings)\b)|different\s+models"
)
"""What stands between a number and what it counts is none of these."""
_BETWEEN = (
    rf"(?:(?!{_ENDS_COUNTED}\b|points\b)"
    r"(?:[A-Za-z]|\dD)[\w'’/-]*+(?:\([A-Z]\w*\))?,?\s+|[a-z-]+\s+(?:and|or)\s+[a-z-]+\s+(?=[a-z])|(?<=,\s)and\s+[a-z][\w-]*\s+|(?:types|kinds|sets|categories)\s+of\s+|"
    r"\([A-Za-z][\w, -]{1,34}\)\s+){0,6}?"
)
AMOUNT = Pattern(
    rf"(?<![\w.$^-])(?<!\d,)(?<!\d[\s'’])(?<!between\s)(?!0\d)(?P<value>{NUMBER})(?![\w%]|\.\d|\s(?:[Mm]illion|[Bb]illion|[Tt]housand|[Tt]rillion)\b)(?:\s*\((?:million|thousand|billion)\))?\s+['‘]?"
    rf"(?P<of>(?:(?<!\s20\d\d\s)[A-Z][a-z]+\s+and\s+[A-Z][a-z]+\s+(?=[a-z]))?{_BETWEEN}{_MAY_BE_COUNTED}(?P<unit>(?P<known>{by_letter(_COUNTED)})|{_OTHER_COUNTED}))(?!\w|-(?![a-z])|(?<!s)-)"
    r"(?:(?<=hours)|(?!\s+of\s+(?:[\w-]+\s+)?(?:models?|data|\w*LLMs?|\w*LMs|VLMs?|methods?)\b(?!\s+(?:performance|capab|abilit|behavio))))"
)
"""A number, what may stand between, and what it counts."""
_THOUSANDS = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "million": 1e6,
    "b": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "trillion": 1e12,
}
_ONE = Pattern(r"(?:one|One) (?=[mbt])")
_DIGITS = Pattern(r"(?P<digits>[\d,]*\d(?:\.\d+)?)\s?(?P<times>[A-Za-z]*)")


_FEW = ("two", "three", "four", "five", "six", "seven", "eight", "nine")


def is_few(value: str) -> bool:
    """Is it less than ten, in digits or in words?"""
    return value.casefold() in _FEW or (value.isdigit() and len(value) == 1)


def number_of(value: str) -> float | None:
    """How many a value in digits is.

    >>> number_of("68K"), number_of("68,000"), number_of("1.5 million"), number_of("three")
    (68000.0, 68000.0, 1500000.0, None)
    """
    match = _DIGITS.match(_ONE.sub("1 ", value))
    if not match:
        return None
    return float(match["digits"].replace(",", "")) * _THOUSANDS.get(match["times"].casefold(), 1.0)


_MODIFIERS = Pattern(
    r"(?:[\w-]*(?:image|video|text|question|answer|QA|instruction|training|test|testing|evaluation|multi-image|"
    r"multiple-choice|micro|impression|visual|audio|medical|grade|reasoning|speech|language|preference|chat)[\w-]*)$"
)


def unit_of(counted: str) -> str:
    """What is counted, in one or two words."""
    words = counted.split()
    return " ".join(words[-2:] if len(words) > 1 and _MODIFIERS.match(words[-2]) else words[-1:])
