"""The documents of the sample, word for word: a change in a template or in the code shows what it does to a reader.

With GOLDEN=write the files are written anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from hybridecli.documents import render
from hybridecli.library import Library, Template, without_front_matter
from hybridecli.partnership import load
from hybridecli.scope import History, Options
from hybridecli.shipped import sample_folder
from hybridecli.snapshot import WorkTree

GOLDEN = Path(__file__).parent / "golden"
LIBRARY = Library(load(WorkTree(sample_folder())))
FITTING = [item for item in LIBRARY.templates.values() if LIBRARY.fitting(item)]


def file_of(template: Template) -> Path:
    return GOLDEN / f"{template.kind}-{template.name}.{template.language}.md"


@pytest.mark.parametrize("template", FITTING, ids=lambda item: f"{item.kind}-{item.name}-{item.language}")
def test_a_document_of_the_sample_reads_as_before(template: Template) -> None:
    record = LIBRARY.fitting(template)[0]
    text = without_front_matter(render(LIBRARY, template, record, Options(), History()).text)
    if os.environ.get("GOLDEN") == "write":
        file_of(template).parent.mkdir(exist_ok=True)
        file_of(template).write_text(text, encoding="utf-8")
    assert file_of(template).is_file(), "no golden text yet: run this test with GOLDEN=write, and read it"
    assert text == file_of(template).read_text(encoding="utf-8")


def test_no_golden_text_is_left_of_a_template_that_is_gone() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {file_of(template).name for template in FITTING}
