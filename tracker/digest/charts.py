"""Figures drawn as SVG by pygal, cut down to what a page needs: no script, no style of its own, no date."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from pygal.graph.graph import Graph

    from tracker.digest.model import Figure

WIDTH, HEIGHT = 420, 230
_SVG = "http://www.w3.org/2000/svg"
_NUMBER = re.compile(r"(?<=[ \"MLhv,(])-?\d+\.\d{2,}(?=[ \",)])")


def drawn(figure: Figure, top: float | None = None) -> str:
    """A figure as an SVG element that takes its colours from the page around it; `top` fixes the scale."""
    pygal = _pygal()
    pygal.etree.etree.to_etree()  # lxml, where it happens to be installed, writes the same tree in another way
    chart = _CHARTS.get(figure.name, _stacked)(pygal)
    if top:
        chart.range = (0, top)
    # Sideways bars are drawn from the bottom up, and what comes first belongs on top.
    order = slice(None, None, -1) if figure.name in _SIDEWAYS else slice(None)
    chart.x_labels = figure.labels[order]
    for series in figure.series:
        chart.add(series.name, series.values[order])
    tree = chart.render_tree()
    _trim(tree, figure)
    ET.register_namespace("", _SVG)
    return _NUMBER.sub(lambda found: f"{float(found[0]):.1f}", ET.tostring(tree, encoding="unicode"))


def _pygal() -> ModuleType:
    """The library, without the import hook for plug-ins of its own that it leaves behind and Python warns of."""
    pygal = import_module("pygal")  # only pages with drawings need it
    sys.meta_path[:] = [finder for finder in sys.meta_path if type(finder).__module__ != pygal.__name__]
    return pygal


def _settings(pygal: ModuleType, **more: object) -> dict[str, object]:
    return {
        "style": pygal.style.Style(label_font_size=14, major_label_font_size=14, font_family="sans-serif"),
        "js": (),
        "width": WIDTH,
        "height": HEIGHT,
        "margin": 4,
        "show_legend": False,
        "no_prefix": True,
        "max_scale": 5,
        "min_scale": 2,
        "include_x_axis": True,
        "truncate_label": -1,
        "formatter": lambda value: f"{value:g}",
        **more,
    }


_WEEKLY = {"x_labels_major_count": 3, "show_minor_x_labels": False}
_COUNTED = {"order_min": 0}
"""What is counted in whole works has a scale of whole numbers."""


def _stacked(pygal: ModuleType) -> Graph:
    return pygal.StackedBar(**_settings(pygal, **_WEEKLY, **_COUNTED))


def _line(pygal: ModuleType) -> Graph:
    return pygal.Line(**_settings(pygal, **_WEEKLY, margin_right=26, dots_size=4, allow_interruptions=True))


def _share(pygal: ModuleType) -> Graph:
    return pygal.Bar(**_settings(pygal, **_WEEKLY, range=(0, 100)))


def _steps(pygal: ModuleType) -> Graph:
    return pygal.Bar(**_settings(pygal))


def _shares(pygal: ModuleType) -> Graph:
    return pygal.Bar(**_settings(pygal, range=(0, 100)))


def _beside(pygal: ModuleType) -> Graph:
    return pygal.HorizontalBar(**_settings(pygal, height=HEIGHT + 80, **_COUNTED))


_SIDEWAYS = ("sections",)
_CHARTS: dict[str, Callable[[ModuleType], Graph]] = {
    "lead": _line,
    "acceptance": _share,
    "sections": _beside,
    "steps": _steps,
    "shares": _shares,
}


def _trim(tree: ET.Element, figure: Figure) -> None:
    """Take out styles, scripts, tooltips' data and pygal's own title, and put in a name for those who listen."""
    for parent in list(tree.iter()):
        for child in list(parent):
            # A comment's tag is no text, whatever the annotation says.
            if callable(child.tag) or _name(child) in ("defs", "title", "desc", "script", "style"):
                parent.remove(child)
    for parent in list(tree.iter()):
        for child in list(parent):
            if child.get("class") in ("plot text-overlay", "plot tooltip-overlay", "titles"):
                parent.remove(child)
            elif child.get("class") == "plot overlay":
                _keep_dots(parent, child)
    for name in ("id", "width", "height"):
        tree.attrib.pop(name, None)
    tree.set("class", "chart")
    tree.set("role", "img")
    tree.set("aria-label", f"{figure.title}. {figure.caption}")


def _keep_dots(parent: ET.Element, overlay: ET.Element) -> None:
    """Of what pygal lays over a drawing only a line's dots: a week between two empty ones is nothing but a dot."""
    dots = list(overlay.iter("circle"))
    for dot in dots:
        dot.attrib.pop("class", None)
    if not dots:
        parent.remove(overlay)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
