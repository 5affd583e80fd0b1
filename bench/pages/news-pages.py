"""Makes a folder of news pages and the text that belongs to each, for `train.py` to learn from beside the 420.

    git clone https://github.com/flairNLP/fundus ../fundus        # MIT; what is shipped learned from 18da6e53 and its history
    python bench/pages/news-pages.py ../fundus ../news-pages

Fundus has a parser for each publisher, written by hand, and tests it on real pages whose text it keeps. Pages that were
replaced are in its history, and are taken too. Their text has standfirsts and headings between paragraphs, but no titles
and no captions, as that of the 420 has. The pages of Fundus are no part of this project.
"""

import gzip
import html
import json
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

REVISION = "18da6e53592f99cf0ac5770dc63d6ba99ba63ae8"
# Sites of the 181 articles of scrapinghub/article-extraction-benchmark, which others' pages are measured on.
TESTED = set(
    "bbc.com businessinsider.com cnbc.com express.co.uk foxnews.com latimes.com reuters.com rollingstone.com techcrunch.com "
    "telegraph.co.uk theguardian.com thesun.co.uk wired.com".split()
)
# A text of fewer words, or characters where words have no spaces between them, is cut.
MIN_WORDS = 60
MIN_CHARACTERS = 300
# Of a page's text its HTML has so much; what has less belongs to another version of the page.
MIN_FOUND = 0.8
UNSPACED = re.compile("[\u3000-\u9fff\uac00-\ud7af]")
INLINE = "a|abbr|b|cite|em|font|i|mark|q|span|strong|sub|sup|u"


def main():
    repository, folder = sys.argv[1], Path(sys.argv[2])
    (folder / "html").mkdir(parents=True, exist_ok=True)
    read = lambda *asked: subprocess.run(["git", "-C", repository, *asked], capture_output=True, check=True).stdout
    blob = lambda name: read("cat-file", "blob", name)
    pages, texts, addresses = {}, defaultdict(dict), {}
    # The newest first.
    log = ["log", REVISION, "--raw", "--no-abbrev", "--no-renames", "--diff-filter=AM", "--format="]
    for line in read(*log, "--", "tests").decode().splitlines():
        name, path = re.fullmatch(r":\d+ \d+ \S+ (\S+) \w\t(.*)", line).groups()
        if path.endswith(".html.gz"):
            pages.setdefault(name, Path(path))
        elif path.endswith(".json"):
            texts[Path(path).stem][name] = None
        elif path.endswith("meta.info"):
            for page, told in (parse(blob(name)) or {}).items():
                addresses.setdefault(page, told.get("url"))
    bodies = {}
    truth, seen = {}, set()
    for name, path in pages.items():
        publisher = re.split(r"[_.]", path.name)[0]
        if publisher not in bodies:
            bodies[publisher] = [body for text in texts.get(publisher, ()) for body in bodies_of(parse(blob(text)))]
        page = gzip.decompress(blob(name))
        body = best_of(bodies[publisher], visible(page.decode("utf-8", "replace")))
        url = addresses.get(path.name) or ""
        host = urlsplit(url).hostname or ""
        text = "\n\n".join(body)
        is_short = len(words_of(text)) < MIN_WORDS and len(UNSPACED.findall(text)) < MIN_CHARACTERS
        is_barred = any(host == site or host.endswith("." + site) for site in TESTED)
        if is_short or is_barred or (publisher, text[:400]) in seen:
            continue
        seen.add((publisher, text[:400]))
        page_id = re.sub(r"\W", "-", f"{path.name.removesuffix('.html.gz')}-{name[:6]}")
        truth[page_id] = {"kind": "article", "url": url, "text": text}
        (folder / "html" / f"{page_id}.html.gz").write_bytes(gzip.compress(page, mtime=0))
    (folder / "truth.json.gz").write_bytes(gzip.compress(json.dumps(truth, ensure_ascii=False).encode(), mtime=0))
    print(len(truth), "pages of", len({urlsplit(page["url"]).hostname for page in truth.values()}), "sites")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def bodies_of(versions):
    """The texts that the parsers of one publisher found, each as its parts."""
    for version in (versions or {}).values():
        body = version.get("body") if isinstance(version, dict) else None
        if isinstance(body, dict):
            parts = [body.get("summary"), *((part.get("headline"), part.get("paragraphs")) for part in body["sections"])]
            yield [part for part in flat(parts) if words_of(part)]


def flat(value):
    if value is None or isinstance(value, str):
        return [value] if value else []
    return [part for item in value for part in flat(item)]


def best_of(bodies, page):
    """The text that a page has, if it has one of them."""
    best, most = [], MIN_FOUND
    for body in bodies:
        sizes = [len(words_of(part)) for part in body]
        found = sum(size for part, size in zip(body, sizes) if f" {' '.join(words_of(part))} " in page)
        if found > (most + 0.005) * max(1, sum(sizes)):
            best, most = body, found / sum(sizes)
    return best


def visible(page):
    text = re.sub(r"(?is)<(script|style|noscript)\b.*?</\1\s*>|<!--.*?-->", " ", page)
    text = re.sub(rf"(?i)</?(?:{INLINE})\b[^>]*>", "", text)
    return f" {' '.join(words_of(html.unescape(re.sub(r'<[^>]*>', ' ', text))))} "


def words_of(text):
    return re.findall(r"\w+", text.lower())


if __name__ == "__main__":
    main()
