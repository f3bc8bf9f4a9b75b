"""Write a trained tagger as ONNX: python -m training.export WEIGHTS.pt --out DIR.

Built by hand from fused operators. int8: weights per column, activations per call, word table per
row; sums, norms and softmax stay float. DIR/fp32 holds the same in full precision.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.data import FLAT, ROLE
from training.model import HEADS, IMPOSSIBLE, PARTS, Tagger
from training.train import FOLDER, open_tokenizer

MS = "com.microsoft"
EPSILON = 1e-12


class Builder:
    """Collects nodes and weights of one graph."""

    def __init__(self, quantised: bool, bits: int = 8) -> None:
        self.quantised = quantised
        self.top = 2 ** (bits - 1) - 1
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, value: np.ndarray) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self, op: str, inputs: list[str], name: str, domain: str = "", **attributes: object
    ) -> str:
        self.nodes.append(
            helper.make_node(op, inputs, [name], name=name, domain=domain, **attributes)
        )
        return name

    def scaled(self, matrix: np.ndarray, axis: int) -> tuple[np.ndarray, np.ndarray]:
        scale = np.maximum(np.abs(matrix).max(axis, keepdims=True), 1e-8) / self.top
        return np.clip(np.round(matrix / scale), -self.top, self.top).astype(np.int8), scale.astype(
            np.float32
        )

    def linear(
        self, x: str, name: str, matrix: np.ndarray, bias: np.ndarray | None, keep: bool = False
    ) -> str:
        """x @ matrix.T + bias."""
        if self.quantised and not keep:
            values, scale = self.scaled(matrix.T, 0)
            inputs = [x, self.weight(name + ".w", values), self.weight(name + ".s", scale[0]), ""]
            if bias is not None:
                inputs.append(self.weight(name + ".b", bias))
            return self.add("DynamicQuantizeMatMul", inputs, name, MS)
        y = self.add(
            "MatMul",
            [x, self.weight(name + ".w", matrix.T)],
            name + (".mm" if bias is not None else ""),
        )
        return y if bias is None else self.add("Add", [y, self.weight(name + ".b", bias)], name)

    def norm(self, x: str, y: str | None, name: str, w: dict[str, np.ndarray]) -> str:
        """Layer norm of x + y. As an instance norm of each row: onnxruntime's layer norms take five
        times as long."""
        both = self.add("Add", [x, y], name + ".sum") if y is not None else x
        inputs = [both, "ones", "zeros"]
        unit = self.add("InstanceNormalization", inputs, name + ".unit", epsilon=EPSILON)
        wide = self.add("Mul", [unit, self.weight(name + ".w", w[name + ".weight"])], name + ".m")
        return self.add("Add", [wide, self.weight(name + ".b", w[name + ".bias"])], name)


def build(
    model: Tagger, quantised: bool, bits: int = 8, keep_projection: bool = False
) -> onnx.ModelProto:
    """The graph ids, features (1, n) -> projected (n, size)."""
    g = Builder(quantised, bits)
    w = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    if quantised:
        table, scale = g.scaled(w["word.weight"], 1)
        rows = g.add("Gather", [g.weight("word", table), "ids"], "word.rows")
        rows = g.add("Cast", [rows], "word.float", to=TensorProto.FLOAT)
        rows = g.add(
            "Mul",
            [rows, g.add("Gather", [g.weight("word.s", scale), "ids"], "word.scale")],
            "word.real",
        )
    else:
        rows = g.add("Gather", [g.weight("word", w["word.weight"]), "ids"], "word.rows")
    length = g.add("Shape", ["ids"], "length", start=1, end=2)
    zero = g.weight("zero", np.array([0], np.int64))
    position = g.add(
        "Slice", [g.weight("position", w["position.weight"]), zero, length, zero], "position.rows"
    )
    i = np.arange(24)
    features = (
        w["quote.weight"][i % 4] + w["case.weight"][i // 4 % 3] + w["opening.weight"][i // 12]
    )
    x = g.add("Add", [rows, position], "embedded.1")
    x = g.add(
        "Add",
        [x, g.add("Gather", [g.weight("features.table", features), "features"], "features.rows")],
        "embedded.2",
    )
    filled = lambda name, value: g.add(
        "ConstantOfShape",
        ["length"],
        name,
        value=helper.make_tensor(name, TensorProto.FLOAT, [1], [value]),
    )
    filled("ones", 1.0), filled("zeros", 0.0)
    x = g.norm(x, None, "norm", w)
    split = g.weight("thirds", np.array([384, 384, 384], np.int64))
    for k in range(6):
        p = f"layers.{k}."
        qkv = g.linear(x, p + "qkv", w[p + "qkv.weight"], w[p + "qkv.bias"])
        names = [p + c for c in "qkv"]
        names = [n + "_" for n in names]
        g.nodes.append(helper.make_node("Split", [qkv, split], names, name=p + "split", axis=-1))
        mixed = g.add("MultiHeadAttention", names, p + "mixed", MS, num_heads=HEADS)
        y = g.linear(mixed, p + "out", w[p + "out.weight"], w[p + "out.bias"])
        x = g.norm(x, y, p + "norm1", w)
        y = g.linear(x, p + "up", w[p + "up.weight"], None)
        y = g.add("BiasGelu", [y, g.weight(p + "gb", w[p + "up.bias"])], p + "gelu", MS)
        y = g.linear(y, p + "down", w[p + "down.weight"], w[p + "down.bias"])
        x = g.norm(x, y, p + "norm2", w)
    x = g.linear(x, "project", w["project.weight"], w["project.bias"], keep_projection)
    g.add("Squeeze", [x, zero], "projected")
    graph = helper.make_graph(
        g.nodes,
        "tagger",
        [
            helper.make_tensor_value_info(n, TensorProto.INT64, [1, "n"])
            for n in ("ids", "features")
        ],
        [
            helper.make_tensor_value_info(
                "projected", TensorProto.FLOAT, ["n", sum(n for _, n in PARTS)]
            )
        ],
        g.weights,
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)], ir_version=8
    )


def head_weights(model: Tagger) -> dict[str, np.ndarray]:
    get = lambda t: t.detach().float().numpy()
    return {
        "distance": get(model.distance.weight),
        "paragraph": get(model.paragraph.weight),
        "sentence": get(model.sentence.weight),
        "role_weight": get(model.role.weight),
        "role_bias": get(model.role.bias),
        "match": get(model.match),
        "transition": get(model.transition)
        + np.where(get(model.forbidden) < 0, np.float32(IMPOSSIBLE), np.float32(0)),
        "length": get(model.length.weight),
        "extent_weight": get(model.extent.weight)[0],
        "extent_bias": get(model.extent.bias)[0],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+", help="several are averaged")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--limit", type=int, default=384)
    parser.add_argument("--context", type=int, default=32)
    parser.add_argument("--version", default="2")
    parser.add_argument(
        "--keep-projection", action="store_true", help="the last projection stays float32"
    )
    parser.add_argument("--bits", type=int, default=8)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    stored = [torch.load(p) for p in args.weights]
    model = Tagger()
    model.load_state_dict({k: sum(s[k] for s in stored) / len(stored) for k in stored[0]})
    model.eval()
    for folder, quantised in ((args.out, True), (args.out / "fp32", False)):
        folder.mkdir(parents=True, exist_ok=True)
        onnx.save(build(model, quantised, args.bits, args.keep_projection), folder / "model.onnx")
        np.savez(folder / "heads.npz", **head_weights(model))
        open_tokenizer(FOLDER / "tokenizer.json").save(str(folder / "tokenizer.json"))
        write_config(folder, args)
        print({f.name: f.stat().st_size for f in folder.iterdir()})


def write_config(folder: Path, args: argparse.Namespace) -> None:
    """Write what goes with the weights; calibrate.py puts in the confidence."""
    at, parts = 0, {}
    for name, n in PARTS:
        parts[name] = [at, at + n]
        at += n
    files = ("model.onnx", "heads.npz", "tokenizer.json")
    config = {
        "threshold": 0.35,
        "confidence": [1.0] + [0.0] * 11,
        "version": args.version,
        "limit": args.limit,
        "context": args.context,
        "parts": parts,
        "labels": {"flat": FLAT, "role": ROLE},
        "sha256": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in files},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n")


if __name__ == "__main__":
    main()
