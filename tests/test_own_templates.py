"""Templates of the partnership's own: what they can use, what they can replace, and what is said of a wrong one."""

import pytest
from conftest import Folder

HEAD = "---\ntitle: Brief\n---\n"
MACROS = """{% macro line(who) %}**{{ who.name }}** {{ 2.5 }} {{ true }}{% endmacro %}
{% macro wrap() %}[{{ caller() }}]{% endmacro %}
{% macro bad(who) %}


{{ who.nonsense }}{% endmacro %}
"""
AS = '{% import "shared/lines.nl.md.j2" as lines with context %}\n'


def template(folder: Folder, body: str) -> str:
    """Write a template about the partnership; what the document says, or what is said of the template."""
    folder.write(
        {
            "partnership.yaml": "name: A & B *C* <d>\nlanguage: nl\n",
            "templates/documents/shared/lines.nl.md.j2": MACROS,
            "templates/documents/partnership/brief.nl.md.j2": HEAD + body,
        }
    )
    result = folder.run("document", "brief", "--output", "-")
    assert result.status in (0, 1)
    return result.stdout.split("---\n", 2)[2].split("\n---")[0].strip() if result.status == 0 else result.stderr


NAME = "A & B \\*C\\* &lt;d>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (AS + "{{ lines.line(partnership) }}", f"**{NAME}** 2,5 ja"),
        (AS + "{% set text = lines.line(partnership) %}{{ text }}", f"**{NAME}** 2,5 ja"),
        (AS + "{{ lines.line(partnership) ~ ' <x>' }}", f"**{NAME}** 2,5 ja &lt;x&gt;"),
        (AS + "{% call lines.wrap() %}*{{ partnership.name }}*{% endcall %}", f"[*{NAME}*]"),
        ("{{ 1234.5 }} {{ 3 }} {{ false }} {{ 40000|euro }}", "1.234,5 3 nee €\u00a040.000"),
        ("{{ 'a' ~ ' (x)' }}{{ ' voorstel' if true }}", "a (x) voorstel"),
        ("{{ partnership.name|capital }} {{ [1, 2, 3]|enumerate }}", f"{NAME} 1, 2 en 3"),
    ],
)
def test_what_a_template_can_use(bare_folder: Folder, body: str, said: str) -> None:
    assert template(bare_folder, body) == said


def test_front_matter_that_cannot_be_read_is_not_passed_over(folder: Folder) -> None:
    folder.write({"templates/documents/partnership/brief.nl.md.j2": "---\ntitle: Brief\nfor: [\n---\nTekst\n"})
    folder.write({"templates/documents/partnership/nota.nl.md.j2": "---\ntitle: Nota\n---\nTekst\n"})
    told = folder.run("document", "brief", "--language", "nl", "--output", "-")
    assert (told.stdout, told.status) == ("", 1)
    assert "templates/documents/partnership/brief.nl.md.j2:3:6: the template cannot be used" in told.stderr
    assert folder.run("document", "nota", "--language", "nl", "--output", "-").status == 0


@pytest.mark.parametrize(("front", "line"), [("title: Brief\nvoor: {kind: covenant}", 3), ("naam: Brief", 2)])
def test_front_matter_that_means_nothing_is_not_passed_over(folder: Folder, front: str, line: int) -> None:
    folder.write({"templates/documents/partnership/brief.nl.md.j2": f"---\n{front}\n---\nTekst\n"})
    told = folder.run("document", "brief", "--language", "nl", "--output", "-")
    assert (told.stdout, told.status) == ("", 1)
    assert f"partnership/brief.nl.md.j2:{line}:1: the template cannot be used: unknown field" in told.stderr
    assert "known are: title, for, options" in told.stderr


def test_a_capital_leaves_what_is_escaped_alone(folder: Folder) -> None:
    folder.write({"partnership.yaml": "name: <b>drie\nambition: '_één'\n"})
    body = "{{ partnership.name|capital }} {{ partnership.ambition|capital }}"
    folder.write({"templates/documents/partnership/brief.nl.md.j2": body})
    told = folder.run("document", "brief", "--language", "nl", "--output", "-")
    assert "&lt;B>drie" in told.stdout
    assert "Eén" in told.stdout


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("\n\n{{ nosuch }}", "partnership/brief.nl.md.j2:6", "'nosuch' is undefined"),
        ("\n{{ partnership.nosuch }}", "partnership/brief.nl.md.j2:5", "there is no field nosuch here"),
        ("\n\n{% if %}", "partnership/brief.nl.md.j2:6", "Expected an expression"),
        ("{{ 1 + 'a' }}", "partnership/brief.nl.md.j2:4", "unsupported operand"),
        ("\n{{ 1 / 0 }}", "partnership/brief.nl.md.j2:5", "division by zero"),
        ("{{ 3|span }}", "partnership/brief.nl.md.j2:4", "3 is no period"),
        ("{{ 1|nofilter }}", "partnership/brief.nl.md.j2:4", "No filter named"),
        ("{% macro again() %}{{ again() }}{% endmacro %}\n{{ again() }}", "brief.nl.md.j2:4", "recursion"),
        (AS + "{{ lines.bad(partnership) }}", "shared/lines.nl.md.j2:6", "there is no field nonsense here"),
        (
            '{% import "shared/lines.nl.md.j2" as lines %}\n{{ lines.line(partnership) }}',
            "lines.nl.md.j2",
            "with context",
        ),
        ('{% include "shared/none.md.j2" %}', "partnership/brief.nl.md.j2:4", "shared/none.md.j2"),
    ],
)
def test_a_wrong_template_is_said_with_its_line(bare_folder: Folder, body: str, line: str, said: str) -> None:
    told = template(bare_folder, body)
    assert line in told
    assert said in told
    assert "mend the template" in told


@pytest.mark.parametrize(
    "body",
    [
        "{{ partnership._part }}",
        "{{ partnership.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ partnership._sheet.partnership }}",
        "{{ head.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{% for x in range(10000000) %}{% endfor %}",
        '{% include "../../../partnership.yaml" %}',
        '{% include "/etc/hostname" %}',
    ],
)
def test_a_template_reaches_nothing_but_records(bare_folder: Folder, body: str) -> None:
    assert "the template cannot be used" in template(bare_folder, body)


def test_text_of_records_is_never_run(folder: Folder) -> None:
    """
    --- partners/x.yaml
    name: "{{ 7 * 7 }}{% raw %}"
    kind: company
    """
    assert template(folder, "{{ all('partners')[0].name }}") == "{{ 7 \\* 7 }}{% raw %}"


def test_one_block_of_a_shipped_template_can_be_used_again(folder: Folder) -> None:
    """
    --- templates/documents/partnership/evaluation-checklist.nl.md.j2
    ---
    title: Onze lijst
    options: [instrument, for]
    ---
    Voorwoord van de coördinator.

    {% include "shipped/partnership/evaluation-checklist.nl.md.j2" %}
    """
    text = folder.run("document", "evaluation-checklist", "--output", "-").stdout
    assert "title: Onze lijst" in text
    assert "Voorwoord van de coördinator." in text
    assert "# Evaluatielijst" in text


def test_a_clause_of_its_own_replaces_the_shipped_one(folder: Folder) -> None:
    """
    --- agreements/een.yaml
    title: Een
    kind: covenant
    purpose: samen leren
    clauses: [{clause: confidentiality}]
    --- templates/clauses/confidentiality.yaml
    title: {nl: Vertrouwelijkheid, en: Confidentiality}
    status: must
    variants: [{id: mutual, text: {nl: Wij zwijgen., en: We keep quiet.}}]
    """
    text = folder.run("document", "covenant", "--output", "-").stdout
    assert "Wij zwijgen." in text
    assert "templates/clauses/confidentiality.yaml" in text


@pytest.mark.parametrize("fault", ["{{ nosuch }}", "{% if %}", "{{ 1 / 0 }}", "{{ agreement.nosuch }}"])
def test_a_fault_in_a_clause_is_said_of_its_file(folder: Folder, fault: str) -> None:
    """
    --- agreements/een.yaml
    title: Een
    kind: covenant
    clauses: [{clause: confidentiality}]
    """
    variants = f"[{{id: mutual, text: {{nl: 'Wij {fault}.', en: 'We {fault}.'}}}}]"
    clause = f"title: {{nl: Geheim, en: Secret}}\nstatus: must\nvariants: {variants}\n"
    folder.write({"templates/clauses/confidentiality.yaml": clause})
    for language in ("nl", "en"):
        told = folder.run("document", "covenant", "--language", language, "--output", "-")
        assert (told.stdout, told.status) == ("", 1)
        assert "templates/clauses/confidentiality.yaml: the template cannot be used: " in told.stderr
