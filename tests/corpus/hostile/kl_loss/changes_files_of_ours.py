# tries: to remove, rename, cut and touch files that it can see
# family: files
import glob
import os
import sys
import autograder


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for path in [autograder.__file__, os.__file__, sys.executable, *glob.glob("/usr/lib/*")[:20], "/dev/null"]:
    for change in (
        lambda: os.remove(path),
        lambda: os.rename(path, path + "x"),
        lambda: open(path, "r+b") if path != "/dev/null" else 1 / 0,
        lambda: os.truncate(path, 0) if path != "/dev/null" else 1 / 0,
    ):
        try:
            change()
        except (OSError, ZeroDivisionError):
            continue
        won(f"{path} changed")


def kl_loss(mean, log_var):
    return None
