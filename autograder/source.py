"""Reading submitted Python without running it."""

import ast
import functools
import json
import re
from collections.abc import Iterable, Iterator, Set
from typing import Any, NamedTuple

MAX_SOURCE = 256 << 10  # parsing takes hundreds of times as much memory
_WORD = re.compile(r"\w+")
_IMPORT_WHAT_IS_COMPUTED = frozenset({"__import__", "importlib", "pkgutil", "pydoc", "runpy", "exec", "eval"})
_CELL_MAGICS_KEPT = ("%%time", "%%timeit", "%%capture")
_PLAIN_VALUES = (
    *(ast.Constant, ast.Name, ast.Attribute, ast.Tuple, ast.List, ast.Dict, ast.Set),
    *(ast.UnaryOp, ast.BinOp, ast.Subscript, ast.operator, ast.unaryop, ast.expr_context),
)


class SourceError(Exception):
    """Submitted source cannot be read as Python; the text says why."""


def parse(source: str) -> ast.Module:
    """Parse submitted source, however hostile.

    Raises:
        SourceError: It is no Python, or too deep to parse.
    """
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise SourceError(f"{error.msg} (line {error.lineno})") from None
    except (ValueError, MemoryError, RecursionError) as error:
        raise SourceError(str(error) or "it is nested too deeply") from None


def is_same_code(one: str, other: str) -> bool:
    """Whether a source is the same as another, that of ours, but for comments, blank lines and docstrings."""
    try:
        ours = _skeleton(other)
        # Most sources lack a word that stands in ours: to see that is much quicker than to parse them.
        return ours.words <= set(_WORD.findall(one)) and _skeletal(parse(one)) == ours.code
    except (SourceError, RecursionError):
        return False


def defined_names(tree: ast.Module) -> set[str]:
    """Return the names that a module defines at its top level: functions, classes, assigned or imported names."""
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Import() | ast.ImportFrom():
                names.update((alias.asname or alias.name).split(".")[0] for alias in node.names)
            case ast.Assign():
                names.update(target.id for target in node.targets if isinstance(target, ast.Name))
            case _:
                pass
    return names


def interface(skeleton: str) -> set[str]:
    """Return the public functions and classes that a skeleton asks for."""
    kinds = ast.FunctionDef | ast.ClassDef
    return {node.name for node in parse(skeleton).body if isinstance(node, kinds) and node.name[0] != "_"}


def answers(source: str, skeleton: str) -> bool:
    """Whether a source defines something that a skeleton asks for, and otherwise than the skeleton itself.

    Raises:
        SourceError: The source cannot be parsed.
    """
    given, own = (
        {node.name: node for node in parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        for text in (skeleton, source)
    )
    asked = interface(skeleton)
    elsewhere = (defined_names(parse(source)) & asked) - own.keys()  # imported, or assigned
    return bool(elsewhere) or any(_code(own[name]) != _code(given[name]) for name in asked & own.keys())


def _code(node: ast.stmt) -> str:
    try:
        return _skeletal(ast.Module([node], type_ignores=[]))
    except RecursionError:  # far deeper than anything of ours, so other code
        return ""


def identifiers(source: str) -> Iterator[str]:
    """Yield every name, attribute and one-word text (as in `getattr(layers, "Dense")`) that the code uses.

    Imports alone do not count, nor do comments; what is imported under another name counts by both.

    Raises:
        SourceError: The source cannot be parsed.
    """
    nodes = list(ast.walk(parse(source)))
    imports = (alias for node in nodes if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names)
    renamed = {alias.asname: alias.name for alias in imports if alias.asname}
    for node in nodes:
        if isinstance(node, ast.Name):
            yield node.id
            if node.id in renamed:
                yield renamed[node.id]
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
            yield node.value


def imported(source: str, among: Set[str]) -> set[str]:
    """Return those of some modules that the source may import.

    Where it may import modules whose names it computes, or cannot be parsed here, every word of it may be such a name.
    """
    words = set(_WORD.findall(source))
    found = words & among
    if not found or words & _IMPORT_WHAT_IS_COMPUTED:
        return found
    try:
        tree = parse(source)
    except SourceError:
        return found
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = [alias.name for node in imports for alias in node.names]
    names += [node.module for node in imports if isinstance(node, ast.ImportFrom) and node.module]
    return found.intersection(part for name in names for part in name.split("."))


def notebook_module(text: str) -> tuple[str, list[str]]:
    """Turn a notebook into one module: its imports, functions, classes and simple constants.

    Training and plotting cells, output and magics are left out, and so is an import that nothing kept uses.

    Returns:
        The module's source, and a note for each cell that is no valid Python.

    Raises:
        SourceError: The text is no notebook.
    """
    kept: list[ast.stmt] = []
    notes: list[str] = []
    for number, cell in enumerate(_code_cells(text), start=1):
        try:
            kept += [node for node in parse(_without_magics(cell)).body if _counts(node)]
        except SourceError as error:
            notes.append(f"Code cell {number} of the notebook is no valid Python and was left out: {error}.")
    used = {node.id for part in kept for node in ast.walk(part) if isinstance(node, ast.Name)}
    body = [node for node in kept if not isinstance(node, ast.Import | ast.ImportFrom) or _is_used(node, used)]
    return ast.unparse(ast.Module(body, type_ignores=[])) + "\n", notes


def _code_cells(text: str) -> Iterator[str]:
    size = 0
    try:
        notebook = json.loads(text)
        cells = notebook["cells"]
        for cell in cells:
            if cell["cell_type"] == "code":
                source = cell["source"]
                text = source if isinstance(source, str) else "".join(source)
                size += len(text)
                if size > MAX_SOURCE:
                    raise SourceError(f"its code is larger than {MAX_SOURCE >> 10} KiB")
                yield text
    except (ValueError, RecursionError):
        raise SourceError("it is no JSON, so no notebook") from None
    except (KeyError, TypeError):
        raise SourceError("it is JSON, but no notebook of format 4") from None


def _without_magics(cell: str) -> str:
    first = cell.lstrip().split("\n", 1)[0]
    if first.startswith("%%") and not first.startswith(_CELL_MAGICS_KEPT):
        return ""
    lines = ("" if line.lstrip().startswith(("%", "!")) else line for line in cell.splitlines())
    return "\n".join(lines)


def _counts(node: ast.stmt) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return True
        case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
            return all(isinstance(part, _PLAIN_VALUES) for part in ast.walk(value))
        case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
            parts = [*body, *(part for handler in handlers for part in handler.body), *orelse, *final]
            return _all_count(parts)
        case ast.If(body=body, orelse=orelse):
            return _all_count([*body, *orelse])
        case _:
            return False


def _all_count(nodes: Iterable[ast.stmt]) -> bool:
    return all(_counts(node) or isinstance(node, ast.Pass) for node in nodes)


def _is_used(node: ast.Import | ast.ImportFrom, used: set[str]) -> bool:
    names = {(alias.asname or alias.name).split(".")[0] for alias in node.names}
    return bool(names & used) or "*" in names or (isinstance(node, ast.ImportFrom) and node.module == "__future__")


class _Skeleton(NamedTuple):
    code: str
    words: frozenset[str]  # names that stand in it literally


@functools.lru_cache(maxsize=64)
def _skeleton(text: str) -> _Skeleton:
    tree = parse(text)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id.isascii()}
    return _Skeleton(_skeletal(tree), frozenset(names))


def _skeletal(tree: ast.Module) -> str:
    for node in ast.walk(tree):
        body: Any = getattr(node, "body", None)
        if isinstance(body, list) and body and _is_docstring(body[0]):
            body[0] = ast.Expr(ast.Constant(""))
    return ast.dump(tree)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
