"""The fixtures of the tests of rules."""

import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Folder
from judging import SOUND, Judged, Sound


@pytest.fixture
def judged(folder: Folder, request: pytest.FixtureRequest) -> Judged:
    """The records in the test's docstring, judged by the rule that its name says."""
    return Judged(folder, request.function.__name__)


@pytest.fixture
def sound(bare_folder: Folder) -> Sound:
    """A copy of the sound partnership."""
    shutil.copytree(SOUND, bare_folder.path, dirs_exist_ok=True)
    return Sound(bare_folder)


@pytest.fixture
def in_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """What a person does in the editor that `hybride edit` opens: replace one text by another."""

    def replace(old: str, new: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import pathlib, sys\n"
            "path = pathlib.Path(sys.argv[-1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"assert {old!r} in text, text\n"
            f"path.write_text(text.replace({old!r}, {new!r}), encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")

    return replace
