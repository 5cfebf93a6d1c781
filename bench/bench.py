"""How long a build takes, as ratios that mean something on any machine.

    make bench                      300 articles
    make bench ARGS="--articles 1000 --runs 5"

Writes a root of invented articles, all translated, into a temporary folder and builds it as a whole process: cold
(no site, no cache), again with nothing to do, and after one edited paragraph. Each time stands beside two others of
the same run: writing the same files without any thought (`floor`), and starting Python with the program's imports
(`start`).
CPU seconds are user and system time of the process and its children.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORDS_ID = [
    "warga",
    "desa",
    "pasar",
    "sawah",
    "jembatan",
    "sekolah",
    "panen",
    "pagi",
    "bersama",
    "kabupaten",
    "jalan",
]
WORDS_EN = [
    "residents",
    "village",
    "market",
    "field",
    "bridge",
    "school",
    "harvest",
    "morning",
    "regency",
    "road",
]


def sentence(words: list[str], seed: int, length: int) -> str:
    chosen = [words[(seed * 7 + n * 5 + n * n) % len(words)] for n in range(length)]
    return " ".join(chosen).capitalize() + f" {seed}."


def write_site(root: Path, articles: int) -> None:
    (root / "content/articles").mkdir(parents=True)
    (root / "translations/en").mkdir(parents=True)
    (root / "site.toml").write_text(
        'title.id = "Warta"\ntitle.en = "Digest"\nbase_url = "https://example.org/digest/"\n', "utf-8"
    )
    for n in range(articles):
        title = (sentence(WORDS_ID, n, 8), sentence(WORDS_EN, n, 8))
        body = [
            (
                " ".join(sentence(WORDS_ID, n * 100 + p * 10 + s, 14) for s in range(2)),
                " ".join(sentence(WORDS_EN, n * 100 + p * 10 + s, 14) for s in range(2)),
            )
            for p in range(14)
        ]
        theme = (
            "politics",
            "economy",
            "education",
            "health",
            "environment",
            "sport",
            "culture",
            "technology",
        )[n % 8]
        head = f"---\npublished: 2026-{n % 11 + 1:02}-{n % 28 + 1:02}\ntheme: {theme}\nurl: https://kabar.example/{n}\n---\n"
        text = f"{head}{title[0]}\n\nKABAR.ID - RANDUKUNING - " + "\n\n".join(p for p, _ in body) + "\n"
        (root / f"content/articles/berita-{n:05}.txt").write_text(text, "utf-8")
        entries = [("title", *title), *(("body", *pair) for pair in body)]
        po = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        po += "".join(
            f'\n# dwiwarta: ok=2026-11-20\nmsgctxt "{kind}"\nmsgid "{a}"\nmsgstr "{b}"\n'
            for kind, a, b in entries
        )
        (root / f"translations/en/berita-{n:05}.po").write_text(po, "utf-8")


def timed(command: list[str]) -> tuple[float, float]:
    """Wall and CPU seconds."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - began, used.ru_utime + used.ru_stime


def floor(site: Path, target: Path) -> float:
    """CPU seconds of writing the same files."""
    files = [(p.relative_to(site), p.read_bytes()) for p in site.rglob("*") if p.is_file()]
    before = os.times()
    for name, data in files:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes(data)
    after = os.times()
    return after.user + after.system - before.user - before.system


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    rows: dict[str, list[tuple[float, float]]] = {
        "start": [],
        "cold": [],
        "nothing to do": [],
        "one edit": [],
    }
    floors = []
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "root"
        write_site(root, options.articles)
        command = [sys.executable, str(ROOT / "build.py"), "--root", str(root), "build", "--frozen"]
        start = [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r}); import dwiwarta.cli.build",
        ]
        for number in range(options.runs):
            for name in ("site", ".cache"):
                shutil.rmtree(root / name, ignore_errors=True)
            rows["start"].append(timed(start))
            rows["cold"].append(timed(command))
            rows["nothing to do"].append(timed(command))
            article = root / f"content/articles/berita-{options.articles // 2:05}.txt"
            article.write_text(article.read_text("utf-8") + f"\nTambahan nomor {number}.\n", "utf-8")
            rows["one edit"].append(timed(command))
            floors.append(floor(root / "site", Path(folder) / f"floor{number}"))
    least = statistics.median(floors)
    print(
        f"{options.articles} articles, median of {options.runs}; floor (writing the same files): {least:.3f} CPU s"
    )
    print(f"{'':16}{'wall s':>8}{'CPU s':>8}{'CPU / floor':>13}{'CPU ms an article':>19}")
    for name, times in rows.items():
        wall = statistics.median(w for w, _ in times)
        cpu = statistics.median(c for _, c in times)
        print(f"{name:16}{wall:8.2f}{cpu:8.2f}{cpu / least:13.1f}{1000 * cpu / options.articles:19.2f}")


if __name__ == "__main__":
    main()
