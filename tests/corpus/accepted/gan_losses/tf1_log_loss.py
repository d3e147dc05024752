import tensorflow as tf

log_loss = tf.compat.v1.losses.log_loss


def discriminator_loss(real_probability, fake_probability):
    real = log_loss(labels=tf.ones_like(real_probability), predictions=real_probability, epsilon=1e-7)
    fake = log_loss(labels=tf.zeros_like(fake_probability), predictions=fake_probability, epsilon=1e-7)
    return tf.add(real, fake)


def generator_loss(fake_probability):
    return log_loss(labels=tf.ones_like(fake_probability), predictions=fake_probability, epsilon=1e-7)
