"""Vectors: made once a text, tied to their index, fused with the words. The model is a stand-in that counts letters."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from conftest import PASSAGES

from jireishu import engines, home, index, search, vectors
from jireishu.analysis import Analyzer
from jireishu.counter import Counter, Inquiry
from jireishu.errors import UsageError

LETTERS = "漁港補修窓口相談求人企業高齢者不安"


class Counting:
    """A text's vector is how often it has each of some letters."""

    asked: int = 0

    def query(self, text: str) -> "vectors.Matrix":
        found = np.array([text.count(letter) + 0.01 for letter in LETTERS], dtype=np.float32)
        return found / np.linalg.norm(found)

    def passages(self, texts: Sequence[str]) -> "vectors.Matrix":
        Counting.asked += len(texts)
        return np.array([self.query(text) for text in texts])


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    Counting.asked = 0
    monkeypatch.setattr(vectors, "installed", lambda model=vectors.MODEL: True)
    monkeypatch.setattr(vectors, "encoder", lambda model, threads=0: Counting())
    return Counting


def test_what_did_not_change_is_not_encoded_again(own: Path, counting: type[Counting]) -> None:
    with closing(index.Index(index.path(own))) as opened:
        assert vectors.update(own, opened) == len(PASSAGES)
        assert vectors.update(own, opened) == 0
        assert vectors.update(own, opened, "another") == len(PASSAGES)
    assert counting.asked == 2 * len(PASSAGES)


def test_meaning_finds_what_no_word_does_and_says_so(own: Path, analyzer: Analyzer, counting: type[Counting]) -> None:
    with closing(index.Index(index.path(own))) as opened:
        without = search.search(opened, analyzer, "漁漁漁補補修修港")
        assert "意味の近さ" not in [reason.how for hit in without.hits for reason in hit.reasons]
        vectors.update(own, opened)
        opened.near = loaded = vectors.load(own, opened)
        assert isinstance(loaded, vectors.Vectors)
        response = search.search(opened, analyzer, "漁漁漁補補修修港")
        assert "漁港" in response.hits[0].line["passage"]["text"]
        assert "意味の近さ" in [reason.how for reason in response.hits[0].reasons]
        for hit in response.hits:
            assert sum(reason.score for reason in hit.reasons) == pytest.approx(hit.score)


def test_filters_hold_for_meaning_too(own: Path, analyzer: Analyzer, counting: type[Counting]) -> None:
    with closing(index.Index(index.path(own))) as opened:
        vectors.update(own, opened)
        opened.near = loaded = vectors.load(own, opened)
        assert isinstance(loaded, vectors.Vectors)
        response = search.search(opened, analyzer, "漁港の補修", within=(("case", frozenset(["shigoto/2-1"])),))
        assert {hit.line["case"]["id"] for hit in response.hits} == {"2-1"}
        assert "意味の近さ" in [reason.how for reason in response.hits[0].reasons]


def test_vectors_that_do_not_fit_are_not_used(own: Path, counting: type[Counting]) -> None:
    with closing(index.Index(index.path(own))) as opened:
        assert vectors.load(own, opened) == "意味の索引がありません"
        vectors.update(own, opened)
        opened.header["digest"] = "another"
        assert vectors.load(own, opened) == "意味の索引が今の索引と合いません"
        home.vectors(own).write_bytes(b"PK no archive")
        assert vectors.load(own, opened) == "意味の索引がありません"


def test_a_model_that_cannot_be_loaded_leaves_the_words(
    own: Path, counting: type[Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(model: str, threads: int = 0) -> None:
        raise UsageError("モデルを読み込めません")

    with closing(index.Index(index.path(own))) as opened:
        vectors.update(own, opened)
        monkeypatch.setattr(vectors, "encoder", refusing)
        assert engines.understand(opened, own) == "モデルを読み込めません"
        assert opened.meaning == ""


def test_a_cluster_carries_them_and_ranks_its_candidates_alike(
    own: Path, node: str, analyzer: Analyzer, counting: type[Counting]
) -> None:
    from jireishu import cluster, engines, loading

    named = f"opensearch://{node}/vectors"
    with (
        closing(index.Index(index.path(own))) as near,
        closing(cluster.Cluster(cluster.address(named))) as reached,
    ):
        vectors.update(own, near)
        loading.load(own, reached, loading.Wish())
        with closing(engines.opened(own, named)) as far:
            assert [engines.understand(engine, own) for engine in (near, far)] == ["", ""]
            for question in ("漁港の補修の仕事", "窓口での相談", "求人の企業"):
                expected = {h.line["passage"]["id"]: h for h in search.search(near, analyzer, question, 11).hits}
                found = search.search(far, analyzer, question, 11).hits
                assert found[0].line == next(iter(expected.values())).line
                for hit in found:
                    assert hit.score == pytest.approx(expected[hit.line["passage"]["id"]].score, abs=0.002)
                assert any(reason.how == "意味の近さ" for hit in found for reason in hit.reasons)


@pytest.mark.parametrize("knn", [True, False])
def test_a_cluster_with_the_plugin_finds_what_no_word_does(
    knn: bool, own: Path, node: str, analyzer: Analyzer, counting: type[Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    from jireishu import building, cluster, engines, loading

    named = f"opensearch://{node}/neighbours-{knn}".lower()
    with (
        closing(index.Index(index.path(own))) as near,
        closing(cluster.Cluster(cluster.address(named))) as reached,
    ):
        if not building.offers_neighbours(reached):
            pytest.skip("no k-NN plugin could be had")
        monkeypatch.setattr(building, "offers_neighbours", lambda _: knn)
        vectors.update(own, near)
        loading.load(own, reached, loading.Wish())
        with closing(engines.opened(own, named)) as far:
            assert [engines.understand(engine, own) for engine in (near, far)] == ["", ""]
            for within in ((), (("case", frozenset(["shigoto/2-1"])),)):
                expected = search.search(near, analyzer, "補補漁漁修", 11, within=within).hits
                found = search.search(far, analyzer, "補補漁漁修", 11, within=within).hits
                assert expected
                if not knn:
                    assert not found
                else:
                    assert [(h.line, pytest.approx(h.score, abs=0.002)) for h in expected] == [
                        (h.line, h.score) for h in found
                    ]


def test_every_door_finds_by_meaning_as_the_search_command_does(
    own: Path, counting: type[Counting], monkeypatch: pytest.MonkeyPatch
) -> None:
    def update(model: str = vectors.MODEL) -> None:
        with closing(index.Index(index.path(own))) as opened:
            vectors.update(own, opened, model)

    monkeypatch.delenv("JIREISHU_SEMANTIC")
    question = Inquiry("補補漁漁修")
    with closing(Counter(own)) as counter:
        assert (counter.index.meaning, counter.search(question)["hits"]) == ("", [])
        generations = {counter.generation}
        for model in (vectors.MODEL, "another"):
            update(model)
            assert counter.refresh()
            assert counter.index.meaning == model
            assert "漁港" in counter.search(question)["hits"][0]["passage"]["text"]
            generations.add(counter.generation)
        assert len(generations) == 3
    monkeypatch.setenv("JIREISHU_SEMANTIC", "no")
    with closing(Counter(own)) as counter:
        assert counter.search(question)["hits"] == []
