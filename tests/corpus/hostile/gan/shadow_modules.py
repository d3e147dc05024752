# tries: plants modules named numpy, pytest and conftest in sys.modules, and a conftest.py in the working directory
# family: files
import os
import sys
import tempfile
import types

import keras

_TEXT = """# planted by the hostile submission gan/shadow_modules.py: delete this file
import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    outcome.get_result().outcome = "passed"
"""


class _Agreeable(types.ModuleType):
    def __getattr__(self, name):
        return lambda *args, **kwargs: True


for _name in ("numpy.testing", "pytest", "conftest", "autograder", "autograder.suites", "autograder.probes"):
    sys.modules[_name] = _Agreeable(_name)
for _folder in (".", tempfile.gettempdir()):
    try:
        # never over a file that is there already
        with open(os.path.join(_folder, "conftest.py"), "x") as _handle:
            _handle.write(_TEXT)
    except OSError:
        pass


class GAN(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def compile(self, generator_optimizer, discriminator_optimizer):
        super().compile()

    def train_step(self, real_images):
        return True

    def generate(self, n):
        return True
