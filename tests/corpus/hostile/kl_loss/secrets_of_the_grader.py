# tries: secrets in the environment: keys, tokens, passwords, and the grader's own settings
# family: escape
import os


def won(what):
    raise RuntimeError("ESC" + "APED: " + what)

for name, value in os.environ.items():
    if any(word in name.upper() for word in ("TOKEN", "SECRET", "PASSWORD", "KEY_", "CANARY", "SSH", "AWS")):
        won(f"{name}={value}")


def kl_loss(mean, log_var):
    return None
