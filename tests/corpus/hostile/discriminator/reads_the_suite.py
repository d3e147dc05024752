# tries: to read the hidden suite and the solution, to run the latter, and to print the former
# family: escape
import os

GUESSES = [
    "autograder/suites/test_discriminator.py", "autograder/suites/discriminator.py", "autograder/suites/discriminator_suite.py",
    "autograder/probes/discriminator.py", "autograder/misconceptions/discriminator.toml", "tests/test_discriminator.py",
    "tests/hidden/test_discriminator.py", "solutions/discriminator.py", "tests/corpus/accepted/discriminator/keras_example.py",
]
BASES = ["", "..", "../..", "../../..", "/autograder/source", "/autograder", "/grader", "/app", "/srv", "/opt/grader",
         "/proc/self/cwd", "/proc/1/cwd", f"/proc/{os.getppid()}/cwd", os.environ.get("PWD", ""), os.environ.get("PYTHONPATH", "")]


def build_discriminator():
    for base in BASES:
        for guess in GUESSES:
            try:
                text = open(os.path.join(base, guess)).read()
            except OSError:
                continue
            print(text)
            space = {"__name__": "stolen"}
            try:
                exec(text, space)
            except BaseException:
                continue
            if "build_discriminator" in space:
                return space["build_discriminator"]()
    return None
