"""Writing: what every command that changes records holds to, with real git in a temporary folder."""

import contextlib
import ctypes
import io
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from conftest import SOMEBODY, Folder

from hybridecli import language, lock, undo, writing
from hybridecli.changes import told
from hybridecli.errors import HybrideError, TypedWrongError
from hybridecli.here import Here
from hybridecli.record import fields
from hybridecli.records import kinds

sys.path.insert(0, str(Path(__file__).parent / "benchmark"))
import kill

RIJN = "partners/rijn.yaml"
MAAS = "partners/maas.yaml"


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    language.install("en")
    for name, value in SOMEBODY.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def place(folder: Folder) -> Folder:
    """A partnership with two partners, committed."""
    folder.under_git().write({RIJN: record(10), MAAS: "name: Maas\nkind: school\n"}).commit("begin")
    return folder


def record(staff: int) -> str:
    return f"# van Noor\nname: Rijn\nkind: company\nstaff: {staff}\n"


def change(
    folder: Folder,
    files: Mapping[str, str | bytes | None],
    message: str = "partners/rijn: staff",
    *,
    commits: bool = True,
) -> tuple[str, str]:
    """Change files as the verb `set` does; what it says on stdout and stderr."""
    out, err = io.StringIO(), io.StringIO()
    here = Here(directory=str(folder.path), commits=commits)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        writing.change(here, files, message, "set")
    return out.getvalue(), err.getvalue()


def refused(folder: Folder, files: Mapping[str, str | bytes | None], *, commits: bool = True) -> HybrideError:
    """The refusal of a change."""
    with pytest.raises(HybrideError) as caught:
        change(folder, files, commits=commits)
    assert caught.value.status == 1
    assert caught.value.message
    assert caught.value.hint
    return caught.value


def subjects(folder: Folder) -> list[str]:
    return folder.git("log", "--format=%s").splitlines()


def text(folder: Folder, path: str = RIJN) -> str:
    return (folder.path / path).read_text()


def hook(folder: Folder, name: str, script: str) -> None:
    path = folder.path / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + script)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


# committing exactly


def test_a_change_is_written_and_committed(place: Folder) -> None:
    assert change(place, {RIJN: record(20)}, "partners/rijn: staff 10 → 20") == (f"{RIJN}\n", "")
    assert text(place) == record(20)
    assert place.git("log", "-1", "--format=%B").splitlines() == ["partners/rijn: staff 10 → 20", "", "Hybride: set"]
    assert place.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)") == "set"
    assert place.git("status", "--porcelain") == ""
    assert not (place.path / ".git/hybride/journal").exists()


def test_several_files_at_once_new_changed_and_removed(place: Folder) -> None:
    out, _err = change(place, {RIJN: record(20), MAAS: None, "logs/2026/een.yaml": "date: 2026-01-02\n"})
    assert out.splitlines() == [RIJN, "logs/2026/een.yaml"]
    changed = place.git("show", "--name-status", "--format=", "HEAD").splitlines()
    assert changed == ["A\tlogs/2026/een.yaml", f"D\t{MAAS}", f"M\t{RIJN}"]
    assert place.git("status", "--porcelain") == ""


def test_what_changes_nothing_makes_no_commit_and_says_so(place: Folder) -> None:
    out, err = change(place, {RIJN: record(10), "partners/nergens.yaml": None})
    assert (out, subjects(place)) == ("", ["begin"])
    assert "nothing changes" in err
    place.write({RIJN: record(11)})
    change(place, {RIJN: record(11)})
    assert place.git("status", "--porcelain") == f"M {RIJN}"


def test_staged_and_changed_work_of_others_stays_as_it_was(place: Folder) -> None:
    place.write({"los.md": "een\n", "plan.md": "een\n", "weg.md": "x\n", "naam.md": "lang genoeg\n"}).commit("meer")
    place.write({"los.md": "twee\n", "plan.md": "twee\n", "nieuw.md": "x\n", "ongezien.md": "x\n"})
    place.git("add", "plan.md", "nieuw.md")
    place.git("rm", "--quiet", "weg.md")
    place.git("mv", "naam.md", "andere.md")
    place.write({"plan.md": "drie\n"})
    before = place.git("status", "--porcelain"), place.git("diff", "--cached"), place.git("diff")
    change(place, {RIJN: record(20), "partners/nieuw.yaml": "name: Nieuw\nkind: school\n"})
    assert (place.git("status", "--porcelain"), place.git("diff", "--cached"), place.git("diff")) == before
    assert place.git("show", "--name-only", "--format=", "HEAD").splitlines() == ["partners/nieuw.yaml", RIJN]


def test_on_a_branch_without_commits(folder: Folder) -> None:
    folder.under_git().write({RIJN: record(1), "los.md": "x\n", "klaar.md": "x\n"})
    folder.git("add", "klaar.md")
    change(folder, {RIJN: record(2), MAAS: "name: Maas\nkind: school\n"})
    assert subjects(folder) == ["partners/rijn: staff", "partners/rijn: edited by hand"]
    assert folder.git("status", "--porcelain").splitlines() == ["A  klaar.md", "?? los.md", "?? partnership.yaml"]


def test_on_a_detached_head(place: Folder) -> None:
    place.git("checkout", "--quiet", "--detach")
    change(place, {RIJN: record(20)})
    assert subjects(place) == ["partners/rijn: staff", "begin"]
    assert place.git("rev-list", "--count", "main") == "1"


def test_with_index_version_4_and_untracked_cache(place: Folder) -> None:
    place.git("config", "feature.manyFiles", "true")
    place.git("update-index", "--index-version", "4")
    change(place, {RIJN: record(20), "logs/een.yaml": "date: 2026-01-02\n"})
    assert place.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    "path",
    ["logs/twee woorden/café Ω.yaml", "logs/[a-z]*.yaml", "logs/:(top)x.yaml", "logs/-rf.yaml", "logs/'\"$x.yaml"],
)
def test_any_name_of_a_file(place: Folder, path: str) -> None:
    place.write({"logs/a.yaml": "hand\n"})
    change(place, {path: "date: 2026-01-02\n"})
    change(place, {path: "date: 2026-01-03\n"})
    assert place.git("-c", "core.quotePath=false", "show", "--name-only", "-z", "--format=").strip("\0") == path
    place.write({path: "date: 2026-01-04\n"})
    change(place, {path: None})
    assert len(subjects(place)) == 5
    assert place.git("status", "--porcelain", "--untracked-files=all") == "?? logs/a.yaml"


def test_many_files_at_once(place: Folder) -> None:
    files: dict[str, str | bytes | None] = {f"logs/2026/{'x' * 60}-{n}.yaml": f"date: {n}\n" for n in range(300)}
    change(place, files)
    assert place.git("status", "--porcelain") == ""
    assert len(place.git("show", "--name-only", "--format=").splitlines()) == 300


@pytest.fixture
def inner(bare_folder: Folder) -> Folder:
    """A partnership in a subfolder of a larger repository."""
    outer = bare_folder.under_git().write(
        {"regio noord/partnership.yaml": "name: Noord\n", f"regio noord/{RIJN}": record(10), RIJN: "een ander\n"}
    )
    outer.commit("begin")
    return Folder(outer.path / "regio noord", outer.git_template)


def test_in_a_subfolder_of_a_larger_repository(inner: Folder) -> None:
    (inner.path.parent / RIJN).write_text("ongezien\n")
    inner.write({RIJN: record(11)})
    change(inner, {RIJN: record(20), MAAS: "name: Maas\nkind: school\n"})
    assert subjects(inner) == ["partners/rijn: staff", "partners/rijn: edited by hand", "begin"]
    assert inner.git("-C", "..", "status", "--porcelain") == f"M {RIJN}"


def test_in_a_worktree_and_two_worktrees_do_not_mix(place: Folder) -> None:
    other = Folder(place.path.parent / "tak elders", place.git_template)
    place.git("worktree", "add", "--quiet", "-b", "tak", str(other.path))
    change(other, {RIJN: record(30)})
    change(place, {RIJN: record(20)})
    assert (text(place), text(other)) == (record(20), record(30))
    assert other.git("status", "--porcelain") + place.git("status", "--porcelain") == ""
    assert (place.path / ".git/hybride/lock").exists()
    assert not (place.path / ".git/worktrees/tak elders/hybride").exists()


def test_in_a_submodule(place: Folder, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    subprocess.run(["git", "init", "--quiet", str(outer)], check=True)
    add = ["git", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(place.path), "noord"]
    subprocess.run(add, cwd=outer, check=True)
    inside = Folder(outer / "noord", place.git_template)
    change(inside, {RIJN: record(20)})
    assert subjects(inside)[0] == "partners/rijn: staff"
    assert inside.git("status", "--porcelain") == ""


def test_outside_git(folder: Folder) -> None:
    out, err = change(folder, {RIJN: record(1)})
    assert out == f"{RIJN}\n"
    assert "without history" in err
    change(folder, {RIJN: record(2), MAAS: "name: Maas\nkind: school\n"})
    change(folder, {MAAS: None})
    assert text(folder) == record(2)
    folder.under_git()
    assert ".hybride" not in folder.git("status", "--porcelain", "--untracked-files=all")
    assert folder.run("check").status == 0


def test_leaving_the_commit_to_the_person(place: Folder) -> None:
    place.write({MAAS: "name: Maas aan hand\nkind: school\n"})
    assert change(place, {RIJN: record(20), MAAS: "name: M\nkind: school\n"}, commits=False)[0] == f"{RIJN}\n{MAAS}\n"
    assert subjects(place) == ["begin"]
    assert place.git("status", "--porcelain").split() == ["M", MAAS, "M", RIJN]


def test_line_ends_as_git_and_the_person_want_them(place: Folder) -> None:
    place.git("config", "core.autocrlf", "true")
    windows = record(10).replace("\n", "\r\n").encode()
    change(place, {RIJN: windows})
    assert ((place.path / RIJN).read_bytes(), subjects(place)) == (windows, ["begin"])
    change(place, {RIJN: windows.replace(b"10", b"20")})
    assert (place.path / RIJN).read_bytes() == windows.replace(b"10", b"20")
    assert place.git("cat-file", "-p", f"HEAD:{RIJN}") == record(20).strip()
    assert place.git("status", "--porcelain") == ""


def test_the_permissions_of_a_file_stay(place: Folder) -> None:
    (place.path / RIJN).chmod(0o600)
    change(place, {RIJN: record(20)})
    assert (place.path / RIJN).stat().st_mode & 0o777 == 0o600


# what people did by hand


def test_hand_edits_are_committed_first_by_themselves(place: Folder) -> None:
    place.write({RIJN: record(11), MAAS: "name: Maas!\nkind: school\n", "los.md": "x\n"})
    change(place, {RIJN: record(12)})
    assert subjects(place) == ["partners/rijn: staff", "partners/rijn: edited by hand", "begin"]
    assert place.git("show", f"HEAD~1:{RIJN}") == record(11).strip()
    assert place.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)", "HEAD~1") == "by-hand"
    assert place.git("status", "--porcelain").splitlines() == [f"M {MAAS}", "?? los.md"]


def test_hand_edits_of_several_kinds(place: Folder) -> None:
    place.write({"partners/nieuw.yaml": "name: Nieuw\nkind: school\n", RIJN: record(11)})
    place.git("add", RIJN)
    (place.path / MAAS).unlink()
    change(place, {RIJN: record(12), MAAS: "name: M\nkind: school\n", "partners/nieuw.yaml": None})
    assert subjects(place)[1] == "partners/maas and 2 more: edited by hand"
    changed = place.git("show", "--no-renames", "--name-status", "--format=", "HEAD~1").splitlines()
    assert changed == [f"D\t{MAAS}", "A\tpartners/nieuw.yaml", f"M\t{RIJN}"]
    assert place.git("status", "--porcelain") == ""


def test_staged_and_then_taken_back_by_hand(place: Folder) -> None:
    place.write({RIJN: record(11)})
    place.git("add", RIJN)
    place.write({RIJN: record(10)})
    change(place, {RIJN: record(12)})
    assert subjects(place) == ["partners/rijn: staff", "begin"]
    assert place.git("status", "--porcelain") == ""


def test_a_file_that_changes_while_a_command_works(place: Folder) -> None:
    here = Here(directory=str(place.path))
    with writing.writing(here, "set") as pen:
        assert pen.read(RIJN) == record(10).encode()
        place.write({RIJN: record(77)})
        with pytest.raises(HybrideError) as caught:
            pen.change({MAAS: "name: M\nkind: school\n", RIJN: record(11)}, "partners/rijn: staff")
    assert RIJN in caught.value.message
    assert (text(place), text(place, MAAS)) == (record(77), "name: Maas\nkind: school\n")
    assert not [path for path in place.path.rglob("*.tmp") if path.is_file()]


def test_what_others_wrote_before_the_lock_is_seen(place: Folder) -> None:
    here = Here(directory=str(place.path))
    assert here.partnership.name("partners/rijn") == "Rijn"
    change(place, {RIJN: "name: Rijnmetaal\nkind: company\n"})
    with writing.writing(here, "set"):
        assert here.partnership.name("partners/rijn") == "Rijnmetaal"


# git is in the middle of something, or refuses


def conflicting(place: Folder) -> None:
    """Two branches that changed the same line."""
    place.write({"los.md": "een\n"}).commit("los")
    place.git("checkout", "--quiet", "-b", "tak")
    place.write({"los.md": "twee\n"}).commit("tak")
    place.git("checkout", "--quiet", "main")
    place.write({"los.md": "drie\n"}).commit("main")


@pytest.mark.parametrize(
    ("words", "finish"),
    [
        ("merge tak", "git merge --continue"),
        ("rebase tak", "git rebase --continue"),
        ("cherry-pick tak", "git cherry-pick --continue"),
        ("revert --no-edit HEAD~1", "git revert --continue"),
        ("bisect start HEAD HEAD~1", "git bisect reset"),
    ],
)
@pytest.mark.parametrize("commits", [True, False])
def test_while_git_is_in_the_middle_of_something(place: Folder, words: str, finish: str, commits: bool) -> None:
    conflicting(place)
    subprocess.run(["git", *words.split()], cwd=place.path, capture_output=True)
    before = place.git("status", "--porcelain")
    error = refused(place, {RIJN: record(20)}, commits=commits)
    assert finish in error.hint
    assert words.split()[0] in error.message
    assert (text(place), place.git("status", "--porcelain")) == (record(10), before)
    assert place.run("list", "partners").status == 0


def test_a_conflict_that_a_stash_left(place: Folder) -> None:
    place.write({RIJN: record(11)})
    place.git("stash", "--quiet")
    place.write({RIJN: record(12)}).commit("ander")
    subprocess.run(["git", "stash", "pop"], cwd=place.path, capture_output=True)
    assert RIJN in refused(place, {RIJN: record(20)}).message
    change(place, {MAAS: "name: M\nkind: school\n"}, "partners/maas: name")
    assert place.git("status", "--porcelain") == f"UU {RIJN}"


def test_a_hook_that_refuses(place: Folder) -> None:
    hook(place, "pre-commit", "echo vandaag niet >&2\nexit 1\n")
    out, files = io.StringIO(), {RIJN: record(20), "logs/een.yaml": "date: 2026-01-02\n"}
    with contextlib.redirect_stdout(out), pytest.raises(writing.CommitFailedError) as caught:
        writing.change(Here(directory=str(place.path)), files, "partners/rijn: staff", "set")
    error = caught.value
    assert error.status == 1
    assert out.getvalue().splitlines() == [RIJN, "logs/een.yaml"]
    assert "vandaag niet" in error.hint
    assert (text(place), subjects(place)) == (record(20), ["begin"])
    (place.path / ".git/hooks/pre-commit").unlink()
    for line in [line.strip() for line in error.hint.splitlines() if line.strip().startswith("git ")]:
        subprocess.run(line, shell=True, cwd="/", check=True, capture_output=True)
    assert subjects(place) == ["partners/rijn: staff", "begin"]
    assert place.git("status", "--porcelain") == ""


def test_a_hook_that_refuses_hand_edits_changes_nothing(place: Folder) -> None:
    hook(place, "pre-commit", "echo vandaag niet >&2\nexit 1\n")
    place.write({RIJN: record(11)})
    error = refused(place, {RIJN: record(20), MAAS: None})
    assert "vandaag niet" in error.hint
    assert (text(place), subjects(place)) == (record(11), ["begin"])
    assert (place.path / MAAS).exists()


def test_a_hook_that_refuses_hand_edits_without_a_word(place: Folder) -> None:
    hook(place, "pre-commit", "exit 1\n")
    place.write({RIJN: record(11)})
    assert refused(place, {RIJN: record(20)}).hint.startswith("git refused: git commit\n")


def test_a_hook_that_writes_and_changes_the_message(place: Folder) -> None:
    hook(place, "commit-msg", 'echo "Ticket: 7" >> "$1"\n')
    hook(place, "post-commit", "exit 1\n")
    change(place, {RIJN: record(20)})
    assert "Hybride: set" in place.git("log", "-1", "--format=%B")


def test_signing_without_a_key(place: Folder) -> None:
    place.git("config", "commit.gpgsign", "true")
    place.git("config", "gpg.program", "/nergens/gpg")
    error = refused(place, {RIJN: record(20)})
    assert "/nergens/gpg" in error.hint
    assert text(place) == record(20)


def test_a_lock_of_git_that_somebody_holds(place: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hybridecli.repository.PATIENCE", 0.2)
    (place.path / ".git/index.lock").touch()
    error = refused(place, {RIJN: record(20)})
    assert "index.lock" in error.hint
    assert (place.path / ".git/index.lock").exists()
    assert text(place) == record(20)


def test_a_lock_of_git_that_is_given_back(place: Folder) -> None:
    held = place.path / ".git/index.lock"
    held.touch()
    freeing = subprocess.Popen([sys.executable, "-c", f"import time,os; time.sleep(.4); os.unlink({str(held)!r})"])
    change(place, {RIJN: record(20)})
    freeing.wait()
    assert subjects(place) == ["partners/rijn: staff", "begin"]


def test_without_an_identity(place: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SOMEBODY:
        monkeypatch.delenv(name)
    monkeypatch.setenv("USER", "noor")
    assert change(place, {RIJN: record(20)}) == (f"{RIJN}\n", "")
    assert place.git("log", "-1", "--format=%an %ae %cn") == "noor noor@localhost noor"
    place.git("config", "user.name", "Noor de Wit")
    change(place, {RIJN: record(21)})
    assert place.git("log", "-1", "--format=%an %ae") == "Noor de Wit noor@localhost"
    monkeypatch.delenv("USER")
    monkeypatch.delenv("LOGNAME", raising=False)
    place.git("config", "--unset", "user.name")
    change(place, {RIJN: record(22)})
    assert place.git("log", "-1", "--format=%an") == "hybride"


def test_what_git_ignores_is_written_and_said(place: Folder) -> None:
    place.write({".gitignore": "/people/\n"}).commit("ignore")
    out, err = change(place, {"people/p-een.yaml": "name: A\n", RIJN: record(20)})
    assert out == f"people/p-een.yaml\n{RIJN}\n"
    assert place.git("show", "--name-only", "--format=") == RIJN
    out, err = change(place, {"people/p-een.yaml": "name: B\n"})
    assert "ignored" in err
    change(place, {"people/p-een.yaml": None})
    assert subjects(place) == ["partners/rijn: staff", "ignore", "begin"]


def test_without_git_on_the_machine(place: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nergens")
    error = refused(place, {RIJN: record(20)})
    assert "git could not be started" in error.message
    assert text(place) == record(10)


@pytest.mark.parametrize("path", ["../uit.yaml", "/tmp/uit.yaml", ".git/hooks/x", "logs/../../uit.yaml", "weg/x.yaml"])
def test_nothing_is_written_outside(place: Folder, path: str) -> None:
    (place.path / "weg").symlink_to("..")
    with pytest.raises(HybrideError):
        change(place, {RIJN: record(20), path: "x: 1\n"})
    assert text(place) == record(10)
    assert not (place.path.parent / "uit.yaml").exists()


def test_looking_back_and_writing_do_not_go_together(place: Folder) -> None:
    with pytest.raises(TypedWrongError), writing.writing(Here(str(place.path), at="2026-01-15"), "set"):
        pass


# the file system refuses


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[None]:
    """A disk of 200 KiB on a folder; the test is skipped where that cannot be had."""
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200k", "none", str(place)], capture_output=True)
    if made.returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk(place: Folder) -> None:
    (place.path / "logs").mkdir()
    with small_disk(place.path / "logs"):
        error = refused(place, {RIJN: record(20), "logs/een.yaml": "x: 1\n", "logs/groot.yaml": "x" * 300_000})
        assert "full" in error.message
        assert "nothing was changed" in error.hint
        assert (text(place), list((place.path / "logs").iterdir())) == (record(10), [])
        change(place, {RIJN: record(20)})


def test_a_full_disk_under_git(place: Folder) -> None:
    (place.path / ".git/hybride").mkdir()
    with small_disk(place.path / ".git/hybride"):
        assert "full" in refused(place, {RIJN: "x" * 300_000}).message
        assert text(place) == record(10)


LIMITED = """
import sys; sys.path[:0] = {path!r}
from hybridecli.here import Here
from hybridecli import writing
from hybridecli.errors import HybrideError
try:
    writing.change(Here({folder!r}), {{{file!r}: "n: 1\\n"}}, "m", "set")
except HybrideError as error:
    print(error.message, "|", error.hint)
"""


def as_ordinary_person() -> None:
    """Obey permissions even where the tests run as root."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="permissions are tested on Linux")
@pytest.mark.parametrize("part", [".git/hybride", "partners", "."])
def test_a_folder_that_may_only_be_read(place: Folder, part: str) -> None:
    (place.path / ".git/hybride").mkdir()
    guarded = place.path / part
    guarded.chmod(0o555)
    program = LIMITED.format(path=sys.path, folder=str(place.path), file="logs/n.yaml" if part == "." else RIJN)
    made = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, preexec_fn=as_ordinary_person
    )
    guarded.chmod(0o755)
    assert "may not be written" in made.stdout, made.stderr
    assert "nothing was changed" in made.stdout
    assert text(place) == record(10)
    assert subjects(place) == ["begin"]


def test_a_folder_in_the_place_of_a_file(place: Folder) -> None:
    (place.path / "logs/een.yaml").mkdir(parents=True)
    assert "logs/een.yaml" in refused(place, {RIJN: record(20), "logs/een.yaml": "x: 1\n"}).message
    assert "partners/maas.yaml" in refused(place, {RIJN: record(20), "partners/maas.yaml/x.yaml": "x: 1\n"}).message
    assert text(place) == record(10)


# alone, and cut short


def test_waiting_for_another_command_is_bounded(place: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "wait", lambda handle, path, patience, wait=lock.wait: wait(handle, path, 0.3))
    change(place, {RIJN: record(11)})
    with lock.held(place.path / ".git/hybride/lock"):
        error = refused(place, {RIJN: record(20)})
        assert str(os.getpid()) in error.hint
        assert place.run("list", "partners").status == 0
    change(place, {RIJN: record(20)})


def test_eight_writers_lose_nothing(tmp_path: Path) -> None:
    kill.partnership(tmp_path)
    kill.side_by_side(tmp_path, 8)


def test_killed_at_steps_and_at_random(tmp_path: Path) -> None:
    kill.partnership(tmp_path)
    kill.change(tmp_path)
    assert kill.at_every_step(tmp_path, each=20) > 40
    assert kill.at_every_step(tmp_path, each=30, hand=True) > 60
    found = kill.at_random(tmp_path, 3, random.Random(5))
    assert found["killed"] + found["too late"] == 3


def killed_when_written(place: Folder) -> None:
    """A command that is killed when the files stand there and nothing is committed."""
    hook(place, "pre-commit", 'kill -9 $(cat "$(git rev-parse --git-common-dir)/hybride/lock")\nsleep 0.2\nexit 1\n')
    files = {RIJN: record(20), "logs/2026/n.yaml": "n: 1\n"}
    program = (
        f"import sys; sys.path[:0] = {sys.path!r}\nfrom hybridecli.here import Here\nfrom hybridecli import writing\n"
        f"writing.change(Here({str(place.path)!r}), {files!r}, 'm', 'set')"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == -signal.SIGKILL
    (place.path / ".git/hooks/pre-commit").unlink()
    with lock.held(place.path / ".git/hybride/lock"):  # which the git that goes on by itself holds to its end
        assert text(place) == record(20)


def test_what_a_killed_command_began_is_taken_back_and_said(place: Folder) -> None:
    killed_when_written(place)
    out, err = change(place, {MAAS: "name: M\nkind: school\n"}, "partners/maas: name")
    assert "taken back" in err
    assert RIJN in err
    assert (out, text(place), subjects(place)) == (f"{MAAS}\n", record(10), ["partners/maas: name", "begin"])
    assert not (place.path / "logs/2026").exists()
    assert place.git("status", "--porcelain") == ""


def test_what_somebody_changed_after_a_kill_is_kept(place: Folder) -> None:
    killed_when_written(place)
    place.write({RIJN: record(33)})
    _out, err = change(place, {MAAS: "name: M\nkind: school\n"}, "partners/maas: name")
    assert f"{RIJN} was changed since" in err
    assert text(place) == record(33)


def test_a_journal_that_cannot_be_read_is_put_aside(place: Folder) -> None:
    place.write({".git/hybride/journal": b"\x00\x00"})
    _out, err = change(place, {RIJN: record(20)})
    assert "journal.damaged" in err
    assert text(place) == record(20)


def test_a_lock_of_git_without_a_journal_is_nobody_s_to_remove(place: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hybridecli.repository.PATIENCE", 0.1)
    killed_when_written(place)
    held = place.path / ".git/index.lock"
    held.touch()
    os.utime(held, (time.time() - 999, time.time() - 999))
    refused(place, {RIJN: record(21)})
    assert held.exists()


def test_interrupted_while_git_commits(place: Folder) -> None:
    hook(place, "pre-commit", "kill -INT $PPID\nkill -INT $(cat .git/hybride/lock)\nsleep 0.3\nexit 1\n")
    with pytest.raises(KeyboardInterrupt):
        change(place, {RIJN: record(20), "logs/n.yaml": "n: 1\n"})
    (place.path / ".git/hooks/pre-commit").unlink()
    assert (text(place), subjects(place), place.git("status", "--porcelain")) == (record(10), ["begin"], "")
    change(place, {RIJN: record(21)})


# taking back


def take_back(folder: Folder, which: str | None = None) -> str:
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        undo.take_back(Here(directory=str(folder.path)), which)
    return out.getvalue()


def not_taken_back(folder: Folder, which: str | None = None, status: int = 1) -> HybrideError:
    before = subjects(folder), folder.git("status", "--porcelain"), folder.git("diff")
    with pytest.raises(HybrideError) as caught:
        take_back(folder, which)
    assert caught.value.status == status
    assert (subjects(folder), folder.git("status", "--porcelain"), folder.git("diff")) == before
    return caught.value


def test_the_last_command_is_taken_back(place: Folder) -> None:
    change(place, {RIJN: record(20), MAAS: None, "logs/n.yaml": "date: 2026-01-02\ntitle: x\nabout: partners/rijn\n"})
    place.write({"los.md": "x\n"}).commit("van iemand")
    assert sorted(take_back(place).splitlines()) == [MAAS, RIJN]
    assert text(place) == record(10)
    assert text(place, MAAS) == "name: Maas\nkind: school\n"
    assert not (place.path / "logs/n.yaml").exists()
    assert subjects(place)[0] == "taken back: partners/rijn: staff"
    assert place.git("log", "-1", "--format=%(trailers:key=Hybride,valueonly)") == "undo"
    assert place.git("status", "--porcelain") == ""


def test_taking_back_again_goes_further_and_what_was_taken_back_can_be_done_again(place: Folder) -> None:
    for staff in (20, 30, 40):
        change(place, {RIJN: record(staff)}, f"partners/rijn: staff {staff}")
    take_back(place)
    take_back(place)
    assert text(place) == record(20)
    take_back(place, "HEAD")
    assert text(place) == record(30)
    take_back(place)
    assert text(place) == record(20)
    take_back(place)
    assert text(place) == record(10)
    assert "no command" in not_taken_back(place).message


def test_hand_edits_are_never_taken_back_with_a_command(place: Folder) -> None:
    place.write({RIJN: record(11)})
    change(place, {RIJN: record(20)})
    take_back(place)
    assert text(place) == record(11)
    assert "no command" in not_taken_back(place).message


def test_hand_edits_elsewhere_in_the_file_stay(place: Folder) -> None:
    long = record(10) + "joined: 2024-09\nmunicipalities: [Tiel]\nwebsite: https://x.nl\nnotes: a\n"
    place.write({RIJN: long}).commit("lang")
    change(place, {RIJN: long.replace("10", "20")})
    place.write({RIJN: long.replace("10", "20").replace("notes: a", "notes: b")})
    take_back(place)
    assert text(place) == long.replace("notes: a", "notes: b")
    assert subjects(place)[:2] == ["taken back: partners/rijn: staff", "partners/rijn: edited by hand"]


def test_hand_edits_in_the_same_place_are_not_lost(place: Folder) -> None:
    change(place, {RIJN: record(20)})
    place.write({RIJN: record(25)})
    assert "by hand" in not_taken_back(place).message
    assert text(place) == record(25)


def test_later_work_in_the_same_place(place: Folder) -> None:
    change(place, {RIJN: record(20)}, "partners/rijn: staff 10 → 20")
    change(place, {RIJN: record(30)}, "partners/rijn: staff 20 → 30")
    error = not_taken_back(place, "HEAD~1")
    assert "partners/rijn: staff 20 → 30" in error.message
    assert "hybride undo" in error.hint


def test_later_work_that_refers_to_it(place: Folder) -> None:
    change(place, {"partners/nieuw.yaml": "name: Nieuw\nkind: school\n"}, "partners/nieuw: added")
    place.write({"people/p-een.yaml": "name: A\npartner: nieuw\n"}).commit("persoon")
    error = not_taken_back(place)
    assert "later work" in error.message
    assert "people/p-een.yaml" in error.hint


def test_a_named_commit(place: Folder) -> None:
    change(place, {RIJN: record(20)})
    change(place, {MAAS: "name: M\nkind: school\n"}, "partners/maas: name")
    take_back(place, place.git("rev-parse", "--short", "HEAD~1"))
    assert (text(place), text(place, MAAS)) == (record(10), "name: M\nkind: school\n")
    place.write({RIJN: record(50)}).commit("met de hand, vastgelegd")
    take_back(place, "HEAD")
    assert text(place) == record(10)


def test_what_is_gone_already(place: Folder) -> None:
    change(place, {RIJN: record(20)})
    place.write({RIJN: record(10)})
    assert "nothing is left" in not_taken_back(place).message


def test_what_cannot_be_named(place: Folder) -> None:
    assert "git does not know" in not_taken_back(place, "nergens", 2).message
    place.git("checkout", "--quiet", "-b", "tak")
    change(place, {MAAS: "name: M\nkind: school\n"}, "partners/maas: name")
    place.git("checkout", "--quiet", "main")
    assert "not in this history" in not_taken_back(place, "tak", 2).message
    change(place, {RIJN: record(20)})
    place.git("merge", "--quiet", "--no-edit", "tak")
    assert "git revert -m 1" in not_taken_back(place, "HEAD").hint


def test_the_beginning_is_not_taken_back(place: Folder) -> None:
    assert "began" in not_taken_back(place, "HEAD").message


def test_a_commit_that_reaches_outside_the_partnership(inner: Folder) -> None:
    (inner.path.parent / "lees.md").write_text("x\n")
    inner.write({RIJN: record(20)})
    inner.git("-C", "..", "add", "--all")
    inner.git("commit", "--quiet", "-m", "van alles")
    assert "outside" in not_taken_back(inner, "HEAD").message
    change(inner, {RIJN: record(30)})
    take_back(inner)
    assert text(inner) == record(20)


def test_taking_back_outside_git(folder: Folder) -> None:
    with pytest.raises(HybrideError) as caught:
        take_back(folder)
    assert "no git history" in caught.value.message


def test_taking_back_with_windows_line_ends(place: Folder) -> None:
    place.git("config", "core.autocrlf", "true")
    windows = record(10).replace("\n", "\r\n").encode()
    place.write({RIJN: windows})
    change(place, {RIJN: windows.replace(b"10", b"20")})
    take_back(place)
    assert (place.path / RIJN).read_bytes() == windows


# the words of the history


@pytest.mark.parametrize(
    ("kind", "before", "after", "words"),
    [
        ("couples", {"status": "running"}, {"status": "closed"}, "status running → closed"),
        ("couples", {"status": "running"}, {"status": "running", "coach": "p-een"}, "coach p-een"),
        (
            "couples",
            {"status": "running", "coach": "p-een"},
            {"status": "closed", "closure": {"date": "2026-06-30", "reason": "finished", "text": "Jelle is weg"}},
            "status running → closed, coach emptied, closure.date 2026-06-30, closure.reason finished and 1 more",
        ),
        (
            "couples",
            {"activities": [{"title": "a", "status": "planned"}, {"title": "b"}]},
            {"activities": [{"title": "a", "status": "done"}, {"title": "b"}]},
            "activities.0.status planned → done",
        ),
        ("couples", {"activities": [{"title": "a"}]}, {"activities": [{"title": "a"}, {"title": "b"}]}, "activities"),
        ("partners", {"name": "Rijn", "staff": 10}, {"name": "Rijnmetaal", "staff": 12.5}, "name, staff 10 → 12.5"),
        ("people", {"name": "A"}, {"name": "B", "email": "b@x.nl", "phone": "1", "partner": "rijn"}, None),
        (
            "people",
            {"twinning": {"born": 1980, "status": "waiting"}},
            {"twinning": {"born": 1981, "status": "done"}},
            None,
        ),
        ("people", {"identity": {"born": "1980-01-01"}}, {}, "identity.born emptied"),
        ("people", {"roles": [{"role": "coach", "fte": 0.1}]}, {"roles": [{"role": "coach", "fte": 0.2}]}, None),
        ("people", None, {"name": "A"}, "added"),
        ("partners", {"name": "A"}, None, "removed"),
        ("partners", {"name": "A"}, {"name": "A"}, "written differently"),
    ],
)
def test_what_a_change_is_called(kind: str, before: dict, after: dict, words: str | None) -> None:  # type: ignore[type-arg]
    said = told(kinds()[kind], before, after)
    if words is None:
        known = {
            "name, partner rijn, email, phone",
            "twinning.status, twinning.born",
            "roles.0.fte 0.1 → 0.2",
        }
        assert said in known
    else:
        assert said == words


def test_personal_values_never_stand_in_a_message() -> None:
    for name, kind in kinds().items():
        for field in fields(kind).values():
            if field.personal:
                assert told(kind, {}, {field.name: "GEHEIM"}) == field.name, name
                assert "GEHEIM" not in told(kind, {field.name: "GEHEIM"}, {field.name: "ANDERS"})
                assert "GEHEIM" not in told(kind, {field.name: {"born": "GEHEIM"}}, {field.name: {"born": "ANDERS"}})


def test_many_changes_name_fields_only() -> None:
    kind = kinds()["partners"]
    after = {
        "staff": 10,
        "joined": "2024-09",
        "left": "2026-01",
        "contact": "p-een",
        "website": "x",
        "notes": "y",
        "kind": "school",
    }
    said = told(kind, {"staff": 1, "joined": "2021-09", "kind": "company"}, {**after, "name": "x", "sources": ["a"]})
    assert len(said) <= 110
    assert "more" in said or said.count(",") >= 3
