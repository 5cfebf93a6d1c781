"""A translation model of a few kilobytes, with weights by chance: it says nonsense, always the same."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import sentencepiece
from ctranslate2.specs import TransformerSpec

LINES = [
    "Bupati membuka pasar rakyat pada hari Senin.",
    "Warga desa menyambut acara itu dengan gembira.",
    "The regent opened the market on Monday.",
    "Residents welcomed the event with joy.",
]
DEPTH = 8
VOCABULARY = 60


def pieces() -> bytes:
    """A SentencePiece model of those lines."""
    found = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES * 10),
        model_writer=found,
        vocab_size=VOCABULARY,
        hard_vocab_limit=False,
        bos_id=-1,
        minloglevel=2,
    )
    return found.getvalue()


def save(folder: Path, spm: bytes, *, end_mark: bool) -> None:
    """The model's files, as a converter writes them."""
    processor = sentencepiece.SentencePieceProcessor(model_proto=spm)
    words = [processor.id_to_piece(n) for n in range(processor.get_piece_size())]
    words += [w for w in ("<s>", "</s>", "<unk>", "<blank>") if w not in words]
    chance = np.random.default_rng(7)

    def weight(*shape: int) -> np.ndarray:  # type: ignore[type-arg]
        return chance.normal(0, 0.5, shape).astype(np.float32)

    def linear(spec: object, outside: int, inside: int) -> None:
        spec.weight, spec.bias = weight(outside, inside), np.zeros(outside, np.float32)  # type: ignore[attr-defined]

    def norm(spec: object) -> None:
        spec.gamma, spec.beta = np.ones(DEPTH, np.float32), np.zeros(DEPTH, np.float32)  # type: ignore[attr-defined]

    spec = TransformerSpec.from_config(1, 2)
    for half in (spec.encoder, spec.decoder):
        embeddings = half.embeddings[0] if half is spec.encoder else half.embeddings
        embeddings.weight = weight(len(words), DEPTH)
        half.position_encodings.encodings = weight(600, DEPTH)
        norm(half.layer_norm)
        layer = half.layer[0]
        linear(layer.self_attention.linear[0], 3 * DEPTH, DEPTH)
        linear(layer.self_attention.linear[1], DEPTH, DEPTH)
        norm(layer.self_attention.layer_norm)
        linear(layer.ffn.linear_0, 16, DEPTH)
        linear(layer.ffn.linear_1, DEPTH, 16)
        norm(layer.ffn.layer_norm)
    cross = spec.decoder.layer[0].attention
    linear(cross.linear[0], DEPTH, DEPTH)
    linear(cross.linear[1], 2 * DEPTH, DEPTH)
    linear(cross.linear[2], DEPTH, DEPTH)
    norm(cross.layer_norm)
    linear(spec.decoder.projection, len(words), DEPTH)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.add_source_eos = end_mark
    spec.validate()
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))


def opus(folder: Path) -> Path:
    """An OPUS-MT folder, converted."""
    spm = pieces()
    save(folder, spm, end_mark=False)
    (folder / "source.spm").write_bytes(spm)
    (folder / "target.spm").write_bytes(spm)
    return folder


def argos(folder: Path, pair: tuple[str, str] = ("id", "en")) -> Path:
    """An unpacked Argos package."""
    spm = pieces()
    save(folder / "model", spm, end_mark=False)
    (folder / "sentencepiece.model").write_bytes(spm)
    told = {"package_version": "1.9", "from_code": pair[0], "to_code": pair[1], "argos_version": "1.9"}
    (folder / "metadata.json").write_text(json.dumps(told))
    (folder / "README.md").write_text("A tiny one.")
    return folder


def package(path: Path, folder: Path) -> Path:
    """The same as one file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, f"translate-id_en-1_9/{file.relative_to(folder).as_posix()}")
    return path
