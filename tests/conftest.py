"""What the tests share: a clean environment, a partnership folder with files in it, and the command run in it."""

import contextlib
import inspect
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from hybridecli import language, verbs
from hybridecli.commandline import run

CHARTER = "name: Hybride Techniek Rivierenland\n"
SOMEBODY = {
    "GIT_AUTHOR_NAME": "Noor de Wit",
    "GIT_AUTHOR_EMAIL": "noor@example.org",
    "GIT_COMMITTER_NAME": "Noor de Wit",
    "GIT_COMMITTER_EMAIL": "noor@example.org",
}


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the person who runs the tests: no identity, no settings, no language, no day of today."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # else ignored where tests run in the background
    with pytest.MonkeyPatch.context() as environment:
        for name in [name for name in os.environ if name.startswith(("GIT_", "HYBRIDE_", "LC_", "EMAIL"))]:
            environment.delenv(name)
        for name in ("LANG", "LANGUAGE", "NO_COLOR", "COLUMNS"):
            environment.delenv(name, raising=False)
        environment.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        environment.setenv("XDG_CONFIG_HOME", os.environ["HOME"])
        environment.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        environment.setenv("GIT_CONFIG_NOSYSTEM", "1")
        environment.setenv("HYBRIDE_LANGUAGE", "en")
        environment.setenv("LANGUAGE", "en")
        for module in iter_modules(verbs.__path__):  # help is made at import: in English, whichever test comes first
            import_module(f"{verbs.__name__}.{module.name}")
        yield


@dataclass(frozen=True)
class Result:
    """What a command said, and its exit status."""

    stdout: str
    stderr: str
    status: int

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()


def structural(result: Result) -> list[dict[str, Any]]:
    """The findings of a check about files themselves: they have no sources."""
    return [finding for finding in result.json if not finding["sources"]]


class Folder:
    """A folder of which the test says what stands in it."""

    def __init__(self, path: Path, git_template: Path) -> None:
        self.path = path
        self.git_template = git_template

    def write(self, files: Mapping[str, str | bytes]) -> "Folder":
        """Put files in the folder."""
        for name, content in files.items():
            path = self.path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def run(self, *words: str, cwd: Path | str = ".", **environment: str) -> Result:
        """Run the command in this process; a fault in the program itself fails the test with its traceback."""
        before = dict(os.environ)
        out, err = io.StringIO(), io.StringIO()
        language.install(environment.get("HYBRIDE_LANGUAGE", "en"))
        os.environ.update(environment)
        try:
            with contextlib.chdir(self.path / cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = run(words)
        finally:
            os.environ.clear()
            os.environ.update(before)
            language.install("en")  # what the next test says by itself
        return Result(out.getvalue(), err.getvalue(), status)

    def faults(self, *words: str) -> list[dict[str, Any]]:
        """What is wrong in the files themselves, whatever the rules of good practice say."""
        return structural(self.run("check", "--format", "json", *words))

    def start(self, *words: str, cwd: Path | str = ".", stdin: str = "", **environment: str) -> Result:
        """Run the command as a process of its own, with variables added to the environment."""
        made = subprocess.run(
            [sys.executable, "-m", "hybridecli", *words],
            cwd=self.path / cwd,
            env={**os.environ, **environment},
            input=stdin.encode(),
            capture_output=True,
            timeout=60,
        )
        return Result(made.stdout.decode(), made.stderr.decode(), made.returncode)

    def git(self, *words: str, **environment: str) -> str:
        """What git answers in the folder, for somebody with a name."""
        made = subprocess.run(
            ["git", *words],
            cwd=self.path,
            env={**os.environ, **SOMEBODY, **environment},
            capture_output=True,
            timeout=60,
        )
        assert made.returncode == 0, made.stderr.decode()
        return made.stdout.decode().strip()

    def under_git(self) -> "Folder":
        """Make the folder a repository without commits."""
        shutil.copytree(self.git_template, self.path / ".git")
        return self

    def commit(self, message: str, day: str = "2026-01-15", time: str = "12:00:00") -> str:
        """Commit all that stands in the folder, dated; the id of the commit."""
        when = f"{day}T{time}"
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", message, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
        return self.git("rev-parse", "HEAD")


def run_as_somebody(folder: Folder, *words: str) -> subprocess.CompletedProcess[str]:
    """The command without the power of root, whom nothing is forbidden."""
    command = [sys.executable, "-m", "hybridecli", *words]
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root can read everything, and there is no setpriv")
        command = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, text=True, cwd=folder.path, timeout=60)


def files_in(docstring: str | None) -> dict[str, str]:
    """The files in a docstring, each after a line `--- path`."""
    files: dict[str, str] = {}
    path = None
    for line in inspect.cleandoc(docstring or "").splitlines():
        if line.startswith("--- "):
            path = line.removeprefix("--- ").strip()
            files[path] = ""
        elif path:
            files[path] += line + "\n"
    return {name: text.rstrip("\n") + "\n" for name, text in files.items()}


@pytest.fixture(scope="session")
def git_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The git directory of a new repository, made once."""
    place = tmp_path_factory.mktemp("template")
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", "--template="], cwd=place, check=True)
    return place / ".git"


@pytest.fixture
def bare_folder(tmp_path: Path, git_template: Path) -> Folder:
    """A folder with nothing in it."""
    place = tmp_path / "here"
    place.mkdir()
    return Folder(place, git_template)


@pytest.fixture
def folder(bare_folder: Folder, request: pytest.FixtureRequest) -> Folder:
    """A partnership folder with the files that stand in the test's docstring."""
    return bare_folder.write({"partnership.yaml": CHARTER, **files_in(request.function.__doc__)})
