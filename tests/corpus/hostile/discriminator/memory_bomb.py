# tries: to use up the memory (bounded: 64 GiB in steps of 256 MiB)
# family: exhaustion
def build_discriminator():
    held = []
    for _ in range(256):
        held.append(bytearray(b"\x01") * (256 * 1024 * 1024))
    return lambda images, training=None: len(held)
