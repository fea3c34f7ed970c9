#!/usr/bin/env python3
"""Trains embeddings, norms, attention and transformers in PyTorch and writes what the tests
compare with. Everything is computed in float32 and, from the same weights, in float64; what is
written is the latter, and only if the former agrees ten times closer than the tests ask for.

    python3 make_sequence_fixtures.py        # writes *.json beside this file; needs torch
"""
import copy
import json
import pathlib

import torch
from torch import nn

HERE = pathlib.Path(__file__).parent
STEPS = 100
# How far, relative, the losses of the two precisions may be apart: in the first 20 steps, and at
# the end. Gradients are measured by the largest element of each.
EARLY, LATE, GRADIENT = 1e-6, 1e-5, 1e-6


class Positions(nn.Module):
    def __init__(self, times, width):
        super().__init__()
        self.weight = nn.Parameter(0.02 * torch.randn(times, width))

    def forward(self, x):
        return x + self.weight


class Waves(nn.Module):
    def forward(self, x):
        time = torch.arange(x.shape[1], dtype=x.dtype)[:, None]
        column = torch.arange(x.shape[2], dtype=x.dtype)[None]
        angle = time / 10000 ** ((column - column % 2) / x.shape[2])
        return x + torch.where(column % 2 == 0, angle.sin(), angle.cos())


def causal_mask(x):
    return nn.Transformer.generate_square_subsequent_mask(x.shape[1], dtype=x.dtype)


class Attention(nn.MultiheadAttention):
    def __init__(self, width, heads, causal):
        super().__init__(width, heads, batch_first=True)
        self.causal = causal

    def forward(self, x):
        mask = causal_mask(x) if self.causal else None
        return super().forward(x, x, x, attn_mask=mask, need_weights=False)[0]


class Block(nn.TransformerEncoderLayer):
    def __init__(self, width, heads, hidden, causal):
        super().__init__(width, heads, hidden, dropout=0, activation="gelu", batch_first=True,
                         norm_first=True)
        self.causal = causal

    def forward(self, x):
        return super().forward(x, src_mask=causal_mask(x) if self.causal else None)


def stir(model):
    """Moves what PyTorch begins at exactly 0 or 1, so that a mistake there would show."""
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter += 0.1 * torch.randn_like(parameter)


def numbers(tensor):
    """As floats in enough digits to be read back exactly."""
    return [float(f"{x:.9g}") for x in tensor.detach().float().reshape(-1).tolist()]


def run(model, optimizer, inputs, targets, batch):
    """Goes through the data in order; the last batch of an epoch may be shorter."""
    losses, gradients, output, start = [], {}, None, 0
    optimizer = optimizer(model.parameters())
    for step in range(STEPS):
        x, t = inputs[start:start + batch], targets[start:start + batch]
        optimizer.zero_grad()
        y = model(x)
        if t.dtype == torch.long:
            loss = nn.functional.cross_entropy(y.reshape(-1, y.shape[-1]), t.reshape(-1))
        else:
            loss = nn.functional.mse_loss(y, t)
        loss.backward()
        if step == 0:
            output = y.detach()
            gradients = {n: p.grad.clone() for n, p in model.named_parameters()}
        optimizer.step()
        losses.append(loss.item())
        start = (start + batch) % len(inputs) if start + batch < len(inputs) else 0
    return losses, gradients, output


def fixture(name, model, optimizer, inputs, targets, batch):
    stir(model)
    before = {n: numbers(p) for n, p in model.named_parameters()}
    single = run(copy.deepcopy(model), optimizer, inputs, targets, batch)
    exact = lambda x: x.double() if x.is_floating_point() else x
    losses, gradients, output = run(
        copy.deepcopy(model).double(), optimizer, exact(inputs), exact(targets), batch)
    gaps = [abs(a - b) / abs(b) for a, b in zip(single[0], losses)]
    assert max(gaps[:20]) < EARLY and max(gaps) < LATE, (name, max(gaps[:20]), max(gaps))
    for n, gradient in gradients.items():
        gap = (single[1][n] - gradient).abs().max() / gradients[n].abs().max().clamp(min=1e-3)
        assert gap < GRADIENT, (name, n, gap)
    print(f"{name}: {losses[0]:.4f} to {losses[-1]:.4f}, gaps {max(gaps[:20]):.1e} {max(gaps):.1e}")
    (HERE / f"{name}.json").write_text(json.dumps({
        "inputs": numbers(inputs), "targets": numbers(targets), "batch": batch,
        "before": before, "gradients": {n: numbers(g) for n, g in gradients.items()},
        "output": numbers(output), "losses": [float(f"{x:.9g}") for x in losses],
    }) + "\n")


def sentences(count, times, kinds):
    """Tokens of which three in four follow from the one before, and the tokens after them."""
    x = torch.randint(0, kinds, (count, times + 1))
    for t in range(1, times + 1):
        follows = torch.rand(count) < 0.75
        x[:, t] = torch.where(follows, (3 * x[:, t - 1] + 1) % kinds, x[:, t])
    return x[:, :-1].contiguous(), x[:, 1:].contiguous()


def main():
    torch.set_num_threads(1)
    sgd = lambda rate: lambda p: torch.optim.SGD(p, lr=rate)
    adamw = lambda p: torch.optim.AdamW(p, lr=3e-3, weight_decay=0.01)

    torch.manual_seed(1)
    tokens, following = sentences(10, 5, 7)
    fixture("embedding", nn.Sequential(nn.Embedding(7, 6), nn.Linear(6, 7)), sgd(0.5),
            tokens, following, batch=4)

    torch.manual_seed(2)
    inputs = torch.randn(20, 3)
    targets = torch.stack([inputs.sum(1), inputs.prod(1)], 1)
    fixture("layer-norm", nn.Sequential(
        nn.Linear(3, 21), nn.LayerNorm(21), nn.Tanh(), nn.Linear(21, 2)), sgd(0.1),
        inputs, targets, batch=8)

    for seed, name, times, width, heads, causal in [
            (3, "attention", 6, 16, 2, False), (4, "attention-causal", 5, 12, 3, True),
            (5, "attention-long", 35, 16, 1, True)]:
        torch.manual_seed(seed)
        inputs = torch.randn(10, times, width)
        targets = torch.randn(10, times, 3)
        fixture(name, nn.Sequential(Attention(width, heads, causal), nn.Linear(width, 3)),
                sgd(0.2), inputs, targets, batch=4)

    for seed, name, times, width, heads, causal in [
            (6, "transformer", 7, 16, 4, False), (7, "transformer-causal", 18, 24, 3, True)]:
        torch.manual_seed(seed)
        inputs = torch.randn(10, times, width)
        targets = torch.randn(10, times, 3)
        fixture(name, nn.Sequential(Block(width, heads, 20, causal), nn.Linear(width, 3)),
                sgd(0.1), inputs, targets, batch=4)

    torch.manual_seed(8)
    tokens, following = sentences(10, 16, 11)
    fixture("language-model", nn.Sequential(
        nn.Embedding(11, 16), Positions(16, 16), Block(16, 2, 32, True), Block(16, 2, 32, True),
        nn.LayerNorm(16), nn.Linear(16, 11)), adamw, tokens, following, batch=4)

    torch.manual_seed(9)
    tokens, following = sentences(9, 9, 5)
    fixture("waves", nn.Sequential(
        nn.Embedding(5, 8), Waves(), Block(8, 2, 16, True), nn.Linear(8, 5)), adamw,
        tokens, following, batch=3)


if __name__ == "__main__":
    main()
