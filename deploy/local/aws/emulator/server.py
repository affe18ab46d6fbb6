"""The HTTP server: one thread a connection, connections are kept."""

from __future__ import annotations

import logging
from typing import Any

from moto.moto_server.werkzeug_app import MotoRequestHandler
from werkzeug.serving import BaseWSGIServer, make_server

from .application import Application


class Handler(MotoRequestHandler):
    protocol_version = "HTTP/1.1"  # SDKs keep their connections
    disable_nagle_algorithm = True  # else each answer waits 40 ms for an acknowledgement
    timeout = 300

    def log(self, kind: str, message: str, *args: Any) -> None:
        logging.getLogger("emulator").debug(message, *args)


def make(port: int) -> BaseWSGIServer:
    server = make_server("127.0.0.1", port, Application(), threaded=True, request_handler=Handler)
    server.daemon_threads = True  # type: ignore[attr-defined]  # an open connection keeps nobody alive
    return server


def url(server: BaseWSGIServer) -> str:
    return f"http://127.0.0.1:{server.port}"
