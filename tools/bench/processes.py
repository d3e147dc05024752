"""What this process and those below it use."""

import psutil

from autograder.sandbox.limits import MIB


def tree_cpu() -> float:
    """Return the CPU seconds of this process, those below it, and those that these have waited for."""
    me = psutil.Process()
    own = [each.cpu_times() for each in [me, *me.children(recursive=True)]]
    return sum(times.user + times.system for times in own) + sum(
        times.children_user + times.children_system for times in own[1:]
    )


def tree_memory() -> float:
    """Return the memory of the same processes, shared pages counted once (PSS), in MiB."""
    me = psutil.Process()
    return sum(each.memory_full_info().pss for each in [me, *me.children(recursive=True)]) / MIB
