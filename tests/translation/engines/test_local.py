"""A model on this computer: found, read, asked; and what is said where it cannot be used."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from dwiwarta.translation import engines
from dwiwarta.translation.engines import Engine, Setup, Unusable, available, open_engine
from dwiwarta.translation.engines.models import ModelError, look
from dwiwarta.translation.engines.trouble import Failure, Trouble

pytest.importorskip("ctranslate2", reason="the optional extra is not installed: requirements/local.lock")
pytest.importorskip("sentencepiece", reason="the optional extra is not installed: requirements/local.lock")
import tiny_model

TEXT = "Bupati membuka pasar rakyat pada hari Senin. Warga desa menyambut acara itu dengan gembira."


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One of each sort."""
    folder = tmp_path_factory.mktemp("models")
    tiny_model.opus(folder / "opus-mt-id-en")
    tiny_model.argos(folder / "argos")
    tiny_model.package(folder / "translate-id_en-1_9.argosmodel", folder / "argos")
    return folder


def opened(path: Path | str) -> Engine:
    engine = open_engine("local", Setup({engines.LOCAL_MODEL: str(path)}))
    assert not isinstance(engine, Unusable), engine
    return engine


def refused(path: Path | str) -> Unusable:
    engine = open_engine("local", Setup({engines.LOCAL_MODEL: str(path)}))
    assert isinstance(engine, Unusable)
    assert engine.hint
    return engine


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("opus-mt-id-en", "opus-mt-id-en"),
        ("argos", "argos-id_en-1.9"),
        ("translate-id_en-1_9.argosmodel", "argos-id_en-1.9"),
    ],
)
def test_each_sort_is_read_as_it_is(models: Path, path: str, name: str, no_sockets: list[str]) -> None:
    before = sorted(p.name for p in models.rglob("*"))
    engine = opened(models / path)
    told = engine.translate([TEXT])
    assert not isinstance(told, Failure)
    (answer,) = told
    assert answer
    assert "▁" not in answer
    assert "</s>" not in answer
    assert engine.translate([TEXT]) == [answer], "the same text, the same answer"
    begin, _, print_ = str(engine.model).partition("@")
    assert begin == name
    assert len(print_) == 8
    assert engine.version[0].isdigit()
    assert not engine.online
    assert sorted(p.name for p in models.rglob("*")) == before, "nothing is unpacked"


def test_a_package_and_its_folder_answer_alike(models: Path) -> None:
    folder, package = opened(models / "argos"), opened(models / "translate-id_en-1_9.argosmodel")
    assert folder.translate([TEXT]) == package.translate([TEXT])
    assert folder.model == package.model


def test_sentences_are_asked_for_one_by_one(models: Path) -> None:
    engine = opened(models / "opus-mt-id-en")
    both = engine.translate([TEXT])
    first, second = TEXT.split(". ")
    assert both == [" ".join(t for text in (first + ".", second) for t in engine.translate([text]))]


def test_a_sentence_without_an_end_is_cut_and_all_of_it_asked_for(models: Path) -> None:
    engine = opened(models / "opus-mt-id-en")
    asked: list[list[str]] = []
    tools = engine._tools  # type: ignore[attr-defined]

    class Watched:
        def translate_batch(self, tokens: list[list[str]], **options: object) -> object:
            asked.extend(tokens)
            return tools[0].translate_batch(tokens, **options)

    engine.__dict__["_tools"] = (Watched(), *tools[1:])
    long = "pasar rakyat desa " * 25
    assert not isinstance(engine.translate([long + "x" * 150]), Failure)
    assert len(asked) > 1
    assert all(len(tokens) <= 201 and tokens[-1] == "</s>" for tokens in asked)
    whole = "".join(t for tokens in asked for t in tokens[:-1]).replace("▁", "")
    assert whole == (long + "x" * 150).replace(" ", "")


def test_nothing_named_and_nothing_there(tmp_path: Path) -> None:
    bare = open_engine("local")
    assert isinstance(bare, Unusable)
    assert engines.LOCAL_MODEL in bare.hint
    assert "there is no such file or folder" in refused(tmp_path / "nowhere").reason
    assert "model.bin" in refused(tmp_path).reason
    (tmp_path / "source.spm").write_bytes(b"x")
    found = refused(tmp_path)
    assert "not converted" in found.reason
    assert "ct2-transformers-converter" in found.hint


def test_a_model_of_other_languages(tmp_path: Path) -> None:
    tiny_model.argos(tmp_path / "ms_en", ("ms", "en"))
    assert "from “ms” to “en”" in refused(tmp_path / "ms_en").reason
    package = tiny_model.package(tmp_path / "ms_en.argosmodel", tmp_path / "ms_en")
    assert "from “ms” to “en”" in refused(package).reason


@pytest.mark.parametrize("share", [0.0, 0.5, 0.98])
def test_a_package_that_was_cut_short(models: Path, tmp_path: Path, share: float) -> None:
    data = (models / "translate-id_en-1_9.argosmodel").read_bytes()
    (tmp_path / "cut.argosmodel").write_bytes(data[: int(len(data) * share)])
    assert "not a whole Argos package" in refused(tmp_path / "cut.argosmodel").reason


def test_a_package_damaged_inside(models: Path, tmp_path: Path) -> None:
    data = bytearray((models / "translate-id_en-1_9.argosmodel").read_bytes())
    at = data.index(b"model/model.bin") + 2000
    data[at : at + 50] = bytes(50)
    path = tmp_path / "damaged.argosmodel"
    path.write_bytes(data)
    assert opened(path).translate([TEXT]) == Failure(Trouble.MODEL)


def test_names_in_a_package_become_no_paths(models: Path, tmp_path: Path) -> None:
    path = tmp_path / "inner" / "wicked.argosmodel"
    path.parent.mkdir()
    with (
        zipfile.ZipFile(models / "translate-id_en-1_9.argosmodel") as good,
        zipfile.ZipFile(path, "w") as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, good.read(name))
        bad.writestr("translate-id_en-1_9/model/../../../../escaped.txt", "out")
        bad.writestr("/tmp/escaped-too.txt", "out")
    assert opened(path).translate([TEXT]) == opened(models / "argos").translate([TEXT])
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["inner", "wicked.argosmodel"]


def test_a_package_that_would_fill_the_memory(models: Path) -> None:
    with pytest.raises(ModelError, match="far too large"):
        look(str(models / "translate-id_en-1_9.argosmodel"), largest=1000)


def test_a_model_that_is_none(models: Path, tmp_path: Path) -> None:
    for name in ("model.bin", "source.spm", "target.spm"):
        (tmp_path / name).write_bytes(b"not a model")
    assert opened(tmp_path).translate([TEXT]) == Failure(Trouble.MODEL)


def test_availability_reads_no_model(models: Path) -> None:
    setup = Setup({engines.LOCAL_MODEL: str(models / "opus-mt-id-en")})
    assert {a.name: a.usable for a in available(setup)}["local"] is True
    code = (
        "import sys; from dwiwarta.translation import engines;"
        f"engines.available(engines.Setup({{'{engines.LOCAL_MODEL}': {str(models / 'opus-mt-id-en')!r}}}));"
        "assert not {'ctranslate2', 'sentencepiece', 'numpy'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ, "PYTHONPATH": "."})
    assert done.returncode == 0


def test_the_home_folder_may_be_abbreviated(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(models))
    assert opened("~/opus-mt-id-en").name == "local"
