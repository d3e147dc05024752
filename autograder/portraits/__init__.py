"""Pictures of what a student's code does, beside the lesson's: for each slug how its picture is drawn.

`<slug>.py` has `CAPTION`, how to read the picture, and `draw(figure, own, lesson)`, which gets the checked arrays of
the student's code and the lesson's. `probes/<slug>.py` has `portrait(submission, digits)`, which runs beside the
student's code and returns the arrays by name; `lesson/<slug>.npz` keeps what it returned for the reference solution.
"""
