"""Takes the picture of an encoder."""

import numpy as np

from autograder.probes.shared import models


def portrait(submission, digits):
    """Return the mean and the log_var of each digit, (200, 2), with weights as they start."""
    outputs = models.as_list(submission.build_encoder()(digits))
    nothing = np.zeros(0)
    mean, log_var = outputs if len(outputs) == 2 else (nothing, nothing)
    return {"mean": mean, "log_var": log_var}
