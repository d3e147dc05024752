"""What the README and the handout name is there: commands, options, files, and headings that links lead to."""

import re
import shlex

import pytest
import typer

from autograder import cli, house

PAGES = [house.ROOT / "README.md", house.EXERCISES / "README.md"]
ANY_LINK = re.compile(r"\]\(([^)\s]+)\)")


def commands_in(text):
    """Every `vaegan ...` of a page: lines of code, without what follows a comment's sign, and code in a sentence."""
    text = text.replace("\\\n", " ")
    lines = re.findall(r"^(?: {4,}|)(vaegan [^#\n]+)", text, re.MULTILINE)
    return sorted({line.strip() for line in [*lines, *re.findall(r"`(vaegan [^`]+)`", text)]})


def parameters_of(command):
    return {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}


COMMANDS = sorted({line for page in PAGES for line in commands_in(page.read_text("utf-8"))})


def test_commands_are_found():
    assert len(COMMANDS) > 40


@pytest.mark.parametrize("line", COMMANDS)
def test_commands_are_there(line):
    words = shlex.split(line)[1:]
    command = typer.main.get_command(cli.app)
    while words and hasattr(command, "commands"):
        assert words[0] in command.commands, line
        command = command.commands[words.pop(0)]
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert options <= parameters_of(command), line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_links_lead_somewhere(page):
    text = re.sub(r"``.*?``|`[^`\n]*`", "code", page.read_text("utf-8"))
    links = [link for link in ANY_LINK.findall(text) if "://" not in link]
    assert len(links) > 10
    for link in links:
        name, _, heading = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), link
        if heading:
            headings = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}, link
