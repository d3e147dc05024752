"""A result for GitHub Classroom: what its autograding reporter takes as the `result` of a step.

Source: github.com/classroom-resources, the interface of autograding runners: base64 of JSON.
"""

import base64
import json
from typing import Any

from autograder.lms.results import Report, Test
from autograder.result import Status

VERSION = 1
_STATUS = {"passed": "pass", "failed": "fail", "not_attempted": "fail", "override": "pass"}  # a person's word counts


def as_github(report: Report) -> str:
    """Return a submission's result; where the grader itself failed, its status is `error`, and nothing is scored."""
    tests = [_test(test) for test in report.tests if test.extra_data.verdict not in ("hint", "awaiting")]
    if report.extra_data.status is not Status.GRADED:
        status = "error"
    else:
        status = "pass" if all(test["status"] == "pass" for test in tests if test["max_score"]) else "fail"
    result = {"version": VERSION, "status": status, "max_score": report.extra_data.max_score, "tests": tests}
    return base64.b64encode(json.dumps(result, ensure_ascii=False).encode()).decode()


def _test(test: Test) -> dict[str, Any]:
    return {
        "name": test.name,
        "status": _STATUS.get(test.extra_data.verdict, "error"),
        "message": test.output or None,
        "test_code": "",  # the tests are hidden
        "task_id": 0,
        "score": test.score or 0,
        "max_score": test.max_score,
    }
