#!/usr/bin/env python3
"""Trains small networks in PyTorch and writes what the tests compare with: data, first weights,
the loss of each of ten batches before its update, and the weights after them.

    python3 make_fixtures.py        # writes *.json beside this file; needs torch
"""
import json
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
STEPS = 10


def numbers(tensor):
    """Floats with enough digits to be read back exactly."""
    return [float(f"{x:.9g}") for x in tensor.detach().reshape(-1).tolist()]


def parameters(model):
    return {name: numbers(value) for name, value in model.named_parameters()}


def train(name, model, loss, optimizer, inputs, targets, batch):
    """Goes through the data in order; the last batch of an epoch may be shorter."""
    fixture = {
        "inputs": numbers(inputs),
        "targets": numbers(targets.float()),
        "batch": batch,
        "before": parameters(model),
        "losses": [],
    }
    start = 0
    for step in range(STEPS):
        rows = slice(start, start + batch)
        optimizer.zero_grad()
        value = loss(model(inputs[rows]), targets[rows])
        value.backward()
        if step == 0:
            fixture["gradients"] = {n: numbers(p.grad) for n, p in model.named_parameters()}
        optimizer.step()
        fixture["losses"].append(float(f"{value.item():.9g}"))
        start += batch
        if start >= len(inputs):
            start = 0
    fixture["after"] = parameters(model)
    (HERE / f"{name}.json").write_text(json.dumps(fixture, indent=1) + "\n")


def main():
    torch.set_num_threads(1)

    torch.manual_seed(1)
    inputs = torch.randn(23, 2)
    targets = (inputs[:, :1] * inputs[:, 1:] > 0).float()
    model = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
    train("tanh-bce-sgd", model, nn.BCEWithLogitsLoss(),
          torch.optim.SGD(model.parameters(), lr=0.5), inputs, targets, batch=5)

    torch.manual_seed(2)
    inputs = torch.randn(40, 4)
    targets = inputs[:, :3].argmax(1)
    model = nn.Sequential(nn.Linear(4, 6), nn.ReLU(), nn.Linear(6, 3))
    train("relu-ce-adam", model, nn.CrossEntropyLoss(),
          torch.optim.Adam(model.parameters(), lr=0.02), inputs, targets, batch=16)

    torch.manual_seed(3)
    inputs = torch.randn(20, 3)
    targets = torch.stack([inputs.sum(1), inputs.prod(1)], 1)
    model = nn.Sequential(nn.Linear(3, 5), nn.Sigmoid(), nn.Linear(5, 2))
    optimizer = torch.optim.SGD(
        model.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.01)
    train("sigmoid-mse-momentum", model, nn.MSELoss(), optimizer, inputs, targets, batch=8)


if __name__ == "__main__":
    main()
