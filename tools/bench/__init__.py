"""How long grading takes, beside what it compares with."""
