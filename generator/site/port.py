"""The port of a preview. Where it cannot be had, a sentence says so, and how to choose another."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

HIGHEST = 65_535


def ask_for(host: str, port: int) -> None:
    """Try the port before the first build, which takes its time. Raises PluginError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with _told_taken(host, port), socket.create_server((host, port), family=family):
        pass


def take(server: LiveReloadServer) -> None:
    """Take the port of a preview for good: another may have come in the meantime. Raises PluginError."""
    host, port = server.server_address[:2]
    with _told_taken(str(host), port):
        server.server_bind()
    server.server_bind = lambda: None  # type: ignore[method-assign] # done


@contextmanager
def _told_taken(host: str, port: int) -> Iterator[None]:
    try:
        yield
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        other = port + 1 if port < HIGHEST else 8001
        raise PluginError(
            f"the preview cannot have port {port} of {host}: {why}. Choose another, for example with "
            f"`make serve PORT={other}` or `mkdocs serve --dev-addr {host}:{other}`."
        ) from None
