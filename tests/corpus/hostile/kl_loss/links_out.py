# tries: links in its own folder that lead out of it
# family: escape
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for number, target in enumerate(("/", "/etc", "/root", "/home", "/proc/1/root", "../../..")):
    try:
        os.symlink(target, f"/tmp/out{number}")
    except OSError:
        continue
    for name in ("etc/passwd", "passwd", "etc/hostname", ".bash_history", ".ssh"):
        try:
            found = open(f"/tmp/out{number}/{name}").read(20)
        except OSError:
            continue
        won(f"{name}: {found}")
for source in ("/etc/passwd", "/usr/bin/python3"):
    try:
        os.link(source, "/tmp/hard")
    except OSError:
        continue
    won("a hard link out")


def kl_loss(mean, log_var):
    return None
