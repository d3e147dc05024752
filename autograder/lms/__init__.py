"""This grader inside other systems, and its results in their formats."""
