"""Write a trained pipeline as one small file and read it back: half floats, no vocabulary.

Weights are stored as 16-bit floats and used as 32-bit ones. Of the vocabulary only the labels
stay; word features are hashed, so no word list is needed to read new text.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
import srsly  # type: ignore[import-untyped] # no stubs
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from extractors.language import features  # noqa: F401 -- registers what config.cfg names
from extractors.language.tokens import make_tokenizer

if TYPE_CHECKING:
    from spacy.language import Language as SpacyLanguage
    from spacy.tokenizer import Tokenizer

CONFIG_NAME = "config.cfg"
META_NAME = "meta.json"
WEIGHTS_NAME = "weights.bin"
TOKENIZER = "kamercijfers.Tokenizer.v1"
_NOT_COMPONENTS = frozenset({"vocab", "tokenizer", "meta", "meta.json", "config", "config.cfg"})
_NOT_STORED = ["vocab", "tokenizer", "meta"]


def _cast_params(model_bytes: bytes, kind: str) -> bytes:
    """The serialised thinc model with its float arrays cast to numpy type `kind`."""
    content = srsly.msgpack_loads(model_bytes)
    for params in content["params"]:
        for name, array in params.items():
            if array is not None and array.dtype.kind == "f":
                params[name] = array.astype(kind)
    dumped: bytes = srsly.msgpack_dumps(content)
    return dumped


def _cast_components(
    pipeline_bytes: bytes, cast: Callable[[bytes], bytes]
) -> Iterator[tuple[str, bytes]]:
    for name, component_bytes in srsly.msgpack_loads(pipeline_bytes).items():
        if name not in _NOT_COMPONENTS:
            component = srsly.msgpack_loads(component_bytes)
            component["model"] = cast(component["model"])
            yield name, srsly.msgpack_dumps(component)


def pack_pipeline(nlp: SpacyLanguage, folder: Path, *, meta: dict[str, str]) -> None:
    """Write `nlp` to `folder` as config.cfg, meta.json and weights.bin.

    `meta` needs name, version and description; the labels of every component are added to it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    labels = {name: list(nlp.get_pipe(name).labels) for name in nlp.pipe_names if name != "tok2vec"}
    stored = dict(
        _cast_components(nlp.to_bytes(exclude=_NOT_STORED), lambda b: _cast_params(b, "float16"))
    )
    (folder / WEIGHTS_NAME).write_bytes(zlib.compress(srsly.msgpack_dumps(stored), 9))
    (folder / META_NAME).write_text(
        json.dumps({**meta, "labels": labels}, ensure_ascii=False, indent=1) + "\n",
        encoding="utf-8",
    )
    config = nlp.config.copy()
    # The training section names paths of the machine it ran on.
    for section in ("paths", "corpora", "training", "initialize", "pretraining", "system"):
        config.pop(section, None)
    config.to_disk(folder / CONFIG_NAME, interpolate=False)


def unpack_pipeline(folder: Path) -> SpacyLanguage:
    """Load what `pack_pipeline` wrote; no network, no other files.

    Raises FileNotFoundError when a file is missing and ValueError when one does not fit.
    """
    meta: dict[str, Any] = json.loads((folder / META_NAME).read_text(encoding="utf-8"))
    stored = srsly.msgpack_loads(zlib.decompress((folder / WEIGHTS_NAME).read_bytes()))
    before = get_current_ops()
    # numpy's OpenBLAS multiplies these small matrices four times as fast as thinc's BLIS.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        config = spacy.util.load_config(folder / CONFIG_NAME)
        config["nlp"]["tokenizer"] = {"@tokenizers": TOKENIZER}
        nlp: SpacyLanguage = spacy.util.load_model_from_config(config, auto_fill=True)
        _add_labels(nlp, meta["labels"])
        content = dict(
            _cast_components(srsly.msgpack_dumps(stored), lambda b: _cast_params(b, "float32"))
        )
        nlp.from_bytes(srsly.msgpack_dumps(content), exclude=_NOT_STORED)
    finally:
        set_current_ops(before)
    nlp.meta.update({key: value for key, value in meta.items() if key != "labels"})
    return nlp


@spacy.registry.tokenizers(TOKENIZER)  # type: ignore[untyped-decorator] # untyped in spaCy
def _tokenizer_maker() -> Callable[[SpacyLanguage], Tokenizer]:
    return lambda nlp: make_tokenizer(nlp.vocab)


def _add_labels(nlp: SpacyLanguage, labels: dict[str, list[str]]) -> None:
    for names in labels.values():
        for name in names:
            nlp.vocab.strings.add(name)
