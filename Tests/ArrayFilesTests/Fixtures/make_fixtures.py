#!/usr/bin/env python3
"""Makes the files beside it, as NumPy, zipfile, gzip and safetensors write them.

  pip install numpy safetensors ml_dtypes && python3 make_fixtures.py

Their numbers follow from formulas that the Swift tests repeat.
"""
import gzip
import io
import pathlib
import struct
import zipfile
import zlib

import ml_dtypes
import numpy as np
import safetensors.numpy

here = pathlib.Path(__file__).parent


def numbers(dtype, *shape):
    """0, 1, 2 … in C order; floating point has 0.5 added and alternates in sign."""
    count = np.arange(np.prod(shape, dtype=int))
    if np.dtype(dtype).kind == "f" or dtype == ml_dtypes.bfloat16:
        count = (count + 0.5) * np.where(count % 2 == 0, 1, -1)
    return count.reshape(shape).astype(dtype)


def npy(array, version=None):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, version=version)
    return file.getvalue()


for dtype in ["u1", "i1", "<u2", "<i2", "<u4", "<i4", "<u8", "<i8", "<f2", "<f4", "<f8", "?"]:
    (here / f"{np.dtype(dtype).name}.npy").write_bytes(npy(numbers(dtype, 2, 3)))
for dtype in [">u2", ">i4", ">f4", ">f8"]:
    (here / f"big-{np.dtype(dtype).name}.npy").write_bytes(npy(numbers(dtype, 2, 3)))
for dtype in ["u1", "<u2", "<f4", "<f8"]:
    array = np.asfortranarray(numbers(dtype, 2, 3, 4))
    (here / f"fortran-{np.dtype(dtype).name}.npy").write_bytes(npy(array))
(here / "version2.npy").write_bytes(npy(numbers("<f4", 4), version=(2, 0)))
(here / "version3.npy").write_bytes(npy(numbers("<f4", 4), version=(3, 0)))
(here / "scalar.npy").write_bytes(npy(np.array(7, "<i4")))
(here / "empty.npy").write_bytes(npy(np.zeros((0, 3), "<f4")))
(here / "object.npy").write_bytes(npy(np.array([None, 1], object)))
(here / "complex.npy").write_bytes(npy(np.array([1j])))
(here / "structured.npy").write_bytes(npy(np.zeros(2, [("a", "<f4"), ("b", "<i4")])))
(here / "text.npy").write_bytes(npy(np.array(["é", "猫𝄞"])))
(here / "bytes.npy").write_bytes(npy(np.array([b"ab"])))
(here / "date.npy").write_bytes(npy(np.array(["2020-01-01"], "datetime64[D]")))

arrays = {
    "x": numbers("u1", 5, 3, 2),
    "y": numbers("<i8", 5),
    "weights": numbers("<f4", 20, 30),
    "classes": np.array(["a", "longer é", "", "猫𝄞"]),
    "big": np.array(["ü", "ab"], ">U2"),
}
np.savez(here / "stored.npz", **arrays)
np.savez_compressed(here / "deflated.npz", **arrays)


def zip64(members):
    """A zip file with every size and place in 64 bits, which zipfile writes from 4 GiB on only."""
    data, directory = b"", b""
    for name, content in members.items():
        crc, size, name = zlib.crc32(content), len(content), name.encode()
        extra = struct.pack("<HHQQ", 1, 16, size, size)
        header = struct.pack("<HHHHHIIIHH", 45, 0, 0, 0, 33, crc, 0xFFFFFFFF, 0xFFFFFFFF, len(name), len(extra))
        place = struct.pack("<HHQQQ", 1, 24, size, size, len(data))
        # A field of another kind before it.
        place = struct.pack("<HH3s", 0x9999, 3, b"abc") + place
        directory += b"PK\1\2" + struct.pack("<H", 45) + header[:-2] + struct.pack("<H", len(place))
        directory += struct.pack("<HHHII", 0, 0, 0, 0, 0xFFFFFFFF) + name + place
        data += b"PK\3\4" + header + name + extra + content
    end = struct.pack("<QHHIIQQQQ", 44, 45, 45, 0, 0, len(members), len(members), len(directory), len(data))
    locator = struct.pack("<IQI", 0, len(data) + len(directory), 1)
    last = struct.pack("<HHHHIIH", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data + directory + b"PK\6\6" + end + b"PK\6\7" + locator + b"PK\5\6" + last


(here / "zip64.npz").write_bytes(zip64({"x.npy": npy(numbers("<f4", 3)), "y.npy": npy(numbers("u1", 4))}))
assert np.array_equal(np.load(here / "zip64.npz")["y"], numbers("u1", 4))

# A megabyte of zeros in a thousand bytes: the greatest ratio that deflated data reach.
np.savez_compressed(here / "zeros.npz", x=np.zeros(1_000_000, "u1"))
with zipfile.ZipFile(here / "lzma.npz", "w", zipfile.ZIP_LZMA) as archive:
    archive.writestr("x.npy", npy(numbers("u1", 4)))

idx = struct.pack(">HBB3I", 0, 8, 3, 2, 3, 4) + numbers("u1", 2, 3, 4).tobytes()
(here / "images.idx").write_bytes(idx)
(here / "images.idx.gz").write_bytes(gzip.compress(idx, mtime=0))
# Two gzip members one after the other are one file.
(here / "parts.idx.gz").write_bytes(gzip.compress(idx[:20], mtime=0) + gzip.compress(idx[20:], mtime=0))
(here / "floats.idx").write_bytes(struct.pack(">HBBI", 0, 0x0D, 1, 5) + numbers(">f4", 5).tobytes())

safetensors.numpy.save_file(
    {
        "layer.0.weight": numbers("<f4", 2, 3),
        "layer.0.bias": numbers("<f8", 2),
        "half": numbers("<f2", 3),
        "brain": numbers(ml_dtypes.bfloat16, 3),
        "steps": numbers("<i8", 2),
        "scalar": np.array(7, "<i4"),
        "mask": np.array([True, False, True]),
        "none": np.zeros((0, 4), "<f4"),
    },
    here / "mixed.safetensors",
    metadata={"format": "pt", "note": 'a "quoted" \\ line\nand é'},
)
