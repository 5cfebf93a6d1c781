"""Whole runs as readable scripts: commands and what must come of them, then the files of a tiny site.

A script is a text file in `scripts/`. Lines before the first `-- name --` are steps:

    build --frozen              a command, in the folder of the site; it must exit with 0
    exit 1: build --frozen      the same, with another exit code
    stdout REGEX                something was said there by the last command; also stderr
    no stderr REGEX             it was not
    has PATH REGEX              the file is there and something in it fits (white space runs are one space)
    hasnt PATH REGEX            the file is there and nothing in it fits
    absent PATH                 there is no such file
    write PATH: TEXT            puts a line of text in a file; append PATH: TEXT adds one
    replace PATH: OLD => NEW    changes a file as an editor would
    delete PATH
    same                        the last command changed no file under content/ and translations/

`ROOT/` in a command is the folder of the site, for a file that the command is to write.
A line that begins with # is a comment. `{outer}` in REGEX is no placeholder: it is a Python regular expression.
"""

import io
import re
from pathlib import Path

import pytest

from dwiwarta.cli import main
from dwiwarta.cli.console import Console
from tests.house.developers_words import developers_word

SCRIPTS = sorted((Path(__file__).parent / "scripts").glob("*.txt"))
COMMANDS = (
    "check",
    "find",
    "terms",
    "review",
    "build",
    "inspect",
    "add",
    "translate",
    "status",
    "engines",
    "rename",
    "publish",
    "clean",
    "edition",
    "exchange",
)
NOW = "2026-11-23T10:00:00+07:00"


def read_script(path: Path) -> tuple[list[tuple[int, str]], dict[str, str]]:
    steps, files, name = [], {}, None
    for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
        if marker := re.fullmatch(r"-- (\S+) --", line):
            name = marker[1]
            files[name] = ""
        elif name is not None:
            files[name] += line + "\n"
        elif line.strip() and not line.startswith("#"):
            steps.append((number, line.strip()))
    return steps, {name: text.rstrip("\n") + "\n" for name, text in files.items()}


class Run:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = self.err = ""

    def step(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        code = 0
        if word == "exit":
            number, _, rest = rest.partition(": ")
            code, word = int(number), rest.split(" ")[0]
            rest = rest.partition(" ")[2]
        if word in COMMANDS:
            self.command([word, *rest.split()], code)
        elif word == "no":
            assert not re.search(rest.partition(" ")[2], self.said(rest.split(" ")[0])), self.said(
                rest.split(" ")[0]
            )
        elif word in ("stdout", "stderr"):
            assert re.search(rest, self.said(word)), f"{word} was:\n{self.said(word)}"
        elif word in ("has", "hasnt"):
            path, _, pattern = rest.partition(" ")
            text = " ".join((self.root / path).read_text("utf-8").split())
            assert bool(re.search(pattern, text)) == (word == "has"), text[:4000]
        elif word == "absent":
            assert not (self.root / rest).exists()
        elif word in ("write", "append"):
            path, _, text = rest.partition(": ")
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            with (self.root / path).open("a" if word == "append" else "w", encoding="utf-8") as file:
                file.write(text + "\n")
        elif word == "replace":
            path, _, change = rest.partition(": ")
            old, _, new = change.partition(" => ")
            text = (self.root / path).read_text("utf-8")
            assert old in text
            (self.root / path).write_text(text.replace(old, new), "utf-8")
        elif word == "delete":
            (self.root / rest).unlink()
        elif word == "same":
            assert self.before == self.persons_files()
        else:
            raise AssertionError(f"no such step: {line}")

    def said(self, where: str) -> str:
        return self.out if where == "stdout" else self.err

    def command(self, words: list[str], code: int) -> None:
        self.before = self.persons_files()
        out, err = io.StringIO(), io.StringIO()
        words = [str(self.root / w) if (self.root / w).is_file() else w for w in words]
        words = [w.replace("ROOT/", f"{self.root}/") for w in words]
        got = main([*words, "--root", str(self.root), "--now", NOW], Console(out, err, {}), {})
        self.out, self.err = out.getvalue(), err.getvalue()
        if "--json" not in words:
            self.speaks_plainly()
        assert got == code, f"exit code {got}\n{self.out}\n{self.err}"

    def speaks_plainly(self) -> None:
        """No developers' words in what was said, lines of a person's files apart."""
        lines = f"{self.out}\n{self.err}".replace(str(self.root), "").split("\n")
        if suspicious := [line for line in lines if developers_word(line)]:
            files = [p for p in self.root.rglob("*") if p.is_file() and ".cache" not in p.parts]
            written = b"\n".join(p.read_bytes() for p in files if "site" not in p.parts).decode(
                "utf-8", "replace"
            )
            assert [line for line in suspicious if line.strip() not in written] == []

    def persons_files(self) -> dict[str, bytes]:
        return {
            p.relative_to(self.root).as_posix(): p.read_bytes()
            for folder in ("content", "translations")
            for p in (self.root / folder).rglob("*")
            if p.is_file()
        }


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda p: p.stem)
def test_script(script: Path, tmp_path: Path) -> None:
    steps, files = read_script(script)
    assert steps, "a script without steps tests nothing"
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    run = Run(tmp_path)
    for number, line in steps:
        try:
            run.step(line)
        except AssertionError as error:
            raise AssertionError(f"{script.name}:{number}: {line}\n{error}") from None
