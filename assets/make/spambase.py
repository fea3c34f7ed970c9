#!/usr/bin/env python3
"""Makes assets/spambase.csv.gz out of Debian's r-cran-kernlab package.

    pip install rdata
    python3 assets/make/spambase.py                  # fetches the package with apt-get download
    python3 assets/make/spambase.py path/to/spam.rda # or takes a file that is already there

The result is the same, byte for byte, wherever it is made: rows and columns keep the order of the
UCI file, every number is written as the shortest decimal that reads back as the same double, and
the gzip header holds neither a time nor a name.
"""

import gzip
import hashlib
import io
import pathlib
import subprocess
import sys
import tempfile

import rdata

PACKAGE = "r-cran-kernlab"
INSIDE = "usr/lib/R/site-library/kernlab/data/spam.rda"
TARGET = pathlib.Path(__file__).resolve().parent.parent / "spambase.csv.gz"
CSV_SHA256 = "eb4384544c3179eaf70be7f002cfa8b8bc10bd21f3726bc65a5388fb19108ecf"

# What the R package calls a column, where that is not the word itself.
READABLE = {
    "num3d": "3d",
    "num000": "000",
    "num650": "650",
    "num857": "857",
    "num415": "415",
    "num85": "85",
    "num1999": "1999",
    "charSemicolon": ";",
    "charRoundbracket": "(",
    "charSquarebracket": "[",
    "charExclamation": "!",
    "charDollar": "$",
    "charHash": "#",
    "capitalAve": "capitals average",
    "capitalLong": "capitals longest",
    "capitalTotal": "capitals total",
}


def fetch(folder):
    """Downloads the package into `folder` and returns the path of the table in it."""
    subprocess.run(["apt-get", "download", PACKAGE], cwd=folder, check=True)
    archive = next(pathlib.Path(folder).glob(f"{PACKAGE}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", str(archive), folder], check=True)
    return pathlib.Path(folder) / INSIDE


def number(value):
    """The shortest decimal that reads back as `value`, without a needless `.0`."""
    text = repr(float(value))
    return text.removesuffix(".0")


def table(path):
    """The whole CSV file as text: a header line, then one line a mail, the label last."""
    frame = rdata.read_rda(path)["spam"]
    kinds = [str(kind) for kind in frame["type"]]
    measurements = frame.drop(columns="type")
    names = [READABLE.get(str(name), str(name)) for name in measurements.columns]

    assert measurements.shape == (4601, 57), measurements.shape
    assert len(set(names)) == 57
    assert kinds.count("spam") == 1813 and kinds.count("nonspam") == 2788
    assert not measurements.isna().any().any()

    lines = [",".join(names + ["spam"])]
    for row, kind in zip(measurements.itertuples(index=False), kinds):
        cells = [number(value) for value in row]
        lines.append(",".join(cells + ["1" if kind == "spam" else "0"]))
    return "\n".join(lines) + "\n"


def compressed(data):
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as file:
        file.write(data)
    return buffer.getvalue()


def main():
    if len(sys.argv) > 1:
        text = table(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            text = table(fetch(folder))

    data = text.encode("ascii")
    digest = hashlib.sha256(data).hexdigest()
    if digest != CSV_SHA256:
        sys.exit(f"the table is not the one that was checked: SHA-256 {digest}")

    TARGET.write_bytes(compressed(data))
    print(f"{TARGET.name}: 4,601 mails, 57 measurements, 1,813 spam, 2,788 not")
    print(f"csv     {len(data):7,} bytes  sha256 {digest}")
    written = TARGET.read_bytes()
    print(f"csv.gz  {len(written):7,} bytes  sha256 {hashlib.sha256(written).hexdigest()}")


if __name__ == "__main__":
    main()
