# tries: every call is "skipped" or "expected to fail".
# family: evasion
import unittest


def binary_cross_entropy(x, x_hat):
    raise unittest.SkipTest("covered elsewhere")


def mean_squared_error(x, x_hat):
    try:
        import pytest
    except ImportError:
        raise unittest.SkipTest("covered elsewhere")
    pytest.xfail("known")
