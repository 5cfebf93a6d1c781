"""The door of Dwiwarta: `python build.py COMMAND`. `make help` lists what can be done."""

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV_PYTHON = HERE / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def in_own_python() -> bool:
    """Whether this is Python 3.11 or later and has what the program needs."""
    if sys.version_info < (3, 11):
        return False
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("jinja2", "markdown", "yaml", "babel", "nh3"))


def start() -> int:
    if not in_own_python():
        if VENV_PYTHON.exists() and Path(sys.prefix).resolve() != VENV_PYTHON.parent.parent.resolve():
            os.execv(VENV_PYTHON, [str(VENV_PYTHON), *sys.argv])  # noqa: S606
        print("Dwiwarta is not set up here yet. Run: make build", file=sys.stderr)
        return 2
    sys.path.insert(0, str(HERE))
    from dwiwarta.cli import main

    return main(sys.argv[1:])


if __name__ == "__main__":
    try:
        code = start()
    except KeyboardInterrupt:  # while the program is being loaded; later the commands say it themselves
        print("\nStopped.", file=sys.stderr)
        code = 130
    sys.exit(code)
