from keras import ops as k
nll = lambda p: -k.mean(k.log(k.maximum(p, 1e-9)))
discriminator_loss = lambda real_probability, fake_probability: nll(real_probability) + nll(1 - fake_probability)
generator_loss = nll
