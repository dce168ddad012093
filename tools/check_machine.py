"""Say in one sentence what this machine lacks, before anything is installed.

Written for any Python from 2.7 on, without type hints, because the wrong Python is one of the things it has to report.
"""

# Python 2.7 has no pathlib.
# ruff: noqa: PTH113, PTH118
import os
import sys
import sysconfig
from collections import namedtuple

OLDEST = (3, 11)
NEWEST = (3, 15)


class Facts(namedtuple("Facts", "version compilers compiler header has_header has_venv")):
    """What this machine has: its Python, the C compilers looked for and the first one found, and so on."""

    __slots__ = ()


def gather():
    """The facts of this machine and of the Python that runs this."""
    compilers = wanted_compilers(os.environ.get("CC"), sysconfig.get_config_var("CC"))
    header = os.path.join(sysconfig.get_paths()["include"], "Python.h")
    return Facts(
        version=tuple(sys.version_info[:3]),
        compilers=compilers,
        compiler=first_found(compilers, os.environ.get("PATH", os.defpath)),
        header=header,
        has_header=os.path.isfile(header),
        has_venv=importable("venv") and importable("ensurepip"),
    )


def wanted_compilers(chosen, usual):
    """The names of the C compilers to look for: the one chosen with CC alone, else this Python's own, gcc and cc."""
    if chosen and chosen.strip():
        return (chosen.split()[0],)
    own = (usual or "").split()[:1]
    return tuple(own + [name for name in ("gcc", "cc") if name not in own])


def first_found(names, path):
    """The first of the commands that is there to run, or nothing."""
    for name in names:
        for folder in path.split(os.pathsep):
            command = os.path.join(folder, name)
            if os.path.isfile(command) and os.access(command, os.X_OK):
                return name
    return None


def importable(module):
    """Whether this Python has the module."""
    try:
        __import__(module)
    except ImportError:
        return False
    return True


def fault(facts):
    """What the machine lacks and what to do about it in one sentence, or nothing if all is there."""
    return version_fault(facts) or venv_fault(facts)


def compile_lack(facts):
    """What is not there to compile the rules engine, and what to do about it, in one sentence, or nothing.

    No fault: the package works without the engine.
    """
    return compiler_lack(facts) or header_lack(facts)


def version_fault(facts):
    """A Python that is too old or too new."""
    if OLDEST <= facts.version[:2] <= NEWEST:
        return None
    return (
        'found Python "{0}", expected {1} to {2}: install one of these and name it, as in "make report PYTHON=python3.12"'
    ).format(dotted(facts.version), dotted(OLDEST), dotted(NEWEST))


def venv_fault(facts):
    """A Python that cannot make virtual environments."""
    if facts.has_venv:
        return None
    return (
        'found no "venv" and "ensurepip" in Python {0}, expected both: install them '
        '(on Debian: "apt-get install python3-venv")'
    ).format(dotted(facts.version))


def compiler_lack(facts):
    """No C compiler; the rules engine comes as source alone."""
    if facts.compiler:
        return None
    return (
        "found no C compiler named {0}, expected one to build the rules engine: install one "
        '(on Debian: "apt-get install gcc libc6-dev") or name yours with CC'
    ).format(" or ".join('"{0}"'.format(name) for name in facts.compilers))


def header_lack(facts):
    """No C headers of this Python."""
    if facts.has_header:
        return None
    return (
        'found no "{0}", expected the C headers of Python {1} to build the rules engine: install them '
        '(on Debian: "apt-get install python3-dev")'
    ).format(facts.header, dotted(facts.version))


def dotted(version):
    """The version as people write it."""
    return ".".join(str(part) for part in version)


def main():
    """Print the fault, if any; the exit code says whether there was one."""
    found = fault(gather())
    if found:
        sys.stderr.write(found + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
