"""What both ways of fitting share: rows as a sparse matrix, and folds for cross-validation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from classifiers.errors import TooFewLabelsError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

    from classifiers.vocabulary import Rows

    Places = NDArray[np.intp]


def as_matrix(rows: Rows, width: int) -> csr_matrix:
    """The same rows as scikit-learn takes them."""
    from scipy.sparse import csr_matrix

    return csr_matrix((rows.value, (rows.row, rows.column)), shape=(rows.count, width))


def folds(truth: NDArray[np.generic], parts: int, seed: int) -> list[tuple[Places, Places]]:
    """Pairs of places to fit on and places to hold out; every label is in every part, as far as there are enough."""
    from sklearn.model_selection import StratifiedKFold

    fewest = int(np.unique(truth, return_counts=True)[1].min())
    if fewest < 2:
        raise TooFewLabelsError("every label needs at least two papers, one to fit and one to hold out")
    split = StratifiedKFold(min(parts, fewest), shuffle=True, random_state=seed)
    return list(split.split(np.zeros(len(truth)), truth))
