"""`python -m autograder` is `vaegan`."""

from autograder.cli import main

main()
