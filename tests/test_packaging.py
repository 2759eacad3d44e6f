"""What people install: a wheel, an sdist, and a wheel from that sdist, each complete and able to stand alone."""

import configparser
import os
import subprocess
import sys
import tarfile
import warnings
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import Result

from hybridecli import __version__

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ("templates", "sample-partnership")

# Runs a command and adds to stderr every file of the source tree that was opened meanwhile.
PROBE = """
import sys
tree, environment, opened = sys.argv[1], sys.argv[2], set()
def watch(event, arguments):
    if event == "open" and isinstance(arguments[0], str):
        if arguments[0].startswith(tree) and not arguments[0].startswith(environment):
            opened.add(arguments[0])
sys.addaudithook(watch)
from hybridecli.__main__ import main
sys.argv = ["hybride", *sys.argv[3:]]
try:
    main()
finally:
    print("opened in the source tree:", *sorted(opened), file=sys.stderr)
"""


class Built(NamedTuple):
    """The files of each archive by their paths."""

    wheel: dict[str, bytes]  # made from the source tree
    sdist: dict[str, bytes]
    wheel_from_sdist: dict[str, bytes]


def build(place: Path, *what: str) -> subprocess.Popen[bytes]:
    """Begin to build from the source tree into a folder, with what the development environment holds: no network."""
    words = [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(place), str(ROOT)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def in_wheel(place: Path) -> dict[str, bytes]:
    """The files of the only wheel in a folder."""
    [path] = place.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def in_sdist(place: Path) -> dict[str, bytes]:
    """The files of the only sdist in a folder, below its one folder of their own."""
    [path] = place.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        files = {member.name: archive.extractfile(member) for member in archive.getmembers() if member.isfile()}
        return {name.partition("/")[2]: file.read() for name, file in files.items() if file}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """What is built, once for all tests here."""
    both, alone = tmp_path_factory.mktemp("both"), tmp_path_factory.mktemp("alone")
    for process in (build(both), build(alone, "--wheel")):  # the first: an sdist, and a wheel from it
        said, _nothing = process.communicate(timeout=120)
        assert process.returncode == 0, said.decode()
    return Built(in_wheel(alone), in_sdist(both), in_wheel(both))


@pytest.fixture(scope="session")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel in it, as an installation has."""
    place = tmp_path_factory.mktemp("installed")
    for name, content in built.wheel_from_sdist.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return place


def from_wheel(installed: Path, cwd: Path, *words: str, **environment: str) -> Result:
    """Run a command of the installed wheel, watched for use of the source tree."""
    made = subprocess.run(
        [sys.executable, "-c", PROBE, f"{ROOT}{os.sep}", sys.prefix, *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(installed), **environment},
        capture_output=True,
        timeout=60,
    )
    return Result(made.stdout.decode(), made.stderr.decode(), made.returncode)


def under(folder: str) -> dict[str, bytes]:
    """The files of a folder of the source tree by their paths."""
    paths = [path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def files_that_git_knows() -> set[str] | None:
    """What a commit of everything would hold; None outside a checkout of this project."""
    known = subprocess.run(["git", "rev-parse", "--show-toplevel"], cwd=ROOT, capture_output=True, text=True)
    if known.returncode or Path(known.stdout.strip()).resolve() != ROOT:
        return None
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-per-directory=.gitignore"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return {name for name in listed.split("\0") if name and (ROOT / name).exists()}


def test_the_sdist_holds_what_git_holds(built: Built) -> None:
    known = files_that_git_knows()
    if known is None:
        reason = "this is no git checkout: the sdist is not compared with git ls-files"
        warnings.warn(reason, stacklevel=1)
        pytest.skip(reason)
    assert set(built.sdist) == known | {"PKG-INFO"}


def test_the_sdist_holds_what_a_person_needs_to_go_on(built: Built) -> None:
    pages = {"README.md", "README.en.md", "ADDING.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE"}
    assert {*pages, "Makefile", ".ci/run", "pyproject.toml"} - set(built.sdist) == set()
    assert {path: built.sdist.get(path) for path in under("tests")} == under("tests")


def test_both_wheels_are_the_same(built: Built) -> None:
    assert built.wheel_from_sdist == built.wheel


@pytest.mark.parametrize("folder", SHIPPED)
def test_the_wheel_ships_every_file(built: Built, folder: str) -> None:
    start = f"hybridecli/_data/{folder}/"
    shipped = {folder + "/" + name.removeprefix(start): data for name, data in built.wheel.items() if start in name}
    assert shipped == under(folder)


def test_the_wheel_holds_the_program_and_nothing_else(built: Built) -> None:
    modules = {name for name in built.wheel if name.endswith(".py")}
    assert modules == {name.removeprefix("src/") for name in under("src") if name.endswith(".py")}
    assert {name.partition("/")[0] for name in built.wheel} == {"hybridecli", f"hybridecli-{__version__}.dist-info"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_catalogues_are_in_ready_to_use(built: Built, language: str) -> None:
    place = f"templates/languages/{language}/LC_MESSAGES/hybridecli.mo"
    assert built.wheel[f"hybridecli/_data/{place}"] == built.sdist[place] != b""


def test_both_names_of_the_command_are_declared(built: Built) -> None:
    points = configparser.ConfigParser()
    points.read_string(built.wheel[f"hybridecli-{__version__}.dist-info/entry_points.txt"].decode())
    expected = {"hybride": "hybridecli.__main__:main", "hybridecli": "hybridecli.__main__:main"}
    assert dict(points["console_scripts"]) == expected


def test_the_readme_of_the_package_is_the_readme(built: Built) -> None:
    metadata = built.sdist["PKG-INFO"].decode()
    assert metadata.partition("\n\n")[2].strip() == (ROOT / "README.md").read_text(encoding="utf-8").strip()
    assert "License-File: LICENSE" in metadata


def test_as_a_module(installed: Path, tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "hybridecli", "--version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
    )
    assert (said.stdout, said.stderr, said.returncode) == (f"{__version__}\n", "", 0)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("explain instruments", "twinning-start"),
        ("explain shadow-half", "halve dag meelopen op het werk"),
        ("explain house-rules", "Huisregels en veiligheid"),
        ("--help", "Gebruik: hybride"),
    ],
)
def test_the_wheel_stands_alone(installed: Path, tmp_path: Path, words: str, expected: str) -> None:
    result = from_wheel(installed, tmp_path, *words.split(), HYBRIDE_LANGUAGE="nl")
    assert expected in result.stdout
    assert result.stderr == "opened in the source tree:\n"
    assert result.status == 0


def test_the_demo_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    result = from_wheel(installed, tmp_path, "demo")
    assert result.status == 0, result.stderr
    assert any(line.startswith("hybride-demo/documents/covenant/") for line in result.lines)
    assert all((tmp_path / line).is_file() for line in result.lines)
    assert result.stderr.endswith("opened in the source tree:\n")
