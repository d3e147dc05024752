# tries: to fill the disk: a sparse file, a large one, and many (bounded to 1 GiB)
# family: exhaustion
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

written = 0
for number in range(64):
    with open(f"/tmp/fill{number}", "wb") as file:
        written += file.write(b"x" * (1 << 24))
won(f"{written} bytes written")


def kl_loss(mean, log_var):
    return None
