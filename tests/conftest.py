"""Fixtures for every test."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest
from hypothesis import settings

# The suite draws the same cases every time, so that it fails for a change and for nothing else. The long runs, which
# are asked for by their number, look for new ones.
settings.register_profile("suite", derandomize=True)
if "DWIWARTA_EDITS" not in os.environ:
    settings.load_profile("suite")


class SocketOpenedError(AssertionError):
    """A test under `no_sockets` reached for the network."""


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Whoever opens a socket or asks for an address fails the test, even if the failure is caught on the way.

    Gives the list of attempts.
    """
    attempts: list[str] = []

    def refuse(what: str) -> Any:
        def refused(*_: object, **__: object) -> NoReturn:
            attempts.append(what)
            raise SocketOpenedError(f"{what} while no socket may be opened")

        return refused

    for method in ("connect", "connect_ex", "sendto", "bind"):
        monkeypatch.setattr(socket.socket, method, refuse(f"socket.{method}"))
    for function in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, function, refuse(f"socket.{function}"))
    yield attempts
    assert not attempts, f"sockets were opened: {attempts}"
