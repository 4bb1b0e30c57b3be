"""What mkdocs.yml may say of this plugin, and what it says for who is not MkDocs."""

from pathlib import Path

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError
from mkdocs.utils.yaml import yaml_load

from generator.site.allowance import NOTHING_ALLOWED, Allowed, allowance, declared


class Allowance(BaseConfigOption[Allowed]):
    """What else than the site's own files its pages may load."""

    def run_validation(self, value: object) -> Allowed:
        """Raises ValidationError, which MkDocs shows."""
        try:
            return allowance(value or {})
        except ValueError as error:
            raise ValidationError(str(error)) from None


class Options(Config):  # type: ignore[no-untyped-call] # MkDocs gives no types
    """`address` of the published site, where the environment gives one, and what is allowed."""

    address = c.Optional(c.Type((str, int, float)))
    allow = Allowance()


def allowed_in(path: Path) -> Allowed:
    """What it allows pages to load from elsewhere: nothing where it is not there. Raises ValueError."""
    if not path.is_file():
        return NOTHING_ALLOWED
    with path.open("rb") as file:
        return declared(yaml_load(file))
