"""The command line: which commands there are, and where. Only this package prints, reads arguments, or exits.

How commands end stands in `front_door`. A command is loaded when it is called: what one needs, such as all that makes
pages, takes longer to load than others take to run.
"""

import click

from generator.commands.front_door import FrontDoor

# The module of every command.
COMMANDS = {
    **dict.fromkeys(("check",), "checking"),
    **dict.fromkeys(("build", "schema", "secure"), "building"),
    **dict.fromkeys(("new", "fmt", "rename"), "editing"),
    **dict.fromkeys(("diff", "log", "stale"), "looking"),
    **dict.fromkeys(("export", "import"), "spreadsheets"),
    **dict.fromkeys(("verify", "find", "archive", "add-source"), "proving"),
    **dict.fromkeys(("intake",), "intake"),
    **dict.fromkeys(("read",), "read"),
    **dict.fromkeys(("survey",), "survey"),
    **dict.fromkeys(("pdf",), "pdf"),
}


@click.group(cls=FrontDoor, modules=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Turn the fact table in data/ into the pages of the briefing site."""
