#!/usr/bin/env python3
"""Reads written.npz, which NpzArrays made, with NumPy and checks all that is in it.

  pip install numpy && python3 written_npz.py
"""
import pathlib
import zipfile

import numpy as np

path = pathlib.Path(__file__).parent / "written.npz"
with zipfile.ZipFile(path) as archive:
    assert archive.testzip() is None
expected = {
    "x": np.array([-1, -0.5, 0.1, np.inf]),
    "loss": np.arange(6).reshape(2, 3) / 7,
    "single": np.array([[0.1, np.nan]], "<f4"),
    "steps": np.array([-2**63, -1, 3]),
    "flags": np.array([[True], [False], [True]]),
    "scalar": np.array(2.5),
    "none": np.zeros((0, 3)),
    "texts": np.array(["a", "longer é", "", "猫𝄞"]),
    "no texts": np.array([], "<U1"),
}
file = np.load(path, allow_pickle=False)
assert file.files == list(expected)
for name, array in expected.items():
    found = file[name]
    assert found.dtype == array.dtype and found.shape == array.shape, name
    assert np.array_equal(found, array, equal_nan=array.dtype.kind == "f"), name
print("as expected")
