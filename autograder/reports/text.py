"""Makes text that may come from a submission safe to show and to store."""

import re
import unicodedata

LONGEST = 2_000
_ESCAPE_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)?", re.DOTALL)
_UNUSUAL = re.compile(r"[^\n\t -~]")
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # categories of Unicode
_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "＝",
    "＋",
    "－",
    "＠",
)  # what a spreadsheet may take for a formula's beginning, wide signs included
_ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,}\b")


def clean(text: str, longest: int = LONGEST) -> str:
    """Return text without terminal escapes, control and invisible characters, memory addresses, or undue length."""
    text = _ADDRESS.sub("0x...", _ESCAPE_SEQUENCE.sub("", text))
    if _UNUSUAL.search(text):
        text = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in _UNSEEN)
    return text if len(text) <= longest else text[:longest] + " [cut]"


def cell(text: str) -> str:
    """Return text for a cell of a spreadsheet, which must not take it for a formula."""
    text = clean(text).replace("\n", " ")
    return "'" + text if text.startswith("\t") or text.lstrip().startswith(_FORMULA) else text


def number(value: float) -> str:
    """Return a score as people write it: 7, 7.5, 7.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
