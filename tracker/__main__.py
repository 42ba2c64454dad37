"""`python -m tracker` is `tracker`: this is the door, and nothing is imported before it stands open.

Ctrl-C may come while Python still reads what a command needs, which takes longer than some commands.
"""

import sys

INTERRUPTED = 130
"""As shells count a command that Ctrl-C ended."""


def main() -> None:
    """Run the command line; Ctrl-C is answered in a sentence whenever it comes."""
    try:
        from tracker.cli.app import main as command_line

        command_line()
    except KeyboardInterrupt:
        _tell_stopped()
        sys.exit(INTERRUPTED)
    except SystemExit as end:
        if end.code == INTERRUPTED:  # as typer ends what was interrupted
            _tell_stopped()
        raise


def _tell_stopped() -> None:
    from contextlib import suppress

    # whoever started us may have closed the stream, or hear it no more
    with suppress(OSError, AttributeError):
        sys.stderr.write("tracker: stopped; nothing is half written, and it is safe to call it again\n")


if __name__ == "__main__":
    main()
