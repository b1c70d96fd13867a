#!/usr/bin/env python3
"""Makes fashion.u8, a part of Fashion-MNIST: the first 100 samples of each class of both of its parts.

  sudo apt-get install dataset-fashion-mnist && python3 make_fashion.py

Training images, training labels, test images, test labels, one byte a number; the samples stay in the
order of the files. Other copies of the files do as well: name their folder.
"""
import gzip
import hashlib
import pathlib
import sys

# SHA-256 of the four files, unpacked.
files = {
    "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
    "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
    "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
    "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
}
classes, samples, pixels = 10, 100, 28 * 28


def unpacked(folder, name):
    data = gzip.decompress((folder / f"{name}.gz").read_bytes())
    if hashlib.sha256(data).hexdigest() != files[name]:
        sys.exit(f"{folder / name}.gz: other bytes than those of Fashion-MNIST")
    return data


def part(folder, name):
    images = unpacked(folder, f"{name}-images-idx3-ubyte")[16:]
    labels = unpacked(folder, f"{name}-labels-idx1-ubyte")[8:]
    chosen, counts = [], [0] * classes
    for sample, label in enumerate(labels):
        if counts[label] < samples:
            counts[label] += 1
            chosen.append(sample)
    assert counts == [samples] * classes
    return b"".join(images[s * pixels:(s + 1) * pixels] for s in chosen) + bytes(labels[s] for s in chosen)


folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist")
output = pathlib.Path(__file__).with_name("fashion.u8")
output.write_bytes(part(folder, "train") + part(folder, "t10k"))
print(output, output.stat().st_size, hashlib.sha256(output.read_bytes()).hexdigest())
