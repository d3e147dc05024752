# tries: to find the trained weights and the suite on the disk, and to print them where the student will read them.
# family: escape
import pathlib
import sys


def _search():
    found = []
    for place in [*map(pathlib.Path, sys.path), pathlib.Path.cwd(), pathlib.Path("/")]:
        for relative in ("autograder/suites/vae.npz", "autograder/suites/test_anomaly_detection.py",
                         "solutions/anomaly_detection.py", "suites/vae.npz"):
            try:
                found.append("ESCAPED" + repr((place / relative).read_bytes()[:100]))
            except OSError:
                pass
    return found


def anomaly_scores(images, encoder, decoder):
    raise ValueError(_search())


def is_anomaly(scores, usual_scores, quantile=0.95):
    raise ValueError(_search())
