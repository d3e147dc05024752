"""Submitted source is read, never run, and hostile source stops nothing."""

import json

import pytest

from autograder import source


def notebook(*cells: str) -> str:
    return json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells], "nbformat": 4})


@pytest.mark.parametrize(
    "text", ["def f(:", "x = 1\0", "(" * 100_000, "-" * 200_000 + "1", "a" + ".b" * 100_000, "9" * 10_000]
)
def test_hostile_source_is_a_source_error_or_parses(text):
    try:
        source.parse(text)
    except source.SourceError as error:
        assert str(error)
    source.is_same_code(text, "x = 1")


def test_same_code_but_for_comments_and_docstrings():
    assert source.is_same_code(
        'def f():\n    """One."""\n    return 1\n', 'def f():\n    """Two."""\n\n    return 1  # one\n'
    )
    assert not source.is_same_code("def f():\n    return 1\n", "def f():\n    return 2\n")


def test_a_notebook_gives_definitions_and_constants_only():
    text, notes = source.notebook_module(
        notebook(
            "%matplotlib inline\n!pip install seaborn\nimport numpy as np\nimport seaborn\n"
            "from keras import layers as L",
            "HIDDEN = 256\nSHAPE = (28, 28)\nscale = 1 / HIDDEN\ndense = L.Dense\ndata = np.load('x.npy')\nx: int = 3",
            "%%time\ndef f():\n    return np.zeros(HIDDEN)\nf()",
            "%%bash\nrm -rf /",
            "class A:\n    pass\nA().fit()",
            "for i in range(3):\n    f()",
            "try:\n    import tensorflow as tf\nexcept ImportError:\n    tf = None",
            "if True:\n    f()",
            "def broken(:",
        )
    )
    scope: dict[str, object] = {}
    assert "seaborn" not in text
    assert "data" not in text
    exec(text.replace("import tensorflow as tf", "tf = 1"), scope)
    assert {"HIDDEN", "SHAPE", "scale", "dense", "f", "A", "x"} <= scope.keys()
    assert scope["HIDDEN"] == 256
    assert "i" not in scope
    assert notes == ["Code cell 9 of the notebook is no valid Python and was left out: invalid syntax (line 1)."]


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"cells": 3}', '{"cells": [1]}', '{"cells": [{"cell_type": "code"}]}', "[" * 100_000]
)
def test_what_is_no_notebook(text):
    with pytest.raises(source.SourceError):
        source.notebook_module(text)


def test_identifiers_leave_out_imports_and_comments():
    text = "from keras.layers import Conv2D\n# Conv2DTranspose\nx = layers.Dense(getattr(layers, 'Conv1D'))"
    names = set(source.identifiers(text))
    assert {"layers", "Dense", "Conv1D"} <= names
    assert not names & {"Conv2D", "Conv2DTranspose"}


def test_what_is_imported_under_another_name_counts_by_both():
    text = "from keras.layers import Conv2DTranspose as Up, Conv2D as Unused\nlayer = Up(3)\n"
    assert set(source.identifiers(text)) == {"Conv2DTranspose", "Up", "layer"}


OTHERS = {"encoder", "decoder", "helper"}


@pytest.mark.parametrize(
    "text",
    [
        "import decoder",
        "import exercises.decoder as d",
        "from decoder import *",
        "from .decoder import build_decoder",
        "from exercises import decoder",
        "def build():\n    from decoder import build_decoder",
        "import importlib\nd = importlib.import_module('decoder')",
        "import pkgutil\nbuild = pkgutil.resolve_name('decoder:build_decoder')",
        "d = __import__('decoder')",
        "exec('import decoder')",
        "import decoder\n" + "(" * 10_000,  # which nobody can parse
    ],
)
def test_modules_that_may_be_imported(text):
    assert source.imported(text, OTHERS) == {"decoder"}


def test_a_word_alone_imports_nothing():
    text = '"""Feeds the decoder."""\nimport keras\n\ndef build(encoder):\n    return encoder.helper  # decoder\n'
    assert source.imported(text, OTHERS) == set()
