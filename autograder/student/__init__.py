"""The student's side: checking, watching, progress and handing in."""
