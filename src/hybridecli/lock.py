"""One writer at a time: a lock on a file, which is free again when its holder ends, however that ends."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from hybridecli.errors import HybrideError
from hybridecli.language import _

PATIENCE: Final = 30.0  # seconds to wait for another command
SILENCE: Final = 1.0  # seconds of waiting of which nothing is said

if sys.platform == "win32":
    import msvcrt

    FAR: Final = 1 << 30  # beyond the text of the file, which others may then still read

    def taken(handle: int) -> bool:
        """Take the lock if it is free."""
        os.lseek(handle, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def let_go(handle: int) -> None:
        """Give the lock back."""
        os.lseek(handle, FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def taken(handle: int) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def let_go(handle: int) -> None:
        """Give the lock back, also where a process that was started meanwhile still has the file open."""
        fcntl.flock(handle, fcntl.LOCK_UN)


@contextlib.contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[int]:
    """Hold the lock on `path`; its open file, which a process that is started can keep open to hold the lock too."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        wait(handle, path, patience)
        with contextlib.suppress(OSError):  # who holds it is for messages only
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, f"{os.getpid()}\n".encode())
        try:
            yield handle
        finally:
            let_go(handle)
    finally:
        os.close(handle)


def wait(handle: int, path: Path, patience: float) -> None:
    """Take the lock as soon as it is free; said in a terminal when that takes long, an error when it takes too long."""
    began, said = time.monotonic(), False
    while not taken(handle):
        waited = time.monotonic() - began
        if waited > patience:
            raise HybrideError(
                _("another hybride is writing in this partnership, and it does not finish"),
                _("wait and try again, or look what process {number} does").format(number=holder(path)),
            )
        if waited > SILENCE and not said and sys.stderr.isatty():
            print(_("waiting for another hybride to finish …"), file=sys.stderr, flush=True)
            said = True
        time.sleep(0.02)


def holder(path: Path) -> str:
    """The number of the process that took the lock last, as text."""
    try:
        return path.read_text(encoding="ascii").strip() or "?"
    except (OSError, ValueError):
        return "?"
