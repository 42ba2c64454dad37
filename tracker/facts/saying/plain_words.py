"""The words that a rewording may put in by itself: they join what is told and tell nothing.

None of them praises, denies, counts or names anything, so a text of these words and a work's own facts says nothing else.
"""

from __future__ import annotations

from tracker.facts.text.shape import set_of

PLAIN_WORDS = set_of("""
    a an the this that these those it its they their them which who whose where when while there here
    and or as at by for from in into of on onto over through to under via with within across along among between both
    before after during about around per than then so such like also each every all any other another same own
    is are was were be been being has have having do does can may
    used uses use using usable based built builds build building makes make made making given gives give
    consists consist comprises comprise contains contain containing includes include including holds hold covers cover
    covering offers offer provides provide providing presents present presented presenting introduces introduce introduced
    describes describe described features feature featuring combines combine combined combining joins join joined pairs pair
    paired employs employ employed employing adopts adopt adopted relies rely relying serves serve serving acts act works
    work working runs run takes take taking turns turn turning converts convert learns learn learned learning trained train
    trains training tuned tune tuning designed design designs developed develop meant intended aims aim aimed targets target
    targeting helps help lets let allows allow allowing enables enable enabling supports support supporting handles handle
    takes maps map links link connects connect connecting forms form formed creates create created creating produces
    produce produced producing yields yield generates generate generating brings bring needs need requires require
    requiring released release releases collected collect gathers gather gathered drawn draws derived derives obtained
    model models dataset datasets data benchmark benchmarks method methods approach approaches framework frameworks system
    systems architecture architectures backbone backbones encoder encoders decoder decoders language vision visual text
    textual parameter parameters size sizes survey surveys overview study studies paper tool tools way part parts
    component components module modules set sets collection task tasks purpose aid total example examples
    pretrained pre-trained processing input inputs output outputs type types kind kinds one
    together respectively mainly namely specifically directly both either alongside plus
""")
"""In English, each in small letters."""
PLAIN_SIGNS = frozenset(
    "的了和与及或并是为以由在中对用于从到其该此一个种项这将把被可能有含包括具采使利基供提出构建组成结合通过进行作方法模型数据集框架参视觉语言编码器骨干"
)
"""In Chinese, each sign that such words are written with."""
