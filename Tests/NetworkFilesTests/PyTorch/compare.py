#!/usr/bin/env python3
"""Trains the files of ../Networks in PyTorch, and compares.

    compare.py record            makes the data of the networks, first weights (NAME.safetensors)
                                 and a hundred losses (NAME.json)
    compare.py check DESCENT     trains with the program at DESCENT from the same weights, compares
                                 losses and trained weights, and loads those into PyTorch

Needs numpy, pyyaml, safetensors and torch.
"""
import gzip
import json
import math
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy as np
import torch
import torch.nn.functional as F
import yaml
from safetensors.torch import load_file, save_file
from torch import nn

HERE = pathlib.Path(__file__).resolve().parent
NETWORKS = HERE.parent / "Networks"
# Dropout draws random numbers, and no two programs draw the same.
NAMES = sorted(p.stem for p in NETWORKS.glob("*.yaml") if p.stem != "dropout")
torch.set_num_threads(1)


# Layers as a network file names them.

class Recurrent(nn.Module):
    def __new__(cls, kind, width, units, returns, bias):
        base = {"rnn": nn.RNN, "gru": nn.GRU, "lstm": nn.LSTM}[kind]

        class Layer(base):
            def forward(self, x):
                states, _ = super().forward(x)
                return states[:, -1] if returns == "last" else states

        return Layer(width, units, batch_first=True, bias=bias)


def mask(x, causal):
    return nn.Transformer.generate_square_subsequent_mask(x.shape[1]) if causal else None


class Attention(nn.MultiheadAttention):
    def __init__(self, width, heads, causal, bias):
        super().__init__(width, heads, batch_first=True, bias=bias)
        self.causal = causal

    def forward(self, x):
        return super().forward(x, x, x, attn_mask=mask(x, self.causal), need_weights=False)[0]


class Transformer(nn.TransformerEncoderLayer):
    def __init__(self, width, heads, hidden, causal):
        super().__init__(width, heads, hidden, dropout=0, activation="gelu", batch_first=True,
                         norm_first=True)
        self.causal = causal

    def forward(self, x):
        return super().forward(x, src_mask=mask(x, self.causal))


class Positions(nn.Module):
    def __init__(self, kind, time, width):
        super().__init__()
        self.kind = kind
        if kind == "learned":
            self.weight = nn.Parameter(torch.randn(time, width) * 0.02)

    def forward(self, x):
        if self.kind == "learned":
            return x + self.weight
        time, width = x.shape[1:]
        waves = torch.zeros(time, width)
        rate = torch.exp(torch.arange(0, width, 2) * (-math.log(10000) / width))
        angle = torch.arange(time)[:, None] * rate
        waves[:, 0::2], waves[:, 1::2] = torch.sin(angle), torch.cos(angle)[:, : width // 2]
        return x + waves


class Residual(nn.Sequential):
    def forward(self, x):
        return x + super().forward(x)


class Global(nn.Module):
    def __init__(self, pool):
        super().__init__()
        self.pool = pool

    def forward(self, x):
        return x.amax((2, 3)) if self.pool == "max" else x.mean((2, 3))


class Tokens(nn.Embedding):
    def forward(self, x):
        return super().forward(x.long())


def layer(entry, x):
    """The module that an entry of `layers` describes, for an input like x."""
    kind, fields = (entry, None) if isinstance(entry, str) else next(iter(entry.items()))
    f = fields if isinstance(fields, dict) else {}
    bias = f.get("bias", True)
    simple = {
        "relu": nn.ReLU, "gelu": nn.GELU, "silu": nn.SiLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid,
        "flatten": nn.Flatten,
    }
    if kind in simple:
        return simple[kind]()
    if kind == "dense":
        return nn.Linear(x.shape[-1], f.get("units", fields), bias=bias)
    if kind == "leaky-relu":
        return nn.LeakyReLU(fields or 0.01)
    if kind == "softmax":
        return nn.Softmax(-1)
    if kind == "residual":
        return Residual(*modules(fields, x)[0])
    if kind == "conv":
        return nn.Conv2d(x.shape[1], f["channels"], f["kernel"], f.get("stride", 1),
                         f.get("padding", 0), bias=bias)
    if kind in ("max-pool", "average-pool"):
        pool = nn.MaxPool2d if kind == "max-pool" else nn.AvgPool2d
        return pool(f.get("kernel", fields), f.get("stride"), f.get("padding", 0))
    if kind in ("global-max-pool", "global-average-pool"):
        return Global(kind.split("-")[1])
    if kind == "batch-norm":
        return nn.BatchNorm2d(x.shape[1])
    if kind == "layer-norm":
        return nn.LayerNorm(x.shape[-1], bias=bias)
    if kind in ("rnn", "gru", "lstm"):
        units = f.get("units", fields)
        return Recurrent(kind, x.shape[-1], units, f.get("return", "sequence"), bias)
    if kind == "embedding":
        return Tokens(f["tokens"], f["width"])
    if kind == "positions":
        return Positions(fields, x.shape[1], x.shape[2])
    if kind == "attention":
        return Attention(x.shape[-1], f["heads"], f.get("causal", False), bias)
    if kind == "transformer":
        return Transformer(x.shape[-1], f["heads"], f["hidden"], f.get("causal", False))
    raise ValueError(kind)


def modules(entries, x):
    made = []
    for entry in entries:
        made.append(layer(entry, x))
        with torch.no_grad():
            x = made[-1](x)
    return made, x


# Data, losses, optimizers and schedules.

def examples(data, target):
    """Inputs and targets of all examples."""
    if isinstance(data, str):
        rows = np.genfromtxt(NETWORKS / data, delimiter=",", names=True)
        inputs = [name for name in rows.dtype.names if name != target]
        return np.stack([rows[name] for name in inputs], 1), rows[target]
    if "text" in data:
        text = (NETWORKS / data["text"]).read_text()
        alphabet = sorted(set(text))
        tokens = np.array([alphabet.index(c) for c in text])
        context = data["context"]
        count = (len(tokens) - 1) // context
        return (tokens[: count * context].reshape(count, context),
                tokens[1 : count * context + 1].reshape(count, context))
    if "images" in data:
        def idx(path):
            raw = gzip.decompress((NETWORKS / path).read_bytes())
            shape = struct.unpack(f">{raw[3]}I", raw[4 : 4 + 4 * raw[3]])
            return np.frombuffer(raw[4 + 4 * raw[3] :], "uint8").reshape(shape)
        return idx(data["images"])[:, None] / 255, idx(data["labels"])
    return np.load(NETWORKS / data["inputs"]), np.load(NETWORKS / data["targets"])


def loss_of(name, output, target):
    if name == "cross-entropy":
        classes = output.shape[-1]
        return F.cross_entropy(output.reshape(-1, classes), target.reshape(-1).long())
    target = target.reshape(output.shape).float()
    return {
        "mean-squared": F.mse_loss, "mean-absolute": F.l1_loss,
        "binary-cross-entropy": F.binary_cross_entropy_with_logits,
        "half-mean-squared": lambda o, t: F.mse_loss(o, t) / 2,
        "negative-log-likelihood": F.binary_cross_entropy,
    }[name](output, target)


def optimizer_of(setting, parameters):
    name, f = (setting, {}) if isinstance(setting, str) else next(iter(setting.items()))
    names = {"rate": "lr", "decay": "weight_decay", "epsilon": "eps"}
    options = {names.get(key, key): value for key, value in f.items()}
    made = {
        "sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW,
        "rmsprop": torch.optim.RMSprop,
    }[name]
    return made(parameters, **options)


def schedule_of(setting, optimizer, steps):
    kind, f = ("constant", {}) if not setting else next(iter(setting.items()))

    def share(step):
        if kind == "step":
            return f.get("factor", 0.1) ** (step // f["every"])
        if kind == "cosine":
            warmup = f.get("warmup", 0)
            if step < warmup:
                return step / warmup
            return (1 + math.cos(math.pi * (step - warmup) / (steps - warmup))) / 2
        return 1

    return torch.optim.lr_scheduler.LambdaLR(optimizer, share)


class Network:
    """A network file with its data, as PyTorch sees it."""

    def __init__(self, name):
        self.name = name
        self.file = yaml.safe_load((NETWORKS / f"{name}.yaml").read_text())
        x, y = examples(self.file["data"], self.file.get("target"))
        self.x, self.y = torch.tensor(np.asarray(x, "f4")), torch.tensor(np.asarray(y, "f4"))
        share = self.file.get("split", {"train": 0.6, "validation": 0.2})
        self.train_count = round(len(self.x) * share["train"])
        self.test_start = round(len(self.x) * (share["train"] + share.get("validation", 0)))
        torch.manual_seed(1)
        self.model = nn.Sequential(*modules(self.file["layers"], self.x[:2])[0])
        # Looking for shapes has moved the running means.
        for module in self.model.modules():
            if isinstance(module, nn.BatchNorm2d):
                module.reset_running_stats()

    def train(self):
        """The loss of each batch, before its update."""
        model, file = self.model.train(), self.file
        optimizer = optimizer_of(file["optimizer"], model.parameters())
        schedule = schedule_of(file.get("schedule"), optimizer, file["steps"])
        losses = []
        start = 0
        for _ in range(file["steps"]):
            end = min(start + file["batch"], self.train_count)
            optimizer.zero_grad()
            loss = loss_of(file["loss"], model(self.x[start:end]), self.y[start:end])
            loss.backward()
            if "clip" in file:
                nn.utils.clip_grad_norm_(model.parameters(), file["clip"])
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
            start = end % self.train_count
        return losses

    def test_loss(self):
        with torch.no_grad():
            output = self.model.eval()(self.x[self.test_start :])
            return loss_of(self.file["loss"], output, self.y[self.test_start :]).item()


def make_data():
    """Data of a size that fits a repository; every network finds something in it."""
    r = np.random.default_rng(1)

    def idx(a):
        return struct.pack(f">BBBB{a.ndim}I", 0, 0, 8, a.ndim, *a.shape) + a.astype("u1").tobytes()

    def save(name, array):
        np.save(NETWORKS / name, array)

    x = r.uniform(-1, 1, (60, 2)).round(3)
    lines = [f"{a},{int(a * a + b * b < 0.5)},{b}" for a, b in x]
    (NETWORKS / "points.csv").write_text("\n".join(["x,inside,y"] + lines) + "\n")
    x = r.normal(size=(80, 4)).astype("f4")
    save("rows-x.npy", x)
    save("rows-y.npy", np.stack([x[:, 0] * x[:, 1], np.sin(x[:, 2]) + 0.3 * x[:, 3]], 1))
    labels, images = r.integers(0, 3, 60), r.integers(0, 90, (60, 9, 10))
    for i, label in enumerate(labels):
        images[i, label * 3 : label * 3 + 3] += 140
    (NETWORKS / "images.idx3.gz").write_bytes(gzip.compress(idx(images), 9, mtime=0))
    (NETWORKS / "labels.idx1.gz").write_bytes(gzip.compress(idx(labels), 9, mtime=0))
    classes, pixels = r.integers(0, 2, 60), r.normal(size=(60, 2, 7, 6))
    pixels[np.arange(60), classes, 2:5, 1:4] += 1.5
    save("colours-x.npy", pixels.astype("f4"))
    save("colours-y.npy", classes.astype("i8"))
    phase, time = r.uniform(0, 6, (60, 1)), np.arange(10)
    wave = np.sin(phase + time * 0.6)
    save("waves-x.npy", np.stack([wave[:, :9], np.cos(phase + time * 0.3)[:, :9]], 2))
    save("waves-y.npy", wave[:, 9])
    tokens = r.integers(0, 7, (60, 8))
    targets = (tokens + np.roll(tokens, 1, 1)) % 7
    targets[:, 0] = -100
    targets[r.random(targets.shape) < 0.1] = -100
    save("tokens-x.npy", tokens.astype("i4"))
    save("tokens-y.npy", targets.astype("i8"))


def record():
    make_data()
    for name in NAMES:
        network = Network(name)
        save_file({k: v.contiguous() for k, v in network.model.state_dict().items()},
                  HERE / f"{name}.safetensors")
        losses = network.train()
        (HERE / f"{name}.json").write_text(
            json.dumps({"losses": losses, "testLoss": network.test_loss()}) + "\n")
        print(f"{name:12} {losses[0]:.6f} → {losses[-1]:.6f}")


def check(descent):
    print(f"{'network':12} {'losses':>9} {'weights':>9} {'test loss':>9}   greatest differences")
    for name in NAMES:
        network = Network(name)
        first = network.model.state_dict()
        with tempfile.TemporaryDirectory() as folder:
            begin, end = f"{folder}/begin.safetensors", f"{folder}/end.safetensors"
            save_file({k: v.contiguous() for k, v in first.items()}, begin)
            output = subprocess.run(
                [descent, "train", NETWORKS / f"{name}.yaml", "--init", begin, "--save", end,
                 "--log", "-"], check=True, capture_output=True, text=True).stdout
            lines = [json.loads(line) for line in output.splitlines()]
            saved = load_file(end)
        losses = network.train()
        trained = network.model.state_dict()
        difference = max(abs(a - b["loss"]) for a, b in zip(losses, lines, strict=False))
        assert len(lines) == len(losses) + 1, (len(lines), len(losses))
        weights = max((trained[key] - value).abs().max().item() for key, value in saved.items())
        missing = [k for k in trained if k not in saved and not k.endswith("num_batches_tracked")]
        assert not missing, missing
        # What this program has saved must be the same network in PyTorch.
        network.model.load_state_dict(saved, strict=not any("running" in k for k in saved))
        test = abs(network.test_loss() - lines[-1]["test_loss"])
        print(f"{name:12} {difference:9.1e} {weights:9.1e} {test:9.1e}")


if __name__ == "__main__":
    if sys.argv[1:] == ["record"]:
        record()
    elif sys.argv[1:2] == ["check"] and len(sys.argv) == 3:
        check(sys.argv[2])
    else:
        sys.exit(__doc__)
