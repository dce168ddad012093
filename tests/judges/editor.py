"""The language server that editors use for YAML, started, asked about many files at once, and stopped."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PROGRAM = Path(__file__).parents[2] / "build/judges/node_modules/yaml-language-server/bin/yaml-language-server"
PATIENCE = 60.0
QUIET = 1.0
"""Seconds without news after which the server has said all it has to say."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What an editor underlines, and what it says there."""

    line: int
    message: str


def marks_in(paths: Sequence[Path], schemas: Mapping[Path, str]) -> dict[Path, tuple[Mark, ...]]:
    """What the server marks in each file. ``schemas`` gives patterns of files without a line of their own for it."""
    return asyncio.run(asyncio.wait_for(_Session(schemas).marks_in(paths), PATIENCE))


def hover_over(path: Path, word: str) -> str:
    """What the server shows when the mouse rests on the first place of a word in a file, as Markdown."""
    return asyncio.run(asyncio.wait_for(_Session({}).hover_over(path, word), PATIENCE))


class _Session:
    """One run of the server: the messages to it, and its last diagnostics of each file."""

    def __init__(self, schemas: Mapping[Path, str]) -> None:
        self._settings = {
            "validate": True,
            "schemaStore": {"enable": False},
            "schemas": {path.as_uri(): pattern for path, pattern in schemas.items()},
        }
        self._said: dict[str, tuple[Mark, ...]] = {}
        self._last_news = time.monotonic()
        self._client = LanguageClient("scn-criteria-judges", "1")
        # The library marks what it is given, and a bound method cannot be marked.
        self._client.feature(types.WORKSPACE_CONFIGURATION)(partial(self._configure))
        self._client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
        self._client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._hear))

    async def marks_in(self, paths: Sequence[Path]) -> dict[Path, tuple[Mark, ...]]:
        wanted = await self._open(paths)
        await self._end()
        return {path: self._said[uri] for uri, path in wanted.items()}

    async def hover_over(self, path: Path, word: str) -> str:
        (uri,) = await self._open([path])
        lines = path.read_text(encoding="utf-8").splitlines()
        line, column = next((number, line.index(word)) for number, line in enumerate(lines) if word in line)
        asked = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        shown = await self._client.text_document_hover_async(asked)
        await self._end()
        assert shown is not None and isinstance(shown.contents, types.MarkupContent)
        return shown.contents.value

    async def _open(self, paths: Sequence[Path]) -> dict[str, Path]:
        """Start the server, and give it files until it has said what it has to say of each."""
        await self._client.start_io("node", str(PROGRAM), "--stdio")
        await self._begin()
        wanted = {path.resolve().as_uri(): path for path in paths}
        for uri, path in wanted.items():
            text = path.read_bytes().decode("utf-8")
            item = types.TextDocumentItem(uri=uri, language_id="yaml", version=1, text=text)
            self._client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        while not wanted.keys() <= self._said.keys() or time.monotonic() - self._last_news < QUIET:
            await asyncio.sleep(0.05)
        return wanted

    async def _end(self) -> None:
        await self._client.shutdown_async(None)
        self._client.exit(None)
        await self._client.stop()

    async def _begin(self) -> None:
        pulled = types.WorkspaceClientCapabilities(
            configuration=True,
            did_change_configuration=types.DidChangeConfigurationClientCapabilities(dynamic_registration=True),
        )
        capabilities = types.ClientCapabilities(workspace=pulled)
        await self._client.initialize_async(types.InitializeParams(capabilities=capabilities))
        self._client.initialized(types.InitializedParams())
        self._client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings={}))

    def _configure(self, asked: types.ConfigurationParams) -> list[dict[str, Any] | None]:
        return [self._settings if item.section == "yaml" else None for item in asked.items]

    def _hear(self, published: types.PublishDiagnosticsParams) -> None:
        self._last_news = time.monotonic()
        self._said[published.uri] = tuple(Mark(one.range.start.line + 1, one.message) for one in published.diagnostics)
