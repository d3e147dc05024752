"""Grades the lesson's exercises without ever importing what a student wrote."""
