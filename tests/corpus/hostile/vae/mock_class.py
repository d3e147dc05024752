# tries: a MagicMock in place of the class: every attribute exists and every call succeeds
# family: lying
from unittest.mock import MagicMock

VAE = MagicMock(name="VAE")
VAE.return_value.train_step.return_value = MagicMock()
VAE.return_value.__array__ = lambda self, dtype=None, copy=None: 0
