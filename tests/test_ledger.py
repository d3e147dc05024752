"""The ledger keeps what is known, says what has changed, and never takes another file for its own."""

import sqlite3

import pytest

from autograder import fingerprint, house
from autograder.ledger import MIGRATIONS, Key, Ledger, LedgerError
from autograder.result import Assessment, ItemResult, Status, SubmissionResult, TestResult, Verdict

KEY = Key("kl_loss", "part", "print", 1, diagnosed=True)


def item(passed=("test_shape",), failed=()):
    verdicts = dict.fromkeys(passed, Verdict.PASSED) | dict.fromkeys(failed, Verdict.FAILED)
    tests = tuple(TestResult(name=name, title=name, weight=1, verdict=each) for name, each in verdicts.items())
    return ItemResult(slug="kl_loss", title="KL", points=10, tests=tests, cpu_seconds=0.5)


def submission(*items, name="ada"):
    return SubmissionResult(submission=name, status=Status.GRADED, max_score=10, items=items)


@pytest.fixture
def ledger(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as opened:
        yield opened


def test_what_is_put_is_got_again_by_another_process(tmp_path, ledger):
    ledger.put([(KEY, item())])
    with Ledger(tmp_path / "ledger.sqlite") as again:
        assert again.get(KEY) == item()


@pytest.mark.parametrize(
    "other",
    [
        KEY._replace(slug="sampling"),
        KEY._replace(part="other"),
        KEY._replace(fingerprint="other"),
        KEY._replace(seed=2),
        KEY._replace(diagnosed=False),
    ],
)
def test_a_result_is_known_by_all_that_it_depends_on(ledger, other):
    ledger.put([(KEY, item())])
    assert ledger.get(other) is None


def test_results_are_kept_all_or_none(ledger):
    with pytest.raises(AttributeError):
        ledger.put([(KEY, item()), (KEY._replace(seed=2), None)])
    assert ledger.get(KEY) is None


def test_the_seed_of_a_batch(tmp_path, ledger):
    assert ledger.seed is None
    ledger.seed = 7
    with Ledger(tmp_path / "ledger.sqlite") as again:
        assert again.seed == 7


def test_changes_name_their_reasons(ledger):
    assert ledger.record(submission(item(failed=["test_mean"])), [KEY]) == []
    assert ledger.record(submission(item(failed=["test_mean"])), [KEY]) == []
    (change,) = ledger.record(submission(item(["test_shape", "test_mean"])), [KEY._replace(part="new")])
    assert (change.before, change.after, change.gained, change.lost) == (5, 10, ("test_mean",), ())
    assert change.reasons == ("the hand-in has changed",)
    moved = KEY._replace(part="new", fingerprint="new", seed=3)
    (change,) = ledger.record(submission(item(["test_shape"], ["test_mean"])), [moved])
    assert change.lost == ("test_mean",)
    assert change.reasons == ("the tests have changed", "the seed is another")


def test_our_own_faults_change_no_score(ledger):
    ledger.record(submission(item()), [KEY])
    failed = item().model_copy(update={"tests": ()})
    assert ledger.record(submission(failed), [KEY]) == []
    assert ledger.costs() == {"ada": 0.5}


def test_a_damaged_result_is_found_anew(tmp_path):
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.put([(KEY, item())])
    with sqlite3.connect(tmp_path / "ledger.sqlite") as data:
        data.execute("UPDATE result SET item = '{'")
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.get(KEY) is None


def test_another_file_is_refused(tmp_path):
    path = tmp_path / "ledger.sqlite"
    path.write_text("submission,score\n" * 100, "utf-8")
    with pytest.raises(LedgerError, match="is no ledger of vaegan"):
        Ledger(path)
    assert path.read_text("utf-8").startswith("submission,score")


def test_a_ledger_of_a_later_version_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "ledger.sqlite") as data:
        data.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(LedgerError, match="later version of vaegan"):
        Ledger(tmp_path / "ledger.sqlite")


def test_an_older_ledger_is_brought_up_to_date(tmp_path, monkeypatch):
    with Ledger(tmp_path / "ledger.sqlite") as old:
        old.put([(KEY, item())])
    script = "ALTER TABLE result ADD COLUMN note TEXT NOT NULL DEFAULT 'old'"
    monkeypatch.setattr("autograder.ledger.MIGRATIONS", (*MIGRATIONS, script))
    with Ledger(tmp_path / "ledger.sqlite") as new:
        assert new.get(KEY) == item()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as data:
        assert data.execute("SELECT note FROM result").fetchall() == [("old",)]
        assert data.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_a_ledger_from_before_there_were_essays_keeps_everything(tmp_path, monkeypatch):
    path = tmp_path / "ledger.sqlite"
    with monkeypatch.context() as earlier:
        earlier.setattr("autograder.ledger.MIGRATIONS", MIGRATIONS[:2])
        with Ledger(path) as old:
            old.put([(KEY, item())])
            old.decide("ada", "kl_loss", 7.0, "r", "Eve", "2026-01-01")
    found = Assessment(digest="d", points={"choice": 2.5}, comment="c", by="Eve", date="2026-11-27")
    with Ledger(path) as new:
        assert new.assessments() == {}
        new.assess("ada", "wardrobe", found)
    with Ledger(path) as again:
        assert again.get(KEY) == item()
        assert again.overrides()["ada"]["kl_loss"].points == 7
        assert again.assessments() == {"ada": {"wardrobe": found}}


def test_the_last_assessment_of_each_essay_counts(ledger):
    found = Assessment(digest="d", points={"choice": 2.5}, comment="c", by="Eve", date="2026-11-27")
    other = found.model_copy(update={"digest": "e", "points": {"choice": 0.0}})
    for name in ("ada", "bo"):
        for slug in ("wardrobe", "diary"):
            ledger.assess(name, slug, found)
    ledger.assess("ada", "wardrobe", other)
    ledger.assess("bo", "diary", found.model_copy(update={"points": {}}))
    assert ledger.assessments() == {"ada": {"wardrobe": other, "diary": found}, "bo": {"wardrobe": found}}


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(LedgerError, match="cannot be used"):
        Ledger(tmp_path / "missing" / "ledger.sqlite")


@pytest.fixture
def moved_house(tmp_path, monkeypatch):
    """A copy of one suite and one probe that can be edited."""
    for place in ("SUITES", "PROBES"):
        (tmp_path / place).mkdir()
        monkeypatch.setattr(house, place, tmp_path / place)
    (tmp_path / "SUITES" / "test_kl_loss.py").write_text("# suite\n", "utf-8")
    return tmp_path


def test_a_fingerprint_changes_with_its_own_exercise_only(plan, moved_house):
    def prints():
        return {exercise.slug: fingerprint.of_exercise(exercise) for exercise in plan.exercise}

    before = prints()
    assert prints() == before
    (moved_house / "SUITES" / "test_kl_loss.py").write_text("# another suite\n", "utf-8")
    assert [slug for slug, value in prints().items() if value != before[slug]] == ["kl_loss"]
    longer = plan.exercise[0].model_copy(update={"time_limit": 99.0})
    assert fingerprint.of_exercise(longer) != before[longer.slug]


SHARED = ("probes/shared/models.py", "networks.py", "ranges.py", "sandbox/seeds.py")


@pytest.mark.parametrize("place", ["probes/encoder.py", *SHARED])
def test_the_digest_of_tests_changes_with_what_suite_and_probe_import(plan, place, monkeypatch):
    def prints():
        return {exercise.slug: fingerprint.of_tests(exercise) for exercise in plan.exercise}

    before, text = prints(), house.text
    edited = "# edited\n"
    monkeypatch.setattr(house, "text", lambda path: text(path) + edited * (path == house.ENGINE / place))
    now = prints()
    assert now["encoder"] != before["encoder"]
    assert now["kl_loss"] == before["kl_loss"]


def test_a_fingerprint_takes_in_what_judges_and_nothing_else():
    def places(*start):
        return {path.relative_to(house.ENGINE).as_posix() for path in fingerprint.modules(start)}

    judging = places(house.ENGINE / "grading.py", house.ENGINE / "sandbox" / "zygote.py")
    assert {"plugin.py", "respondent.py", "diagnosis.py", "sandbox/guest.py", "sandbox/jail.py"} <= judging
    assert {"ledger.py", "portrait.py", "cli.py"}.isdisjoint(judging)
    assert not any(place.startswith(("reports/", "student/", "lms/", "commands/")) for place in judging)
    assert {"compare.py", "practice/quality.py", "practice/classifier.py"} <= places(house.suite("train_gan"))
    assert "practice/quality.py" not in places(house.suite("kl_loss"))


def test_a_fingerprint_changes_with_the_data_of_a_module_that_the_suite_imports(plan, tmp_path, monkeypatch):
    monkeypatch.setattr(house, "ROOT", tmp_path)
    monkeypatch.setattr(house, "SUITES", tmp_path)
    (tmp_path / "test_kl_loss.py").write_text("from helpers import (\n    judge,\n)\n", "utf-8")
    (tmp_path / "helpers").mkdir()
    (tmp_path / "helpers" / "judge.py").write_text("", "utf-8")
    before = fingerprint.of_exercise(plan.only(["kl_loss"]).exercise[0])
    (tmp_path / "helpers" / "judge.npz").write_bytes(b"weights")
    assert fingerprint.of_exercise(plan.only(["kl_loss"]).exercise[0]) != before
