"""How long a student waits: from a save to its result, and for a check without a watch beside importing Keras."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.progress import track

from autograder import house

SLUGS = ("kl_loss", "encoder", "sampling", "vae")
console = Console()


def main() -> None:
    """Measure both, and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=20, help="how often to save while a watch is up")
    parser.add_argument("--checks", type=int, default=5, help="how often to check without one")
    options = parser.parse_args()
    if options.saves:
        with tempfile.TemporaryDirectory() as folder:
            waited = sorted(saves(Path(folder), options.saves))
        middle = statistics.median(waited)
        console.print(
            f"From a save to its result: median {middle:.2f} s, longest {waited[-1]:.2f} s ({len(waited)} saves)."
        )
    if options.checks:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "kl_loss.py").write_bytes(house.solution("kl_loss").read_bytes())
            command = ["-m", "autograder", "check", "kl_loss", "--in", folder]
            pairs = [(seconds("-c", "import keras"), seconds(*command)) for _ in track(range(options.checks), "Checks")]
        keras, check = (statistics.median(each) for each in zip(*pairs, strict=True))
        ratio = statistics.median(ours / theirs for theirs, ours in pairs)
        console.print(
            f"A check without a watch: {check:.1f} s; python -c 'import keras': {keras:.1f} s; ratio {ratio:.2f}."
        )


def saves(folder: Path, count: int) -> list[float]:
    """Return the seconds from each save to the last line of its result."""
    command = [sys.executable, "-m", "autograder", "watch", "--in", str(folder)]
    (folder / f"{SLUGS[0]}.py").touch()
    with subprocess.Popen(command, cwd=house.ROOT, stdout=subprocess.PIPE, text=True) as watch:
        read_until(watch, "Ctrl-C ends")
        waited = []
        for number in track(range(count), "Saves"):
            slug = SLUGS[number % len(SLUGS)]
            text = house.solution(slug).read_text("utf-8")
            began = time.perf_counter()
            (folder / f"{slug}.py").write_text(f"{text}\nNUMBER = {number}\n", "utf-8")
            read_until(watch, "Next: ")
            waited.append(time.perf_counter() - began)
            time.sleep(0.5)  # nobody saves faster
        watch.terminate()
    return waited


def read_until(watch: "subprocess.Popen[str]", word: str) -> None:
    """Read what a watch prints, up to a line with a word in it, which a save must answer just once."""
    lines = []
    for line in watch.stdout or ():
        lines.append(line)
        if word in line:
            return
    raise RuntimeError(f"The watch ended early:\n{''.join(lines)}")


def seconds(*arguments: str) -> float:
    """Return how long Python takes for something."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments], cwd=house.ROOT, check=True, capture_output=True, env=os.environ | {"TERM": "dumb"}
    )
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
