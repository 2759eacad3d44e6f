"""A new partnership folder: what `init` makes, where it refuses, and what it leaves alone."""

import json
import os
import pty
import re
import select
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SOMEBODY, Folder, Result

from hybridecli import language
from hybridecli.records import kinds

RECORD_FOLDERS = sorted(name for name, kind in kinds().items() if not kind.ships and name != "partnership")


def charter(folder: Folder, place: str = "nieuw") -> dict[str, str]:
    """What stands in the new partnership.yaml, as `show` gives it."""
    shown: dict[str, str] = folder.run("-C", place, "show", "partnership", "--format", "json").json
    return {name: value for name, value in shown.items() if name not in ("id", "path", "referred_by")}


def made(result: Result) -> list[str]:
    assert result.status == 0, result.stderr
    return result.lines


def test_a_new_folder(bare_folder: Folder) -> None:
    result = bare_folder.run("init", "nieuw", "--name", "Techniek Noord", "--region", "Noord", **SOMEBODY)
    assert made(result) == ["partnership.yaml"] or made(result) == ["nieuw/partnership.yaml"]
    assert "hybride" in result.stderr
    place = bare_folder.path / "nieuw"
    assert (
        sorted(path.name for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
        == RECORD_FOLDERS
    )
    assert (place / ".gitignore").read_text() == "/documents/\n/attachments/\n!/logs/\n"
    assert (place / ".gitattributes").read_text() == "*.yaml text eol=lf\nagreements/signed/** -text\n"
    assert charter(bare_folder) == {
        "name": "Techniek Noord",
        "region": "Noord",
        "language": "en",
        "jurisdiction": "NL",
        "stage": "exploring",
    }
    assert (place / "partnership.yaml").read_text().startswith("# ")


def test_check_right_after_is_clean(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw"))
    assert bare_folder.run("-C", "nieuw", "check").stdout == "1 record read, no errors\n"
    assert bare_folder.run("-C", "nieuw").status == 0


def test_all_that_can_be_said_at_once(bare_folder: Folder) -> None:
    words = ["--name", "Techniek: Kempen", "--language", "nl", "--jurisdiction", "VL", "--region", "no"]
    made(bare_folder.run("init", "nieuw", *words))
    assert charter(bare_folder) == {
        "name": "Techniek: Kempen",
        "region": "no",
        "language": "nl",
        "jurisdiction": "VL",
        "stage": "exploring",
    }
    assert bare_folder.run("-C", "nieuw", "check").status == 0


@pytest.mark.parametrize("name", ["Café 'Ω' \"东京\"", "#1", "- x", "{a}", "null", "2026", "a\nb", "x: y", "🎓"])
def test_any_name(bare_folder: Folder, name: str) -> None:
    made(bare_folder.run("init", "nieuw", "--name", name))
    assert charter(bare_folder)["name"] == name


def test_the_language_of_the_person_is_that_of_the_documents(bare_folder: Folder) -> None:
    result = bare_folder.start("init", "nieuw", HYBRIDE_LANGUAGE="nl")
    assert result.status == 0, result.stderr
    assert charter(bare_folder)["language"] == "nl"


@pytest.mark.parametrize("words", ["--language fr", "--jurisdiction DE", "--langauge nl", "--name", "nog een"])
def test_what_is_typed_wrong_makes_nothing(bare_folder: Folder, words: str) -> None:
    assert bare_folder.run("init", "nieuw", *words.split()).status == 2
    assert list(bare_folder.path.iterdir()) == []


def test_without_a_folder_named(bare_folder: Folder) -> None:
    assert bare_folder.run("init").status == 2


def test_editors_are_told_the_schemas(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw"))
    settings = json.loads((bare_folder.path / "nieuw/.vscode/settings.json").read_text())
    bound = settings["yaml.schemas"]
    assert len(bound) == len(kinds())
    for file, glob in bound.items():
        schema = json.loads((bare_folder.path / "nieuw" / file).read_text())
        assert schema["$schema"].startswith("http://json-schema.org/draft-07")
        assert glob.endswith(".yaml")
    assert bound["./.vscode/schemas/couples.schema.json"] == "/couples/**/*.yaml"


def test_git_has_one_commit_with_everything(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw", **SOMEBODY))
    new = Folder(bare_folder.path / "nieuw", bare_folder.git_template)
    assert new.git("status", "--porcelain") == ""
    assert new.git("log", "--format=%an <%ae>") == "Noor de Wit <noor@example.org>"
    body = new.git("log", "--format=%B")
    assert re.search(r"^Hybride: init", body, re.MULTILINE)
    files = set(new.git("ls-tree", "-r", "--name-only", "HEAD").splitlines())
    assert {"partnership.yaml", ".gitignore", ".gitattributes", ".vscode/settings.json"} <= files
    assert new.git("branch", "--show-current") == "main"


def test_what_git_leaves_alone_in_it(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw"))
    new = Folder(bare_folder.path / "nieuw", bare_folder.git_template)
    new.write(
        {"documents/plan.md": "x", "attachments/scan.pdf": "x", "logs/een.yaml": "x", "logs/documents/x.yaml": "x"}
    )
    assert new.git("status", "--porcelain", "--untracked-files=all").split() == [
        "??",
        "logs/documents/x.yaml",
        "??",
        "logs/een.yaml",
    ]


def test_without_an_identity_it_is_said_once(bare_folder: Folder) -> None:
    result = bare_folder.run("init", "nieuw", USER="noor")
    assert made(result)
    assert result.stderr.count("git config --global user.name") == 1
    new = Folder(bare_folder.path / "nieuw", bare_folder.git_template)
    assert new.git("log", "--format=%an").strip() == "noor"
    assert "user.name" not in (new.path / ".git/config").read_text()


def test_with_an_identity_nothing_is_said_of_it(bare_folder: Folder) -> None:
    assert "user.name" not in bare_folder.run("init", "nieuw", **SOMEBODY).stderr
    (bare_folder.path / "settings").write_text("[user]\n\tname = Noor\n\temail = noor@example.org\n")
    result = bare_folder.run("init", "ander", GIT_CONFIG_GLOBAL=str(bare_folder.path / "settings"))
    assert "user.name" not in result.stderr


def test_without_git_on_the_machine(bare_folder: Folder) -> None:
    result = bare_folder.start("init", "nieuw", PATH="/nergens")
    assert result.status == 1
    assert "git could not be started" in result.stderr
    assert "Traceback" not in result.stderr


def test_without_a_commit(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw", "--no-commit"))
    new = Folder(bare_folder.path / "nieuw", bare_folder.git_template)
    assert "partnership.yaml" in new.git("status", "--porcelain")
    assert subprocess.run(["git", "rev-parse", "HEAD"], cwd=new.path, capture_output=True).returncode != 0
    assert bare_folder.run("-C", "nieuw", "check").status == 0


def test_a_folder_of_any_name(bare_folder: Folder) -> None:
    for place in ("twee woorden/Café Ω", "-streepje", "'aanhaling'"):
        made(bare_folder.run("init", "--", place))
        assert bare_folder.run("-C", place, "check").status == 0
    assert charter(bare_folder, "twee woorden/Café Ω")["name"] == "Café Ω"
    assert bare_folder.git("-C", "twee woorden/Café Ω", "status", "--porcelain") == ""


def test_this_folder(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "."))
    assert charter(bare_folder, ".")["name"] == "here"
    assert bare_folder.run("init", "..", cwd="couples").status == 2


def test_a_folder_below_another_directory(bare_folder: Folder) -> None:
    bare_folder.write({"elders/lees.md": "x"})
    made(bare_folder.run("-C", "elders", "init", "nieuw"))
    assert (bare_folder.path / "elders/nieuw/partnership.yaml").is_file()
    made(bare_folder.run("init", str(bare_folder.path / "heel pad")))
    assert (bare_folder.path / "heel pad/partnership.yaml").is_file()


@pytest.mark.parametrize(
    "path", ["partnership.yaml", ".gitignore", ".gitattributes", ".vscode/settings.json", ".vscode", "couples"]
)
def test_anything_in_the_way_is_refused_and_kept(bare_folder: Folder, path: str) -> None:
    bare_folder.write({f"nieuw/{path}": "van iemand"})
    before = sorted(bare_folder.path.rglob("*"))
    result = bare_folder.run("init", "nieuw")
    assert (result.stdout, result.status) == ("", 2)
    assert "is in the way" in result.stderr or "is a partnership folder already" in result.stderr
    assert sorted(bare_folder.path.rglob("*")) == before
    assert (bare_folder.path / "nieuw" / path).read_text() == "van iemand"


def test_what_is_not_in_the_way_stays(bare_folder: Folder) -> None:
    bare_folder.write({"nieuw/lees.md": "van iemand", "nieuw/logs/een.txt": "van iemand"})
    made(bare_folder.run("init", "nieuw"))
    assert (bare_folder.path / "nieuw/lees.md").read_text() == "van iemand"
    assert bare_folder.git("-C", "nieuw", "status", "--porcelain").split() == ["??", "lees.md", "??", "logs/"]


def test_a_file_where_the_folder_should_come(bare_folder: Folder) -> None:
    bare_folder.write({"nieuw": "een bestand", "dood": "x"})
    assert "is in the way" in bare_folder.run("init", "nieuw").stderr
    assert bare_folder.run("init", "nieuw/dieper").status == 2
    (bare_folder.path / "wijst").symlink_to("nergens")
    assert bare_folder.run("init", "wijst").status == 2


def test_inside_another_partnership(folder: Folder) -> None:
    for place in ("nieuw", "couples/nieuw", "."):
        result = folder.run("init", place)
        assert result.status == 2
        assert "is a partnership folder already" in result.stderr
    assert sorted(path.name for path in folder.path.iterdir()) == ["partnership.yaml"]


def test_in_a_repository_that_is_there_only_its_own_files_are_committed(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"lees.md": "een\n", "plan.md": "een\n"}).commit("begin")
    bare_folder.write({"lees.md": "twee\n", "plan.md": "twee\n", "los.md": "x\n"})
    bare_folder.git("add", "plan.md")
    made(bare_folder.run("init", "regio", **SOMEBODY))
    assert not (bare_folder.path / "regio/.git").exists()
    changed = bare_folder.git("show", "--name-only", "--format=", "HEAD").splitlines()
    assert "regio/partnership.yaml" in changed
    assert all(path.startswith("regio/") for path in changed)
    assert bare_folder.git("status", "--porcelain").splitlines() == ["M lees.md", "M  plan.md", "?? los.md"]


def test_in_a_repository_that_ignores_the_folder_of_the_editor(bare_folder: Folder) -> None:
    bare_folder.under_git().write({".gitignore": ".vscode/\n"}).commit("begin")
    result = bare_folder.run("init", "regio", **SOMEBODY)
    assert "Traceback" not in result.stderr
    assert result.status == 0, result.stderr
    assert bare_folder.git("ls-files", "regio/partnership.yaml")


def test_on_a_branch_without_commits(bare_folder: Folder) -> None:
    bare_folder.under_git()
    made(bare_folder.run("init", ".", **SOMEBODY))
    assert bare_folder.git("status", "--porcelain") == ""
    assert len(bare_folder.git("log", "--format=%h").splitlines()) == 1


def test_while_a_merge_is_under_way(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"lees.md": "een\n"}).commit("begin")
    bare_folder.git("checkout", "--quiet", "-b", "tak")
    bare_folder.write({"lees.md": "twee\n"}).commit("tak")
    bare_folder.git("checkout", "--quiet", "main")
    bare_folder.write({"lees.md": "drie\n"}).commit("main")
    subprocess.run(["git", "merge", "tak"], cwd=bare_folder.path, capture_output=True, env={**os.environ, **SOMEBODY})
    result = bare_folder.run("init", "regio", **SOMEBODY)
    assert result.status == 1
    assert "merge" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_hook_that_refuses(bare_folder: Folder) -> None:
    bare_folder.under_git().write({"lees.md": "x\n"}).commit("begin")
    hook = bare_folder.path / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho vandaag niet >&2\nexit 1\n")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    result = bare_folder.run("init", "regio", **SOMEBODY)
    assert result.status == 1
    assert "vandaag niet" in result.stderr
    assert (bare_folder.path / "regio/partnership.yaml").is_file()


def test_a_place_that_may_not_be_written(bare_folder: Folder) -> None:
    result = bare_folder.run("init", "/proc/nieuw")
    assert result.status == 1
    assert "/proc/nieuw" in result.stderr
    assert "Traceback" not in result.stderr


def asked_in_terminal(place: Path, answers: list[str], *words: str) -> tuple[str, int]:
    """What `init` shows in a terminal where every question gets the next answer, and its exit status."""
    leader, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "hybridecli", "init", *words],
        cwd=place,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown, left = "", list(answers)
    while select.select([leader], [], [], 20)[0]:
        try:
            chunk = os.read(leader, 4096).decode()
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
        if shown.rstrip(" ").endswith(":") and left:
            os.write(leader, (left.pop(0) + "\n").encode())
            shown += "\n"
    status = process.wait(20)
    os.close(leader)
    assert left == [], shown
    return shown, status


def test_a_terminal_asks_for_what_is_missing(bare_folder: Folder) -> None:
    answers = ["Techniek Noord", "nl", "VL", "Noord", "Aylin Demir", "aylin@example.org"]
    shown, status = asked_in_terminal(bare_folder.path, answers, "nieuw")
    assert status == 0, shown
    [person] = bare_folder.run("-C", "nieuw", "list", "people", "--format", "json").json
    assert re.fullmatch(r"p-[bcdfghjkmnpqrstvwxz23456789]{6}", person["id"])
    assert (person["name"], person["email"], person["roles"]) == (
        "Aylin Demir",
        "aylin@example.org",
        [{"role": "coordinator"}],
    )
    assert charter(bare_folder) == {
        "name": "Techniek Noord",
        "region": "Noord",
        "language": "nl",
        "jurisdiction": "VL",
        "stage": "exploring",
        "coordinators": [person["id"]],
    }
    assert bare_folder.run("-C", "nieuw", "check").status == 0
    assert "Aylin" not in bare_folder.git("-C", "nieuw", "log", "--format=%B")


def test_a_terminal_does_not_ask_what_was_said(bare_folder: Folder) -> None:
    words = ["nieuw", "--name", "Noord", "--language", "en", "--jurisdiction", "NL"]
    shown, status = asked_in_terminal(bare_folder.path, ["", ""], *words)
    assert status == 0, shown
    assert charter(bare_folder) == {"name": "Noord", "language": "en", "jurisdiction": "NL", "stage": "exploring"}


def test_enter_takes_what_is_proposed(bare_folder: Folder) -> None:
    shown, status = asked_in_terminal(bare_folder.path, ["", "", "", "", ""], "techniek-noord")
    assert status == 0, shown
    assert charter(bare_folder, "techniek-noord")["name"] == "techniek noord"


@pytest.mark.parametrize("wrong", ["aylin", "aylin@example", "@example.org", "aylin @example.org", "a@b@c.nl", "a@b."])
def test_what_is_no_mail_address_is_asked_again(bare_folder: Folder, wrong: str) -> None:
    words = ["nieuw", "--name", "Noord", "--language", "en", "--jurisdiction", "NL"]
    shown, status = asked_in_terminal(bare_folder.path, ["", "Aylin", wrong, "aylin@example.org"], *words)
    assert status == 0, shown
    assert f'"{wrong}" is not a mail address' in shown
    [person] = bare_folder.run("-C", "nieuw", "list", "people", "--format", "json").json
    assert person["email"] == "aylin@example.org"


def test_a_mail_address_can_be_skipped_after_a_wrong_one(bare_folder: Folder) -> None:
    words = ["nieuw", "--name", "Noord", "--language", "en", "--jurisdiction", "NL"]
    shown, status = asked_in_terminal(bare_folder.path, ["", "Aylin", "geen", ""], *words)
    assert status == 0, shown
    [person] = bare_folder.run("-C", "nieuw", "list", "people", "--format", "json").json
    assert "email" not in person


def test_a_wrong_answer_is_asked_again(bare_folder: Folder) -> None:
    shown, status = asked_in_terminal(bare_folder.path, ["Noord", "fries", "nl", "NL", "", ""], "nieuw")
    assert status == 0, shown
    assert charter(bare_folder)["language"] == "nl"


def test_schemas_are_written_anew(bare_folder: Folder) -> None:
    made(bare_folder.run("init", "nieuw"))
    settings = bare_folder.path / "nieuw/.vscode/settings.json"
    settings.write_text("{}")
    (bare_folder.path / "nieuw/.vscode/schemas/couples.schema.json").write_text("oud")
    result = bare_folder.run("-C", "nieuw", "schema", "--write")
    assert ".vscode/schemas/couples.schema.json" in made(result)
    assert settings.read_text() == "{}"
    assert json.loads((bare_folder.path / "nieuw/.vscode/schemas/couples.schema.json").read_text())["title"]


def test_a_damaged_catalogue_leaves_the_messages_in_english(bare_folder: Folder, tmp_path: Path) -> None:
    source = Path(language.__file__).parents[1]
    shutil.copytree(source / "hybridecli", tmp_path / "src/hybridecli")
    shutil.copytree(source.parent / "templates", tmp_path / "templates")
    (tmp_path / "templates/languages/nl/LC_MESSAGES/hybridecli.mo").write_bytes(b"")
    made = bare_folder.start("list", "nothing", PYTHONPATH=str(tmp_path / "src"), HYBRIDE_LANGUAGE="nl")
    assert (made.status, "Traceback" in made.stderr) == (2, False)
    assert "is not in a partnership folder" in made.stderr or "no kind of record" in made.stderr


def test_what_to_type_next_can_be_typed(bare_folder: Folder) -> None:
    assert "cd 'twee woorden' && hybride" in bare_folder.run("init", "twee woorden").stderr


def test_a_demo_where_one_is_already(bare_folder: Folder) -> None:
    bare_folder.write({"eerder/partnership.yaml": "name: Eerder\n"})
    made = bare_folder.run("demo", "eerder")
    assert made.status == 2
    assert "hybride demo eerder-2" in made.stderr
