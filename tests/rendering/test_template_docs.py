"""docs/templates.md names all that a template may use: a name that is not written down is a name that sites lose."""

import ast
import inspect
import re
import textwrap
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dwiwarta.rendering.editions import EditionView
from dwiwarta.rendering.image_view import ImageView
from dwiwarta.rendering.kinds import KINDS
from dwiwarta.rendering.kinds.kind import Kind
from dwiwarta.rendering.text_views import TextView
from dwiwarta.rendering.views import ArticleView
from dwiwarta.rendering.workshop import Workshop

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/templates.md").read_text("utf-8")
TEMPLATES = sorted(
    p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()
)

VIEWS = [
    (ArticleView, "An article"),
    (TextView, "A text"),
    (ImageView, "A picture"),
    (EditionView, "An edition"),
]


def named(part: str) -> set[str]:
    """The names in backticks under a heading of the page."""
    text = re.split(r"^## ", DOCS.split(f"## {part}", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]
    return {name for code in re.findall(r"`([^`]+)`", text) for name in re.findall(r"^[a-z_]+", code)}


def public_names(of: type) -> set[str]:
    """Methods, properties and what `__init__` sets."""
    tree = ast.parse(Path(inspect.getfile(of)).read_text("utf-8"))
    body = next(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name == of.__name__)
    found = {node.name for node in body.body if isinstance(node, ast.FunctionDef)}
    found |= {
        n.target.id for n in body.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
    }
    for node in ast.walk(body):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            assert isinstance(node.value, ast.Name)
            found.add(node.attr)
    return {name for name in found if not name.startswith("_")}


@pytest.mark.parametrize(("of", "part"), VIEWS)
def test_every_name_of_a_view_is_explained(of: type, part: str) -> None:
    names = public_names(of)
    assert len(names) > 8
    assert not names - named(part)


@pytest.mark.parametrize(("of", "part"), VIEWS)
def test_no_name_is_explained_that_is_not_there(of: type, part: str) -> None:
    table = DOCS.split(f"## {part}", 1)[1].split("\n## ", 1)[0]
    first_cells = " ".join(row.split("|")[1] for row in table.splitlines() if row.startswith("| `"))
    told = set(re.findall(r"`([a-z_]+)", first_cells))
    assert told
    assert told == public_names(of)


def test_every_global_is_explained() -> None:
    tree = ast.parse(Path(Workshop.__init__.__code__.co_filename).read_text("utf-8"))
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("globals.update")
    ]
    names = {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}
    assert len(names) > 8
    assert not names - named("What every template knows")


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_in_the_list(template: str) -> None:
    name = "pages/*.html" if template.startswith("pages/") else template
    assert f"`{name}`" in DOCS


HEAD = {"title", "description", "social", "linked", "schema", "trail"}
"""What goes into the head of a page."""


def given(function: Callable[..., object]) -> set[str]:
    """The names of the dictionaries that a function returns, and of those that it takes over from another one."""
    function = function.func if isinstance(function, partial) else function
    names: set[str] = set()
    for node in ast.walk(ast.parse(textwrap.dedent(inspect.getsource(function)))):
        if not (isinstance(node, ast.Return) and isinstance(node.value, ast.Dict)):
            continue
        for key, value in zip(node.value.keys, node.value.values, strict=True):
            if isinstance(key, ast.Constant):
                names.add(str(key.value))
            elif key is None and isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
                names |= given(inspect.unwrap(function).__globals__[value.func.id])
    return names


@pytest.mark.parametrize("kind", KINDS.values(), ids=list(KINDS))
def test_what_a_template_gets_is_explained(kind: Kind) -> None:
    rows = DOCS.split("## What each gets besides", 1)[1].split("\n## ", 1)[0].splitlines()
    told = " ".join(row for row in rows if row.startswith("|") and f"`{kind.name}.html`" in row.split("|")[1])
    names = given(kind.context) - HEAD
    assert not {name for name in names if not re.search(rf"\b{name}\b", told)}


def test_a_name_that_is_not_written_down_is_found() -> None:
    assert sum(len(given(kind.context) - HEAD) for kind in KINDS.values()) > 60

    def context() -> dict[str, object]:
        return {"title": "", "never_written_down": 1}

    assert given(context) - HEAD == {"never_written_down"}
