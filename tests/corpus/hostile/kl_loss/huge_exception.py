# tries: an exception whose text has a hundred million signs, and a chain of a thousand causes
# family: exhaustion





def kl_loss(mean, log_var):
    error = None
    for _ in range(1000):
        error = ValueError("x" * 10).with_traceback(None) if error is None else ValueError(error)
    raise error from ValueError("x" * 100_000_000)
