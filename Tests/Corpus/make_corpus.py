#!/usr/bin/env python3
"""Writes small files of every format that Descent reads, each by the library that owns the format.

    python3 make_corpus.py          # needs numpy, safetensors and torch
    python3 make_corpus.py FILE     # prints what safetensors reads in FILE

Tests read them, compare what Descent writes with them byte for byte, and spoil them by the
thousand. Names that begin with `found-` are not made here: those are inputs that once broke a
reader.
"""
import gzip
import pathlib
import struct
import sys
import zlib

import numpy as np
import safetensors
import safetensors.numpy
import safetensors.torch
import torch
from torch import nn

HERE = pathlib.Path(__file__).parent


def folder(name):
    path = HERE / name
    path.mkdir(exist_ok=True)
    return path


def npy():
    to = folder("npy")
    halves = np.arange(24, dtype="f8").reshape(2, 3, 4) / 2 - 3
    whole = np.arange(24).reshape(4, 6)
    np.save(to / "f4.npy", halves.astype("f4"))
    np.save(to / "f8.npy", halves)
    np.save(to / "f4-big-endian.npy", halves.astype(">f4"))
    np.save(to / "f8-fortran.npy", np.asfortranarray(halves))
    np.save(to / "i4-fortran.npy", np.asfortranarray(whole.astype("i4")))
    np.save(to / "u1.npy", whole.astype("u1"))
    np.save(to / "i4.npy", whole.astype("i4"))
    np.save(to / "i8.npy", np.array([0, 3, -100, 2, 1], dtype="i8"))
    np.save(to / "i8-big-endian.npy", whole.astype(">i8"))
    np.save(to / "one.npy", np.array(2.5, dtype="f4"))
    np.save(to / "four-axes.npy", halves.astype("f4").reshape(2, 1, 3, 4))
    for version in [(2, 0), (3, 0)]:
        with open(to / f"version-{version[0]}.npy", "wb") as file:
            np.lib.format.write_array(file, halves.astype("f4"), version=version)


def idx():
    to = folder("idx")

    def write(name, code, array, kind):
        header = struct.pack(">BBBB", 0, 0, code, array.ndim)
        header += struct.pack(f">{array.ndim}I", *array.shape)
        (to / name).write_bytes(header + array.astype(kind).tobytes())

    whole = np.arange(24).reshape(2, 3, 4)
    write("images-idx3-ubyte", 8, whole * 10, "u1")
    write("labels-idx1-ubyte", 8, np.array([7, 0, 9]), "u1")
    write("i1.idx", 9, whole - 12, "i1")
    write("i2.idx", 11, whole * 100 - 1200, ">i2")
    write("i4.idx", 12, whole * 1000 - 12000, ">i4")
    write("f4.idx", 13, whole / 2 - 3, ">f4")
    write("f8.idx", 14, whole / 2 - 3, ">f8")
    packed = gzip.compress((to / "images-idx3-ubyte").read_bytes(), mtime=0)
    (to / "images-idx3-ubyte.gz").write_bytes(packed)


def gz():
    to = folder("gzip")
    table = b"x,y\n1,2\n3,4\n"
    one = gzip.compress(table, mtime=0)
    (to / "table.gz").write_bytes(one)
    (to / "two-members.gz").write_bytes(one + gzip.compress(b"5,6\n", mtime=0))
    (to / "stored.gz").write_bytes(gzip.compress(table, compresslevel=0, mtime=0))
    (to / "empty.gz").write_bytes(gzip.compress(b"", mtime=0))
    # A kilobyte that becomes a million bytes.
    (to / "zeros.gz").write_bytes(gzip.compress(bytes(1_000_000), mtime=0))
    # File name, comment, extra field and header checksum: every optional part there is.
    header = b"\x1f\x8b\x08\x1e" + bytes(4) + b"\x02\x03" + b"\x04\x00abcd" + b"t.csv\0a comment\0"
    header += struct.pack("<H", zlib.crc32(header) & 0xFFFF)
    (to / "all-fields.gz").write_bytes(header + one[10:])


def weights():
    to = folder("safetensors")
    halves = np.arange(12, dtype="f4").reshape(3, 4) / 2 - 3
    safetensors.numpy.save_file(
        {"0.bias": halves[0], "0.weight": halves, "2.weight": halves.reshape(2, 2, 3)},
        to / "plain.safetensors")
    safetensors.numpy.save_file(
        {"a": halves[0]}, to / "metadata.safetensors", metadata={"made": 'by "hand"\n\u00e9'})
    safetensors.numpy.save_file({}, to / "none.safetensors")
    safetensors.numpy.save_file(
        {"empty": np.zeros((0, 3), "f4"), "one": np.array(2.5, "f4")}, to / "empty.safetensors")
    whole = torch.arange(6).reshape(2, 3)
    types = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32,
             torch.int16, torch.int8, torch.uint8]
    safetensors.torch.save_file(
        {str(t).removeprefix("torch."): whole.to(t) for t in types}, to / "types.safetensors")
    torch.manual_seed(7)
    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Linear(4, 3))
    safetensors.torch.save_file(model.state_dict(), to / "torch.safetensors")


def csv():
    to = folder("csv")
    for name, text in {
        "plain": "x,y\n1,2\n3,4\n",
        "quoted": '"a,b","say ""hi"""\r\n1.5e-3,-.25\r\n"7",+8\r\n',
        "byte-order-mark": "\ufeffa,b,c\n1,2,3\n\n4,5,6",
        "digits": "x\n123456789012345678901234567890e-20\n",
        "umlauts": "é,ü\n0,1\n",
    }.items():
        (to / f"{name}.csv").write_bytes(text.encode())


def text():
    to = folder("text")
    for name, words in {
        "plain": "To be, or not to be:\n\tthat is the question.\n",
        "byte-order-mark": "\ufeffabc\n",
        "line-ends": "one\r\ntwo\r\n",
        "alphabets": "naïve Ωmega жизнь 日本語 😀👩‍🚀 e\u0301 \u212b\u00c5 \u07ff\u0800\uffff\U0010ffff\n",
    }.items():
        (to / f"{name}.txt").write_bytes(words.encode())
    (to / "packed.txt.gz").write_bytes(gzip.compress(b"abcabc\n", mtime=0))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with safetensors.safe_open(sys.argv[1], framework="pt") as file:
            print(file.metadata())
            for name in file.keys():
                tensor = file.get_tensor(name)
                print(name, tensor.dtype, tuple(tensor.shape), tensor.flatten().tolist())
    else:
        for write in [npy, idx, gz, weights, csv, text]:
            write()
