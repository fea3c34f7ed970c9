#!/usr/bin/env python3
"""Makes assets/digits-*.gz out of the copy of the UCI digits in scikit-learn.

    pip install numpy
    python3 assets/make/digits.py                     # fetches scikit-learn from PyPI
    python3 assets/make/digits.py scikit_learn-X.whl  # or takes an archive that is there
"""

import gzip
import io
import sys
import tempfile
import zipfile

import numpy as np

import packing

PACKAGE = "scikit-learn==1.9.1"
INSIDE = "sklearn/datasets/data/digits.csv.gz"
IMAGES_SHA256 = "359cd13f0f514122884198b78a131df597421cbf5e93a76678fa96fc548f0d96"
LABELS_SHA256 = "ce71631c1f31ce56fa54f31d1d498fafacff59b001e6c30c4a5e29508aa277ad"


def table(archive):
    """The rows of the CSV file: 64 pixels and the digit."""
    with zipfile.ZipFile(archive) as file:
        text = gzip.decompress(file.read(INSIDE)).decode("ascii")
    return np.loadtxt(io.StringIO(text), delimiter=",")


def main():
    if len(sys.argv) > 1:
        rows = table(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            rows = table(packing.wheel(PACKAGE, folder))
    assert rows.shape == (1797, 65), rows.shape
    assert (rows == rows.astype("uint8")).all() and rows[:, :64].max() == 16
    packing.write("digits-images.idx3.gz", packing.idx(rows[:, :64].reshape(-1, 8, 8)), IMAGES_SHA256)
    packing.write("digits-labels.idx1.gz", packing.idx(rows[:, 64]), LABELS_SHA256)


if __name__ == "__main__":
    main()
