# tries: to answer the first question of a test, and to loop at the next, again and again
# family: exhaustion


calls = 0


def kl_loss(mean, log_var):
    global calls
    calls += 1
    while calls % 2 == 0:
        pass
    return 0.0
