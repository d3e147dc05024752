# tries: terminal escapes: colours, a new title, a cleared screen, a link, and their 8-bit forms
# family: text





def kl_loss(mean, log_var):
    raise ValueError("\x1b[2J\x1b[32mpassed\x1b[0m \x1b]0;owned\x07 \x1b]8;;http://example.org\x1b\\link \x9b31m \x08\x08\r10/10")
