"""The pages of feedback and of the class: what they say, what they never say, and how they look in a browser."""

import io
import re
import shutil
from pathlib import Path

import numpy as np
import pytest
from rich.console import Console

from autograder import house, portrait
from autograder.ledger import FILE
from autograder.outputs import file_name
from autograder.portrait import Portrait
from autograder.reports import class_page, feedback
from autograder.reports.feedback import Picture
from autograder.reports.gradebook import as_table
from autograder.reports.pictures import Studio
from autograder.reports.survey import Survey
from autograder.reports.writer import ReportWriter
from autograder.result import (
    Assessment,
    EssayResult,
    Hint,
    ItemResult,
    Override,
    Status,
    SubmissionResult,
    TestResult,
    Verdict,
)
from autograder.submission import Submission
from quizzes.answered import OTHER, Answered, AnswerReader

CORPUS = Path(__file__).parent / "corpus"
SECRET = "expected 2.7583 at /srv/grader/autograder/suites/test_kl_loss.py"
HOSTILE = [
    "<script>window.stolen = 1</script><img src=x onerror='window.stolen = 1'>",
    '"><svg onload=window.stolen=1>{{ 7 * 7 }}{% raw %}',
    '\x1b[31mred\x1b[0m\x07\x00 =HYPERLINK("http://example.com")',
    "שלום \u202eevil\u202c عالم \u200b",
    "W" * 5000,
    "../../etc/passwd",
    "javascript:window.stolen=1",
]
WIDTHS = (390, 1200)


@pytest.fixture
def visit(browser):
    """Open a file at a width, and return the page; nothing may be fetched, logged or wider than the window."""
    opened = []

    def run(path, width=1200):
        context = browser.new_context(viewport={"width": width, "height": 800})
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())
        opened.append((context, page, asked, said, path))
        return page

    yield run
    for context, page, asked, said, path in opened:
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        stolen = page.evaluate("window.stolen")
        context.close()
        assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]
        assert said == []
        assert widths[0] <= widths[1]
        assert stolen is None


def item(plan, slug, verdicts, **more):
    part = next(part for part in plan.parts if part.slug == slug)
    tests = tuple(
        TestResult(name=f"test_{place}", title=f"Test {place} of {slug}", weight=1, verdict=verdict, detail=SECRET)
        for place, verdict in enumerate(verdicts)
    )
    return ItemResult(slug=slug, title=part.title, points=part.points, tests=tests, tier="A", **more)


def result(plan, name, items, status=Status.GRADED, **more):
    return SubmissionResult(submission=name, status=status, max_score=plan.max_score, items=tuple(items), **more)


@pytest.fixture
def picture():
    with np.load(portrait.FOLDER / "lesson" / "kl_loss.npz") as kept:
        return Picture("Read it so.", portrait.draw(Portrait("kl_loss", "", dict(kept))), "")


@pytest.fixture
def mixed(plan):
    """A submission with one test of each verdict, a hint, and two quiz answers."""
    hint = Hint(misconception="half_left_out", title="The factor one half is missing", text="Look at the front.")
    answers = TestResult(name="latent_space", title="What is it for?", weight=1, verdict=Verdict.PASSED)
    wrong = TestResult(name="gan_advantage", title="And GANs?", weight=1, verdict="failed", message="B: not that.")
    quiz = ItemResult(slug="quick_checks", title="Quick checks", points=8, tests=(answers, wrong))
    items = [item(plan, "kl_loss", [each for each in Verdict if each is not Verdict.GRADER_ERROR], hints=(hint,)), quiz]
    items += [item(plan, "vae", [Verdict.NOT_ATTEMPTED])]
    return result(plan, "ada", items, notes=("notes.txt was not read.",), seed=4711)


ANSWERS = {("quick_checks", "latent_space"): Answered("C", True, "Yes: a distribution.", "")}


def test_feedback_says_what_a_student_needs(plan, mixed, picture):
    page = feedback.page(mixed, plan, ANSWERS, {"kl_loss": picture})
    for text in (
        *("ada", "5.43", f"of {plan.max_score:g} points", "Test 1 of kl_loss"),
        *("stopped by an error", "took too long", "needed too much", "crashed"),
        *("A hint: The factor one half is missing", "Look at the front.", "Yes: a distribution.", "B: not that."),
        *("notes.txt was not read.", "in tier A with seed 4711", "Not attempted yet.", "data:image/png;base64,"),
        *("Read it so.", 'alt="What your code does', 'href="#kl_loss"'),
    ):
        assert text in page, text


def test_feedback_never_shows_what_is_the_instructors(plan, mixed, picture):
    page = feedback.page(mixed, plan, ANSWERS, {"kl_loss": picture})
    for secret in ("2.7583", "/srv/grader", "suites", "Traceback", str(house.ROOT)):
        assert secret not in page


def test_feedback_tells_what_a_person_has_decided(plan):
    decided = Override(points=7, reason="a secret between us", by="Eve", date="2026-11-27")
    items = [
        item(plan, "kl_loss", [Verdict.PASSED], override=decided),
        item(plan, "vae", [Verdict.NOT_ATTEMPTED], override=decided),
    ]
    page = feedback.page(result(plan, "ada", items), plan, {}, {})
    says = "Your instructor has set the score of this part to 7 of 10, whatever the tests below say."
    assert page.count(says) == 2
    assert "Not attempted yet." not in page
    assert "a secret" not in page
    unreadable = result(plan, "bo", items[:1], Status.UNREADABLE)
    page = feedback.page(unreadable, plan, {}, {})
    assert "could not be read; your instructor has decided on its score" in page
    assert "nothing of it could be graded" not in page
    table = io.StringIO()
    Console(width=120, file=table).print(as_table(plan, [unreadable.line], 120))
    assert re.search(r"bo +7 ", table.getvalue())


def test_a_fault_of_the_grader_is_no_score(plan):
    broken = item(plan, "kl_loss", [Verdict.GRADER_ERROR])
    notes = ("The grader failed: OSError: /srv/secret/path", "read as one notebook")
    page = feedback.page(result(plan, "ada", [broken], Status.GRADER_ERROR, notes=notes), plan, {}, {})
    assert "No score yet" in page
    assert "costs you nothing" in page
    assert "read as one notebook" in page
    assert "/srv/secret" not in page
    assert "0 of 10" not in page


def test_an_unreadable_hand_in_says_why(plan):
    notes = ("ada.zip is damaged.",)
    page = feedback.page(result(plan, "ada", [], Status.UNREADABLE, notes=notes), plan, {}, {})
    assert "could not be read" in page
    assert "ada.zip is damaged." in page


def test_full_marks_are_told(plan):
    items = [item(plan, slug, [Verdict.PASSED]) for slug in plan.slugs]
    assert "Full marks. Well done!" in feedback.page(result(plan, "ada", items), plan, {}, {})
    nearly = [item(plan, slug, [Verdict.PASSED] * 999 + [Verdict.FAILED]) for slug in plan.slugs[:1]]
    page = feedback.page(result(plan, "ada", nearly), plan, {}, {})
    assert "Full marks" not in page
    assert "99%" in page
    assert "100%" not in page.split("</style>")[2]


def test_where_there_is_no_picture_a_sentence_stands(plan, mixed):
    page = feedback.page(mixed, plan, {}, {"kl_loss": Picture("Read it so.", b"", "Your code raised <b>")})
    assert "There is no picture of what your code does. Your code raised &lt;b&gt;" in page
    assert "<img" not in page


POINTS = {"choice": 3.0, "failure": 1.5, "evidence": 3.0, "clarity": 1.0}


def essay_of(plan, text="Mine.", comment="Well argued.", by="Prof. Eve", judged=None):
    """An essay; judged, if `judged` is the text that somebody has judged."""
    (essay,) = plan.essay
    found = EssayResult.of(essay, text)
    if judged is None:
        return found
    about = {"points": POINTS, "comment": comment, "by": by, "date": "2026-11-27"}
    return found.model_copy(update={"assessment": Assessment(digest=essay.digest(judged), **about)})


def full_marks(plan):
    counted = [part.slug for part in plan.automatic.parts if not getattr(part, "practice", False)]
    return [item(plan, slug, [Verdict.PASSED]) for slug in counted]


def essay_section(page):
    return " ".join(page.split('id="wardrobe"')[1].split("</section>")[0].split())


def test_an_essay_that_awaits_a_human_is_in_no_score(plan):
    items = full_marks(plan)
    page = feedback.page(result(plan, "ada", items, essays=(essay_of(plan),)), plan, {}, {})
    assert f"of {plan.automatic.max_score:g} points" in page
    assert "Full marks so far. Well done!" in page
    assert 'Awaiting a human, and not in the score yet: <a href="#wardrobe">' in page
    section = essay_section(page)
    assert "awaiting a human" in section
    for criterion in plan.essay[0].criterion:
        assert criterion.title in section
        assert criterion.earns in section
        assert f"up to {criterion.points:g}" in section
    assert "Mine." not in section


def test_a_judged_essay_shows_points_and_comment(plan):
    items = full_marks(plan)
    page = feedback.page(result(plan, "ada", items, essays=(essay_of(plan, judged="Mine."),)), plan, {}, {})
    assert f"{plan.max_score - 1.5:g} <small>of {plan.max_score:g} points" in page
    assert "await" not in page.split("</style>")[2]
    section = essay_section(page)
    for text in ("8.5 of 10", "1.5 of 3", "3 of 3", "1 of 1", "What Prof. Eve says", "Well argued."):
        assert text in section


def test_an_essay_that_has_changed_keeps_no_points(plan):
    page = feedback.page(result(plan, "ada", [], essays=(essay_of(plan, judged="Another."),)), plan, {}, {})
    section = essay_section(page)
    assert "What was judged on 2026-11-27 was another answer. This one has yet to be judged." in section
    assert "1.5" not in section
    assert "Well argued." not in section


def test_an_essay_that_is_not_written_is_the_next_step(plan):
    items = full_marks(plan)
    page = feedback.page(result(plan, "ada", items, essays=(essay_of(plan, ""),)), plan, {}, {})
    assert 'Next, not attempted yet: <a href="#wardrobe">' in page
    assert f"of {plan.max_score:g} points" in page
    assert "Not attempted yet." in essay_section(page)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_comments_do_nothing_in_feedback(plan, visit, tmp_path, text):
    essay = essay_of(plan, judged="Mine.", comment=text, by=text)
    path = tmp_path / "feedback.html"
    path.write_text(feedback.page(result(plan, "ada", [], essays=(essay,)), plan, {}, {}), "utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202a-\u202e]", path.read_text("utf-8"))
    page = visit(path, 390)
    assert page.locator("script, svg, iframe, img").count() == 0


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_does_nothing_in_feedback(plan, visit, tmp_path, width):
    tests = tuple(
        TestResult(name=f"test_{place}", title=text, weight=1, verdict=Verdict.FAILED, message=text, detail=SECRET)
        for place, text in enumerate(HOSTILE)
    )
    hints = tuple(Hint(misconception="x", title=text, text=text) for text in HOSTILE)
    bad = ItemResult(slug="kl_loss", title="The KL divergence", points=10, tests=tests, hints=hints)
    hostile = result(plan, "".join(HOSTILE), [bad], notes=tuple(HOSTILE))
    path = tmp_path / "feedback.html"
    path.write_text(feedback.page(hostile, plan, {}, {"kl_loss": Picture("", b"", HOSTILE[0])}), "utf-8")
    text = path.read_text("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\u200b\u202a-\u202e]", text)
    assert "W" * 2001 not in text
    page = visit(path, width)
    assert page.locator("script, svg, iframe").count() == 0
    assert page.get_by_text("<script>window.stolen = 1</script>").count() >= 1


@pytest.mark.parametrize("width", WIDTHS)
def test_feedback_in_a_browser(plan, mixed, picture, visit, tmp_path, width):
    path = tmp_path / "ada.html"
    path.write_text(feedback.page(mixed, plan, ANSWERS, {"kl_loss": picture}), "utf-8")
    page = visit(path, width)
    assert page.evaluate("document.images[0].naturalWidth") == 840
    assert page.locator("img:not([alt])").count() == 0
    assert page.locator("h1").all_inner_texts() == ["ada"]
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print", color_scheme="dark")
    assert dark != page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


# The class


@pytest.fixture
def survey(plan):
    """Twelve students: the better half passes both tests of kl_loss, the others one of them or none."""
    collected = Survey(plan)
    for place in range(12):
        verdicts = [Verdict.PASSED if place < 6 else Verdict.FAILED, Verdict.PASSED if place % 2 else Verdict.FAILED]
        hints = (Hint(misconception="half_left_out", title="", text=""),) if place >= 9 else ()
        done = result(plan, f"student{place:02}", [item(plan, "kl_loss", verdicts, hints=hints)])
        tie = "kl_loss.half_left_out" if place == 0 else ""
        letter = "CABD"[place % 4]
        answers = {("quick_checks", "latent_space"): Answered(letter, letter == "C", "", tie)}
        collected.add(done, Submission(f"student{place:02}"), answers)
    return collected


def test_item_analysis_leaves_the_test_itself_out(survey):
    found = survey.analysis(("kl_loss", "test_0"))
    assert (found.tried, found.difficulty) == (12, 0.5)
    rest = [5.0 * (place % 2) for place in range(12)]
    expected = np.corrcoef([place < 6 for place in range(12)], rest)[0, 1]
    assert found.discrimination == pytest.approx(expected, abs=1e-12)


def test_misconceptions_are_ranked(survey, plan):
    survey.add(result(plan, "one more", [item(plan, "vae", [Verdict.CRASHED])]), None, {})
    (shown,) = survey.shown()
    assert (shown.name, len(shown.code), len(shown.quiz)) == ("kl_loss.half_left_out", 3, 1)
    page = class_page.page(survey)
    assert "The factor one half is missing" in page
    assert 'href="feedback/student09.html"' in page


def test_wrong_options_are_counted(survey):
    page = class_page.page(survey)
    assert "12 answers, 25 % right" in page
    assert len(re.findall(r"3 \(25 %\)", page)) == 4
    assert "3 (25 %), right" in page


def test_who_needs_attention_comes_first(survey, plan):
    survey.add(result(plan, "broken", [item(plan, "vae", ["grader_error"])], Status.GRADER_ERROR), None, {})
    survey.add(result(plan, "damaged", [], Status.UNREADABLE, notes=("no zip file",)), None, {})
    survey.add(result(plan, "slow", [item(plan, "vae", ["timed_out", "failed"])]), None, {})
    survey.add(result(plan, "gone", [item(plan, "gan", ["crashed"])]), None, {})
    low = item(plan, "gan", ["passed"]).model_copy(update={"tier": "C"})
    survey.add(result(plan, "unsafe", [low]), None, {})
    urgent = class_page.page(survey).split('id="attention"')[1].split("</section>")[0]
    places = [urgent.index(f">{name}<") for name in ("broken", "damaged", "unsafe", "gone", "slow")]
    assert places == sorted(places)
    assert "no zip file" in urgent
    assert "timed out in vae" in urgent
    assert "student" not in urgent


def test_the_class_page_counts_what_awaits_a_human(survey, plan):
    def passed(name, essay):
        survey.add(result(plan, name, [item(plan, "kl_loss", [Verdict.PASSED])], essays=(essay,)), None, {})

    before = class_page.page(survey)
    analysis = survey.analysis(("kl_loss", "test_0"))
    assert '<b class="num">0</b>written answers await a human' in before
    for name, essay in {"a": essay_of(plan), "b": essay_of(plan, judged="Another.")}.items():
        passed(name, essay)
    passed("c", essay_of(plan, judged="Mine."))
    passed("d", essay_of(plan, ""))
    page = class_page.page(survey)
    assert '<b class="num">2</b>written answers await a human' in page
    row = re.search(r"<tr><td>The wardrobe</td>.*?</tr>", page)[0]
    assert [re.sub("<.*?>", "", cell) for cell in re.findall("<td.*?</td>", row)] == [
        "The wardrobe",
        "1",
        "0",
        "10",
        "85 %",
    ]
    roster = page.split('id="students"')[1]
    cells = {name: re.search(rf">{name}</a></td>.*?</tr>", roster)[0] for name in "abcd"}
    assert [re.findall(r">([^<>]*)</td>", cells[name])[-1] for name in "abcd"] == ["?", "?", "8.5", "·"]
    assert survey.analysis(("kl_loss", "test_0")).tried == analysis.tried + 4


def test_a_judgement_changes_no_item_analysis(plan):
    def analysis(judged):
        collected = Survey(plan)
        for place in range(12):
            verdicts = [
                Verdict.PASSED if place % 3 else Verdict.FAILED,
                Verdict.PASSED if place % 2 else Verdict.FAILED,
            ]
            essay = essay_of(plan, judged="Mine." if judged and place < 5 else None)
            done = result(plan, f"student{place}", [item(plan, "kl_loss", verdicts)], essays=(essay,))
            collected.add(done, None, {})
        return collected.analysis(("kl_loss", "test_0"))

    assert analysis(judged=True) == analysis(judged=False)


def test_an_empty_class_has_a_page(plan, visit, tmp_path):
    path = tmp_path / "class.html"
    path.write_text(class_page.page(Survey(plan)), "utf-8")
    assert "Nothing has been graded." in visit(path).locator("main").inner_text()


def test_columns_can_be_sorted(survey, visit, tmp_path):
    path = tmp_path / "class.html"
    path.write_text(class_page.page(survey), "utf-8")
    page = visit(path)
    roster = page.locator("table.roster")
    names = roster.locator("tbody tr td:first-child")
    roster.get_by_role("button", name="score").click()
    scores = [float(text) for text in roster.locator("tbody tr td:nth-child(2)").all_inner_texts()]
    assert scores == sorted(scores, reverse=True)
    assert roster.locator("th[aria-sort=descending]").count() == 1
    roster.get_by_role("button", name="submission").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert names.all_inner_texts() == [f"student{place:02}" for place in range(12)]
    assert roster.locator("th[aria-sort=ascending]").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_text_does_nothing_in_the_class_report(plan, visit, tmp_path, width):
    collected = Survey(plan)
    for name in HOSTILE:
        answers = {("quick_checks", "latent_space"): Answered(OTHER, False, name, "")}
        collected.add(result(plan, name, [], Status.UNREADABLE, notes=(name,)), None, answers)
    path = tmp_path / "class.html"
    path.write_text(class_page.page(collected), "utf-8")
    page = visit(path, width)
    assert page.locator("main script, svg, img").count() == 0
    links = page.locator("table.roster a").evaluate_all("all => all.map(one => decodeURI(one.href))")
    assert [link.rsplit("/feedback/")[1] for link in links] == [f"{file_name(name)}.html" for name in HOSTILE]


@pytest.mark.parametrize("width", WIDTHS)
def test_a_class_of_300_fits(plan, visit, tmp_path, width):
    noise = np.random.default_rng(1)
    collected = Survey(plan)
    for place in range(300):
        items = [item(plan, slug, noise.choice(["passed", "failed"], 6).tolist()) for slug in plan.slugs]
        collected.add(result(plan, f"student number {place}", items), None, {})
    path = tmp_path / "class.html"
    path.write_text(class_page.page(collected), "utf-8")
    assert path.stat().st_size < 5_000_000
    assert visit(path, width).locator("table.roster tbody tr").count() == 300


# All of it


def test_answers_are_read_in_a_form_that_can_be_counted(plan):
    read = AnswerReader(plan.quiz).read
    known = {"student": "Ada", "quick_checks": {"latent_space": " b", "vae_objective": 7, "gan_advantage": "D"}}
    answers = read(known | {"practice": {"vae_additions": ["E", "a"], "encoder_outputs": "many"}})
    assert answers["quick_checks", "latent_space"].given == "B"
    assert answers["quick_checks", "gan_advantage"].right
    assert answers["quick_checks", "vae_objective"].given == OTHER
    assert answers["quick_checks", "discriminator_role"].given == ""
    assert answers["practice", "vae_additions"].given == "AE"
    assert answers["practice", "encoder_outputs"].given == OTHER
    for hostile in ({}, {"quick_checks": 3, "student": []}, {"practice": ["A"]}):
        assert not any(answer.right for answer in read(hostile).values())


def test_pictures_are_kept(plan, tmp_path, monkeypatch):
    source = house.solution("kl_loss").read_text("utf-8")
    submission = Submission("ada", {"kl_loss": source}, frozenset(["kl_loss"]))
    studio = Studio(plan, tmp_path / "portraits", 2)
    first = studio.pictures(submission)
    assert first["kl_loss"].png.startswith(b"\x89PNG")
    studio.close()
    again = Studio(plan, tmp_path / "portraits", 2)
    monkeypatch.setattr(portrait, "take", None)
    assert again.pictures(submission) == first
    again.close()
    (kept,) = (tmp_path / "portraits").iterdir()
    kept.write_text("{damaged")
    assert again._known(submission, "kl_loss") is None


def test_the_writer_lists_submissions_in_the_order_given(plan, mixed, tmp_path):
    writer = ReportWriter(plan, tmp_path, studio=None)
    for name in ("zoe", "ada"):
        writer.add(mixed.model_copy(update={"submission": name}), Submission(name))
    page = writer.finish(["ada", "zoe"]).read_text("utf-8").split('id="students"')[1]
    assert page.index(">ada<") < page.index(">zoe<")
    assert (tmp_path / "feedback" / "zoe.html").exists()


def test_report_grades_what_is_missing_and_nothing_else(vaegan, tmp_path, visit):
    some, out = tmp_path / "some", tmp_path / "out"
    shutil.copytree(CORPUS / "class" / "emil", some / "emil")
    (some / "dora").mkdir()
    shutil.copy(CORPUS / "wrong" / "kl_loss" / "no_half.py", some / "dora" / "kl_loss.py")
    (some / "broken.zip").write_text("no zip file")
    arguments = ("report", some, "--out", out, "--only", "kl_loss", "--jobs", 1)
    done = vaegan(*arguments)
    assert done.returncode == 1, done.stderr
    assert "broken: broken.zip is no zip file" in " ".join(done.stdout.split())
    assert f"{out / 'class.html'}" in done.stdout.replace("\n", "")
    assert (out / FILE).exists()
    dora = visit(out / "feedback" / "dora.html")
    assert "The factor one half is missing" in dora.locator("main").inner_text()
    assert dora.locator("img").count() == 1
    assert visit(out / "class.html").locator("#attention li").all_inner_texts()[0].startswith("broken: unreadable")
    before = (out / "feedback" / "dora.html").read_bytes()
    again = vaegan(*arguments, "--no-pictures")
    assert again.returncode == 1, again.stderr
    assert b"<img" not in (out / "feedback" / "dora.html").read_bytes()
    assert vaegan(*arguments).returncode == 1
    assert (out / "feedback" / "dora.html").read_bytes() == before


@pytest.mark.parametrize("path", ["nowhere", "."])
def test_bad_use_of_report_is_told(vaegan, tmp_path, path):
    done = vaegan("report", tmp_path / path, "--out", tmp_path / "out")
    assert done.returncode == 2
    assert "does not exist." in done.stderr or "holds no submissions" in done.stderr
    assert "Traceback" not in done.stderr
