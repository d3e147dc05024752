"""Arithmetic that is written in a text, such as `0.5 * (mean**2 + exp(log_var) - 1 - log_var)`."""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Annotated

from pydantic import AfterValidator

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_FUNCTIONS: Mapping[str, Callable[[float], float]] = {"exp": math.exp, "log": math.log, "sqrt": math.sqrt}

Formula = Callable[[Mapping[str, float]], float]


def formula(text: str) -> Formula:
    """Return the function that an expression describes: from the values of its names to one finite number.

    An expression holds numbers, names, `+ - * / // % **`, parentheses, and exp, log and sqrt of something.

    Raises:
        ValueError: The text is no such expression. The function raises it for an unknown name, or where the result is
            not a finite number.
    """
    try:
        tree = ast.parse(text, mode="eval").body
    except SyntaxError:
        raise ValueError(f"{text!r} is no arithmetic expression") from None
    _check(tree)

    def evaluate(values: Mapping[str, float]) -> float:
        try:
            result = _value(tree, values)
        except KeyError as error:
            raise ValueError(f"{text!r} uses {error}, which is no parameter") from None
        except (ArithmeticError, ValueError):
            result = math.nan
        if not isinstance(result, float) or not math.isfinite(result):
            raise ValueError(f"{text!r} is no finite number where {dict(values)}")
        return result

    return evaluate


def _checked(text: str) -> str:
    formula(text)
    return text


Expression = Annotated[str, AfterValidator(_checked)]


def _check(node: ast.expr) -> None:
    match node:
        case ast.Constant(value=int() | float()) | ast.Name():
            return
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            _check(left)
            _check(right)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            _check(operand)
        case ast.Call(func=ast.Name(id=name), args=[argument], keywords=[]) if name in _FUNCTIONS:
            _check(argument)
        case _:
            raise ValueError(f"{ast.unparse(node)!r} is not arithmetic that is known here")


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)  # whole numbers would grow without bounds
        case ast.Name(id=name):
            return float(values[name])
        case ast.BinOp(left=left, op=op, right=right):
            return _OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.UnaryOp(operand=operand):
            return -_value(operand, values)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _FUNCTIONS[name](_value(argument, values))
    raise AssertionError("_check lets nothing else pass")
