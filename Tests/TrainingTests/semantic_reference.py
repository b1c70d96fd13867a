#!/usr/bin/env python3
"""Makes SemanticReference.swift: semantic embeddings as NumPy's linear algebra computes them.

  pip install numpy && python3 semantic_reference.py > SemanticReference.swift
"""
import numpy

tree = {
    "canine": "carnivore", "carnivore": "mammal", "mammal": "animal", "bird": "animal",
    "dog": "canine", "wolf": "canine", "fox": "canine", "cat": "carnivore", "whale": "mammal",
    "hawk": "bird", "wren": "bird", "eel": "animal",
}
classes = ["wren", "dog", "eel", "cat", "wolf", "whale", "hawk", "fox"]
width = 4


def way(node):
    return [node] + (way(tree[node]) if node in tree else [])


def height(node):
    return max((1 + height(child) for child, parent in tree.items() if parent == node), default=0)


def similarity(a, b):
    common = next(node for node in way(a) if node in way(b))
    return 1 - height(common) / height("animal")


s = numpy.array([[similarity(a, b) for b in classes] for a in classes])
values, vectors = numpy.linalg.eigh(s)
values, vectors = values[::-1], vectors[:, ::-1]
assert values[width - 1] > values[width] + 0.05, "the best approximation would not be the only one"
rows = vectors[:, :width] * numpy.sqrt(values[:width])
best = rows @ rows.T
for column in rows.T:
    leading = numpy.argmax(abs(column) > abs(column).max() * (1 - 1e-9))
    column *= numpy.sign(column[leading])
rows /= numpy.linalg.norm(rows, axis=1, keepdims=True)


def array(name, text, numbers):
    print(f"\n  /// {text}\n  static let {name}: [Double] = [")
    for line in numpy.atleast_2d(numbers):
        for i in range(0, len(line), 8):
            print("    " + ", ".join(f"{v + 0:.9g}" for v in line[i:i + 8].round(12)) + ",")
    print("  ]")


print(f"// Made by semantic_reference.py with NumPy {numpy.__version__}.\n")
print("enum SemanticReference {")
print("  static let tsv =")
parts = [f'{child}\\t{parent}\\n' for child, parent in tree.items()]
for i in range(0, len(parts), 4):
    print(f'    {"+ " if i else ""}"{"".join(parts[i:i + 4])}"')
print("  static let classNames = [" + ", ".join(f'"{name}"' for name in classes) + "]")
print(f"  static let width = {width}")
array("eigenvalues", "Of the similarities, the largest first.", values)
array("factor", "The Cholesky factor of the similarities, (8, 8).", numpy.linalg.cholesky(s))
array("approximation", "The matrix of rank 4 nearest to the similarities, (8, 8).", best)
array("rows", "Its factor with rows of unit length, (8, 4).", rows)
print("}")
