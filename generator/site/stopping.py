"""Why a build or a preview stops, in a sentence: also what MkDocs refuses of mkdocs.yml, which it only logs."""

import errno
import logging
import os
import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points
from logging.handlers import MemoryHandler
from pathlib import Path

from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.livereload import LiveReloadServer

from generator.disk.manifest import NotOursError
from generator.source.handwritten import CONFIGURATION
from generator.source.problem import fault, nearest

# A place that takes no more, whatever file is named: a copy names the one it reads.
FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS})
HIGHEST = 65_535
ENGINES = ("mkdocs", "properdocs")  # whose logs may count warnings


@contextmanager
def told_in_a_sentence(what: str, folder: Path) -> Iterator[None]:
    """Say in a sentence what keeps something from being made in a folder. Raises PluginError."""
    try:
        yield
    except NotOursError as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        raise PluginError(_unwritten(what, folder, error)) from None


def why_stopped(error: Exception, target: Path | None, docs: Path) -> str:
    """What became of a file that was read or written, or nothing. `target` is where the site would have gone."""
    if isinstance(error, OSError):
        return _unwritten("site", target, error) if target and error.errno in FULL else fault(error)
    if isinstance(error, UnicodeDecodeError):
        return f"{_page_with(docs, error.object)} is not UTF-8 text. Save it as UTF-8."
    return ""


def warned() -> bool:
    """Whether a strict build will end in failure. MkDocs counts what is logged, and looks after its last event."""
    handlers = [handler for engine in ENGINES for handler in logging.getLogger(engine).handlers]
    return any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def _unwritten(what: str, folder: Path, error: OSError) -> str:
    return f"the {what} cannot be written to {folder.as_posix()}: {error.strerror}."


def _page_with(docs: Path, content: bytes) -> str:
    """The hand-written page with this content by its path under docs/: the error of reading it has only the content."""
    found = (path for path in sorted(docs.rglob("*.md")) if path.is_file() and path.read_bytes() == content)
    return next((path.relative_to(docs).as_posix() for path in found), "a file")


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


NAMED_PLUGIN = re.compile('"([^"]+)" plugin')
MOST_REFUSALS, NEVER = 1000, logging.CRITICAL + 1


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raises ConfigurationError with the reasons where MkDocs raises Abort because of them."""
    listener, logger = MemoryHandler(MOST_REFUSALS, flushLevel=NEVER), logging.getLogger("mkdocs.config")
    listener.setLevel(logging.ERROR)
    logger.addHandler(listener)
    try:
        yield
    except Abort:
        raise ConfigurationError(" ".join(map(reason_told, listener.buffer)) or CONFIGURATION) from None
    finally:
        logger.removeHandler(listener)


def reason_told(record: logging.LogRecord) -> str:
    """The first line of what was logged as a sentence, with the plugin that may be meant."""
    reason = record.getMessage().partition("\n")[0]
    named = NAMED_PLUGIN.search(reason)
    known = [one.name for one in entry_points(group="mkdocs.plugins")] if named else []
    return f"{CONFIGURATION}: {reason.rstrip('.')}.{nearest(named[1], known) if named else ''}"
