# tries: a spreadsheet's formula, behind a line break
# family: text





def kl_loss(mean, log_var):
    raise ValueError(repr("")[:0] + "\n=HYPERLINK(\"http://example.org\", \"10\")\n@SUM(1)\t=1+1")
