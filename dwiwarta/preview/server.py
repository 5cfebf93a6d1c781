"""The preview: builds when something changed, one build at a time, and shows the last good site meanwhile.

Three threads: the watcher's puts changed paths into an inbox; the builder's takes them out, builds and hands the result
to the event loop; the loop answers browsers. Nothing else is shared.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from contextlib import asynccontextmanager, suppress
from queue import SimpleQueue
from typing import TYPE_CHECKING

from dwiwarta.preview.answers import answer, hosts, own_name, wrong_host
from dwiwarta.preview.built import Built
from dwiwarta.preview.hub import Hub
from dwiwarta.preview.watcher import Watcher, changes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Sequence

    import uvicorn
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

    Build = Callable[[frozenset[str]], Built]
    """Builds in memory; gets the changed paths, absolute (none the first time)."""
    Say = Callable[[str], None]

_TRIES = 10
_BROWSER = os.path.join(os.path.dirname(__file__), "browser")


def serve(
    build: Build,
    watch: Sequence[str],
    *,
    port: int,
    follow: bool,
    open_browser: bool,
    say: Say,
    polling: bool = False,
) -> None:
    """Shows the site on this computer until Ctrl-C. `watch` are the files and folders that it is made of."""
    preview = Preview(build, watch, port=port, follow=follow, say=say, polling=polling)
    if open_browser:
        import webbrowser

        preview.when_built = lambda: webbrowser.open(preview.address)
    with suppress(KeyboardInterrupt):
        preview.run()


class Preview:
    """One preview; `run` until `stop`, which any thread may call."""

    def __init__(
        self, build: Build, watch: Sequence[str], *, port: int, follow: bool, say: Say, polling: bool = False
    ) -> None:
        self._build = build
        self._say = say
        self._follow = follow
        self._inbox: SimpleQueue[str | None] = SimpleQueue()
        self._watcher = Watcher(watch, self._inbox, polling=polling)
        self._socket = _listen(port)
        self.port: int = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}/"
        self.when_built: Callable[[], object] = lambda: None
        """Called once, from the builder's thread, when the first build has ended."""
        self._server: uvicorn.Server | None = None
        self._stopped = False
        if port and self.port != port:
            say(f"Port {port} is taken by another program.")

    def run(self) -> None:
        """Serves until `stop` or Ctrl-C (as KeyboardInterrupt, after all is put away)."""
        import uvicorn

        preview = self

        class Server(uvicorn.Server):
            async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
                preview._hub.close()  # else it would wait for browsers that listen
                await super().shutdown(sockets)

        config = uvicorn.Config(
            self._app(),
            http="h11",
            loop="asyncio",
            ws="none",
            lifespan="on",
            log_config=None,
            log_level="critical",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
        self._server = Server(config)
        self._server.should_exit = self._stopped
        try:
            worse = self._watcher.start()
            if worse:
                self._say(worse)
            self._server.run(sockets=[self._socket])
        finally:
            self._watcher.stop()
            self._socket.close()

    def stop(self) -> None:
        self._stopped = True
        if self._server is not None:
            self._server.should_exit = True

    def _app(self) -> Starlette:
        from starlette.applications import Starlette
        from starlette.responses import Response, StreamingResponse
        from starlette.routing import Route

        allowed = hosts(self.port)
        own = {name: _read(os.path.join(_BROWSER, name)) for name in ("reload.js", "preview.css")}

        async def respond(request: Request) -> Response:
            said = wrong_host(request.headers.get("host", ""), allowed)
            if said is None:
                await self._hub.first.wait()
                shown, path = self._hub.now, request.scope["path"]
                if own_name(path) == "events":
                    headers = {"cache-control": "no-store"}
                    return StreamingResponse(
                        self._hub.listen(), headers=headers, media_type="text/event-stream"
                    )
                said = answer(shown, path, request.url.query, own)
            return Response(said.body, said.status, said.headers)

        return Starlette(
            routes=[Route("/{path:path}", respond, methods=["GET", "HEAD"])], lifespan=self._alive
        )

    @asynccontextmanager
    async def _alive(self, app: Starlette) -> AsyncIterator[None]:
        loop = asyncio.get_running_loop()
        self._hub = Hub(follow=self._follow)
        builder = threading.Thread(target=self._keep_building, args=(loop,), name="builder", daemon=True)
        builder.start()
        self._say(f"The preview is at {self.address} (Ctrl-C ends it).")
        try:
            yield
        finally:
            self._inbox.put(
                None
            )  # a build that still runs is not waited for: its thread ends with the program

    def _keep_building(self, loop: asyncio.AbstractEventLoop) -> None:
        self._build_once(frozenset(), loop)
        self.when_built()
        for changed in changes(self._inbox):
            self._build_once(changed, loop)

    def _build_once(self, changed: frozenset[str], loop: asyncio.AbstractEventLoop) -> None:
        try:
            built = self._build(changed)
        except Exception as fault:  # whatever it is, the preview goes on and says so
            words = f"The build stopped, by a fault of Dwiwarta's own: {type(fault).__name__}: {fault}"
            self._say(words)
            built = Built({}, messages=[words])
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(self._hub.show, built)


def _listen(port: int) -> socket.socket:
    """A socket on this computer only, on this port or one of the next; any free one, if those are taken too."""
    ports = [p for p in range(port, port + _TRIES) if p < 65536] if port else []
    for number in [*ports, 0]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "posix":  # elsewhere it would let two programs share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", number))
            listening.listen(128)
        except OSError:
            listening.close()
        else:
            return listening
    raise OSError("there is no free port on 127.0.0.1")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()
