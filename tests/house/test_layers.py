"""The rooms of the house and the direction of imports (DESIGN 3, docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "dwiwarta"
FLOORS = [
    {"", "program", "model", "diagnostics", "config", "disk"},
    {"reading"},
    {"translation"},
    {"editorial"},
    {"rendering"},
    {"output"},
    {"preview"},
    {"publishing"},
    {"exchange"},
    {"stages"},
    {"pipeline"},
    {"cli"},
]
GROUND = {"": 0, "program": 0, "model": 1, "diagnostics": 0, "config": 2, "disk": 0}
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted(PACKAGE.rglob("*.py"))
DOORS = {
    "socket": {"translation/engines", "preview"},
    "requests": {"translation/engines"},
    "urllib.request": {"translation/engines"},
    "http.client": {"translation/engines"},
    "deep_translator": {"translation/engines"},
    "subprocess": {"publishing"},
    "ghp_import": {"publishing"},
    "PIL": {"rendering"},
    "watchdog": {"preview"},
    "uvicorn": {"preview"},
    "starlette": {"preview"},
}
"""Who may open which door to the world."""


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return found


def room_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return "" if parts == ("__init__",) else parts[0]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_go_down(path: Path) -> None:
    room = room_of(path)
    assert room in FLOOR, f"{room} has no place among the floors"
    for name in imports(path):
        if not name.startswith("dwiwarta"):
            continue
        other = [*name.split("."), ""][1]
        if other not in FLOOR:
            assert other.startswith("__"), f"{name} has no place among the floors"
            continue
        assert FLOOR[other] <= FLOOR[room], f"{room} must not know {name}"
        if FLOOR[room] == 0 and other != room:
            assert GROUND[other] <= GROUND[room], f"{room} must not know {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_doors_are_entered_only_where_they_are(path: Path) -> None:
    where = path.relative_to(PACKAGE).as_posix()
    for name in imports(path):
        for door, rooms in DOORS.items():
            if name == door or name.startswith(door + "."):
                assert any(where.startswith(room + "/") for room in rooms), f"{where} opens {door}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_only_commands_print(path: Path) -> None:
    if room_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{path.name}:{node.lineno} prints"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_the_clock_comes_in_as_an_argument(path: Path) -> None:
    """Only the commands ask what time it is; everything else is told."""
    if room_of(path) == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            assert node.func.attr not in ("now", "utcnow", "today"), (
                f"{path.name}:{node.lineno} asks the clock"
            )
