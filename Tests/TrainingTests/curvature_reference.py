#!/usr/bin/env python3
"""Makes CurvatureReference.swift: Hessian products and eigenvalues as PyTorch computes them, in float64.

  pip install torch && python3 curvature_reference.py > CurvatureReference.swift

Networks, inputs and weights are those of pytorch_reference.py; running statistics and the direction follow
from formulas that the Swift test repeats.
"""
import math
import torch
from torch import nn
from torch.func import functional_call
import pytorch_reference as reference


class Places:
    """Counts where saddle's flat vector has a number, in place of its value."""

    def __init__(self):
        self.index = -1

    def next(self):
        self.index += 1
        return self.index


def places(modules):
    """The place of each number of each parameter, by the parameter's name, and how many there are."""
    counter = Places()
    found = {}
    for index, module in enumerate(modules):
        reference.fill([module], counter)
        for name, parameter in module.named_parameters():
            place = parameter.detach().clone()
            owner = module.get_submodule(name.rpartition(".")[0])
            if isinstance(owner, (nn.BatchNorm1d, nn.BatchNorm2d)) and name.endswith("weight"):
                place = (place - 1) * 4  # undo 1 + 0.25·x
            found[f"{index}.{name}"] = place.round().long()
    return found, counter.index + 1


def set_statistics(modules):
    count = 0
    for module in (part for module in modules for part in module.modules()):
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            for statistic in (module.running_mean, module.running_var):
                for channel in range(module.num_features):
                    wave = math.sin(0.8 * count + 0.1)
                    statistic[channel] = 0.3 * wave if statistic is module.running_mean else 1 + 0.5 * wave
                    count += 1


def case(model, inputs, loss, has_head, running):
    """The loss, its gradient's length, the Hessian times a direction, and all eigenvalues of the Hessian."""
    head = [nn.ReLU(), nn.BatchNorm1d(reference.classes), nn.Linear(reference.classes, reference.classes)]
    modules = model + (head if has_head else [])
    index, count = places(modules)
    reference.fill(modules, reference.Counter())
    set_statistics(modules)
    network = nn.Sequential(*modules)
    network.train(not running)
    values = dict(network.named_parameters())
    flat = torch.zeros(count)
    for name, place in index.items():
        flat[place] = values[name].detach()
    buffers = {name: buffer.clone() for name, buffer in network.named_buffers()}

    class Whole(nn.Module):
        """The parts of the network as the loss wants them: a module for the features and one for the head."""

        def __init__(self):
            super().__init__()
            self.modules_ = network

        def forward(self, x):
            f = self.modules_[:len(model)](x)
            return loss(f, self.modules_[len(model):])

    whole = Whole()

    def value(flat):
        state = {f"modules_.{name}": flat[place] for name, place in index.items()}
        state |= {f"modules_.{name}": buffer.clone() for name, buffer in buffers.items()}
        return functional_call(whole, state, (inputs,))

    direction = torch.tensor([math.cos(0.7 * i + 0.2) for i in range(count)])
    result, gradient = value(flat), torch.func.grad(value)(flat)
    hessian = torch.autograd.functional.hessian(value, flat)
    eigenvalues = torch.linalg.eigvalsh(hessian).flip(0)
    return result.item(), gradient.norm().item(), (hessian @ direction).tolist(), eigenvalues.tolist()


def main():
    cases = []
    for name, loss in reference.losses.items():
        cases.append((name, 3, case(reference.mlp(), reference.vectors(), loss, "+" in name, False)))
    cases.append(("cosine+cross-entropy, running", 3,
                  case(reference.mlp(), reference.vectors(), reference.losses["cosine+cross-entropy"], True,
                       True)))
    for name in ("cosine", "arcface"):
        cases.append((f"{name}, semantic", 3,
                      case(reference.mlp(), reference.vectors(), reference.semantic_losses[name], False,
                           False)))
    for running in (True, False):
        suffix = ", running" if running else ""
        for name, model, channels in (("plain:4,ap,6,gap", reference.plain_gap, 2),
                                      ("plain:4,mp,fc6", reference.plain_fc, 1),
                                      ("residual:4,6", reference.residual, 2)):
            # The cosine of the other networks' features has eigenvalues above 1000: too steep for floats.
            for loss in ("cross-entropy", "cosine+cross-entropy" if "gap" in name else "mse"):
                cases.append((f"{loss}, {name}{suffix}", 7,
                              case(model(), reference.images(channels), reference.losses[loss], "+" in loss,
                                   running)))
    for activation, module in reference.activations.items():
        for loss in ("cross-entropy", "mse"):
            cases.append((f"{loss}, mlp:8,7, {activation}", 3,
                          case(reference.deep(module), reference.vectors(), reference.losses[loss], False,
                               False)))
        cases.append((f"cross-entropy, plain:4,mp,fc6, {activation}", 7,
                      case(reference.plain_fc(module), reference.images(1), reference.losses["cross-entropy"],
                           False, False)))

    print(f"// Made by curvature_reference.py with PyTorch {torch.__version__}.")
    print("""
/// The mean loss over the samples at the weights of the formula, and its derivatives.
struct CurvatureReference {
  let loss: Double
  let gradientLength: Double
  /// The largest three eigenvalues of the Hessian, then its smallest, then the sum of all.
  let eigenvalues: [Double]
  /// Every so many of the numbers of the Hessian times the direction are in `product`.
  let stride: Int
  let product: [Double]
}

/// By the name of the case.
let curvatureReferences: [String: CurvatureReference] = [""")
    for name, stride, (loss, length, product, values) in cases:
        chosen = [*values[:3], values[-1], sum(values)]
        print(f'  "{name}": CurvatureReference(')
        print(f"    loss: {loss:.10g}, gradientLength: {length:.10g},")
        print("    eigenvalues: [" + ", ".join(f"{v:.8g}" for v in chosen) + f"], stride: {stride},")
        print("    product: [")
        texts = [f"{v:.7g}" for v in product[::stride]]
        for i in range(0, len(texts), 8):
            print("      " + ", ".join(texts[i:i + 8]) + ",")
        print("    ]),")
    print("]")


if __name__ == "__main__":
    main()
