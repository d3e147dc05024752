# tries: an answer too deep and too large for whoever reads it
# family: exhaustion
def build_generator(latent_dim=64):
    def generator(noise, training=None):
        deep = []
        for _ in range(200_000):
            deep = [deep]
        return {"images": deep, "again": ["x" * 1_000_000] * 1000}

    return generator
