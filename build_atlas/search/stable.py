"""Make Pagefind's index the same bytes each time.

It writes the list of its filters, and the values of a filter, in the order of a hash map, another one each time
(its issue 638). So every filter of ours has one value alone, and the list of filters is sorted here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re

PAIR = rb"\x82[\x61-\x77][A-Za-z0-9]+\x6a[a-z]{2}_[0-9a-f]{7}"
"""A filter in the list: in CBOR, an array of two texts, its name and the ten letters that name its file."""
PAIRS = re.compile(rb"(?:" + PAIR + rb")+")


class IndexFailedError(Exception):
    """Pagefind stopped with an error, or writes its index as this module does not know it."""


def sort_filters(compressed: bytes, filters: int) -> bytes:
    """The file ``.pf_meta`` with its ``filters`` filters in alphabetical order.

    Raises IndexFailedError when they do not stand there as one list.
    """
    content = gzip.decompress(compressed)
    runs = [run for run in PAIRS.findall(content) if len(re.findall(PAIR, run)) == filters]
    if len(runs) != 1:
        raise IndexFailedError(f"{len(runs)} lists of {filters} filters; was Pagefind renewed?")
    pairs = b"".join(sorted(re.findall(PAIR, runs[0])))
    return gzip.compress(content.replace(runs[0], pairs), 9, mtime=0)


def name_index(entry: str, content: bytes) -> tuple[str, str]:
    """The file ``pagefind-entry.json`` with an index named after its content, and that name."""
    data = json.loads(entry)
    ((language, index),) = data["languages"].items()
    index["hash"] = f"{language}_{hashlib.sha256(content).hexdigest()[:10]}"
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")), index["hash"]
