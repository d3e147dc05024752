"""What runs inside a guest: load the submitted modules, answer calls, until the channel closes.

From the first `load` on nothing in this process can be trusted, this module included: it only reports values, and
the trusted side judges them.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import linecache
import os
import sys
import traceback
from collections.abc import Sequence
from types import CodeType, ModuleType
from typing import Any

import keras
import numpy as np
import tensorflow as tf

from autograder.sandbox import wire
from autograder.sandbox.seeds import set_random_seed

PACKAGE = "exercises"
PROBES = "autograder.probes"
MAX_TEXT = 4_000
LOADING = 91  # the seed while a submission is loaded; a request has its own


class NotDefinedError(Exception):
    """The submission does not define a name that the exercise asks for."""


class Answers:
    """A submission's module as a probe sees it: its names, or NotDefinedError."""

    def __init__(self, module: ModuleType) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        try:
            return getattr(self._module, name)
        except AttributeError:
            raise NotDefinedError(name) from None


class SourceModules(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports modules from sources in memory.

    Args:
        sources: Source of each module, by its full name.
        package: A second name: `<package>.<name>` is one and the same module as `<name>`.
    """

    def __init__(self, sources: dict[str, str], package: str | None = None) -> None:
        self.sources = sources
        self.prefix = f"{package}." if package else ""
        parents = {name.rpartition(".")[0] for name in sources}
        self.packages = {package, *parents} - {"", None}

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a package of the modules, or a module under either of its names."""
        if fullname in self.packages:
            return importlib.util.spec_from_loader(fullname, self, is_package=True)
        if fullname.removeprefix(self.prefix) in self.sources:
            return importlib.util.spec_from_loader(fullname, self)
        return None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        """Return the module of the other name, if this is the second one."""
        name = spec.name.removeprefix(self.prefix)
        return importlib.import_module(name) if name != spec.name else None

    def get_source(self, fullname: str) -> str:
        """Return a module's source, for who reads it by way of the loader: TensorFlow's AutoGraph does."""
        return self.sources.get(fullname.removeprefix(self.prefix), "")

    def exec_module(self, module: ModuleType) -> None:
        """Run a module's source, unless it has run under its other name."""
        spec = module.__spec__
        if spec is None or spec.name in self.packages or hasattr(module, "__file__"):
            return
        module.__file__ = f"{spec.name}.py"
        exec(_compiled(self.sources[spec.name], module.__file__), module.__dict__)


class Server:
    """Answers the requests of one exercise of one submission."""

    def __init__(self) -> None:
        self.answers = Answers(ModuleType("nothing"))
        self.probe = ModuleType("probe")

    def handle(self, request: dict[str, Any]) -> Any:
        """Carry out one request: `load`, `call` a submitted function, or `run` a probe."""
        match request["op"]:
            case "load":
                self.load(request["slug"], request["sources"], request["probes"])
                return None
            case "call":
                function = getattr(self.answers, request["name"])
                arguments: list[Any] = []
            case _:
                function = getattr(self.probe, request["name"])
                arguments = [self.answers]
        set_random_seed(request["seed"])
        arguments += [_tensors(argument) for argument in request["arguments"]]
        return _plain(function(*arguments))

    def load(self, slug: str, sources: dict[str, str], probes: dict[str, str]) -> None:
        """Import the exercise's probes, then the submitted module."""
        sys.meta_path.insert(0, SourceModules({f"{PROBES}.{name}": probes[name] for name in probes}))
        if slug in probes:
            self.probe = importlib.import_module(f"{PROBES}.{slug}")
        set_random_seed(LOADING)
        sys.meta_path.insert(0, SourceModules(sources, package=PACKAGE))
        self.answers = Answers(importlib.import_module(slug))


def serve(channel: int, eager: bool) -> None:
    """Answer requests on a socket's descriptor until it closes.

    Args:
        channel: The socket's descriptor.
        eager: Run tf.functions eagerly, since the fork of a warm zygote has lost TensorFlow's threads.
    """
    tf.config.run_functions_eagerly(eager)
    server = Server()

    def read_exactly(count: int) -> bytes:
        parts = []
        while count:
            part = os.read(channel, min(count, 1 << 20))
            if not part:
                os._exit(0)
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    while True:
        request = wire.read_frame(read_exactly, wire.REQUEST)
        reply: dict[str, Any] = {"id": request["id"]}
        try:
            frame = wire.encode(reply | {"value": server.handle(request)}, wire.REPLY)
        except wire.ProtocolError as error:
            frame = wire.encode(reply | {"unsendable": _short(error)})
        except NotDefinedError as error:
            frame = wire.encode(reply | {"undefined": _short(error)})
        except BaseException as error:
            frame = wire.encode(reply | {"raised": _described(error)})
        view = memoryview(frame)
        while view:
            view = view[os.write(channel, view) :]


def _compiled(source: str, name: str) -> CodeType:
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    return compile(source, name, "exec")


def _tensors(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return tf.convert_to_tensor(value)
    if isinstance(value, list):
        return [_tensors(part) for part in value]
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, tf.Variable | keras.Variable) or tf.is_tensor(value):
        return keras.ops.convert_to_numpy(value)
    return value


def _described(error: BaseException) -> dict[str, Any]:
    """Return what went wrong, and the last line of the submission that had a part in it."""
    described: dict[str, Any] = {
        "type": type(error).__name__[:100],
        "message": _short(error),
        "traceback": _printable("".join(traceback.format_exception(error)))[-MAX_TEXT:],
        "not_implemented": isinstance(error, NotImplementedError),
    }
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _is_submitted(frame.filename)]
    if isinstance(error, SyntaxError):
        described |= {
            "file": str(error.filename),
            "line": error.lineno or 0,
            "code": _printable(error.text or ""),
        }
        described["message"] = _printable(str(error.msg))[:MAX_TEXT]
    elif frames:
        last = frames[-1]
        described |= {"file": last.filename, "line": last.lineno or 0, "code": _printable(last.line or "")}
    return described


def _is_submitted(filename: str) -> bool:
    return "/" not in filename and filename in linecache.cache and not filename.startswith(PROBES)


def _short(error: BaseException) -> str:
    try:
        return _printable(str(error))[:MAX_TEXT]
    except Exception:
        return ""


def _printable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
