#!/usr/bin/env python3
"""Makes surfaces.npz beside it: losses over planes through the weights as PyTorch computes them, in float64.

  pip install torch numpy && python3 pytorch_surfaces.py

Inputs, weights, directions and running statistics follow from formulas that the Swift test repeats. Weights are
counted in the order of saddle's flat vector: dense (in, out) then bias, convolutions (row, column, channel,
filter), batch normalization weight then bias; those of the head follow. Each array is (y, x).
"""
import math
import pathlib

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
rows, classes = 24, 5
labels = torch.tensor([i % classes for i in range(rows)])
onehot = F.one_hot(labels, classes).double()

vectors = torch.tensor([[math.sin(1.3 * i + 0.7 * j * j) for j in range(6)] for i in range(rows)])
# (N, C, H, W) of 6×7 places.
images = torch.tensor([[[[math.sin(1.3 * i + 0.7 * y * y + 1.9 * x + 0.4 * c) for x in range(7)]
                         for y in range(6)] for c in range(2)] for i in range(rows)])


def fill(modules, value, norm):
    """Sets the parameters in the order of saddle's flat vector; `norm` is for weights of batch normalization."""
    index = 0
    with torch.no_grad():
        for module in modules:
            if isinstance(module, nn.Linear):
                places = [(module.weight, (o, i)) for i in range(module.in_features)
                          for o in range(module.out_features)]
                places += [(module.bias, (o,)) for o in range(module.out_features)]
            elif isinstance(module, nn.Conv2d):
                filters, channels, height, width = module.weight.shape
                places = [(module.weight, (f, c, y, x)) for y in range(height) for x in range(width)
                          for c in range(channels) for f in range(filters)]
            elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                places = [(module.weight, (f,)) for f in range(module.num_features)]
                places += [(module.bias, (f,)) for f in range(module.num_features)]
            else:
                continue
            isNorm = isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d))
            for tensor, place in places:
                tensor[place] = (norm if isNorm and tensor is module.weight else value)(index)
                index += 1


def fill_statistics(modules):
    index = 0
    for module in modules:
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            for tensor, value in [(module.running_mean, lambda i: 0.2 * math.sin(i)),
                                  (module.running_var, lambda i: 1 + 0.5 * math.sin(i))]:
                for f in range(module.num_features):
                    tensor[f] = value(index)
                    index += 1


def mlp():
    return [nn.Linear(6, 8), nn.ReLU(), nn.Linear(8, classes)]


def plain():
    """plain:4,ap,6,gap on two channels."""
    return [nn.Conv2d(2, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(2),
            nn.Conv2d(4, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, classes)]


def head():
    return [nn.ReLU(), nn.BatchNorm1d(classes), nn.Linear(classes, classes)]


def smoothed(f, e=0.1):
    target = torch.full((rows, classes), e / (classes - 1))
    target[torch.arange(rows), labels] = 1 - e
    return -(target * F.log_softmax(f, 1)).sum(1).mean()


def angular(f, margin, scale=16.0):
    cosines = F.normalize(f, dim=1)
    own = cosines[torch.arange(rows), labels]
    return F.cross_entropy(scale * torch.where(onehot.bool(), margin(own)[:, None], cosines), labels)


def arc(c, m=0.5):
    return torch.where(c > -math.cos(m), torch.cos(torch.acos(c) + m), c - m * math.sin(m))


def cosine(f):
    return (1 - (F.normalize(f, dim=1) * onehot).sum(1)).mean()


losses = {
    "cross-entropy": lambda f, g: F.cross_entropy(f, labels),
    "cross-entropy-smoothed": lambda f, g: smoothed(f),
    "mse": lambda f, g: ((f - onehot) ** 2).sum(1).mean(),
    "cosine": lambda f, g: cosine(f),
    "cosine+cross-entropy": lambda f, g: cosine(f) + 0.1 * F.cross_entropy(g, labels),
    "normface": lambda f, g: angular(f, lambda c: c),
    "cosface": lambda f, g: angular(f, lambda c: c - 0.35),
    "arcface": lambda f, g: angular(f, arc),
}


def surfaces(make, inputs, is_recomputed, xs, ys):
    def filled(value, norm):
        body, top = make(), head()
        fill(body + top, value, norm)
        fill_statistics(body + top)
        return body, top

    body, top = filled(lambda i: 0.8 * math.sin(0.9 * i + 0.3), lambda i: 1 + 0.2 * math.sin(0.9 * i + 0.3))
    axes = [filled(f, f) for f in (lambda i: 0.5 * math.sin(1.7 * i + 0.2), lambda i: 0.4 * math.cos(2.3 * i))]
    network, top = nn.Sequential(*body), nn.Sequential(*top)
    parameters = [list(network.parameters()) + list(top.parameters())]
    for other in axes:
        parameters.append([p for part in other for module in part for p in module.parameters()])
    center = [p.detach().clone() for p in parameters[0]]
    network.train(is_recomputed)
    top.train(is_recomputed)
    found = {name: np.zeros((len(ys), len(xs))) for name in losses}
    correct = np.zeros((len(ys), len(xs)))
    with torch.no_grad():
        for row, b in enumerate(ys):
            for column, a in enumerate(xs):
                for p, c, u, v in zip(parameters[0], center, parameters[1], parameters[2]):
                    p.copy_(c + a * u + b * v)
                f = network(inputs)
                logits = top(F.normalize(f, dim=1))
                for name, loss in losses.items():
                    found[name][row, column] = loss(f, logits).item()
                correct[row, column] = (f.argmax(1) == labels).double().mean().item()
    return found | {"accuracy": correct}


xs = np.linspace(-1, 1, 21)
arrays = {}
for case, make, inputs, is_recomputed, ys in [
    ("mlp", mlp, vectors, False, xs), ("plain running", plain, images, False, np.linspace(-0.5, 1, 11)),
    ("plain recomputed", plain, images, True, np.linspace(-0.5, 1, 11)),
]:
    for name, array in surfaces(make, inputs, is_recomputed, xs, ys).items():
        arrays[f"{case} {name}"] = array
np.savez_compressed(pathlib.Path(__file__).parent / "surfaces.npz", **arrays)
