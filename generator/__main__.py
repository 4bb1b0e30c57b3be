"""`python -m generator`: the command line."""

import io
import sys

ENVIRONMENT = "`make check` prepares what the commands need; then type .venv/bin/python -m generator …"


def run() -> None:
    """Run the command line. It takes a moment to load, and may be stopped in that moment, too."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal of another encoding shows what it can.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        from generator.commands.front_door import main  # noqa: PLC0415
    except KeyboardInterrupt:
        sys.stderr.write("\nstopped before it was done.\n")
        sys.exit(130)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(__package__):
            raise
        sys.stderr.write(f"Error: {error.name} is not installed for {sys.executable}. {ENVIRONMENT}\n")
        sys.exit(2)
    main(prog_name="python -m generator")


if __name__ == "__main__":
    run()
