"""What mkdocs.yml may say of this plugin."""

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from generator.site.allowance import Allowed, allowance


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
