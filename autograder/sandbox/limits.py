"""What a guest may use, as both sides name it; how it is enforced is in `confine`, which takes Linux to import."""

from dataclasses import dataclass

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What one guest may use, beyond what the zygote uses already.

    Attributes:
        memory: Bytes of its own data.
        reserved: Bytes of addresses on top of that, which TensorFlow reserves and hardly uses.
        files: Bytes of all that it writes to /tmp.
        output: Characters of what it prints that are kept.
        cpu_seconds: A last resort; who asks it something waits no longer than its `Deadline`.
    """

    memory: int = 768 * MIB
    reserved: int = 2304 * MIB
    files: int = 48 * MIB
    output: int = 16 * 1024
    threads: int = 128
    cpu_seconds: int = 300


USUAL = Limits()
