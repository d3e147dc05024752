"""What a guest may use, as both sides name it; how it is enforced is in `confine`, which takes Linux to import."""

from dataclasses import dataclass

MIB = 1 << 20
RESERVED = 2304 * MIB  # of addresses, which TensorFlow reserves and hardly uses


@dataclass(frozen=True)
class Limits:
    """What one guest may use, beyond what the zygote uses already.

    Attributes:
        memory: Bytes of its own data.
        address_space: Bytes that it may reserve, used or not.
        files: Bytes of all that it writes to /tmp.
        output: Characters of what it prints that are kept.
        cpu_seconds: A last resort; who asks it something waits no longer than its `Deadline`.
    """

    memory: int = 768 * MIB
    address_space: int = 768 * MIB + RESERVED
    files: int = 48 * MIB
    output: int = 16 * 1024
    threads: int = 128
    cpu_seconds: int = 300


USUAL = Limits()
