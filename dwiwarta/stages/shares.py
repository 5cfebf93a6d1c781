"""Work in several processes: forked, so that what was understood so far is shared and nothing is sent to a child."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


MOST = 32
A_CORE = 4
"""Processes at most, in all and for each core: more only cost memory."""


def number_of_shares(items: int, jobs: int, cores: int | None = None) -> int:
    """How many processes work, where `jobs` are wanted."""
    cores = cores or os.cpu_count() or 1
    return max(1, min(jobs, items, MOST, cores * A_CORE))


def in_shares(
    items: Sequence[Item], jobs: int, work: Callable[[Sequence[Item]], Outcome]
) -> tuple[Outcome, list[Outcome]]:
    """Does `work` on equal shares of the items: this process its own, children the others; their outcomes come back
    pickled. One share where the system cannot fork, and never more than it can bear.

    Raises RuntimeError where a child broke off: what it was to make is not known to be made.
    """
    jobs = number_of_shares(len(items), jobs) if hasattr(os, "fork") else 1
    size = -(-len(items) // jobs) if items else 0
    children = [_child(items[n * size : (n + 1) * size], work) for n in range(1, jobs)]
    try:
        mine = work(items[:size])
    finally:
        outcomes = [_gathered(pid, pipe) for pid, pipe in children]
    return mine, [_opened(data) for data in outcomes]


def _child(share: Sequence[Item], work: Callable[[Sequence[Item]], Outcome]) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    code = 1
    try:
        os.close(reader)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(pickle.dumps(work(share)))
        code = 0
    finally:
        os._exit(code)  # a child must not run what stands behind the parent's stack


def _gathered(pid: int, pipe: int) -> bytes:
    with os.fdopen(pipe, "rb") as file:
        data = file.read()
    _, status = os.waitpid(pid, 0)
    return data if status == 0 else b""


def _opened(data: bytes) -> Outcome:  # type: ignore[type-var]
    if not data:
        raise RuntimeError("a process that rendered pages broke off; build again with --jobs 1 to see why")
    return pickle.loads(data)  # type: ignore[no-any-return]  # noqa: S301 - from our own child
