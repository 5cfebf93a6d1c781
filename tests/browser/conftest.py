"""The sample site in Chromium. It is built once, under /digest/, and served as GitHub Pages would; the browser is
started once. A test takes `site` (its pages by kind, its address) and `open_page`."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from seeing import Seen, look_at
from serving import Served, serving

from dwiwarta.cli import main
from dwiwarta.cli.console import Console

ROOT = Path(__file__).parents[2]
NOW = "2026-11-23T10:00:00+07:00"
CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync",
    "--disable-component-update", "--disable-dev-shm-usage", "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]  # fmt: skip


class Page(NamedTuple):
    """A page of a built site, as it says of itself."""

    path: str
    """Relative to the site: "" is the front page."""
    kind: str
    """Its name in `rendering.kinds.KINDS`, which is the first class of its body; `redirect` has none."""
    language: str
    html: str


class Site(NamedTuple):
    """A built site behind a server."""

    address: str
    """`http://127.0.0.1:.../digest/`"""
    folder: Path
    pages: tuple[Page, ...]

    def of(self, kind: str, language: str | None = None) -> list[Page]:
        """Its pages of a kind, in the order of their paths."""
        return [p for p in self.pages if p.kind == kind and (language is None or p.language == language)]


def build(root: Path, server: Served) -> Site:
    """Builds the site whose content is under `root`, as `build --frozen` does, and lets the server show it."""
    out, err = io.StringIO(), io.StringIO()
    order = ["build", "--frozen", "--root", str(root), "--base-url", server.address, "--now", NOW]
    main(order, Console(out, err, {}), {})
    folder = server.folder = root / "site"
    pages = [read(path, folder) for path in sorted(folder.rglob("*.html"))]
    assert pages, err.getvalue()
    return Site(server.address, folder, tuple(pages))


def read(file: Path, folder: Path) -> Page:
    html = file.read_text("utf-8")
    path = file.relative_to(folder).as_posix()
    kind, language = re.search(r'<body class="([\w-]+)', html), re.search(r'<html lang="(\w+)', html)
    assert language, path
    return Page(re.sub(r"(^|/)index\.html$", r"\1", path), kind[1] if kind else "redirect", language[1], html)


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The samples that the program brings."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("content", "translations"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "site.toml", root / "site.toml")
    with serving() as server:
        yield build(root, server)


@pytest.fixture(scope="package")
def browser() -> Iterator[Any]:
    """Chromium, which finds nobody but this computer."""
    if CHROMIUM is None:
        pytest.skip("Chromium is not on this computer")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def profiles(browser: Any) -> Iterator[Callable[..., Any]]:
    """A browser profile for each set of options, kept: opening one takes longer than a page."""
    known: dict[str, Any] = {}

    def profile(**options: Any) -> Any:
        key = repr(sorted(options.items()))
        if key not in known:
            still = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
            known[key] = browser.new_context(**{**still, **options})
        return known[key]

    yield profile
    for context in known.values():
        context.close()


@pytest.fixture
def open_page(profiles: Callable[..., Any]) -> Iterator[Callable[..., Any]]:
    """Opens an empty page: `open_page(color_scheme="dark", java_script_enabled=False)`."""
    pages = []

    def opened(**options: Any) -> Any:
        pages.append(profiles(**options).new_page())
        return pages[-1]

    yield opened
    for page in pages:
        page.close()


@pytest.fixture(scope="package")
def seen(site: Site, profiles: Callable[..., Any]) -> Callable[[Page], Seen]:
    """What can be told of a page by looking at it once, in several widths and both colour schemes."""
    known: dict[str, Seen] = {}

    def look(page: Page) -> Seen:
        if page.path not in known:
            known[page.path] = look_at(
                profiles(viewport={"width": 360, "height": 740}), site.address, page.path
            )
        return known[page.path]

    return look
