"""Grades hostile hand-ins beside honest ones, as `vaegan grade` does, in a process of its own; see `main`.

Whatever a hand-in leaves behind falls to this process, which counts it.
"""

import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile_handins import Attack, files, known
from lesser_system import lessen

from autograder import batch, house, lesson
from autograder.ledger import Ledger
from autograder.sandbox.libc import prctl
from autograder.submission import read
from autograder.workers import Processes
from tools.trusted import TrustedMemory

PR_SET_CHILD_SUBREAPER = 36
SHARE, MOST_SECONDS = 0.15, 3.0  # of the real time limit, and of CPU time; no right answer needs a tenth of the limit
LIMITS = lesson.Limits(memory=384, files=4, output=4, threads=64)
SEED = 20131220
BYSTANDERS = ("kl_loss", "sampling")
EVERY = 8  # hostile hand-ins to an honest one


def lesson_for_attacks() -> lesson.Lesson:
    """Return the lesson with limits that are soon reached."""
    plan = lesson.load()
    strict = tuple(
        each.model_copy(update={"time_limit": min(SHARE * each.time_limit, MOST_SECONDS), "limits": LIMITS})
        for each in plan.exercise
    )
    return plan.model_copy(update={"exercise": strict})


def tasks(plan: lesson.Lesson, folder: Path, attacks: list[Attack]) -> Iterator[batch.Task]:
    """Write the hand-ins, an honest one after every few hostile ones, and yield the task of grading each."""

    known_slugs = [exercise.slug for exercise in plan.exercise]

    def task(name: str, place: Path, slugs: Sequence[str]) -> batch.Task:
        # Answers are compared with known wrong ones where that takes no networks: it is the same everywhere.
        return batch.Task(name, lambda: read(place, place.stem, known_slugs), SEED, slugs, diagnose="kl_loss" in slugs)

    for number, attack in enumerate(attacks):
        yield task(attack.name, attack.build(folder), attack.slugs)
        if number % EVERY == EVERY - 1:
            sources = {f"{slug}.py": house.solution(slug).read_text("utf-8") + f"# {number}\n" for slug in BYSTANDERS}
            name = f"bystander.{number}"
            yield task(name, files(folder / name, sources), BYSTANDERS)


def own_peak() -> int:
    """Return the most memory that this process has had, for however short a time, in bytes."""
    status = Path("/proc/self/status").read_text("ascii").splitlines()
    (kibibytes,) = [line.split()[1] for line in status if line.startswith("VmHWM")]  # ru_maxrss tells the parent's, too
    return int(kibibytes) * 1024


def main() -> None:
    """Grade on a system of a tier, and print what came of it as JSON.

    Arguments: the tier, a folder to work in, and the names of attacks; all, if none is named.
    """
    tier, place, *names = sys.argv[1:]
    lessen(tier)
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    os.environ["VAEGAN_CANARY"] = "a secret of the person who grades"
    attacks = [attack for attack in known() if not names or attack.name in names]
    plan, folder = lesson_for_attacks(), Path(place)
    results = []
    workers, ledger = Processes(plan, 1 if tier == "C" else 2), Ledger()
    with TrustedMemory() as memory:
        for result in batch.Batch(plan, workers, ledger).run(tasks(plan, folder, attacks)):
            results.append(json.loads(result.model_dump_json()))
    workers.close()
    time.sleep(0.5)
    family = psutil.Process().children(recursive=True)
    family = [process for process in family if process.status() != psutil.STATUS_ZOMBIE]
    left = [str(each) for each in family if "resource_tracker" not in " ".join(each.cmdline())]  # ours, from Python
    print(json.dumps({"results": results, "left": left, "peak": max(memory.peak, own_peak())}))


if __name__ == "__main__":
    main()
