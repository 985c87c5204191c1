"""How does a passage lie in a cluster, and under which names?

Two indices a version: the passages, and beside them a lexicon that says how many passages hold a word, what the
thesaurus finds, and what the whole is. An alias names the version that answers. Passages hold jireishu's own tokens, so
that the cluster needs no analyzer of Japanese.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from jireishu.weighing import FIELD_WEIGHTS, K1, B

FORMAT = 5
LEXICON = "-lexicon"
HEADER, FACETS, FACTS, MOMENTS = "header", "facets", "facts", "moments"
KINDS = ("words", "pairs")  # of tokens: words of the dictionary, two neighbouring characters
TOKENS = tuple(f"{kind}.{field}" for kind in KINDS for field in FIELD_WEIGHTS)

NEAR = "near"  # the field that finds neighbours in meaning, where the cluster can
LONGEST = 100  # characters of a token: the whitespace tokenizer of Lucene would cut those of more than 255

_KEYWORD = {"type": "keyword", "ignore_above": 8_000}
_KEPT = {"type": "object", "enabled": False}  # stored, never searched
_TEXT = {"type": "text", "analyzer": "whitespace", "similarity": "jireishu", "index_options": "freqs"}


def key(passage: str, edition: str, place: int | None = None) -> str:
    """The id of a passage in the cluster; keys are in the order of passage ids, then editions.

    place: in its edition, where that has the id twice.
    """
    made = f"{passage}\t{edition}" + ("" if place is None else f"\t{place:09}")
    data = made.encode("utf-8", "surrogatepass")
    sayable = not any("\ud800" <= character <= "\udfff" for character in made)
    return made if len(data) <= 512 and sayable else hashlib.blake2b(data, digest_size=20).hexdigest()


def lexeme(token: str) -> str:
    """A token as it is indexed: without spaces, and not too long."""
    if len(token) <= LONGEST and not any(map(str.isspace, token)):
        return token
    return "#" + hashlib.blake2b(token.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def said(tokens: Iterable[str]) -> str:
    """Tokens as the text of a field."""
    return " ".join(map(lexeme, tokens))


def passages(meta: Mapping[str, Any], shards: int) -> dict[str, Any]:
    """The settings and the mapping of an index of passages.

    meta: what it says of itself; "knn" is the length of the vectors that neighbours are found by, 0 for none.
    """
    knn = meta["knn"]
    # vectors are of length 1; Lucene's own engine needs no library of the machine
    method = {"name": "hnsw", "engine": "lucene", "space_type": "innerproduct"}
    near = {NEAR: {"type": "knn_vector", "dimension": knn, "method": method}} if knn else {}
    fields = dict.fromkeys(FIELD_WEIGHTS, _TEXT)
    keywords = ("passage", "edition", "kind", "section", "case", "chapter", "prefecture", "weight", "digest")
    return {
        "settings": {
            "number_of_shards": shards,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "30s",
            "similarity": {"jireishu": {"type": "BM25", "k1": K1, "b": B}},
            **({"knn": True} if knn else {}),
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": dict(meta),
            "_source": {"excludes": [NEAR]},
            "properties": near
            | dict.fromkeys(keywords, _KEYWORD)
            | {kind: {"properties": fields} for kind in KINDS}
            | {"place": {"type": "integer"}, "draw": {"type": "integer"}, "line": _KEPT, "vector": _KEPT},
        },
    }


def lexicon(meta: Mapping[str, Any]) -> dict[str, Any]:
    """The settings and the mapping of the index beside it."""
    return {
        "settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "30s"},
        "mappings": {
            "dynamic": "strict",
            "_meta": dict(meta),
            "properties": {"part": {"type": "integer"}, "what": _KEYWORD, "edition": _KEYWORD, "data": _KEPT},
        },
    }
