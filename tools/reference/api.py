"""The public interface, from its signatures and docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import scn_criteria

HEAD = (
    "# The public interface\n\n"
    "All of it can be imported from `scn_criteria`; [From Python](../api.md) shows it at work.\n"
    "Nothing else is public.\n"
)


def page() -> str:
    """The page: functions, then records, then errors, each in the order of their names."""
    offered = {name: getattr(scn_criteria, name) for name in scn_criteria.__all__}
    errors = {name: one for name, one in offered.items() if inspect.isclass(one) and issubclass(one, Exception)}
    functions = {name: one for name, one in offered.items() if inspect.isfunction(one)}
    classes = {name: one for name, one in offered.items() if name not in errors and name not in functions}
    parts = [HEAD, "## Functions\n"]
    parts += [_function(name, one) for name, one in functions.items()]
    parts += ["## Records\n", "All are frozen: none of their values can be changed.\n"]
    parts += [_class(name, one) for name, one in classes.items()]
    parts += ["## Errors\n", *(_error(name, one) for name, one in errors.items())]
    return "\n".join(parts)


def _function(name: str, function: object) -> str:
    return f"### `{name}`\n\n{_signature(name, function)}\n{_text(function)}\n"


def _signature(name: str, function: object) -> str:
    return f"```text\n{name}{inspect.signature(function)}\n```\n"  # type: ignore[arg-type]


def _class(name: str, class_: type) -> str:
    lines = [f"### `{name}`\n", f"{_text(class_)}\n"]
    lines += [f"- {member}" for member in _members(class_)]
    return "\n".join([*lines, ""])


def _members(class_: type) -> Iterator[str]:
    """The fields with their types, then properties and methods with what they say of themselves."""
    if is_dataclass(class_):
        yield from (f"`{field.name}`: `{field.type}`" for field in fields(class_))
    for name, member in vars(class_).items():
        if name.startswith("_"):
            continue
        if isinstance(member, property):
            yield f"`{name}`: {_text(member)}"
        elif isinstance(member, classmethod):
            yield f"`{name}{inspect.signature(getattr(class_, name))}`: {_text(member.__func__)}"
        elif inspect.isfunction(member):
            yield f"`{name}{inspect.signature(member)}`: {_text(member)}"


def _error(name: str, error: type) -> str:
    above = error.__bases__[0].__name__
    return f"- `{name}`, a kind of `{above}`: {_text(error)}"


def _text(documented: object) -> str:
    """A docstring, with its paragraphs joined: the page wraps it anew."""
    text = inspect.getdoc(documented) or ""
    return " ".join(text.split()).replace("``", "`")
