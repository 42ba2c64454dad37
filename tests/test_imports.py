"""Who knows whom, modules that are named for types alone included; the layers are held by import-linter."""

from __future__ import annotations

from graphlib import TopologicalSorter

import grimp


def test_no_module_knows_one_that_knows_it() -> None:
    known = grimp.build_graph("tracker", "classifiers", "state", cache_dir=None)
    order = TopologicalSorter({name: known.find_modules_directly_imported_by(name) for name in known.modules})
    order.prepare()  # names the modules of a circle
