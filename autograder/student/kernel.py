"""The public tests in a notebook: they ask the functions that its cells have defined, in the same process.

The files of tests that otter-grader reads are made of the public tests and call `given`. Nothing is confined here: a
notebook's cells are its owner's own code on the owner's own machine.
"""

import importlib
import inspect
import io
import traceback
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from autograder import chance, house
from autograder.sandbox import wire
from autograder.sandbox.faults import Raised, Undefined, Unreadable
from autograder.sandbox.guest import PROBES, Answers, NotDefinedError, Server

SEED = 0  # as `vaegan check` has it


class NotAttempted(Exception):
    """The cell is still the skeleton."""

    def __init__(self) -> None:
        super().__init__("not attempted yet")


class Kernel:
    """The definitions of a notebook, as a public test asks them; see `autograder.respondent.Respondent`.

    Args:
        definitions: The notebook's names.
        slug: The exercise.
        seed_text: What everything random in the test derives from.
    """

    def __init__(self, definitions: Mapping[str, Any], slug: str, seed_text: str) -> None:
        module = ModuleType(slug)
        module.__dict__.update(definitions)
        self._definitions = definitions
        self._server = Server()
        self._server.answers = Answers(module)
        if house.probes(slug).get(slug):
            self._server.probe = importlib.import_module(f"{PROBES}.{slug}")
        self._seed_text = seed_text
        self._questions = 0

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *arguments: self._ask("call", name, arguments)

    def run(self, probe: str, *arguments: Any) -> Any:
        """Run a function of the exercise's probes beside the definitions, and return its arrays.

        Raises:
            NotAttempted: The cell is still the skeleton.
            Fault: The code raised, or returned what is no plain data.
        """
        return self._ask("run", probe, arguments)

    def _ask(self, operation: str, name: str, arguments: tuple[Any, ...]) -> Any:
        self._questions += 1
        seed = chance.of_question(self._seed_text, self._questions)
        request = {"op": operation, "name": name, "arguments": list(arguments), "seed": seed}
        try:
            frame = io.BytesIO(wire.encode(self._server.handle(request), wire.REPLY))
            return wire.read_frame(frame.read, wire.REPLY)
        except NotImplementedError:
            raise NotAttempted from None
        except NotDefinedError as error:
            raise Undefined(str(error)) from None
        except wire.ProtocolError as error:
            raise Unreadable(str(error)) from None
        except Exception as error:
            raise Raised.described(self._described(error)) from None

    def _described(self, error: Exception) -> dict[str, Any]:
        """Return what went wrong, and the last line of the notebook that had a part in it."""
        steps = traceback.walk_tb(error.__traceback__)
        lines = [(frame, number) for frame, number in steps if frame.f_globals is self._definitions]
        described: dict[str, Any] = {"type": type(error).__name__, "message": str(error)}
        if lines:
            (summary,) = traceback.StackSummary.extract(iter(lines[-1:]))
            described |= {"file": "the cell", "line": lines[-1][1], "code": summary.line or ""}
        return described


def given(definitions: Mapping[str, Any], slug: str, test: Callable[..., None]) -> dict[str, Any]:
    """Return what a public test asks for, by the names of its parameters.

    Args:
        definitions: The notebook's names.
        slug: The exercise.
        test: The test.
    """
    seed_text = chance.text(SEED, slug, test.__name__)
    known = {"submission": Kernel(definitions, slug, seed_text), "rng": chance.inputs(SEED, seed_text)}
    return {name: known[name] for name in inspect.signature(test).parameters}
