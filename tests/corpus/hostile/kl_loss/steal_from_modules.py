# tries: borrows a kl_loss from any module that is already loaded or can be imported.
# family: escape
import importlib
import sys

own = None


def steal():
    for name in ("solutions.kl_loss", "autograder.suites.kl_loss", "autograder.reference", "autograder.misconceptions"):
        try:
            importlib.import_module(name)
        except BaseException:
            pass
    for name, module in list(sys.modules.items()):
        for attribute in ("kl_loss", "reference_kl", "expected_kl", "true_kl", "closed_form"):
            function = getattr(module, attribute, None)
            if callable(function) and function is not kl_loss:
                return function


def kl_loss(mean, log_var):
    global own
    own = own or steal()
    return own(mean, log_var) if own else -1.0
