#!/usr/bin/env python3
"""Measures the workloads of descent-bench in PyTorch, beside it and in turn with it:

    descent-bench --table --threads 1,2 --beside "python3 Tests/PyTorch/bench.py"

Reads lines NAME THREADS STEPS and answers each with the microseconds a step took. Needs torch.
"""
import sys
import time

import torch
import torch.nn.functional as F
from torch import nn


class Recurrent(nn.Module):
    def __init__(self, layer, units, symbols=30, width=32):
        super().__init__()
        self.embedding = nn.Embedding(symbols, width)
        self.memory = layer(width, units, batch_first=True)
        self.output = nn.Linear(units, symbols)

    def forward(self, x):
        hidden, _ = self.memory(self.embedding(x))
        return self.output(hidden)


class Block(nn.Module):
    """Pre-norm, with PyTorch's fused attention: faster than its own encoder layer in training."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.in_proj, self.out_proj = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.linear1, self.linear2 = nn.Linear(width, 4 * width), nn.Linear(4 * width, width)

    def forward(self, x):
        batch, time_steps, width = x.shape
        parts = self.in_proj(self.norm1(x)).split(width, 2)
        q, k, v = [
            part.view(batch, time_steps, self.heads, width // self.heads).transpose(1, 2)
            for part in parts
        ]
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + self.out_proj(mixed.transpose(1, 2).reshape(batch, time_steps, width))
        return x + self.linear2(F.gelu(self.linear1(self.norm2(x))))


class LanguageModel(nn.Module):
    def __init__(self, blocks, width, heads, context, symbols=65):
        super().__init__()
        self.embedding = nn.Embedding(symbols, width)
        self.positions = nn.Parameter(torch.randn(context, width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(blocks))
        self.norm, self.output = nn.LayerNorm(width), nn.Linear(width, symbols)

    def forward(self, x):
        x = self.embedding(x) + self.positions
        for block in self.blocks:
            x = block(x)
        return self.output(self.norm(x))


def spiral(batch):
    count = 16 * batch
    y = torch.arange(count) % 2
    radius = torch.rand(count)
    angle = (radius * 3 + y) * torch.pi
    x = torch.stack([radius * torch.cos(angle), radius * torch.sin(angle)], 1)
    x = x + 0.02 * torch.randn(count, 2)
    return list(zip(x.split(batch), y.float().unsqueeze(1).split(batch)))


def pictures(batch, batches, *shape):
    prototypes = torch.rand(10, *shape)
    made = []
    for _ in range(batches):
        y = torch.randint(0, 10, (batch,))
        made.append((prototypes[y] + 0.3 * torch.randn(batch, *shape), y))
    return made


def sequences(batch, length, symbols):
    x = torch.randint(0, symbols, (8, batch, length + 1))
    for t in range(1, length + 1):
        follows = torch.rand(8, batch) < 0.75
        x[:, :, t] = torch.where(follows, (3 * x[:, :, t - 1] + 1) % symbols, x[:, :, t])
    return [(b[:, :-1].contiguous(), b[:, 1:].contiguous()) for b in x]


def convolutional(first, second, kernel, hidden):
    padding = kernel // 2
    layers = [
        nn.Conv2d(1, first, kernel, padding=padding), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(first, second, kernel, padding=padding), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(),
    ]
    size = second * 49
    if hidden:
        layers += [nn.Linear(size, hidden), nn.ReLU()]
        size = hidden
    return nn.Sequential(*layers, nn.Linear(size, 10))


def per_token(outputs, targets):
    return F.cross_entropy(outputs.flatten(0, 1), targets.flatten())


def spiral_network():
    return nn.Sequential(
        nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 8), nn.Tanh(), nn.Linear(8, 1))


def sgd(parameters):
    return torch.optim.SGD(parameters, lr=0.1)


def adam(parameters):
    return torch.optim.Adam(parameters, lr=1e-3)


def adamw(parameters):
    return torch.optim.AdamW(parameters, lr=1e-3, weight_decay=0.01)


BINARY, CLASSES = F.binary_cross_entropy_with_logits, F.cross_entropy
WORKLOADS = {
    "mlp_spiral_b10": lambda: (spiral_network(), BINARY, spiral(10), sgd),
    "mlp_spiral_b32": lambda: (spiral_network(), BINARY, spiral(32), sgd),
    "mlp_digits": lambda: (
        nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10)), CLASSES,
        pictures(32, 16, 64), adam),
    "cnn_small": lambda: (convolutional(8, 16, 3, 0), CLASSES, pictures(32, 8, 1, 28, 28), adam),
    "lenet": lambda: (convolutional(32, 64, 5, 128), CLASSES, pictures(64, 8, 1, 28, 28), adam),
    "rnn_tanh64": lambda: (Recurrent(nn.RNN, 64), per_token, sequences(32, 32, 30), adam),
    "lstm128": lambda: (Recurrent(nn.LSTM, 128), per_token, sequences(32, 32, 30), adam),
    "gpt_tiny": lambda: (LanguageModel(2, 32, 4, 32), per_token, sequences(16, 32, 65), adamw),
    "gpt_small": lambda: (LanguageModel(4, 128, 4, 64), per_token, sequences(16, 64, 65), adamw),
}


def stepper(name):
    torch.manual_seed(1)
    model, loss, batches, make_optimizer = WORKLOADS[name]()
    optimizer = make_optimizer(model.parameters())
    count = 0

    def step():
        nonlocal count
        x, y = batches[count % len(batches)]
        count += 1
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()

    return step


def main():
    steppers = {}
    for line in sys.stdin:
        name, threads, steps = line.split()
        torch.set_num_threads(int(threads))
        if name not in steppers:
            steppers[name] = stepper(name)
        step = steppers[name]
        start = time.perf_counter()
        for _ in range(int(steps)):
            step()
        print((time.perf_counter() - start) / int(steps) * 1e6, flush=True)


if __name__ == "__main__":
    main()
