"""What mkdocs.yml says, for who is not MkDocs."""

from pathlib import Path

from mkdocs.utils.yaml import yaml_load

from generator.site.allowance import NOTHING_ALLOWED, Allowed, declared


def allowed_in(path: Path) -> Allowed:
    """What it allows pages to load from elsewhere: nothing where it is not there. Raises ValueError."""
    if not path.is_file():
        return NOTHING_ALLOWED
    with path.open("rb") as file:
        return declared(yaml_load(file))
