#!/usr/bin/env python3
"""The loss landscape of a small PyTorch CNN on Fashion-MNIST, around where a short training has led.

    sudo apt-get install -y dataset-fashion-mnist && pip install torch numpy
    saddle landscape --evaluator 'python3 Demos/pytorch/fashion_cnn.py' --workers 2

An argument of the script names another folder with MNIST's IDX files. The first worker to come trains for some
seconds and keeps the weights in ~/.cache/saddle; the others wait for them.
"""
import fcntl, gzip, json, os, pathlib, sys

import numpy
import torch
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)  # one worker for each core, and the same bits in each
data = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/datasets/fashion-mnist").resolve()


def idx(name, header):
    file = data / name
    with open(file, "rb") if file.exists() else gzip.open(f"{file}.gz") as stream:
        return torch.from_numpy(numpy.frombuffer(stream.read(), numpy.uint8, offset=header).copy())


x = idx("train-images-idx3-ubyte", 16).view(-1, 1, 28, 28)[:12000] / 255 - 0.286
y = idx("train-labels-idx1-ubyte", 8)[:12000].long()
model = nn.Sequential(
    nn.Conv2d(1, 16, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(16, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(800, 10))
loss_of = nn.functional.cross_entropy


def train():
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9)
    for epoch in range(3):
        for batch in torch.randperm(len(x)).split(64):
            optimizer.zero_grad()
            loss_of(model(x[batch]), y[batch]).backward()
            optimizer.step()
        print(f"epoch {epoch + 1} of 3", file=sys.stderr)


file = pathlib.Path.home() / f".cache/saddle/cnn-{data.name}.pt"
file.parent.mkdir(parents=True, exist_ok=True)
with open(f"{file}.lock", "w") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not file.exists():
        train()
        torch.save(model.state_dict(), f"{file}.new")
        os.replace(f"{file}.new", file)
model.load_state_dict(torch.load(file))


def direction(seed):
    """Random, each filter as long as that of the model, biases left out (Li et al., NeurIPS 2018)."""
    generator = torch.Generator().manual_seed(seed)
    for weights in center:
        step = torch.randn(weights.shape, generator=generator)
        if weights.dim() > 1:
            old, new = (t.flatten(1).norm(dim=1).view(-1, *[1] * (t.dim() - 1)) for t in (weights, step))
            yield step * old / (new + 1e-10)
        else:
            yield torch.zeros_like(weights)


center = [weights.detach().clone() for weights in model.parameters()]
along_x, along_y = list(direction(1)), list(direction(2))


@torch.inference_mode()
def evaluate(a, b):
    for weights, c, u, v in zip(model.parameters(), center, along_x, along_y):
        weights.copy_(c + a * u + b * v)
    outputs = model(x[:1000])
    return loss_of(outputs, y[:1000]).item(), (outputs.argmax(1) == y[:1000]).float().mean().item()


print(json.dumps({"hello": 1, "name": "small CNN", "loss": "cross-entropy", "range": [-1, 1]}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    losses, accuracies = zip(*(evaluate(a, b) for a, b in request["points"]))
    print(json.dumps({"id": request["id"], "losses": losses, "accuracies": accuracies}), flush=True)
