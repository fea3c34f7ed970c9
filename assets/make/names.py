#!/usr/bin/env python3
"""Makes assets/names.txt.gz out of the lists of first names in the package `names`.

    python3 assets/make/names.py                  # fetches names from PyPI
    python3 assets/make/names.py names-X.tar.gz   # or takes an archive that is there

The lists rank names by how many people had them in 1990; the order here is that of a hash, so that
any stretch of the file is as good as another.
"""

import hashlib
import sys
import tarfile
import tempfile

import packing

PACKAGE = "names==0.3.0"
SHA256 = "4069bd58f602cd4018cee7dc217deb166805256903570a6f61005aace1b14ba9"


def words(archive):
    """All first names of both lists, each once, in small letters."""
    found = set()
    with tarfile.open(archive) as file:
        for member in file.getmembers():
            if member.name.endswith(("dist.female.first", "dist.male.first")):
                for line in file.extractfile(member).read().decode("ascii").splitlines():
                    found.add(line.split()[0].lower())
    return found


def main():
    if len(sys.argv) > 1:
        found = words(sys.argv[1])
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = words(packing.wheel(PACKAGE, folder))
    assert len(found) == 5163, len(found)
    assert all(name.isascii() and name.isalpha() for name in found)
    ordered = sorted(found, key=lambda name: hashlib.sha256(name.encode()).digest())
    packing.write("names.txt.gz", ("\n".join(ordered) + "\n").encode("ascii"), SHA256)


if __name__ == "__main__":
    main()
