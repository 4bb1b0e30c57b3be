"""JSON Schemas in which a field has the label it is declared with as its title, and no other."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema


class Labelled(GenerateJsonSchema):
    """Leaves out the titles that pydantic would make of every name."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the signature is that of pydantic
        """Never: a declared label stands there anyway."""
        return False
