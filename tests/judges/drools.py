"""Drools, as the native server that its authors publish on npm: started on loopback, asked, and stopped."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).parents[2] / "build/judges/node_modules/@kie-tools/jitexecutor-native/dist/linux/jitexecutor"


class Drools:
    """A connection to a running server."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)

    def decide(self, model: str, inputs: dict[str, object]) -> dict[str, Any]:
        """All values after evaluating a model."""
        return self._post("/jitdmn", model, {"context": inputs})

    def complaints(self, model: str) -> list[dict[str, Any]]:
        """What the server finds wrong with a model."""
        return self._post("/jitdmn/validate", model, {})

    def close(self) -> None:
        self._connection.close()

    def _post(self, path: str, model: str, more: dict[str, Any]) -> Any:
        body = {"mainURI": "model.dmn", "resources": [{"URI": "model.dmn", "content": model}], **more}
        self._connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = self._connection.getresponse()
        text = answer.read()
        assert answer.status == 200, text[:500]
        return json.loads(text)


@contextmanager
def running() -> Iterator[Drools]:
    """A server on a free port of this machine, for as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = {"QUARKUS_HTTP_HOST": "127.0.0.1", "QUARKUS_HTTP_PORT": str(port), "QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE": "100M"}
    environment = {**os.environ, **ours}
    server = subprocess.Popen([str(PROGRAM)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        drools = Drools(port)
        yield drools
        drools.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start")
