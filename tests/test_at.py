"""Looking back with `--at`: a date or a revision gives the records as they were then."""

import shutil
import subprocess

import pytest
from conftest import Folder


@pytest.fixture
def past(folder: Folder) -> Folder:
    """A partnership that grew in three steps."""
    folder.under_git().write({"partners/rijn.yaml": "name: Rijn\nkind: company\nstaff: 10\n"})
    folder.commit("partners/rijn: added", "2026-01-10")
    folder.write({"partners/rijn.yaml": "name: Rijnmetaal\nkind: company\nstaff: 20\n"})
    folder.write({"people/p-een.yaml": "name: Jelle Vermeer\npartner: rijn\n"})
    folder.commit("partners/rijn: name, staff", "2026-02-10")
    folder.git("tag", "offerte")
    folder.git("tag", "2026-02")
    folder.write({"partners/rijn.yaml": "name: Rijnmetaal\nkind: company\nstaff: 30\n"})
    folder.write({"people/p-twee.yaml": "name: Samira Haddou\npartner: rijn\n"})
    folder.commit("partners/rijn: staff", "2026-03-10")
    return folder.write({"partners/rijn.yaml": "name: Rijnmetaal\nkind: company\nstaff: 40\n"})


def staff(folder: Folder, *words: str) -> int:
    """How many people work at the partner, as a command shows it."""
    result = folder.run("show", "partners/rijn", "--format", "json", *words)
    assert result.status == 0, result.stderr
    number: int = result.json["staff"]
    return number


@pytest.mark.parametrize(
    ("when", "number"),
    [
        ("2026-01-10", 10),
        ("2026-02-09", 10),
        ("2026-02-10", 20),
        ("10-2-2026", 20),
        ("10/2/2026", 20),
        ("2026-2-10", 20),
        ("2026-03-09", 20),
        ("2026-03-10", 30),
        ("2030-01-01", 30),
        ("gisteren", 30),
        ("do", 30),
        ("Thursday", 30),
        ("2026-02", 20),
        ("HEAD", 30),
        ("HEAD~1", 20),
        ("main~2", 10),
        ("offerte", 20),
    ],
)
def test_a_date_or_a_revision(past: Folder, when: str, number: int) -> None:
    assert staff(past, "--at", when) == number
    assert staff(past) == 40


def test_the_id_of_a_commit(past: Folder) -> None:
    for commit, number in zip(past.git("log", "--format=%h").splitlines(), (30, 20, 10), strict=True):
        assert staff(past, "--at", commit) == number


def test_before_or_after_the_verb(past: Folder) -> None:
    before = past.run("--at", "2026-02-10", "list", "people", "--format", "json")
    assert [item["id"] for item in before.json] == ["p-een"]
    assert past.run("list", "people", "--format", "json", "--at", "2026-02-10").stdout == before.stdout


@pytest.mark.parametrize("words", ["list partners", "check", "search Rijn", "status", "show rijn"])
def test_every_reading_verb_looks_back(past: Folder, words: str) -> None:
    result = past.run(*words.split(), "--at", "2026-01-10")
    assert (result.stderr, result.status) == ("", 0)
    assert "Rijnmetaal" not in result.stdout.replace("Hybride Techniek Rivierenland", "")


def test_the_end_of_the_day_counts(folder: Folder) -> None:
    folder.under_git().commit("begin", "2026-01-01")
    folder.write({"partners/rijn.yaml": "name: Rijn\nkind: company\nstaff: 1\n"}).commit(
        "laat", "2026-01-31", "23:59:59"
    )
    folder.write({"partners/rijn.yaml": "name: Rijn\nkind: company\nstaff: 2\n"}).commit(
        "vroeg", "2026-02-01", "00:00:00"
    )
    assert staff(folder, "--at", "2026-01-31") == 1


def test_at_also_sets_today(past: Folder) -> None:
    past.write({"logs/een.yaml": "date: 2026-02-09\nabout: partnership\ntitle: Gesprek\n"}).commit("log", "2026-02-20")
    wanted = ("list", "logs", "--where", "date=..gisteren", "--format", "json")
    assert len(past.run(*wanted, "--at", "2026-03-01").json) == 1
    assert len(past.run(*wanted, "--at", "HEAD").json) == 1
    assert past.run(*wanted, HYBRIDE_TODAY="2026-02-09").json == []


def test_before_the_first_commit(past: Folder) -> None:
    result = past.run("list", "partners", "--at", "2026-01-09")
    assert (result.stdout, result.status) == ("", 2)
    assert "nothing was recorded yet on 2026-01-09" in result.stderr
    assert "2026-01-10" in result.stderr.splitlines()[1]


@pytest.mark.parametrize(
    "when", ["ooit", "v9", "deadbeef", "HEAD~9", "--help", "2026-02-30", "offerte:partners", ":0", "main^{tree}"]
)
def test_what_git_does_not_know(past: Folder, when: str) -> None:
    result = past.run("list", "partners", f"--at={when}")
    assert (result.stdout, result.status) == ("", 2)
    assert len(result.stderr.splitlines()) == 2
    assert "Traceback" not in result.stderr


def test_a_repository_without_commits(folder: Folder) -> None:
    folder.under_git()
    for when in ("2026-01-01", "HEAD"):
        for verb in (("list", "partners"), ("check",)):
            result = folder.run(*verb, "--at", when)
            assert (result.stdout, result.status) == ("", 1)
            assert "nothing was committed" in result.stderr


def test_outside_git(folder: Folder) -> None:
    result = folder.run("list", "partners", "--at", "2026-01-01")
    assert (result.stdout, result.status) == ("", 1)
    assert "there is no git history here" in result.stderr
    assert "git init" in result.stderr


def test_without_git_on_the_machine(past: Folder) -> None:
    result = past.start("list", "partners", "--at", "2026-01-10", PATH="/nergens")
    assert result.status == 1
    assert "git could not be started" in result.stderr
    assert past.start("list", "partners", PATH="/nergens").status == 0


def test_a_bare_repository(past: Folder) -> None:
    bare = past.path / "bare.git"
    past.git("clone", "--quiet", "--bare", ".", str(bare))
    (bare / "partnership.yaml").write_text("name: Kaal\n")
    result = past.run("list", "partners", "--at", "HEAD", cwd=bare)
    assert (result.stdout, result.status) == ("", 1)
    assert "bare" in result.stderr


def test_a_partnership_in_a_subfolder_of_a_repository(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"lees.md": "x", "partners/elders.yaml": "name: Elders\nkind: company\n"})
    bare_folder.write(
        {
            "regio noord/partnership.yaml": "name: Noord\n",
            "regio noord/partners/rijn.yaml": "name: Rijn\nkind: company\n",
        }
    )
    bare_folder.commit("begin", "2026-01-10")
    bare_folder.write({"regio noord/partners/rijn.yaml": "name: Anders\nkind: company\n"}).commit("later", "2026-02-10")
    result = bare_folder.run("list", "partners", "--format", "json", "--at", "2026-01-31", cwd="regio noord")
    assert [(item["name"], item["path"]) for item in result.json] == [("Rijn", "partners/rijn.yaml")]
    deeper = bare_folder.run("list", "partners", "--format", "json", "--at", "2026-01-31", cwd="regio noord/partners")
    assert deeper.json == result.json
    assert bare_folder.run("check", "--at", "HEAD", "-C", "regio noord").status == 0


def test_a_folder_that_was_no_partnership_then(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"lees.md": "x"}).commit("begin", "2026-01-10")
    bare_folder.write({"partnership.yaml": "name: Nieuw\n"}).commit("partnership", "2026-02-10")
    for verb in (("list", "partners"), ("check",)):
        then = bare_folder.run(*verb, "--at", "2026-01-15")
        assert (then.stdout, then.status) == ("", 2)
        assert "at 2026-01-15 there was no partnership here yet" in then.stderr


def test_names_that_are_not_ascii(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"Café/partnership.yaml": "name: Café\n"})
    bare_folder.write({"Café/logs/maart – één/rij.yaml": "date: 2026-03-01\nabout: partnership\ntitle: Één\n"})
    bare_folder.write({"Café/partners/Één Ω.yaml": "name: x\nkind: school\n"})
    bare_folder.commit("begin")
    [log] = bare_folder.run("list", "logs", "--format", "json", "--at", "HEAD", cwd="Café").json
    assert (log["path"], log["title"]) == ("logs/maart – één/rij.yaml", "Één")
    found = bare_folder.run("check", "--format", "json", "--at", "HEAD", cwd="Café").json
    assert [item["file"] for item in found] == ["partners/Één Ω.yaml"]


def test_windows_line_ends(folder: Folder) -> None:
    folder.under_git().write({".gitattributes": "*.yaml text eol=lf\n"})
    folder.write({"partners/rijn.yaml": b"name: Rijn\r\nkind: company\r\nnotes: |\r\n  een\r\n  twee\r\n"})
    folder.commit("begin")
    now = folder.run("show", "rijn", "--format", "json")
    assert folder.run("show", "rijn", "--format", "json", "--at", "HEAD").stdout == now.stdout
    assert now.json["notes"] == "een\ntwee\n"


def test_what_came_from_a_side_branch_counts_from_the_merge(past: Folder) -> None:
    past.git("checkout", "--quiet", "--force", "-b", "tak", "HEAD~1")
    past.write({"partners/tak.yaml": "name: Van de tak\nkind: company\n"}).commit("tak", "2026-02-20")
    past.git("checkout", "--quiet", "main")
    when = "2026-04-01T12:00:00"
    past.git("merge", "--quiet", "--no-ff", "-m", "samen", "tak", GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when)
    names = {
        day: [item["id"] for item in past.run("list", "partners", "--format", "json", "--at", day).json]
        for day in ("2026-02-25", "2026-03-15", "2026-04-02")
    }
    assert names == {"2026-02-25": ["rijn"], "2026-03-15": ["rijn"], "2026-04-02": ["rijn", "tak"]}


def test_a_link_in_the_past_is_no_record_either(folder: Folder) -> None:
    folder.under_git().write({"partners/rijn.yaml": "name: Rijn\nkind: company\n"})
    (folder.path / "partners/link.yaml").symlink_to("rijn.yaml")
    folder.commit("begin")
    found = folder.run("check", "--format", "json", "--at", "HEAD")
    assert found.json == folder.run("check", "--format", "json").json
    assert [item["file"] for item in found.json] == ["partners/link.yaml"]


def test_a_submodule_is_left_alone(past: Folder, bare_folder: Folder) -> None:
    past.git("update-index", "--add", "--cacheinfo", f"160000,{past.git('rev-parse', 'HEAD')},partners/elders.yaml")
    past.git("commit", "--quiet", "-m", "submodule")
    assert past.run("check", "--at", "HEAD").status == 0


def test_a_damaged_repository(past: Folder) -> None:
    shutil.rmtree(past.path / ".git/objects")
    (past.path / ".git/objects").mkdir()
    result = past.run("list", "partners", "--at", "2026-01-10")
    assert result.status == 1
    assert "Traceback" not in result.stderr


def test_findings_of_then(past: Folder) -> None:
    past.write({"partners/rijn.yaml": "name: Rijn\nkind: bedrijf\n"}).commit("fout", "2026-04-10")
    assert past.run("check", "--at", "2026-04-10").status == 1
    assert past.run("check", "--at", "2026-03-10").status == 0
    assert past.run("list", "partners", "--at", "2026-04-10").status == 1


@pytest.mark.parametrize("words", ["init nieuw", "demo nieuw", "schema --write"])
def test_a_verb_that_changes_something_refuses(past: Folder, words: str) -> None:
    for command in (["--at", "2026-01-10", *words.split()], [*words.split(), "--at", "HEAD"]):
        result = past.run(*command)
        assert (result.stdout, result.status) == ("", 2)
        assert "--at" in result.stderr
    assert not (past.path / "nieuw").exists()
    assert not (past.path / ".vscode").exists()


def test_looking_back_changes_nothing(past: Folder) -> None:
    before = past.git("status", "--porcelain", "--branch")
    subprocess.run(["chmod", "-R", "a-w", str(past.path)], check=True)
    try:
        assert staff(past, "--at", "2026-02-10") == 20
    finally:
        subprocess.run(["chmod", "-R", "u+w", str(past.path)], check=True)
    assert past.git("status", "--porcelain", "--branch") == before
