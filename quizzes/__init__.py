"""The lesson's quick checks and practice questions: the banks, asking them, and grading the answers."""
