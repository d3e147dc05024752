"""Look-alikes: a renamed copy is found; independent answers, skeletons and what everybody has are not."""

import re
from pathlib import Path

import pytest

from autograder import house
from autograder.reports import similarity
from autograder.reports.similarity import essence, pairs

CORPUS = Path(__file__).parent / "corpus"


def text(slug, name):
    return (CORPUS / "accepted" / slug / f"{name}.py").read_text("utf-8")


def code(slug, source):
    return {slug: essence(source, house.exercise(slug).read_text("utf-8"))}


@pytest.fixture(scope="module")
def independent():
    """Every accepted variant of every exercise, as a class in which each is a student's only answer."""
    found = {}
    for path in sorted((CORPUS / "accepted").glob("*/*.py")):
        found[f"{path.parent.name}/{path.stem}"] = code(path.parent.name, path.read_text("utf-8"))
    return found


def disguised(source):
    """Rename what the author named, add comments and blank lines, and change every text."""
    for old, new in (("hidden", "h"), ("image", "pic"), ("noise", "seedling"), ("real", "echt"), ("layers", "L")):
        source = re.sub(rf"\b{old}\b", new, source)
    source = re.sub(r'"[a-z_]+"', '"other"', source)
    return re.sub(r"\n(    +)", r"\n\n\1# a thought of my own\n\1", source)


@pytest.mark.parametrize(("slug", "name"), [("discriminator", "dcgan_batch_norm"), ("gan", "tf_keras_tutorial")])
def test_a_renamed_copy_is_found(slug, name):
    source = text(slug, name)
    (pair,) = pairs({"one": code(slug, source), "two": code(slug, disguised(source)), "three": {}})
    assert (pair.one, pair.other) == ("one", "two")
    assert pair.alike[slug] >= 0.9
    assert pair.tokens >= similarity.LEAST_TOKENS


def test_independent_answers_are_not_found(independent):
    assert len(independent) > 100
    assert pairs(independent) == []


def test_an_untouched_skeleton_holds_nothing_of_its_own(plan):
    for exercise in plan.exercise:
        skeleton = house.exercise(exercise.slug).read_text("utf-8")
        assert essence(skeleton, skeleton) == ""
        assert essence(re.sub('"""(?=[A-Z])', '"""Mine. ', skeleton), skeleton) == ""


def test_what_the_class_has_in_common_is_left_out():
    source = code("gan", text("gan", "tf_keras_tutorial"))
    few = {f"student {number}": source for number in range(similarity.COMMON_AT_LEAST)}
    others = {f"other {number}": code("gan", text("gan", "players")) for number in range(10)}
    assert len([pair for pair in pairs(few) if "student" in pair.one]) == 6
    assert pairs(few | others) != []
    many = {f"student {number}": source for number in range(similarity.COMMON_AT_LEAST + 1)}
    assert pairs(many) == []


def test_a_short_answer_says_nothing():
    source = code("kl_loss", text("kl_loss", "terse"))
    assert 0 < len(source["kl_loss"]) < similarity.LEAST_TOKENS
    assert pairs({"one": source, "two": source}) == []


def test_the_most_telling_pair_comes_first():
    long, short = code("gan", text("gan", "players")), code("generator", text("generator", "keras_example"))
    both = {"a": long | short, "b": long | short, "c": short}
    found = pairs(both)
    assert (found[0].one, found[0].other) == ("a", "b")
    assert [pair.tokens for pair in found] == sorted((pair.tokens for pair in found), reverse=True)


@pytest.mark.parametrize("source", ["", "def f(:\n", "'''", "\x00", "x = (\n" * 50, "\ud800", "if x:\n  y\n z\n"])
def test_what_is_no_python_is_compared_as_far_as_it_goes(source):
    assert isinstance(essence(source, ""), str)


def test_every_exercise_is_told(independent):
    told = []
    some = {name: independent[name] for name in list(independent)[:20]}
    pairs(some, lambda: told.append(1))
    assert len(told) == len({slug for each in some.values() for slug in each})


def test_no_pair_is_lost_between_blocks(monkeypatch):
    monkeypatch.setattr(similarity, "BLOCK", 2)
    texts = {f"student {n}": {"x": "".join(map(chr, range(65 + n, 165 + n)))} for n in range(9)}
    found = {(pair.one, pair.other) for pair in pairs(texts)}
    assert found == {(f"student {a}", f"student {b}") for a in range(9) for b in range(a + 1, 9)}
