"""The entry point of ``scn`` and of ``python -m scn_criteria``."""

import _signal as signal  # type: ignore[import-not-found]  # what ``signal`` is made of: it needs no other module

# While modules are loaded, nothing is written yet, so a signal may end the process at once: Python's own handler would show
# a traceback. What is ignored stays so. Windows lacks some signals.
for name in ("SIGINT", "SIGTERM", "SIGHUP"):
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:
        signal.signal(getattr(signal, name), signal.SIG_DFL)

from scn_criteria.cli.main import main  # noqa: E402 - what takes time to load comes after

if __name__ == "__main__":
    main()
