"""Whatever worthless thing a submission returns, it is graded, earns nothing, and never looks like our fault."""

import ast

import pytest

from autograder import batch, house
from autograder.result import Status

VALUES = {
    "nothing": "None",
    "zero": "0.0",
    "one": "tf.constant(1.0)",
    "integer": "10**30",
    "nan": "float('nan')",
    "infinite": "tf.constant(float('inf'))",
    "true": "True",
    "text": "'correct'",
    "mapping": "{'loss': 0.0, 'passed': True}",
    "empty": "tf.zeros((0, 2))",
    "pair": "[tf.zeros((16, 2)), tf.zeros((16, 2))]",
    "nested": "[[None, 1], [2.0, [3]]]",
    "ragged": "tf.ragged.constant([[1.0], [1.0, 2.0]])",
    "complex": "tf.constant(1j)",
    "itself": "object()",
    "image": "tf.zeros((8, 28, 28, 1))",
    "random": "tf.random.normal((16, 2))",
}
ALSO_CALLABLE = ("nothing", "one", "text", "mapping", "pair", "ragged", "itself", "random")
FORMS = {
    "plain": "def {name}(*args, **kwargs):\n    return VALUE\n",
    "callable": (
        "class {name}:\n    trainable_weights = []\n    def __init__(self, *args, **kwargs): pass\n"
        "    def __call__(self, *args, **kwargs): return VALUE\n    def __getattr__(self, name): return self\n"
    ),
}


CASES = [("plain", value) for value in VALUES] + [("callable", value) for value in ALSO_CALLABLE]


def module(slug: str, form: str, value: str) -> str:
    skeleton = ast.parse(house.exercise(slug).read_text("utf-8"))
    names = [node.name for node in skeleton.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    parts = [FORMS[form].format(name=name).replace("VALUE", value) for name in names]
    return "\n".join(["import tensorflow as tf\n", *parts])


@pytest.fixture(scope="module")
def graded(tmp_path_factory, plan, grade_all):
    folder = tmp_path_factory.mktemp("worthless")
    tasks = []
    for form, name in CASES:
        place = folder / f"{form}.{name}"
        place.mkdir()
        for exercise in plan.exercise:
            (place / f"{exercise.slug}.py").write_text(module(exercise.slug, form, VALUES[name]), "utf-8")
        tasks.append(batch.task_of(place, place.name, 1, plan, diagnose=False))
    return grade_all(plan, tasks)


@pytest.mark.parametrize(("form", "value"), CASES)
def test_worthless_answers(form, value, graded):
    result = graded[f"{form}.{value}"]
    verdicts = [(item.slug, test.name, test.verdict.value, test.detail) for item in result.items for test in item.tests]
    assert result.status is Status.GRADED, [verdict for verdict in verdicts if verdict[2] == "grader_error"]
    assert result.score == 0, [verdict for verdict in verdicts if verdict[2] == "passed"]
