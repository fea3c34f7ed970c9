#!/usr/bin/env python3
"""Trains small networks for images in PyTorch and writes what the tests compare with: as
make_fixtures.py, with twenty steps, the running statistics, and what the network makes of the data
when it no longer trains.

    python3 make_image_fixtures.py        # writes image-*.json beside this file; needs torch
"""
import json
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
STEPS = 20


def numbers(tensor):
    """Floats with enough digits to be read back exactly."""
    return [float(f"{x:.9g}") for x in tensor.detach().reshape(-1).tolist()]


def state(model):
    """Parameters and running statistics, without the number of batches."""
    return {n: numbers(v) for n, v in model.state_dict().items() if v.dtype == torch.float32}


def train(name, model, optimizer, inputs, classes, batch):
    """Goes through the data in order; the last batch of an epoch may be shorter."""
    loss = nn.CrossEntropyLoss()
    fixture = {
        "inputs": numbers(inputs),
        "targets": numbers(classes.float()),
        "batch": batch,
        "before": state(model),
        "losses": [],
    }
    start = 0
    for step in range(STEPS):
        rows = slice(start, start + batch)
        optimizer.zero_grad()
        value = loss(model(inputs[rows]), classes[rows])
        value.backward()
        if step == 0:
            fixture["gradients"] = {n: numbers(p.grad) for n, p in model.named_parameters()}
        optimizer.step()
        fixture["losses"].append(float(f"{value.item():.9g}"))
        start += batch
        if start >= len(inputs):
            start = 0
    fixture["after"] = state(model)
    model.eval()
    fixture["predictions"] = numbers(torch.softmax(model(inputs), 1))
    (HERE / f"image-{name}.json").write_text(json.dumps(fixture) + "\n")


def main():
    torch.set_num_threads(1)

    torch.manual_seed(11)
    inputs = torch.randn(7, 2, 9, 8)
    model = nn.Sequential(
        nn.Conv2d(2, 5, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(5, 9, 3, stride=2, padding=1), nn.Tanh(), nn.Flatten(), nn.Linear(36, 3))
    train("strides", model, torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9),
          inputs, torch.arange(7) % 3, batch=3)

    torch.manual_seed(12)
    inputs = torch.randn(8, 1, 10, 7)
    model = nn.Sequential(
        nn.Conv2d(1, 8, (3, 2), padding=(2, 1)), nn.ReLU(), nn.MaxPool2d(3, stride=2, padding=1),
        nn.Conv2d(8, 16, 3, padding=1, bias=False), nn.ReLU(), nn.AvgPool2d(2),
        nn.AdaptiveMaxPool2d(1), nn.Flatten(), nn.Linear(16, 3))
    train("pools", model, torch.optim.SGD(model.parameters(), lr=0.1),
          inputs, torch.arange(8) % 3, batch=4)

    torch.manual_seed(13)
    inputs = torch.randn(10, 3, 6, 6)
    model = nn.Sequential(
        nn.Conv2d(3, 10, 3, padding=1, bias=False), nn.BatchNorm2d(10), nn.ReLU(),
        nn.Conv2d(10, 6, 2), nn.ReLU(), nn.BatchNorm2d(6),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(6, 5), nn.BatchNorm1d(5), nn.Tanh(),
        nn.Linear(5, 3))
    train("norms", model, torch.optim.SGD(model.parameters(), lr=0.05),
          inputs, torch.arange(10) % 3, batch=4)

    torch.manual_seed(14)
    inputs = torch.randn(6, 1, 12, 12)
    model = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(144, 3))
    train("small-network", model, torch.optim.Adam(model.parameters(), lr=1e-3),
          inputs, torch.arange(6) % 3, batch=4)


if __name__ == "__main__":
    main()
