"""The verb `undo`: what a person sees who takes back what a command did."""

import pytest
from conftest import SOMEBODY, Folder, Result

FILES = {
    "partners/school-rivier.yaml": "# aantekening\nname: School Rivierenland\nkind: school\nstaff: 180\n",
    "partners/rijn-metaal.yaml": "name: Rijn Metaal\nkind: company\n",
    "people/p-k7f3xq.yaml": "name: Jelle Vermeer\npartner: school-rivier\n",
}


@pytest.fixture
def begun(folder: Folder) -> Folder:
    """A partnership with two partners and a person, committed by hand."""
    folder.under_git().write(FILES).commit("begin")
    return folder


def done(folder: Folder, *words: str) -> Result:
    """A command that works."""
    result = folder.run(*words, **SOMEBODY)
    assert result.status == 0, result.stderr
    return result


def content(folder: Folder) -> dict[str, str]:
    """The records as they stand in the folder."""
    paths = sorted(folder.path.rglob("*.yaml"))
    return {path.relative_to(folder.path).as_posix(): path.read_text() for path in paths}


@pytest.mark.parametrize(
    "words",
    [
        ["set", "school-rivier", "staff=200", "sector=techniek"],
        ["add", "partner", "name=Gemeente Rijn", "kind=municipality"],
        ["rename", "school-rivier", "rivier-college"],
        ["remove", "rijn-metaal"],
        ["log", "jelle", "2", "kennisgemaakt", "-a", "guest-lesson"],
    ],
)
def test_every_command_can_be_taken_back(begun: Folder, words: list[str]) -> None:
    before = content(begun)
    done(begun, *words)
    assert content(begun) != before
    subject = begun.git("log", "-1", "--format=%s")
    result = done(begun, "undo")
    assert content(begun) == before
    assert f"taken back: {subject}" in result.stderr
    assert begun.git("status", "--porcelain") == ""
    assert begun.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)") == "undo"
    assert all(line in before for line in result.lines)


def test_a_record_that_goes_again_is_named(begun: Folder) -> None:
    """The history tells two entries of one day in the same words."""
    done(begun, "log", "jelle", "2", "kennisgemaakt")
    path = done(begun, "log", "jelle", "1", "nagepraat").lines[0]
    assert f"gone again: {path}" in done(begun, "undo").stderr
    done(begun, "set", "school-rivier", "staff=1")
    assert "gone again" not in done(begun, "undo").stderr


def test_further_and_again(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    done(begun, "set", "school-rivier", "staff=2")
    done(begun, "undo")
    assert "staff: 1\n" in content(begun)["partners/school-rivier.yaml"]
    done(begun, "undo")
    assert "staff: 180\n" in content(begun)["partners/school-rivier.yaml"]
    result = begun.run("undo", **SOMEBODY)
    assert (result.stdout, result.status) == ("", 1)
    assert "there is no command to take back" in result.stderr


def test_a_named_one(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    commit = begun.git("rev-parse", "--short", "HEAD")
    done(begun, "set", "rijn-metaal", "sector=metaal")
    done(begun, "undo", commit)
    assert "staff: 180" in content(begun)["partners/school-rivier.yaml"]
    assert "sector: metaal" in content(begun)["partners/rijn-metaal.yaml"]


def test_where_later_work_depends_on_it(begun: Folder) -> None:
    done(begun, "add", "partner", "gemeente", "name=Gemeente Rijn", "kind=municipality")
    commit = begun.git("rev-parse", "--short", "HEAD")
    done(begun, "set", "jelle", "partner=gemeente")
    before = content(begun)
    result = begun.run("undo", commit, **SOMEBODY)
    assert (result.stdout, result.status) == ("", 1)
    assert "later work depends on it" in result.stderr
    assert "people/p-k7f3xq.yaml" in result.stderr
    assert content(begun) == before


def test_what_was_wrong_before_it_is_not_put_back(begun: Folder) -> None:
    """A hand edit broke the file and `edit` mended it: the command before can still be taken back, by its name."""
    done(begun, "set", "rijn-metaal", "staff=9")
    earlier = begun.git("rev-parse", "--short=10", "HEAD")
    path = begun.path / "partners/school-rivier.yaml"
    path.write_text(path.read_text() + "  sector: x\n")
    mended = FILES["partners/school-rivier.yaml"]
    script = begun.path.parent / "editor.sh"
    script.write_text(f"#!/bin/sh\ncat > \"$1\" <<'END'\n{mended}END\n")
    script.chmod(0o755)
    assert begun.start("edit", "partners/school-rivier", EDITOR=str(script), **SOMEBODY).status == 0
    result = begun.run("undo", **SOMEBODY)
    assert (result.stdout, result.status) == ("", 1)
    assert "what stood there before was not in order, so it is not put back" in result.stderr
    assert "later work" not in result.stderr
    assert f"hybride undo {earlier}" in result.stderr
    done(begun, "undo", earlier)
    assert "staff" not in content(begun)["partners/rijn-metaal.yaml"]


def test_hand_edits_stay(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    begun.write({"partners/rijn-metaal.yaml": "name: Rijn Metaal\nkind: company\nstaff: 9\n", "los.txt": "x"})
    begun.git("add", "los.txt")
    done(begun, "undo")
    assert "staff: 9" in content(begun)["partners/rijn-metaal.yaml"]
    assert begun.git("status", "--porcelain").splitlines() == ["A  los.txt", " M partners/rijn-metaal.yaml"]


@pytest.mark.parametrize("words", [["geen-commit"], ["--at", "HEAD"], ["een", "twee"]])
def test_what_is_typed_wrong(begun: Folder, words: list[str]) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    before = content(begun)
    assert begun.run("undo", *words, **SOMEBODY).status == 2
    assert content(begun) == before


def test_outside_git(folder: Folder) -> None:
    result = folder.run("undo")
    assert result.status == 1
    assert "there is no git history here" in result.stderr


def test_it_is_said_in_dutch(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    result = begun.start("undo", HYBRIDE_LANGUAGE="nl", **SOMEBODY)
    assert result.status == 0
    assert "teruggedraaid" in result.stderr


def test_a_command_that_was_not_committed_is_not_passed_over(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    assert begun.run("set", "school-rivier", "staff=2", "--no-commit", **SOMEBODY).status == 0
    before = content(begun)
    result = begun.run("undo", **SOMEBODY)
    assert (result.status, result.stdout) == (1, "")
    assert "was not committed: partners/school-rivier.yaml" in result.stderr
    assert content(begun) == before
    begun.commit("by hand after all")
    assert begun.run("undo", **SOMEBODY).status == 1  # what the command before wrote was changed since
    done(begun, "set", "school-rivier", "staff=3")
    done(begun, "undo")
    assert "staff: 2" in content(begun)["partners/school-rivier.yaml"]


def test_a_new_record_whose_commit_was_refused_is_not_passed_over(begun: Folder) -> None:
    done(begun, "set", "school-rivier", "staff=1")
    hook = begun.path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert begun.run("add", "partner", "name=Nieuw", "kind=company", **SOMEBODY).status == 1
    before = content(begun)
    result = begun.run("undo", **SOMEBODY)
    assert result.status == 1
    assert "was not committed: partners/nieuw.yaml" in result.stderr
    assert content(begun) == before
