"""A model on this computer, through CTranslate2 and SentencePiece: nothing is sent anywhere and nothing downloaded."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from threading import Lock
from typing import Any

from dwiwarta.translation.cutting import pieces, sentences
from dwiwarta.translation.engines.deep import version_of
from dwiwarta.translation.engines.models import Found, Model, ModelError, read
from dwiwarta.translation.engines.trouble import Failure, Trouble

LONGEST = 200
"""Pieces of words in one sentence. Models are made for sentences: of longer ones they leave out the end."""
LONGEST_ANSWER = 512
BEAM = 4


class Local:
    """`Engine`, one paragraph at a time, its sentences together. The model is read when the first one is asked for."""

    name = "local"
    label = "Offline model"
    online = False
    max_chars = 20_000
    batch = 1
    interval = 0.0

    def __init__(self, found: Found) -> None:
        self._found = found
        self._lock = Lock()

    @property
    def version(self) -> str:
        return version_of("ctranslate2")

    @property
    def model(self) -> str | None:
        """Its name and the beginning of its SHA-256; the name alone before it is read."""
        return self._read.name if "_read" in self.__dict__ else self._found.name

    @cached_property
    def _read(self) -> Model:
        return read(self._found)

    @cached_property
    def _tools(self) -> tuple[Any, Any, Any]:
        """The translator, and SentencePiece for both languages."""
        from importlib import import_module  # an optional extra, which type checkers need not have

        ctranslate2, sentencepiece = import_module("ctranslate2"), import_module("sentencepiece")
        model = self._read
        source = sentencepiece.SentencePieceProcessor(model_proto=model.source)
        target = sentencepiece.SentencePieceProcessor(model_proto=model.target)
        files = {"files": dict(model.files)} if model.files is not None else {}
        return ctranslate2.Translator(model.path, device="cpu", **files), source, target

    def translate(self, texts: Sequence[str]) -> Sequence[str] | Failure:
        with self._lock:
            try:
                return [self._paragraph(text) for text in texts]
            except ImportError:
                return Failure(Trouble.LIBRARY)
            except (ModelError, RuntimeError, ValueError, OSError, MemoryError):
                return Failure(Trouble.MODEL)

    def _paragraph(self, text: str) -> str:
        translator, source, target = self._tools
        mark = [self._read.end_mark] if self._read.end_mark else []
        asked = [s for sentence in sentences(text) for s in self._short_enough(sentence, source)]
        if not asked:
            return ""
        told = translator.translate_batch(
            [[*tokens, *mark] for tokens in asked],
            beam_size=BEAM,
            max_batch_size=16,
            max_input_length=0,  # what is too long was cut above; nothing is dropped in silence
            max_decoding_length=LONGEST_ANSWER,
            replace_unknowns=True,  # a sign that the model does not know is copied, not lost
        )
        return " ".join(self._words(result.hypotheses[0], target) for result in told)

    def _short_enough(self, sentence: str, source: Any) -> list[list[str]]:
        tokens: list[str] = source.encode(sentence, out_type=str)
        if len(tokens) <= LONGEST or len(sentence) < 2:
            return [tokens] if tokens else []
        limit = max(1, min(len(sentence) - 1, len(sentence) * LONGEST // len(tokens)))
        return [t for part in pieces(sentence, limit) for t in self._short_enough(part, source)]

    def _words(self, tokens: Sequence[str], target: Any) -> str:
        if self._found.kind == "opus":
            return str(target.decode(list(tokens)))
        return "".join(tokens).replace("▁", " ").strip()  # as Argos does it
