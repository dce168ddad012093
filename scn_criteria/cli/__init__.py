"""The command line. Exit 0: nothing found; 1: something found; 2: usage or an error of ours."""

from __future__ import annotations

import io
import os
import sys

from scn_criteria.cli.commands import scn
from scn_criteria.cli.failing import tell


def main() -> None:
    """Run the command line. No traceback reaches a user."""
    _write_anything()
    try:
        sys.exit(scn.main(prog_name="scn", standalone_mode=False))
    except BrokenPipeError:
        # Whoever read our output has seen enough. Nothing more can be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (Exception, KeyboardInterrupt) as error:
        sys.exit(tell(error))


def _write_anything() -> None:
    """Make the output take every character: files and pipes get UTF-8, whatever the terminal is set to."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")
