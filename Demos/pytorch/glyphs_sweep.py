#!/usr/bin/env python3
"""The trainings of a sweep once more in PyTorch: the same data, network, losses and rates, other random numbers.

    pip install torch numpy
    saddle sweep --preset weight-decay
    python3 Demos/pytorch/glyphs_sweep.py sweep-weight-decay

For each loss, number of samples and rates that the sweep chose on glyphs with residual:16,32,64 and one-hot targets it
prints both test accuracies in %, mean and standard error over the sweep's seeds, and their difference over its own
standard error. Other arguments are numbers of samples a class, where not all are asked for. A training takes ten
to thirty seconds on one processor.
"""
import csv, json, math, pathlib, sys

import numpy
import torch
from torch import nn
from torch.nn import functional

here = pathlib.Path(__file__).resolve().parent
bundled = here.parents[1] / "Sources/CBundledData"
model_name = "residual:16,32,64"


def glyphs():
    """Of each part the pixels, (faces, characters, 1, 16, 16), 0 to 1; glyphs.txt has the format."""
    with open(bundled / "glyphs_faces.tsv", newline="") as file:
        parts = [row["part"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    with open(bundled / "glyphs_classes.tsv", encoding="utf-8") as file:
        characters = sum(1 for _ in file) - 1
    halves = iter(half for byte in (bundled / "glyphs.u4").read_bytes() for half in (byte >> 4, byte & 15))
    pixels, place = numpy.zeros(len(parts) * characters * 256, numpy.float32), 0
    while place < pixels.size:
        value = next(halves)
        if value:
            pixels[place] = value / 15
            place += 1
        else:
            run = next(halves)
            place += run + 1 if run < 15 else 16 + 16 * next(halves) + next(halves)
    pixels = torch.from_numpy(pixels).view(len(parts), characters, 1, 16, 16)
    return {part: pixels[[index for index, of in enumerate(parts) if of == part]] for part in set(parts)}


class Block(nn.Module):
    def __init__(self, channels, filters, stride):
        super().__init__()
        self.branch = nn.Sequential(
            nn.Conv2d(channels, filters, 3, stride, 1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(),
            nn.Conv2d(filters, filters, 3, 1, 1, bias=False), nn.BatchNorm2d(filters))
        self.shortcut = nn.Identity() if channels == filters else nn.Sequential(
            nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, images):
        return functional.relu(self.branch(images) + self.shortcut(images))


def network(classes):
    layers = nn.Sequential(
        nn.Conv2d(1, 16, 5, 2, 2, bias=False), Block(16, 16, 1), Block(16, 32, 2), Block(32, 64, 2), nn.Flatten(),
        nn.Linear(256, classes))
    for layer in layers.modules():
        if isinstance(layer, nn.Conv2d):
            nn.init.kaiming_normal_(layer.weight, mode="fan_out", nonlinearity="relu")
    return layers


class Loss(nn.Module):
    """A mean loss of features; that of cosine and cross-entropy brings a head, which then predicts."""

    def __init__(self, name, classes):
        super().__init__()
        self.name = name
        if name == "cosine+cross-entropy":
            self.head = nn.Sequential(nn.ReLU(), nn.BatchNorm1d(classes), nn.Linear(classes, classes))

    def forward(self, features, labels):
        direction = functional.normalize(features, dim=1)
        cosine = (1 - direction.gather(1, labels[:, None])).mean()
        match self.name:
            case "mse": return (features - functional.one_hot(labels, features.shape[1])).square().sum(1).mean()
            case "cross-entropy": return functional.cross_entropy(features, labels)
            case "cross-entropy-smoothed": return self.smoothed(features, labels)
            case "cosine": return cosine
            case "cosine+cross-entropy":
                return cosine + 0.1 * functional.cross_entropy(self.head(direction), labels)
            case _: sys.exit(f"glyphs_sweep.py: no loss is named {self.name}")

    @staticmethod
    def smoothed(features, labels, epsilon=0.1):
        """To a target of 1 - ε, and ε/(n - 1) for each other class, as the paper has it; PyTorch's own has ε/n."""
        rest = epsilon / (features.shape[1] - 1)
        target = torch.full_like(features, rest).scatter_(1, labels[:, None], 1 - epsilon)
        return functional.cross_entropy(features, target)

    def predictions(self, features):
        return (self.head(functional.normalize(features, dim=1)) if hasattr(self, "head") else features).argmax(1)


def peak_share(step, steps):
    """Four cycles of 1, 2, 4 and 8 parts of the steps, a half cosine each (Loshchilov and Hutter, 2017)."""
    first = max(1, (steps + 14) // 15)
    start, length = 0, first
    while step >= start + length:
        start, length = start + length, 2 * length
    return (1 + math.cos(math.pi * (step - start) / length)) / 2


def accuracy(data, sweep, loss_name, samples, rate, weight_decay, seed):
    """The test accuracy in % of one training."""
    torch.manual_seed(seed)
    train = data["train"]
    faces, classes = train.shape[:2]
    mean, deviation = train.mean(), train.std(correction=0)
    drawn = torch.cat([train[torch.randperm(faces)[:samples], label] for label in range(classes)])
    inputs = (drawn - mean) / deviation
    labels = torch.arange(classes).repeat_interleave(samples)
    layers, loss = network(classes), Loss(loss_name, classes)
    parameters = [*layers.parameters(), *loss.parameters()]
    optimizer = torch.optim.SGD(parameters, lr=rate, momentum=sweep["momentum"], weight_decay=weight_decay)
    batches = []
    for step in range(sweep["steps"]):
        batches = batches or list(torch.randperm(len(labels)).split(sweep["batch-size"]))
        batch = batches.pop(0)
        for group in optimizer.param_groups:
            group["lr"] = 1e-6 + (rate - 1e-6) * peak_share(step, sweep["steps"])
        optimizer.zero_grad()
        loss(layers(inputs[batch]), labels[batch]).backward()
        nn.utils.clip_grad_norm_(parameters, sweep["clip"])
        optimizer.step()
    layers.eval(), loss.eval()
    with torch.inference_mode():
        found = [loss.predictions(layers((face - mean) / deviation)) for face in data["test"]]
        return 100 * (torch.stack(found) == torch.arange(classes)).float().mean().item()


def moments(values):
    """The mean and its standard error, 0 of a single value."""
    spread = numpy.std(values, ddof=1) / math.sqrt(len(values)) if len(values) > 1 else 0.0
    return numpy.mean(values), spread


def results(folder):
    """The lines of results.jsonl and the files of cells."""
    file = folder / "results.jsonl"
    lines = file.read_text().splitlines() if file.exists() else []
    return map(json.loads, lines + [cell.read_text() for cell in sorted(folder.glob("cells/*.json"))])


def main(folder, *counts):
    folder = pathlib.Path(folder)
    if not (folder / "sweep.json").exists():
        sys.exit(f"glyphs_sweep.py: {folder} is no folder of a sweep: it has no sweep.json")
    sweep = json.loads((folder / "sweep.json").read_text())["definition"]
    if any(sweep[key] for key in ("shift", "flip", "erase")):
        sys.exit("glyphs_sweep.py: the sweep augments its images, which is not done here")
    chosen = {}
    for row in results(folder):
        kind = (row["data"], row["model"], row["embedding"], row["stage"])
        is_asked_for = not counts or str(row["samples-per-class"]) in counts
        if kind == ("glyphs", model_name, "one-hot", "final") and is_asked_for:
            rates = (row["samples-per-class"], row["loss"], row["lr"], row["weight-decay"])
            chosen.setdefault(rates, {})[row["seed"]] = 100 * row["test-accuracy"]
    if not chosen:
        sys.exit(f"glyphs_sweep.py: {folder} has no such result on glyphs with {model_name} and one-hot targets")
    data = glyphs()
    print("samples  loss                     rate  decay       saddle      PyTorch  difference")
    for (samples, loss, rate, decay), ours in sorted(chosen.items()):
        theirs = [accuracy(data, sweep, loss, samples, rate, decay, seed) for seed in sorted(ours)]
        (mean, error), (their_mean, their_error) = moments(list(ours.values())), moments(theirs)
        both = math.hypot(error, their_error)
        errors = f"{(mean - their_mean) / both:+.1f} errors" if both else ""
        print(f"{samples:7}  {loss:22}  {rate:5g}  {decay:5g}  {mean:4.1f} ± {error:4.1f}"
              f"  {their_mean:4.1f} ± {their_error:4.1f}  {errors:>10}", flush=True)


if len(sys.argv) < 2:
    sys.exit(__doc__)
torch.set_num_threads(1)  # small steps: more threads help little
main(*sys.argv[1:])
