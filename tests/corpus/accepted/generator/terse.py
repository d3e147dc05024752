import keras as k; L = k.layers
build_generator = lambda latent_dim=64: k.Sequential([
    k.Input((latent_dim,)), L.Reshape((1, 1, latent_dim)),
    L.Conv2DTranspose(32, (7, 7), activation="relu"),
    L.Conv2DTranspose(16, (4, 4), (2, 2), "same", activation="relu"),
    L.Conv2DTranspose(1, (4, 4), (2, 2), "same", activation=k.ops.tanh)])
