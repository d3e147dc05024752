"""The lesson's quick checks: the questions, asking them, and grading the answers."""
