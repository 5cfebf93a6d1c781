"""The workflow that publishes from GitHub: held to what it promises, as far as a file can be."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PATH = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
TEXT = (ROOT / ".github/workflows/publish.yml").read_text()


@pytest.fixture(scope="module")
def workflow() -> Any:
    return yaml.load(TEXT, Loader=yaml.BaseLoader)


def steps(workflow: Any) -> list[Any]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_action_is_pinned_to_a_major(workflow: Any) -> None:
    used = dict(step["uses"].split("@") for step in steps(workflow) if "uses" in step)
    assert set(used) == {
        f"actions/{name}"
        for name in ("checkout", "setup-python", "configure-pages", "upload-pages-artifact", "deploy-pages")
    }
    assert all(re.fullmatch(r"v\d+", version) for version in used.values())


def test_it_builds_what_is_there_with_what_is_locked(workflow: Any) -> None:
    commands = [step["run"] for step in workflow["jobs"]["build"]["steps"] if "run" in step]
    assert commands == [
        "pip install --require-hashes -r requirements/runtime.lock",
        'python build.py build --frozen --base-url "$BASE_URL/" --out site',
    ]
    assert (ROOT / "requirements/runtime.lock").exists() and (ROOT / "build.py").exists()


def test_the_address_comes_from_github_and_never_through_the_shell(workflow: Any) -> None:
    build = next(step for step in steps(workflow) if "build.py" in step.get("run", ""))
    assert build["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    assert not any("${{" in step.get("run", "") for step in steps(workflow))
    assert any(step.get("id") == "pages" and "configure-pages" in step["uses"] for step in steps(workflow))


def test_it_keeps_out_of_the_way_of_a_site_that_is_published_from_a_branch(
    workflow: Any, tmp_path: Path
) -> None:
    assert workflow["jobs"]["build"]["if"] == "needs.route.outputs.via == 'actions'"
    (step,) = [step for step in workflow["jobs"]["route"]["steps"] if "run" in step]
    for settings, via in (
        ('publish.via = "actions"', "actions"),
        ('publish.via = "branch"', "branch"),
        ("", "branch"),
    ):
        (tmp_path / "site.toml").write_text(settings)
        told = tmp_path / "told"
        told.unlink(missing_ok=True)
        run(
            ["sh", "-c", step["run"]],
            cwd=tmp_path,
            env={"GITHUB_OUTPUT": str(told), "PATH": PATH},
            check=True,
        )
        assert told.read_text() == f"via={via}\n"


def test_what_is_uploaded_is_the_site_without_files_that_begin_with_a_dot(workflow: Any) -> None:
    upload = next(step for step in steps(workflow) if "upload-pages-artifact" in step.get("uses", ""))
    assert upload["with"] == {"path": "site"}


def test_each_job_may_do_what_it_has_to_and_no_more(workflow: Any) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["jobs"]["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert workflow["jobs"]["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_publications_come_one_after_the_other(workflow: Any) -> None:
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert set(workflow["on"]) == {"push", "workflow_dispatch"}
