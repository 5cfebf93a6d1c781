"""The form of a specimen: a title, `==== input`, the article, `==== expected`, lines of `key: value`."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "specimens"


def parts(path: Path) -> tuple[str, str, str, list[tuple[str, str]]]:
    """Title, file name, input, expectations."""
    title, rest = path.read_text(encoding="utf-8").split("\n==== input", 1)
    name, rest = rest.split("\n", 1)
    text, expected = rest.rsplit("\n==== expected\n", 1)
    pairs = [line.split(":", 1) for line in expected.strip("\n").split("\n") if line.strip()]
    return title, name.strip() or "artikel.txt", text + "\n", [(k.strip(), v.strip()) for k, v in pairs]
