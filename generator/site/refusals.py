"""What MkDocs refuses of mkdocs.yml: it logs each reason and then says only that it stopped."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import entry_points

from mkdocs.exceptions import Abort, ConfigurationError

from generator.source.handwritten import CONFIGURATION
from generator.source.problem import nearest

NAMED_PLUGIN = re.compile('"([^"]+)" plugin')


class Listener(logging.Handler):
    """Keeps what is logged of errors."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first line."""
        self.heard += record.getMessage().splitlines()[:1]


@contextmanager
def refusals_told() -> Iterator[None]:
    """Raises ConfigurationError with the reasons where MkDocs raises Abort because of them."""
    listener, logger = Listener(), logging.getLogger("mkdocs.config")
    logger.addHandler(listener)
    try:
        yield
    except Abort:
        raise ConfigurationError(" ".join(map(reason_told, listener.heard)) or CONFIGURATION) from None
    finally:
        logger.removeHandler(listener)


def reason_told(reason: str) -> str:
    """A reason as a sentence, with the plugin that may be meant."""
    named = NAMED_PLUGIN.search(reason)
    known = [one.name for one in entry_points(group="mkdocs.plugins")] if named else []
    return f"{CONFIGURATION}: {reason.rstrip('.')}.{nearest(named[1], known) if named else ''}"
