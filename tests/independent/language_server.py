"""yaml-language-server, spoken to over LSP as an editor does: what it marks, what it completes."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.command import ROOT

FOLDER = ROOT / os.environ.get("LANGUAGE_SERVER", ".venv/language-server")
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {
    "yaml": {
        "validate": True,
        "completion": True,
        "hover": True,
        "schemaStore": {"enable": False, "url": ""},
    }
}


class LanguageServer:
    """One server process. A context manager; nothing is fetched from the network."""

    def __init__(self, folder: Path) -> None:
        node = shutil.which("node")
        assert node is not None, "node is not installed"
        assert SERVER.is_file(), f"{SERVER} is not installed: make validators"
        self._folder = folder
        self._process = subprocess.Popen(
            [node, SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._number = 0
        self._marked: dict[str, list[dict[str, Any]]] = {}
        self._opened: dict[str, str] = {}  # names by address

    def __enter__(self) -> Self:
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self._folder.as_uri(),
                "capabilities": {"workspace": {"configuration": True}},
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": SETTINGS})
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()

    def marks(self, name: str, text: str) -> list[dict[str, Any]]:
        """What an editor would underline in a file of that name and text."""
        uri = self.open(name, text)
        self._opened.pop(uri)
        while uri not in self._marked:
            self._take(self._read())
        return self._marked[uri]

    def all_marks(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """What would be underlined in each file that was opened, with its name."""
        for uri, name in self._opened.items():
            while uri not in self._marked:
                self._take(self._read())
            yield name, self._marked[uri]

    def completions(self, name: str, text: str) -> list[str]:
        """What an editor would offer where `text` holds a `|`, which is taken out."""
        before, _, after = text.partition("|")
        uri = self.open(name, before + after)
        line = before.count("\n")
        column = len(before) - before.rfind("\n") - 1
        found = self.ask(
            "textDocument/completion",
            {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}},
        )
        items = found["items"] if isinstance(found, dict) else found
        return [one["label"] for one in items]

    def open(self, name: str, text: str) -> str:
        """Open a file of that name and text, and give its address."""
        uri = (self._folder / name).as_uri()
        self._opened[uri] = name
        self._tell(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}},
        )
        return uri

    # -- the protocol ------------------------------------------------------------------------

    def ask(self, method: str, params: object) -> Any:
        """Send a request and give its result."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _tell(self, method: str, params: object) -> None:
        self._send({"method": method, "params": params})

    def _take(self, message: dict[str, Any]) -> None:
        """Answer what the server asks, keep what it says about files."""
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif method == "workspace/configuration":
            items = message["params"]["items"]
            found = [SETTINGS.get(one.get("section", "")) for one in items]
            self._send({"id": message["id"], "result": found})
        elif "id" in message:
            self._send({"id": message["id"], "result": None})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = self._process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _read(self) -> dict[str, Any]:
        stream = self._process.stdout
        assert stream is not None
        length = 0
        while (line := stream.readline().strip()) or not length:
            assert line, "the server has gone"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(stream.read(length))
        return message
