"""Results as JUnit XML, which continuous integration shows: a testsuite for each submission's exercise.

Source: the schema of Jenkins's xUnit plugin, "junit-10.xsd". A wrong answer is a failure; an answer that raised, hung
or died is an error, and so is a fault of the grader: the type tells them apart.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from autograder.lms.results import Report, Test

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(reports: Iterable[Report]) -> str:
    """Return an XML document of all results."""
    root = Element("testsuites", name="vaegan")
    for report in reports:
        name = report.extra_data.submission
        tests = [test for test in report.tests if test.extra_data.verdict not in ("hint", "override")]
        for slug, group in itertools.groupby(tests, lambda test: test.extra_data.slug):
            _add_suite(root, f"{name}.{slug}", [_case(f"{name}.{slug}", test) for test in group])
        if not tests:  # a hand-in that could not be read
            case = Element("testcase", classname=_text(name), name="hand-in")
            SubElement(case, "error", type=report.extra_data.status.value, message=_text(report.output))
            _add_suite(root, name, [case])
    indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, "unicode")}\n'


def _case(group: str, test: Test) -> Element:
    case = Element("testcase", classname=_text(group), name=_text(test.name))
    match test.extra_data.verdict:
        case "passed":
            pass
        case "not_attempted" | "awaiting":
            SubElement(case, "skipped", message=_text(test.output))
        case "failed":
            SubElement(case, "failure", type="failed", message=_text(test.output))
        case verdict:
            SubElement(case, "error", type=_text(verdict), message=_text(test.output))
    return case


def _add_suite(root: Element, name: str, cases: Sequence[Element]) -> None:
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counts = {many: str(sum(case.find(one) is not None for case in cases)) for many, one in kinds.items()}
    SubElement(root, "testsuite", {"name": _text(name), "tests": str(len(cases)), **counts}).extend(cases)


def _text(text: str) -> str:
    """Return text without the few signs that XML cannot hold."""
    return _NOT_XML.sub("", text)
