"""How a command ends that could not do what it was asked for."""

from __future__ import annotations

from click import Abort, ClickException, echo

FAILED = 2
STOPPED = 130


class Refusal(ClickException):
    """What was asked for cannot be done."""

    exit_code = FAILED


def tell(error: BaseException) -> int:
    """Say why a command ended before its end, and answer with the exit code."""
    if isinstance(error, Abort | KeyboardInterrupt):
        if isinstance(error, KeyboardInterrupt):
            echo(err=True)  # after the sign for Ctrl-C, as click does before it raises Abort
        echo("stopped; nothing was left half written", err=True)
        return STOPPED
    if isinstance(error, OSError):
        error = ClickException(f"the system refused: {(error.strerror or str(error)).lower()}")
    if isinstance(error, ClickException):
        error.show()
        return FAILED
    echo(f"internal error: {type(error).__name__}: {error}", err=True)
    echo("help: this is a fault of scn, not of your file; please report it with the command you ran", err=True)
    return FAILED
