"""A terminal with a command in it, for tests that type and look."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ESCAPES = re.compile(r"\x1b(\[[0-9;?>]*[A-Za-z]|\][^\x07]*\x07|[()=>][B0]?)")


class Terminal:
    """A process in a terminal of its own; `seen` is all that it showed, without colours and movements."""

    def __init__(
        self,
        command: Sequence[str],
        place: Path,
        environment: Mapping[str, str] | None = None,
        columns: int = 80,
        stdout: int | None = None,
    ) -> None:
        self.leader, inner = pty.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        self.process = subprocess.Popen(
            command,
            cwd=place,
            env={**os.environ, "TERM": "xterm", **(environment or {})},
            stdin=inner,
            stdout=inner if stdout is None else stdout,
            stderr=inner,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )
        os.close(inner)
        self.raw = b""

    @property
    def seen(self) -> str:
        return ESCAPES.sub("", self.raw.decode(errors="replace")).replace("\r\n", "\n").replace("\r", "\n")

    def read(self, seconds: float) -> bool:
        """Take in what is shown; False at the end."""
        if not select.select([self.leader], [], [], seconds)[0]:
            return True
        try:
            some = os.read(self.leader, 65536)
        except OSError:
            return False
        self.raw += some
        return bool(some)

    def until(self, text: str, seconds: float = 30) -> "Terminal":
        """Wait until something is shown."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            more = time.monotonic() < end and self.read(0.2)
            assert more or text in self.seen, f"no {text!r} in:\n{self.seen}"
        return self

    def type(self, text: str) -> "Terminal":
        """Type something; what was shown before is forgotten."""
        self.raw = b""
        os.write(self.leader, text.encode())
        return self

    def stop(self, key: str) -> int:
        """Type a key that ends the command, and again while it does not hear it; the exit status.

        A signal that comes after the question is shown and before the answer is waited for is heard with the next key.
        """
        return self.type(key).end(again=key)

    def end(self, seconds: float = 30, again: str = "") -> int:
        """Wait for the end; the exit status."""
        began = typed = time.monotonic()
        while self.read(0.2):
            now = time.monotonic()
            assert now < began + seconds, self.seen
            if again and now > typed + 3 and self.process.poll() is None:
                os.write(self.leader, again.encode())
                typed = now
        status = self.process.wait(seconds)
        os.close(self.leader)
        return status


def hybride(*words: str) -> list[str]:
    """The command as a process of its own."""
    return [sys.executable, "-m", "hybridecli", *words]
