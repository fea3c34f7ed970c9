#!/usr/bin/env python3
"""Trains small recurrent networks in PyTorch and writes what the tests compare with: data, first
weights, the states and gradients of the first batch, the loss of each of twenty batches before its
update, and the weights after them.

A case counts only if PyTorch in double precision finds the same losses ten times closer than the
tests ask for; the script stops otherwise.

    python3 make_recurrent_fixtures.py        # writes recurrent-*.json beside this file; needs torch
"""
import copy
import json
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
STEPS, COUNT, BATCH, TIME, WIDTH = 20, 22, 6, 7, 5
# What the tests allow a loss to differ by, as a share of it.
TOLERANCE = 1e-5
KINDS = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}


def numbers(tensor):
    """Floats with enough digits to be read back exactly."""
    return [float(f"{x:.9g}") for x in tensor.detach().reshape(-1).tolist()]


class Sequence(nn.Module):
    """Two layers that pass on all their states, and a dense one for each time step."""

    def __init__(self, kind):
        super().__init__()
        self.add_module("0", KINDS[kind](WIDTH, 11, batch_first=True))
        self.add_module("1", KINDS[kind](11, 8, batch_first=True))
        self.add_module("2", nn.Linear(8, 2))

    def forward(self, x):
        self.states = self.get_submodule("0")(x)[0]
        return self.get_submodule("2")(self.get_submodule("1")(self.states)[0])


class Last(nn.Module):
    """One layer without biases that passes on its last state, and a dense one."""

    def __init__(self, kind):
        super().__init__()
        self.add_module("0", KINDS[kind](WIDTH, 16, batch_first=True, bias=False))
        self.add_module("1", nn.Linear(16, 3))

    def forward(self, x):
        self.states = self.get_submodule("0")(x)[0]
        return self.get_submodule("1")(self.states[:, -1])


def train(model, loss, optimizer, inputs, targets):
    """Goes through the data in order; the last batch of an epoch is shorter."""
    fixture = {"batch": BATCH, "losses": []}
    start = 0
    for step in range(STEPS):
        rows = slice(start, start + BATCH)
        optimizer.zero_grad()
        value = loss(model(inputs[rows]), targets[rows])
        value.backward()
        if step == 0:
            fixture["states"] = numbers(model.states)
            fixture["gradients"] = {n: numbers(p.grad) for n, p in model.named_parameters()}
        optimizer.step()
        fixture["losses"].append(float(f"{value.item():.9g}"))
        start += BATCH
        if start >= len(inputs):
            start = 0
    return fixture


def write(name, model, loss, optimizer, inputs, targets):
    precise = copy.deepcopy(model).double()
    fixture = {
        "inputs": numbers(inputs),
        "targets": numbers(targets.float()),
        "before": {n: numbers(p) for n, p in model.named_parameters()},
    }
    fixture |= train(model, loss, optimizer(model), inputs, targets)
    fixture["after"] = {n: numbers(p) for n, p in model.named_parameters()}
    exact = train(
        precise, loss, optimizer(precise), inputs.double(),
        targets.double() if targets.is_floating_point() else targets)
    error = max(abs(a - b) / abs(b) for a, b in zip(fixture["losses"], exact["losses"]))
    assert error < TOLERANCE / 10, f"{name}: single and double precision are {error} apart"
    print(f"{name}: {error:.1e} from double precision")
    (HERE / f"recurrent-{name}.json").write_text(json.dumps(fixture) + "\n")


def main():
    torch.set_num_threads(1)
    for seed, kind in enumerate(KINDS):
        torch.manual_seed(10 + seed)
        inputs = torch.randn(COUNT, TIME, WIDTH)
        sums = inputs.cumsum(1)
        targets = torch.stack([sums[..., 0].tanh(), inputs[..., 1].roll(1, 1)], 2)
        write(f"{kind}-sequence", Sequence(kind), nn.MSELoss(),
              lambda model: torch.optim.Adam(model.parameters(), lr=0.01), inputs, targets)
        targets = sums[:, -1, :3].argmax(1)
        write(f"{kind}-last", Last(kind), nn.CrossEntropyLoss(),
              lambda model: torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9),
              inputs, targets)


if __name__ == "__main__":
    main()
