#!/usr/bin/env python3
"""Makes assets/fashion-*.gz out of Debian's dataset-fashion-mnist package: the first 2,000 images
of the training part.

    pip install numpy
    python3 assets/make/fashion.py                # fetches the package with apt-get download
    python3 assets/make/fashion.py FOLDER         # or takes the unpacked files in a folder
"""

import gzip
import pathlib
import sys
import tempfile

import numpy as np

import packing

PACKAGE = "dataset-fashion-mnist"
INSIDE = "usr/share/datasets/fashion-mnist"
COUNT = 2000
IMAGES_SHA256 = "71a9f8cec24060d6752b3e4940ce6d6fd729334afa47b735dd553481aa83b53e"
LABELS_SHA256 = "8983259dfbc9f185f92698916f7daf361704b43ba7d19568cc7bcdeefdc1bece"


def first(folder):
    """The first images and labels of the training part."""
    images = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / "train-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images[16:], "uint8").reshape(60000, 28, 28)
    classes = np.frombuffer(labels[8:], "uint8")
    return pixels[:COUNT], classes[:COUNT]


def main():
    if len(sys.argv) > 1:
        images, labels = first(pathlib.Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            images, labels = first(packing.debian(PACKAGE, folder) / INSIDE)
    print("of each class:", np.bincount(labels).tolist())
    packing.write("fashion-images.idx3.gz", packing.idx(images), IMAGES_SHA256)
    packing.write("fashion-labels.idx1.gz", packing.idx(labels), LABELS_SHA256)


if __name__ == "__main__":
    main()
