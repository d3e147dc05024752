"""Anomaly detection: a VAE says of each image how unusual it is."""

from keras import ops


def anomaly_scores(images, encoder, decoder):
    """Return how unusual each image is to a trained VAE, in nats.

    This is its negative ELBO, but with the decoded mean in place of an average over draws of z. An
    image's score is the sum of two terms:

        reconstruction: -(x * log(x_hat) + (1 - x) * log(1 - x_hat)), summed over its pixels x
        KL divergence: 1/2 * (mean^2 + exp(log_var) - 1 - log_var), summed over the latent dimensions

    where `[mean, log_var]` is the encoder's output, and x_hat is what the decoder makes of the mean
    itself. Nothing is drawn at random, so that the same image always has the same score.

    Args:
        images: Tensor of shape (batch, pixels), values in [0, 1].
        encoder: A trained Keras model: images -> `[mean, log_var]`, each (batch, latent_dim).
        decoder: A trained Keras model: latent points (batch, latent_dim) -> probabilities
            (batch, pixels).

    Returns:
        One score for each image, shape (batch,), whatever else is in the batch. It is finite even
        where the decoder answers exactly 0 or 1: keep the logarithms away from zero by a small
        constant, at most 1e-6.

    Reference:
        Kingma & Welling, "Auto-Encoding Variational Bayes", 2013, arXiv:1312.6114, equation 3.
    """
    # TODO: encode, decode the mean, add both terms of each image.
    # BEGIN SOLUTION
    mean, log_var = encoder(images)
    x_hat = ops.clip(decoder(mean), 1e-7, 1.0 - 1e-7)
    reconstruction = -ops.sum(images * ops.log(x_hat) + (1.0 - images) * ops.log(1.0 - x_hat), axis=1)
    divergence = 0.5 * ops.sum(ops.square(mean) + ops.exp(log_var) - log_var - 1.0, axis=1)
    return reconstruction + divergence
    # END SOLUTION


def is_anomaly(scores, usual_scores, quantile=0.95):
    """Say which images are anomalies: those with a score above what is usual.

    The threshold is a quantile of the usual scores, those of images that are known to be normal and
    that the VAE was not trained on. With 0.95, about one normal image in twenty is reported by
    mistake.

    Args:
        scores: Tensor of shape (batch,), the scores of the images in question.
        usual_scores: Tensor of shape (count,), in any order.
        quantile: The share of usual scores that lie below the threshold, from 0 to 1. Between two
            neighbouring usual scores, the threshold may lie anywhere.

    Returns:
        A tensor or array of booleans, shape (batch,): True where a score is above the threshold.
    """
    # TODO: find the threshold, and compare each score with it.
    # BEGIN SOLUTION
    return scores > ops.quantile(usual_scores, quantile)
    # END SOLUTION
