"""Self-contained HTML pages: nothing is fetched, and every text is cleaned and escaped."""

import functools
from typing import Any

import jinja2
from markupsafe import Markup

from autograder import house
from autograder.reports.text import clean, number

TEMPLATES = house.ENGINE / "reports" / "templates"


def render(template: str, **values: Any) -> str:
    """Fill a template of TEMPLATES.

    Texts among the values may come from submissions: whatever a template shows is cleaned, then escaped.
    """
    return _environment().get_template(template).render(**values) + "\n"


def image(png: bytes) -> Markup:
    """Return a PNG image as a data URI."""
    import base64

    return Markup("data:image/png;base64," + base64.b64encode(png).decode())


@functools.cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    environment.filters["number"] = number
    return environment
