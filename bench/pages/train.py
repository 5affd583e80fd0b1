"""Learns from real pages which of their blocks are content, and writes the trees that the capture reads pages by.

    ASIDE_PAGES=../shared/pages node bench/pages/read-blocks.ts /tmp/blocks.jsonl
    pip install lightgbm==4.7.0 numpy rapidfuzz==3.14.5
    python bench/pages/train.py /tmp/blocks.jsonl                 # prints cross-validated scores, by page, five parts
    python bench/pages/train.py /tmp/blocks.jsonl --write         # learns from all pages, writes block-model.ts

A block counts as content by the share of its words that the reference text has, in order. Nothing else of the reference is
used, and no page's own trees ever rate it in the scores that are printed.
"""

import hashlib
import json
import re
import sys
from base64 import b64decode
from collections import Counter, defaultdict
from pathlib import Path

import lightgbm
import numpy as np
from rapidfuzz.distance import LCSseq

MODEL = Path(__file__).parent.parent.parent / "sidebar/pages/content/block-model.ts"
PARTS = 5
ROUNDS = 160
FEATURES = 88
SEED = 7
PARAMETERS = dict(
    objective="cross_entropy",
    learning_rate=0.07,
    num_leaves=16,
    min_data_in_leaf=40,
    feature_fraction=0.4,
    bagging_fraction=0.5,
    bagging_freq=1,
    lambda_l2=5,
    max_bin=31,
    verbose=-1,
    num_threads=1,
    force_col_wise=True,
    deterministic=True,
    seed=SEED,
)
# Characters of the packed trees: see decision-trees.ts.
CHARACTERS = [chr(code) for code in range(35, 126) if chr(code) != "\\"]
BASE = len(CHARACTERS)
SCALE = 1000

words_of = lambda text: re.findall(r"\w+", text.lower())


def grams(words):
    size = min(3, len(words))
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def label(blocks, reference):
    """For each block, the share of its words that belong to the page's content."""
    page = [word for block in blocks for word in block]
    hit = np.zeros(len(page), bool)
    if page and reference:
        for part in LCSseq.opcodes(page, reference):
            if part.tag == "equal":
                hit[part.src_start : part.src_end] = True
    shares, at = [], 0
    for block in blocks:
        share = hit[at : at + len(block)].mean()
        at += len(block)
        # A few words that happen to match are no content.
        shares.append(share if share >= 0.5 or (len(block) > 30 and share > 0.35) else 0)
    # What the reference has in another order.
    left = Counter(grams(reference))
    for block, share in zip(blocks, shares):
        if share >= 0.5:
            left.subtract(grams(block))
    for index, block in enumerate(blocks):
        if shares[index] >= 0.5 or len(block) < 3:
            continue
        found = grams(block)
        share = sum(left.get(gram, 0) > 0 for gram in found) / len(found)
        if share > 0.6:
            shares[index] = share
            left.subtract(found)
    return np.array(shares, float)


def digest(text):
    return int(hashlib.md5(text.encode()).hexdigest(), 16)


class Corpus:
    def __init__(self, path):
        lines = open(path).read().split("\n")
        self.names = json.loads(lines[0])
        self.pages = [json.loads(line) for line in lines[1:]]
        width = len(self.names)
        rows, labels, sizes = [], [], []
        for page in self.pages:
            page["words"] = [words_of(text) for text in page["blocks"]]
            page["reference"] = words_of(page["text"])
            rows.append(np.frombuffer(b64decode(page["rows"]), "<f4").reshape(-1, width))
            labels.append(label(page["words"], page["reference"]))
            sizes.append(np.array([len(block) for block in page["words"]], float))
        self.ends = np.cumsum([len(part) for part in labels])
        self.rows, self.labels, self.sizes = np.concatenate(rows), np.concatenate(labels), np.concatenate(sizes)
        self.page_of = np.repeat(np.arange(len(self.pages)), [len(part) for part in labels])
        by_kind = defaultdict(list)
        for index, page in enumerate(self.pages):
            by_kind[page["kind"]].append(index)
        self.part = np.zeros(len(self.pages), int)
        self.is_check = np.zeros(len(self.pages), bool)
        for indexes in by_kind.values():
            for place, index in enumerate(sorted(indexes, key=lambda index: digest(self.pages[index]["id"]))):
                self.part[index] = place % PARTS
            for index in sorted(indexes, key=lambda index: digest("check" + self.pages[index]["id"]))[: len(indexes) * 2 // 7]:
                self.is_check[index] = True
        self.weights, self.is_used = self.weigh()

    def span(self, index):
        return slice(self.ends[index - 1] if index else 0, self.ends[index])

    def weigh(self):
        """Each page counts alike; of a large one not all blocks that nobody wants are looked at."""
        random = np.random.default_rng(SEED)
        weights = np.power(np.maximum(self.sizes, 1), 0.6)
        used = np.ones(len(weights), bool)
        for index in range(len(self.pages)):
            span = self.span(index)
            total = weights[span].sum()
            if total == 0:
                continue
            wanted = (weights[span] * self.labels[span]).sum()
            weights[span] /= max(wanted + 0.3 * (total - wanted), 0.25 * total)
            blocks = np.arange(span.start, span.stop)
            unwanted = blocks[self.labels[span] < 0.5]
            kept = max(150, 250 - (len(blocks) - len(unwanted)))
            if len(blocks) > 250 and len(unwanted) > kept:
                dropped = random.choice(unwanted, len(unwanted) - kept, replace=False)
                used[dropped] = False
                weights[np.setdiff1d(unwanted, dropped)] *= len(unwanted) / kept
        return weights / weights.mean(), used

    def fit(self, which, columns, rounds=ROUNDS):
        which = which & self.is_used
        data = lightgbm.Dataset(
            self.rows[which][:, columns], self.labels[which], weight=self.weights[which], params=dict(max_bin=31, verbose=-1)
        )
        return lightgbm.train(PARAMETERS, data, rounds)

    def choose_columns(self, which):
        allowed = [index for index in range(len(self.names))]
        gain = self.fit(which, allowed, 60).feature_importance("gain")
        return sorted(np.argsort(-gain, kind="stable")[:FEATURES].tolist())


def choose(likelihoods, sizes):
    """As choose-blocks.ts does."""
    order = np.argsort(-likelihoods, kind="stable")
    right = np.cumsum(likelihoods[order] * sizes[order])
    score = 2 * right / (np.cumsum(sizes[order]) + (likelihoods * sizes).sum() + 1e-9)
    kept = np.zeros(len(order), bool)
    if len(order):
        kept[order[: int(np.argmax(score)) + 1]] = True
    return kept


def f1(page, kept):
    said = Counter(word for block, keep in zip(page["words"], kept) if keep for word in block)
    both = (said & Counter(page["reference"])).total()
    return 2 * both / max(1, said.total() + len(page["reference"]))


def print_table(corpus, likelihoods):
    scores = np.array(
        [
            f1(page, choose(likelihoods[corpus.span(index)], corpus.sizes[corpus.span(index)]))
            for index, page in enumerate(corpus.pages)
        ]
    )
    kinds = sorted({page["kind"] for page in corpus.pages})
    of_kind = {kind: np.array([page["kind"] == kind for page in corpus.pages]) for kind in kinds}
    for title, which in (("all", scores >= 0), ("development", ~corpus.is_check), ("check", corpus.is_check)):
        means = [scores[of_kind[kind] & which].mean() for kind in kinds]
        print(title.ljust(12), *(f"{kind} {mean:.3f} " for kind, mean in zip(kinds, means)), f"mean {np.mean(means):.4f}")


def pack(model, names, columns):
    dump = model.dump_model()
    thresholds = defaultdict(set)

    def collect(node):
        if "split_index" in node:
            thresholds[node["split_feature"]].add(node["threshold"])
            collect(node["left_child"])
            collect(node["right_child"])

    for tree in dump["tree_info"]:
        collect(tree["tree_structure"])
    asked = sorted(thresholds)
    tables = [sorted(thresholds[feature]) for feature in asked]

    def write(node):
        if "split_index" not in node:
            value = max(0, min(BASE * BASE - 1, round(node["leaf_value"] * SCALE) + BASE * BASE // 2))
            return "!" + CHARACTERS[value // BASE] + CHARACTERS[value % BASE]
        feature = node["split_feature"]
        place = asked.index(feature)
        comparison = CHARACTERS[place] + CHARACTERS[tables[place].index(node["threshold"])]
        return comparison + write(node["left_child"]) + write(node["right_child"])

    trees = "".join(write(tree["tree_structure"]) for tree in dump["tree_info"])
    written = [[float(f"{threshold:.4g}") for threshold in table] for table in tables]
    return [names[columns[feature]] for feature in asked], written, trees


def main():
    corpus = Corpus(sys.argv[1])
    everything = np.ones(len(corpus.labels), bool)
    if "--write" not in sys.argv:
        likelihoods = np.zeros(len(corpus.labels))
        for part in range(PARTS):
            held_out = corpus.part[corpus.page_of] == part
            # The features too are chosen without the pages that are rated.
            columns = corpus.choose_columns(~held_out)
            model = corpus.fit(~held_out, columns)
            likelihoods[held_out] = model.predict(corpus.rows[held_out][:, columns], num_threads=1)
        print_table(corpus, likelihoods)
        return
    columns = corpus.choose_columns(everything)
    names, thresholds, trees = pack(corpus.fit(everything, columns), corpus.names, columns)
    lines = [
        "import type { PackedTrees } from './decision-trees.ts';",
        "",
        "/** Written by `bench/pages/train.py`: how likely a block is content. */",
        "export const BLOCK_MODEL: PackedTrees = {",
        f"  features: {json.dumps(' '.join(names))}.split(' '),",
        "  thresholds: [",
        *(f"    {json.dumps(table)}," for table in thresholds),
        "  ],",
        f'  trees: "{trees}",' if '"' not in trees else "",
        "};",
        "",
    ]
    MODEL.write_text("\n".join(lines).replace(".0,", ",").replace(".0]", "]"))


if __name__ == "__main__":
    main()
