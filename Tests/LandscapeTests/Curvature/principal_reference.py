#!/usr/bin/env python3
"""Makes PrincipalReference.swift: the singular vectors of a path of checkpoints as numpy computes them.

  pip install numpy && python3 principal_reference.py > PrincipalReference.swift

The path follows from a formula that the Swift test repeats, in float32 as checkpoints are.
"""
import numpy as np

i, j = np.meshgrid(np.arange(9), np.arange(24), indexing="ij")
path = (2 * np.exp(-0.3 * i) * np.sin(1.1 * j) + 0.5 * np.cos(0.9 * i + 0.4 * j * j)).astype(np.float32)
rows = path[:-1].astype(np.float64) - path[-1].astype(np.float64)
_, values, vectors = np.linalg.svd(rows, full_matrices=False)
print(f"// Made by principal_reference.py with numpy {np.__version__}.")
print("\n/// The first two right singular vectors of the differences to the last checkpoint, with the share of the")
print("/// squares that each has and the largest coordinate along each.")
print("let principalReferences: [(share: Double, reach: Double, vector: [Double])] = [")
for k in range(2):
    vector = vectors[k] * np.sign(vectors[k][np.argmax(np.abs(vectors[k]))])
    texts = [f"{v:.9g}" for v in vector]
    print("  (")
    print(f"    {values[k] ** 2 / (values ** 2).sum():.12g}, {np.abs(rows @ vector).max():.12g},")
    print("    [")
    for start in range(0, len(texts), 6):
        print("      " + ", ".join(texts[start:start + 6]) + ",")
    print("    ]),")
print("]")
