#!/usr/bin/env python3
"""Trains one small network after the other in PyTorch, each with another optimizer, loss, layer,
schedule or limit, and writes what the tests compare with.

    python3 make_training_fixtures.py        # writes training.json beside this file; needs torch
"""
import json
import math
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
STEPS = 20


def numbers(tensor, digits=9):
    """With enough digits for floats to be read back exactly."""
    return [float(f"{x:.{digits}g}") for x in tensor.detach().reshape(-1).tolist()]


def parameters(model):
    return {name: numbers(value) for name, value in model.named_parameters()}


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


def data(kind):
    torch.manual_seed(11)
    if kind == "values":
        inputs = torch.randn(18, 3)
        return inputs, torch.stack([inputs.sum(1), inputs.prod(1)], 1)
    if kind == "bits":
        inputs = torch.randn(18, 3)
        return inputs, (torch.stack([inputs.sum(1), inputs.prod(1)], 1) > 0).float()
    if kind == "classes":
        inputs = torch.randn(18, 3)
        return inputs, inputs.argmax(1)
    if kind == "sequences":
        inputs = torch.randn(18, 4, 3)
        targets = inputs.argmax(2)
        targets[torch.rand(18, 4) < 0.3] = -100
        return inputs, targets
    if kind == "grids":
        inputs = torch.randn(18, 2, 3)
        return inputs, torch.stack([inputs.sum((1, 2)), inputs.prod(2).sum(1)], 1)
    raise ValueError(kind)


def per_row(loss):
    """Of outputs [batch, time, classes]: the last axis is the one of the classes."""
    return lambda x, t: loss(x.reshape(-1, x.shape[-1]), t.reshape(-1))


def case(kind="values", activation=None, loss=None, optimizer=None, schedule=None, clip=None,
         layers=None, l1=0):
    inputs, targets = data(kind)
    torch.manual_seed(12)
    outputs = 2 if kind in ("values", "bits", "grids") else 3
    model = nn.Sequential(*(
        layers() if layers else [nn.Linear(3, 7), activation or nn.Tanh(), nn.Linear(7, outputs)]))
    loss = loss or nn.MSELoss()
    optimizer = (optimizer or (lambda p: torch.optim.SGD(p, lr=0.1)))(model.parameters())
    scheduler = schedule(optimizer) if schedule else None
    result = {"data": kind, "before": parameters(model), "losses": []}
    start = 0
    for step in range(STEPS):
        rows = slice(start, start + 5)
        optimizer.zero_grad()
        value = loss(model(inputs[rows]), targets[rows])
        value.backward()
        if step == 0:
            result["gradients"] = {n: numbers(p.grad) for n, p in model.named_parameters()}
        if l1:
            (l1 * sum(p.abs().sum() for p in model.parameters())).backward()
        if clip:
            norm = nn.utils.clip_grad_norm_(model.parameters(), clip)
            result.setdefault("norms", []).append(numbers(norm)[0])
        if scheduler:
            result.setdefault("rates", []).append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if scheduler:
            scheduler.step()
        result["losses"].append(numbers(value)[0])
        start = start + 5 if start + 5 < len(inputs) else 0
    result["after"] = parameters(model)
    return result


def warm_cosine(warmup):
    def factor(step):
        if step < warmup:
            return step / warmup
        return (1 + math.cos(math.pi * (step - warmup) / (STEPS - warmup))) / 2
    return factor


def functions():
    """Values and slopes in double precision."""
    x = torch.cat([torch.linspace(-9, 9, 37), torch.tensor([-20.0, -1e-3, 1e-3, 20.0])]).double()
    result = {"x": numbers(x, 17)}
    for name, function in [
        ("relu", nn.ReLU()), ("leaky-relu", nn.LeakyReLU()), ("gelu", nn.GELU()),
        ("silu", nn.SiLU()), ("tanh", nn.Tanh()), ("sigmoid", nn.Sigmoid()),
    ]:
        at = x.clone().requires_grad_()
        y = function(at)
        y.sum().backward()
        result[name] = {"values": numbers(y, 17), "slopes": numbers(at.grad, 17)}
    return result


def main():
    torch.set_num_threads(1)
    optim = torch.optim
    cases = {
        "sgd": case(optimizer=lambda p: optim.SGD(p, lr=0.1, weight_decay=0.02)),
        "momentum": case(optimizer=lambda p: optim.SGD(p, lr=0.05, momentum=0.9)),
        "nesterov": case(optimizer=lambda p: optim.SGD(
            p, lr=0.05, momentum=0.9, nesterov=True, weight_decay=0.02)),
        "adam": case(optimizer=lambda p: optim.Adam(p)),
        "adam-decay": case(optimizer=lambda p: optim.Adam(
            p, lr=0.01, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1)),
        "adamw": case(optimizer=lambda p: optim.AdamW(p)),
        "adamw-decay": case(optimizer=lambda p: optim.AdamW(p, lr=0.01, weight_decay=0.5)),
        "rmsprop": case(optimizer=lambda p: optim.RMSprop(p)),
        "rmsprop-centered": case(optimizer=lambda p: optim.RMSprop(
            p, lr=0.005, centered=True, weight_decay=0.02)),
        "rmsprop-momentum": case(optimizer=lambda p: optim.RMSprop(
            p, lr=0.002, alpha=0.9, momentum=0.8)),
        "rmsprop-all": case(optimizer=lambda p: optim.RMSprop(
            p, lr=0.002, alpha=0.9, eps=1e-5, momentum=0.8, centered=True)),
        "squared-error": case(loss=nn.MSELoss()),
        "absolute-error": case(loss=nn.L1Loss()),
        "binary-cross-entropy": case("bits", loss=nn.BCEWithLogitsLoss()),
        "cross-entropy": case("classes", loss=nn.CrossEntropyLoss()),
        "cross-entropy-ignoring": case("sequences", loss=per_row(nn.CrossEntropyLoss())),
        "relu": case(activation=nn.ReLU()),
        "leaky-relu": case(activation=nn.LeakyReLU()),
        "leaky-relu-0.3": case(activation=nn.LeakyReLU(0.3)),
        "gelu": case(activation=nn.GELU()),
        "silu": case(activation=nn.SiLU()),
        "sigmoid": case(activation=nn.Sigmoid()),
        "softmax": case(activation=nn.Softmax(dim=-1)),
        "step-schedule": case(schedule=lambda o: optim.lr_scheduler.StepLR(o, 6, gamma=0.5)),
        "cosine-schedule": case(schedule=lambda o: optim.lr_scheduler.CosineAnnealingLR(
            o, STEPS, eta_min=0.01)),
        "warm-schedule": case(
            optimizer=lambda p: optim.AdamW(p, lr=0.02),
            schedule=lambda o: optim.lr_scheduler.LambdaLR(o, warm_cosine(5))),
        "clip": case(clip=0.4),
        "clip-adam": case(optimizer=lambda p: optim.Adam(p, lr=0.01), clip=0.4),
        "l1": case(l1=0.02),
        "l1-clip-adam": case(optimizer=lambda p: optim.Adam(p, lr=0.01), clip=0.4, l1=0.05),
        "residual": case(layers=lambda: [
            nn.Linear(3, 7), Residual(nn.Tanh(), nn.Linear(7, 7), nn.GELU()),
            Residual(nn.Linear(7, 4), Residual(nn.Tanh()), nn.Linear(4, 7)), nn.Linear(7, 2)]),
        "flatten": case("grids", layers=lambda: [nn.Flatten(), nn.Linear(6, 7), nn.SiLU(),
                                                 nn.Linear(7, 2)]),
    }
    kinds = sorted({c["data"] for c in cases.values()})
    result = {
        "data": {k: dict(zip(("inputs", "targets"), map(numbers, data(k)))) for k in kinds},
        "functions": functions(),
        "cases": cases,
    }
    (HERE / "training.json").write_text(json.dumps(result, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
