"""Learns from real pages which of their blocks are content, and writes the trees that the capture reads pages by.

    ASIDE_PAGES=../shared/pages node bench/pages/read-blocks.ts /tmp/blocks.jsonl
    pip install lightgbm==4.7.0 numpy rapidfuzz==3.14.5 regex==2026.5.9
    ASIDE_PAGES=../news-pages node bench/pages/read-blocks.ts /tmp/news.jsonl     # see news-pages.py
    python bench/pages/train.py /tmp/blocks.jsonl /tmp/news.jsonl                 # prints and keeps cross-validated scores, five parts
    python bench/pages/train.py /tmp/blocks.jsonl /tmp/news.jsonl --write         # learns from all pages, writes block-model.ts

A block counts as content by the share of its words that the reference text has, in order. Nothing else of the reference is
used, and no page's own trees ever rate it in the scores that are printed. Articles that were shortened are learned from
beside the whole ones, and never scored; so are the news pages, each for less than another page.
"""

import hashlib
import json
import sys
from base64 import b64decode
from collections import Counter, defaultdict
from pathlib import Path

import lightgbm
import numpy as np
import regex
from rapidfuzz.distance import LCSseq

KEPT = Path(__file__).parent / "scores.json"
MODEL = Path(__file__).parent.parent.parent / "sidebar/pages/content/block-model.ts"
PARTS = 5
ROUNDS = 160
# How much more the words of a large block weigh than those of a small one.
SIZE_POWER = 0.75
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
# So much a news page counts, whose text other people chose by other rules.
NEWS_WEIGHT = 0.12
# Between the paragraphs of a news page the parsers of Fundus look for few others of these, which the 420 count.
UNSURE = "is-li is-tr is-td is-dt is-dd is-pre is-blockquote in-blockquote in-table".split()
# See rate-alike.ts.
ALIKE_SHARE = 0.4
MIN_ALIKE = 3
# Characters of the packed trees: see decision-trees.ts.
CHARACTERS = [chr(code) for code in range(35, 127) if chr(code) not in "$\\"]
BASE = len(CHARACTERS)
SCALE = 1000
# A threshold is written with as few digits as change the side of no larger share of all blocks.
MAX_MOVED = 0.001

# As content-blocks.ts counts them.
WORDS = regex.compile(r"[\u3040-\u9fff]{1,2}|(?!\p{M})[[\p{L}\p{M}\p{N}_]--[\u3040-\u9fff]]+", regex.V1)
words_of = lambda text: WORDS.findall(text.lower())


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
    def __init__(self, path, news):
        self.names, self.pages = read_pages(path)
        names, more = read_pages(news)
        assert names == self.names
        self.pages += [dict(page, is_news=True) for page in more]
        width = len(self.names)
        rows, labels, sizes = [], [], []
        for page in self.pages:
            page["words"] = [words_of(text) for text in page["blocks"]]
            page["reference"] = words_of(page.get("shortened", page["text"]))
            rows.append(np.frombuffer(b64decode(page["rows"]), "<f4").reshape(-1, width))
            labels.append(label(page["words"], page["reference"]))
            sizes.append(np.array([len(block) for block in page["words"]], float))
        self.ends = np.cumsum([len(part) for part in labels])
        self.rows, self.labels, self.sizes = np.concatenate(rows), np.concatenate(labels), np.concatenate(sizes)
        self.page_of = np.repeat(np.arange(len(self.pages)), [len(part) for part in labels])
        by_kind = defaultdict(list)
        for index, page in enumerate(self.pages):
            if "is_news" not in page:
                by_kind[page["kind"]].append(index)
        # News pages are in no part: all trees learn from them.
        self.part = np.full(len(self.pages), -1)
        self.is_scored = np.array(["shortened" not in page and "is_news" not in page for page in self.pages])
        for indexes in by_kind.values():
            ids = sorted({self.pages[index]["id"] for index in indexes}, key=digest)
            # What was made of a page is in its part.
            for index in indexes:
                self.part[index] = ids.index(self.pages[index]["id"]) % PARTS
        self.weights, self.is_used = self.weigh()

    def span(self, index):
        return slice(self.ends[index - 1] if index else 0, self.ends[index])

    def weigh(self):
        """Each page counts alike; of a large one not all blocks that nobody wants are looked at."""
        random = np.random.default_rng(SEED)
        weights = np.power(np.maximum(self.sizes, 1), SIZE_POWER)
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
        is_news = np.array(["is_news" in page for page in self.pages])[self.page_of]
        weights[is_news] *= NEWS_WEIGHT
        return weights / weights.mean(), used & ~(is_news & self.is_unsure())

    def is_unsure(self):
        """Blocks between the first and the last of a page's content that its reference may have passed over."""
        unsure = (self.labels < 0.5) & (self.rows[:, [self.names.index(name) for name in UNSURE]] > 0).any(axis=1)
        for index in range(len(self.pages)):
            span = self.span(index)
            content = np.flatnonzero(self.labels[span] >= 0.5)
            inside = np.zeros(span.stop - span.start, bool)
            if len(content):
                inside[content[0] : content[-1]] = True
            unsure[span] &= inside
        return unsure

    def fit(self, which):
        which = which & self.is_used
        data = lightgbm.Dataset(
            self.rows[which], self.labels[which], weight=self.weights[which], params=dict(max_bin=31, verbose=-1)
        )
        return lightgbm.train(PARAMETERS, data, ROUNDS)


def read_pages(path):
    with open(path) as file:
        return json.loads(next(file)), [json.loads(line) for line in file]


def rate_alike(corpus, likelihoods):
    """As rate-alike.ts does: blocks of a page whose features of look-alikes are the same are marked up alike."""
    columns = [place for place, name in enumerate(corpus.names) if name.startswith("alike-")]
    rated = likelihoods.copy()
    for index in range(len(corpus.pages)):
        span = corpus.span(index)
        if span.start == span.stop:
            continue
        _, group = np.unique(corpus.rows[span][:, columns], axis=0, return_inverse=True)
        weights = np.sqrt(corpus.sizes[span])
        group = group.ravel()
        means = np.bincount(group, weights * likelihoods[span]) / np.maximum(1e-9, np.bincount(group, weights))
        is_many = np.bincount(group)[group] >= MIN_ALIKE
        rated[span] += ALIKE_SHARE * is_many * (means[group] - likelihoods[span])
    return rated


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
    of_kind = {kind: corpus.is_scored & np.array([page["kind"] == kind for page in corpus.pages]) for kind in kinds}
    rows = [("all", corpus.is_scored), *((f"part {part + 1}", corpus.part == part) for part in range(PARTS))]
    for title, which in rows:
        means = [scores[of_kind[kind] & which].mean() for kind in kinds]
        if title == "all":
            keep(dict(zip(kinds, means), all=np.mean(means)))
        print(title.ljust(8), *(f"{kind} {mean:.3f} " for kind, mean in zip(kinds, means)), f"mean {np.mean(means):.4f}")


def keep(means):
    kept = json.loads(KEPT.read_text())
    kept["crossValidated"] = {kind: round(mean, 4) for kind, mean in means.items()}
    KEPT.write_text(json.dumps(kept, indent=2) + "\n")


def pack(model, rows):
    thresholds = defaultdict(set)

    def collect(node):
        if "split_index" in node:
            thresholds[node["split_feature"]].add(node["threshold"])
            collect(node["left_child"])
            collect(node["right_child"])

    trees = [tree["tree_structure"] for tree in model.dump_model()["tree_info"]]
    for tree in trees:
        collect(tree)
    asked = sorted(thresholds)
    numbers = {}
    for feature in asked:
        for threshold in sorted(thresholds[feature]):
            numbers[feature, threshold] = len(numbers)
    middle = (BASE * BASE + len(numbers)) / 2

    def write(node):
        if "split_index" in node:
            number = numbers[node["split_feature"], node["threshold"]]
            return spell(number) + write(node["left_child"]) + write(node["right_child"])
        return spell(max(len(numbers), min(BASE * BASE - 1, round(node["leaf_value"] * SCALE + middle))))

    spell = lambda number: CHARACTERS[number // BASE] + CHARACTERS[number % BASE]
    columns = {feature: np.sort(rows[:, feature]) for feature in asked}
    written = " ".join(
        ",".join(short(threshold, columns[feature]) for threshold in sorted(thresholds[feature])) for feature in asked
    )
    return asked, written, "".join(write(tree) for tree in trees)


def short(threshold, column):
    """Few digits will do. What is all but zero stands between zero and what lies next to it."""
    place = np.searchsorted(column, threshold, "right")
    number = 0 if threshold > 0 else -1e-9
    for digits in range(1, 7) if abs(threshold) > 1e-30 else ():
        number = float(f"{threshold:.{digits}g}")
        if abs(np.searchsorted(column, number, "right") - place) <= MAX_MOVED * len(column):
            break
    written = f"{number:.12f}".rstrip("0")
    # What lies between 0 and 1 is written without what they all begin with.
    return (written[2:] or "0") if 0 <= number < 1 else written.replace("-0.", "-.")


def main():
    corpus = Corpus(*sys.argv[1:3])
    everything = np.ones(len(corpus.labels), bool)
    if "--write" not in sys.argv:
        likelihoods = np.zeros(len(corpus.labels))
        for part in range(PARTS):
            held_out = corpus.part[corpus.page_of] == part
            likelihoods[held_out] = corpus.fit(~held_out).predict(corpus.rows[held_out], num_threads=1)
        print_table(corpus, rate_alike(corpus, likelihoods))
        return
    features, thresholds, trees = pack(corpus.fit(everything), corpus.rows)
    lines = [
        "import type { PackedTrees } from './decision-trees.ts';",
        "",
        "/** Written by `bench/pages/train.py`: how likely a block is content. */",
        "export const BLOCK_MODEL: PackedTrees = {",
        f"  features: '{''.join(np.base_repr(gap, 36).lower() for gap in np.diff([-1, *features]))}',",
        f"  thresholds: '{thresholds}',",
        f'  trees: "{trees}",' if '"' not in trees else "",
        "};",
        "",
        "/** The names of all features that there were then: a change of their order needs new trees. */",
        f"export const FEATURES_DIGEST = '{digest(' '.join(corpus.names)):032x}';",
        "",
    ]
    MODEL.write_text("\n".join(lines))


if __name__ == "__main__":
    main()
