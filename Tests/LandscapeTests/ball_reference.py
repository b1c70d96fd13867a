#!/usr/bin/env python3
"""Makes BallReference.swift: where PyTorch's optimizers move a point on the surfaces of the losses.

  pip install torch && python3 ball_reference.py > BallReference.swift

The formulas are written anew here, their gradients come from autograd, all in float64.
"""
import torch

torch.set_default_dtype(torch.float64)

# The parameters of losses are float32 numbers.
SCALE, EPSILON, COSINE_MARGIN, ANGLE = 16.0, *torch.tensor([0.1, 0.35, 0.5], dtype=torch.float32).tolist()


def softplus(t):
    # PyTorch's own is a line from 20 on, where float64 still tells the difference.
    return torch.logaddexp(t, torch.zeros(()))


def angular(x, y, own):
    length = torch.sqrt(x * x + y * y)
    cosine, sine = x / length, y / length
    return softplus(SCALE * (sine - own(cosine)))


def arcface(cosine):
    angle = torch.acos(cosine)
    if angle > torch.pi - ANGLE:
        return cosine - ANGLE * torch.sin(torch.tensor(ANGLE))
    return torch.cos(angle + ANGLE)


def cosine(x, y):
    return 1 - x / torch.sqrt(x * x + y * y)


LOSSES = {
    "cross-entropy": lambda x, y: softplus(y - x),
    "mse": lambda x, y: (x - 1) ** 2 + y ** 2,
    "cosine": cosine,
    "cross-entropy-smoothed": lambda x, y: (1 - EPSILON) * softplus(y - x) + EPSILON * softplus(x - y),
    "cosine+cross-entropy": cosine,
    "normface": lambda x, y: angular(x, y, lambda c: c),
    "cosface": lambda x, y: angular(x, y, lambda c: c - COSINE_MARGIN),
    "arcface": lambda x, y: angular(x, y, arcface),
}
OPTIMIZERS = {
    "gradientDescent": lambda point, rate: torch.optim.SGD([point], lr=rate),
    "momentum": lambda point, rate: torch.optim.SGD([point], lr=rate, momentum=0.9),
    "adam": lambda point, rate: torch.optim.Adam([point], lr=rate),
}
STARTS = [((3.0, -1.0), 0.125), ((-2.5, 4.0), 0.5)]
STEPS = [1, 10, 100]

print(f"// Made by ball_reference.py with torch {torch.__version__.split('+')[0]}.")
print("""
/// Where an optimizer has moved a point on the surface of a loss after 1, 10 and 100 steps.
struct BallReference {
  let loss: String
  let rule: String
  let start: SIMD2<Double>
  let rate: Double
  let places: [SIMD2<Double>]
}

let ballReferences: [BallReference] = [""")
for name, loss in LOSSES.items():
    for rule, make in OPTIMIZERS.items():
        for start, rate in STARTS:
            point = torch.tensor(start, requires_grad=True)
            optimizer = make(point, rate)
            places = []
            for step in range(1, max(STEPS) + 1):
                optimizer.zero_grad()
                loss(point[0], point[1]).backward()
                optimizer.step()
                if step in STEPS:
                    places.append([f"{v:.15g}" for v in point.tolist()])
            print("  BallReference(")
            print(f'    loss: "{name}", rule: "{rule}", start: SIMD2({start[0]}, {start[1]}), rate: {rate},')
            print("    places: [")
            for x, y in places:
                print(f"      SIMD2({x}, {y}),")
            print("    ]),")
print("]")
