#!/usr/bin/env python3
"""Makes PyTorchReference.swift: losses of full-batch training as PyTorch computes them, in float64.

  pip install torch && python3 pytorch_reference.py > PyTorchReference.swift

Inputs and initial weights follow from formulas that the Swift test repeats, so that no file is needed.
Weights are counted in the order of saddle's flat vector: dense (in, out) then bias, convolutions (row,
column, channel, filter), batch normalization weight then bias.
"""
import math
import torch
from torch import nn
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
rows, classes = 24, 5
labels = torch.tensor([i % classes for i in range(rows)])
onehot = F.one_hot(labels, classes).double()
# The targets of classes a, b, c, d, e in the tree root → {A → {a, b}, c, B → {d, e}}: Cholesky by hand.
h = math.sqrt(3) / 2
semantic = torch.tensor([[1, 0, 0, 0, 0], [.5, h, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0],
                         [0, 0, 0, .5, h]])


def vectors():
    return torch.tensor([[math.sin(1.3 * i + 0.7 * j * j) for j in range(6)] for i in range(rows)])


def images(channels):
    """(N, C, H, W) of 6×7 places."""
    return torch.tensor([[[[math.sin(1.3 * i + 0.7 * y * y + 1.9 * x + 0.4 * c) for x in range(7)]
                           for y in range(6)] for c in range(channels)] for i in range(rows)])


class BasicBlock(nn.Module):
    """The block of torchvision's residual networks, named as there."""

    def __init__(self, channels, filters, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, filters, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(filters)
        self.conv2 = nn.Conv2d(filters, filters, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(filters)
        self.downsample = None
        if stride != 1 or channels != filters:
            self.downsample = nn.Sequential(
                nn.Conv2d(channels, filters, 1, stride, bias=False), nn.BatchNorm2d(filters))

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return F.relu(y + (x if self.downsample is None else self.downsample(x)))


class Counter:
    def __init__(self):
        self.index = 0

    def next(self):
        self.index += 1
        return 0.8 * math.sin(0.9 * (self.index - 1) + 0.3)


def fill(modules, counter):
    """Sets the weights in the order of saddle's flat vector."""
    for module in modules:
        with torch.no_grad():
            if isinstance(module, nn.Linear):
                shape = getattr(module, "image", (1, 1, module.in_features))
                height, width, channels = shape
                for y in range(height):
                    for x in range(width):
                        for c in range(channels):
                            for o in range(module.out_features):
                                module.weight[o, (c * height + y) * width + x] = counter.next()
                for o in range(module.out_features):
                    module.bias[o] = counter.next()
            elif isinstance(module, nn.Conv2d):
                filters, channels, height, width = module.weight.shape
                for y in range(height):
                    for x in range(width):
                        for c in range(channels):
                            for f in range(filters):
                                module.weight[f, c, y, x] = counter.next()
            elif isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                for f in range(module.num_features):
                    module.weight[f] = 1 + 0.25 * counter.next()
                for f in range(module.num_features):
                    module.bias[f] = counter.next()
            elif isinstance(module, (BasicBlock, nn.Sequential)):
                fill(module.children(), counter)


def mlp(activation=nn.ReLU):
    return [nn.Linear(6, 8), activation(), nn.Linear(8, classes)]


def deep(activation):
    """mlp:8,7."""
    return [nn.Linear(6, 8), activation(), nn.Linear(8, 7), activation(), nn.Linear(7, classes)]


def plain_gap():
    """plain:4,ap,6,gap on two channels."""
    return [nn.Conv2d(2, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.AvgPool2d(2),
            nn.Conv2d(4, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6), nn.ReLU(),
            nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, classes)]


def plain_fc(activation=nn.ReLU):
    """plain:4,mp,fc6 on one channel: a dense layer behind an image."""
    dense = nn.Linear(3 * 3 * 4, 6)
    dense.image = (3, 3, 4)
    return [nn.Conv2d(1, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), activation(), nn.MaxPool2d(2),
            nn.Flatten(), dense, nn.BatchNorm1d(6), activation(), nn.Linear(6, classes)]


def residual():
    """residual:4,6 on two channels: images of 6×7, 3×4 and 2×2 places."""
    dense = nn.Linear(2 * 2 * 6, classes)
    dense.image = (2, 2, 6)
    return [nn.Conv2d(2, 4, 5, 2, 2, bias=False), BasicBlock(4, 4, 1), BasicBlock(4, 6, 2),
            nn.Flatten(), dense]


def smoothed(f, e=0.1):
    target = torch.full((rows, classes), e / (classes - 1))
    target[torch.arange(rows), labels] = 1 - e
    return -(target * F.log_softmax(f, 1)).sum(1).mean()


def angular(f, margin, targets=torch.eye(classes), scale=16.0):
    cosines = F.normalize(f, dim=1) @ targets.T
    own = cosines[torch.arange(rows), labels]
    logits = scale * torch.where(onehot.bool(), margin(own)[:, None], cosines)
    return F.cross_entropy(logits, labels)


def arc(c, m=0.5):
    return torch.where(c > -math.cos(m), torch.cos(torch.acos(c) + m), c - m * math.sin(m))


def cosine(f, targets=torch.eye(classes)):
    return (1 - (F.normalize(f, dim=1) * targets[labels]).sum(1)).mean()


def cosine_cross_entropy(f, head, targets=torch.eye(classes)):
    return cosine(f, targets) + 0.1 * F.cross_entropy(head(F.normalize(f, dim=1)), labels)


losses = {
    "cross-entropy": lambda f, g: F.cross_entropy(f, labels),
    "cross-entropy-smoothed": lambda f, g: smoothed(f),
    "mse": lambda f, g: ((f - onehot) ** 2).sum(1).mean(),
    "cosine": lambda f, g: cosine(f),
    "cosine+cross-entropy": lambda f, g: cosine_cross_entropy(f, g),
    "normface": lambda f, g: angular(f, lambda c: c),
    "cosface": lambda f, g: angular(f, lambda c: c - 0.35),
    "arcface": lambda f, g: angular(f, arc),
}
semantic_losses = {
    "mse": lambda f, g: ((f - semantic[labels]) ** 2).sum(1).mean(),
    "cosine": lambda f, g: cosine(f, semantic),
    "cosine+cross-entropy": lambda f, g: cosine_cross_entropy(f, g, semantic),
    "arcface": lambda f, g: angular(f, arc, semantic),
}
activations = {"tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "linear": nn.Identity}
optimizers = {
    "sgd": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9),
    "sgd, decay": lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, weight_decay=0.01),
    "nesterov, decay": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.01,
                                                 nesterov=True),
    "adamw": lambda p: torch.optim.AdamW(p, lr=0.01, weight_decay=0.1),
}


def train(model, inputs, loss, optimizer, clip, steps):
    head = nn.Sequential(nn.ReLU(), nn.BatchNorm1d(classes), nn.Linear(classes, classes))
    counter = Counter()
    fill(model, counter)
    fill(head, counter)
    network = nn.Sequential(*model)
    parameters = list(network.parameters()) + list(head.parameters())
    step = optimizers[optimizer](parameters)
    values = []
    for _ in range(steps):
        step.zero_grad()
        value = loss(network(inputs), head)
        value.backward()
        if clip:
            nn.utils.clip_grad_norm_([p for p in parameters if p.grad is not None], clip)
        step.step()
        values.append(value.item())
    return values


def main():
    cases = []
    for name, loss in losses.items():
        cases.append((f"{name}", train(mlp(), vectors(), loss, "sgd", None, 30)))
        cases.append((f"{name}, decay and clip", train(mlp(), vectors(), loss, "sgd, decay", 0.5, 30)))
    for name, loss in semantic_losses.items():
        cases.append((f"{name}, semantic", train(mlp(), vectors(), loss, "sgd, decay", 0.5, 30)))
    for optimizer in ("nesterov, decay", "adamw"):
        cases.append((f"cosine, {optimizer}", train(mlp(), vectors(), losses["cosine"], optimizer, 0.5, 30)))
    for name in ("cross-entropy", "cosine", "cosine+cross-entropy"):
        cases.append((f"{name}, plain:4,ap,6,gap",
                      train(plain_gap(), images(2), losses[name], "sgd, decay", 0.5, 8)))
        cases.append((f"{name}, plain:4,mp,fc6",
                      train(plain_fc(), images(1), losses[name], "sgd, decay", 0.5, 8)))
    # With these weights the cosine of its features is so steep that floats soon lead elsewhere.
    for name in ("cross-entropy", "mse"):
        cases.append((f"{name}, residual:4,6",
                      train(residual(), images(2), losses[name], "sgd, decay", 0.5, 8)))
    for name, activation in activations.items():
        cases.append((f"cross-entropy, mlp:8,7, {name}",
                      train(deep(activation), vectors(), losses["cross-entropy"], "sgd, decay", 0.5, 30)))
        cases.append((f"mse, plain:4,mp,fc6, {name}",
                      train(plain_fc(activation), images(1), losses["mse"], "sgd, decay", 0.5, 8)))

    print(f"// Made by pytorch_reference.py with PyTorch {torch.__version__}.")
    print("\n/// The mean loss before each of the steps of full-batch training, by the name of the case.")
    print("let pyTorchLosses: [String: [Double]] = [")
    for name, values in cases:
        print(f'  "{name}": [')
        texts = [f"{v:.12g}" for v in values]
        for i in range(0, len(texts), 5):
            print("    " + ", ".join(texts[i:i + 5]) + ",")
        print("  ],")
    print("]")


if __name__ == "__main__":
    main()
