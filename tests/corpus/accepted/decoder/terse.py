import keras as k
def build_decoder(latent_dim=2, output_dim=784):
    L = k.layers
    return k.Sequential([L.Input((latent_dim,)), L.Dense(512, 'elu'), L.Dense(output_dim, 'sigmoid')])
