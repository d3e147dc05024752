# tries: leaves by the exceptions with which test frameworks mark a test as skipped or expected to fail.
# family: evasion
import unittest


def kl_loss(mean, log_var):
    try:
        from _pytest.outcomes import Exit, Skipped, XFailed
    except ImportError:
        raise unittest.SkipTest("optional")
    for outcome in (Skipped, XFailed, Exit):
        raise outcome("optional")
