#!/usr/bin/env python3
"""Makes PyTorchReference.swift: losses of full-batch training as PyTorch computes them, in float64.

  pip install torch && python3 pytorch_reference.py > PyTorchReference.swift

Inputs and initial weights follow from formulas that the Swift test repeats, so that no file is needed.
"""
import math
import torch

torch.set_default_dtype(torch.float64)
rows, widths, rate, momentum, steps = 24, (6, 8, 5), 0.1, 0.9, 30

x = torch.tensor([[math.sin(1.3 * i + 0.7 * j * j) for j in range(widths[0])] for i in range(rows)])
y = torch.tensor([i % widths[-1] for i in range(rows)])
onehot = torch.nn.functional.one_hot(y, widths[-1]).double()

losses = {
    "cross-entropy": lambda f: torch.nn.functional.cross_entropy(f, y),
    "mse": lambda f: ((f - onehot) ** 2).sum(1).mean(),
    "cosine": lambda f: (1 - torch.nn.functional.cosine_similarity(f, onehot)).mean(),
}


def train(loss):
    layers, index = [], 0
    for inputs, outputs in zip(widths, widths[1:]):
        layer = torch.nn.Linear(inputs, outputs)
        with torch.no_grad():
            for i in range(inputs):
                for o in range(outputs):
                    layer.weight[o, i] = 0.8 * math.sin(0.9 * index + 0.3)
                    index += 1
            for o in range(outputs):
                layer.bias[o] = 0.8 * math.sin(0.9 * index + 0.3)
                index += 1
        layers += [layer, torch.nn.ReLU()]
    network = torch.nn.Sequential(*layers[:-1])
    optimizer = torch.optim.SGD(network.parameters(), lr=rate, momentum=momentum)
    values = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss(network(x))
        value.backward()
        optimizer.step()
        values.append(value.item())
    return values


print(f"// Made by pytorch_reference.py with PyTorch {torch.__version__}.")
print("\n/// The mean loss before each of 30 full-batch steps, by the name of the loss.")
print("let pyTorchLosses: [String: [Double]] = [")
for name, loss in losses.items():
    print(f'  "{name}": [')
    values = [f"{v:.12g}" for v in train(loss)]
    for i in range(0, steps, 5):
        print("    " + ", ".join(values[i:i + 5]) + ",")
    print("  ],")
print("]")
