"""What signals leave behind: ``python benchmarks/interrupts.py [200]``.

Each of the runs gets one signal, at moments spread evenly from its start to its end. Told are the tracebacks, and whether
they come from Python before our first statement; folders that are neither as before nor as after; processes that live on;
and files that the next run does not sweep away.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL)
PROPOSAL = str(ROOT / "proposals" / "cancer.yaml")
BEFORE, AFTER = "2012-11-30", "2012-12-20"
OURS = ("cli/main.py", "scn_criteria/__main__.py")
ENDED = {0, *(number for one in SIGNALS for number in (-one, 128 + one))}


@dataclass(frozen=True)
class Ended:
    """How a run ended: its exit code, what it said, and whether a process of its group was left."""

    code: int
    said: str
    alive: bool

    @property
    def traceback(self) -> str:
        """Whose the traceback is, if there is one."""
        if "Traceback" not in self.said:
            return ""
        return "ours" if any(name in self.said for name in OURS) else "of Python, before our first statement"


def command(day: str, folder: Path) -> list[str]:
    """A run that writes reports."""
    return [sys.executable, "-m", "scn_criteria", "report", PROPOSAL, "--assessed-on", day, "-o", str(folder)]


def worked(process: int) -> float:
    """The seconds that a process has worked. Where others work too, the clock says little of how far it is."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def run(day: str, folder: Path, after: float | None = None, number: int = 0) -> Ended:
    """Run to the end, or send a signal after so many seconds of work."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command(day, folder), stdout=said, stderr=said, env=environment, start_new_session=True)
        while after is not None and process.poll() is None and worked(process.pid) < after:
            time.sleep(0.001)
        if after is not None:
            process.send_signal(number)
        process.wait(timeout=300)
        said.seek(0)
        text = said.read().decode(errors="replace")
    try:
        os.killpg(process.pid, 0)
        alive = True
    except ProcessLookupError:
        alive = False
    return Ended(process.returncode, text, alive)


def state(folder: Path) -> str:
    """A digest of all files of a folder."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def main(times: int) -> int:
    """Send the signals, and tell what was found."""
    for one in (signal.SIGINT, signal.SIGHUP):  # what is ignored, as in the background, would be ignored by the runs too
        signal.signal(one, signal.SIG_DFL)
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as around:
        desk = Path(around)
        old, new, folder = desk / "old", desk / "new", desk / "desk" / "reports"
        run(BEFORE, old)
        (old / "notes.txt").write_text("of the user\n", encoding="utf-8")
        shutil.copytree(old, new)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        run(AFTER, new)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        lasts = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        print(f"A run works for {lasts:.2f} seconds.")
        for number in range(times):
            shutil.rmtree(folder.parent, ignore_errors=True)
            shutil.copytree(old, folder)
            sent = SIGNALS[number % len(SIGNALS)]
            ended = run(AFTER, folder, lasts * (number + 0.5) / times, sent)
            counts[f"ended by {sent.name}" if ended.code else "had ended before"] += 1
            counts["traceback " + ended.traceback] += bool(ended.traceback)
            counts["odd exit code"] += ended.code not in ENDED
            counts["a process lives on"] += ended.alive
            counts["as before"] += state(folder) == state(old)
            counts["as after"] += state(folder) == state(new)
            counts["a mixture"] += state(folder) not in (state(old), state(new))
            left = [path.name for path in folder.parent.iterdir() if path != folder]
            counts["left something after a signal that can be handled"] += bool(left) and sent is not signal.SIGKILL
            counts["left something after kill -9"] += bool(left) and sent is signal.SIGKILL
            if left:
                run(AFTER, folder)
                counts["not swept by the next run"] += [path.name for path in folder.parent.iterdir()] != [folder.name]
    for what, found in sorted(counts.items()):
        print(f"{found:5}  {what}")
    faults = ("odd exit code", "a process lives on", "a mixture", "not swept by the next run", "traceback ours")
    return int(any(counts[name] for name in faults) or counts["left something after a signal that can be handled"] > 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="What signals leave behind, over runs that write reports.")
    parser.add_argument("runs", nargs="?", type=int, default=200, help="how many runs get a signal (default: %(default)s)")
    sys.exit(main(parser.parse_args().runs))
