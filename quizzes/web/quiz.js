// Judges answers by opening seals, as quizzes/judge.py does, remembers them, and writes answers.toml.
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const forms = [...document.querySelectorAll("form.question")];
const nameField = document.getElementById("student");
const MEMORY = "vaegan quizzes";
const KEY = 16; // bytes; these three are as in quizzes/seal.py
const LABEL = 6;
const SLACK = 0.001;

// What is remembered: the student's name, and for each question the answer that was checked last.

let memory = { student: "", answers: {} };
let drawing = Promise.resolve(); // the numbers that are being drawn from the name

function remember() {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(memory));
  } catch {
    // Refused or full: the page works all the same, until it is closed.
  }
}

function recall() {
  try {
    const found = JSON.parse(localStorage.getItem(MEMORY));
    memory = { student: String(found.student), answers: { ...found.answers } };
  } catch {
    // Nothing is remembered, or it cannot be read.
  }
}

// Seals: an answer is stretched into a secret, which opens a box with the key of a note.

const bytes = (text) => new TextEncoder().encode(text);
const fromHex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
const fromBase64 = (text) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
const toBase64 = (array) => btoa(String.fromCharCode(...array));

async function derived(secret, salt, rounds, length) {
  const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 8 * length));
}

async function unboxed(question, secret) {
  const salt = fromHex(question.question);
  const box = question.boxes[toBase64(await derived(secret, salt, 1, LABEL))];
  if (box === undefined) return null;
  const content = fromBase64(box);
  const stream = await derived(secret, salt, 1, LABEL + content.length);
  return content.map((byte, place) => byte ^ stream[LABEL + place]);
}

function keyIn(content, number, tolerance) {
  if (content.length === KEY) return content;
  const view = new DataView(content.buffer);
  for (let place = 0; place < content.length; place += 8 + KEY) {
    if (isClose(number, view.getFloat64(place), tolerance)) return content.slice(place + 8, place + 8 + KEY);
  }
  return null;
}

async function judged(question, answer, places) {
  for (const password of attempts(question, answer, places)) {
    const secret = await derived(bytes(password), fromHex(question.question), question.rounds, 32);
    const content = await unboxed(question, secret);
    const key = content && keyIn(content, numberIn(answer), question.tolerance);
    if (key) return JSON.parse(new TextDecoder().decode(await unboxed(question, key)));
  }
  throw new Error("no seal opens");
}

function attempts(question, answer, places) {
  const letters = answer.split(", ").join("");
  if (question.kind === "ordering") return [...letters].slice(1).map((_, place) => letters.slice(0, place + 1));
  if (question.kind !== "numeric") return [letters];
  return [...cells(numberIn(answer), question.tolerance).map((cell) => `${places}:${cell}`), "otherwise"];
}

// Numbers: drawn from a name as quizzes/numeric.py does, and found by the cells that quizzes/seal.py makes.

function numberIn(answer) {
  const text = answer.trim().replace("\u2212", "-");
  const plain = text.length <= 200 && /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i.test(text);
  return plain ? Number(text.replace(",", ".")) : NaN;
}

function isClose(one, other, tolerance) {
  return Math.abs(one - other) <= Math.max(tolerance * Math.max(Math.abs(one), Math.abs(other)), 1e-9);
}

function cells(number, tolerance) {
  const reach = 1 - tolerance - SLACK;
  const width = -2.02 * Math.log1p(-tolerance - SLACK);
  const ends = [number * reach, number / reach].map((end) => {
    if (Math.abs(end) < 1e-6) return "0";
    return (end < 0 ? "-" : "+") + Math.floor(Math.log(Math.abs(end)) / width);
  });
  return [...new Set(ends)];
}

// A name without spaces around it, and a lone half of a sign as Python writes it.
function trimmed(name) {
  const space = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
  return name.replace(new RegExp(`^${space}|${space}$`, "g"), "").replace(/\p{Cs}/gu, "?");
}

// Python's str.casefold: JavaScript has none, but the capitals of small letters, made small again, come close.
function casefolded(name) {
  return Array.from(name, (sign) => {
    if (sign === "\u0131") return sign; // the dotless i
    if (/\p{Script=Cherokee}/u.test(sign)) return sign.toUpperCase();
    return sign.toLowerCase().toUpperCase().toLowerCase();
  }).join("");
}

async function drawn(student, id, values) {
  const digest = await crypto.subtle.digest("SHA-256", bytes(`${casefolded(trimmed(student))}\n${id}`));
  let number = Array.from(new Uint8Array(digest)).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return values.map((choices) => {
    const count = BigInt(choices.length);
    const place = Number(number % count);
    number /= count;
    return place;
  });
}

// The page: what a form holds, and what is shown of an answer.

const questionOf = (form) => data.quizzes[form.dataset.quiz][form.dataset.question];
const nameOf = (form) => `${form.dataset.quiz}/${form.dataset.question}`;
const stepsOf = (form) => [...form.querySelectorAll("li")];
const inputsOf = (form) => [...form.querySelectorAll("input")];

function answerIn(form) {
  const { kind } = questionOf(form);
  if (kind === "numeric") return form.elements.answer.value.trim();
  if (kind === "ordering") return stepsOf(form).map((step) => step.dataset.letter).join(", ");
  return inputsOf(form).filter((input) => input.checked).map((input) => input.value).join(", ");
}

function fill(form, answer) {
  const { kind, letters } = questionOf(form);
  if (kind === "numeric") {
    form.elements.answer.value = answer;
  } else if (kind === "ordering") {
    const steps = stepsOf(form);
    const order = answer ? answer.split(", ") : [...letters];
    form.querySelector("ol").append(...order.map((letter) => steps.find((step) => step.dataset.letter === letter)));
  } else {
    for (const input of inputsOf(form)) input.checked = answer.split(", ").includes(input.value);
  }
}

// The remembered answer, if it was given to the same question with the same numbers.
function remembered(form) {
  const known = memory.answers[nameOf(form)];
  const { solution } = questionOf(form);
  return known && known.solution === solution && known.places === form.dataset.places ? known : null;
}

function say(form, mark, title, text, section) {
  const feedback = form.querySelector(".feedback");
  const line = (name, content) => Object.assign(document.createElement("p"), { className: name, textContent: content });
  form.dataset.mark = mark;
  feedback.replaceChildren();
  if (title) feedback.append(line("verdict", title));
  if (text) feedback.append(line("why", text));
  if (section) feedback.append(line("again", `Where to read again: ${section}.`));
}

function show(form) {
  const known = remembered(form);
  if (!known) return say(form, "", "", "");
  const right = known.verdict === "passed";
  const { section } = questionOf(form);
  return say(form, right ? "right" : "wrong", right ? "✓ Right." : "✗ Not quite.", known.text, right ? "" : section);
}

function count() {
  for (const slug of Object.keys(data.quizzes)) {
    const own = forms.filter((form) => form.dataset.quiz === slug);
    const right = own.filter((form) => remembered(form)?.verdict === "passed").length;
    document.querySelector(`[data-count="${slug}"]`).textContent = `${right} of ${own.length} right`;
    document.querySelector(`[data-progress="${slug}"]`).value = right;
  }
}

function forget(form) {
  if (!remembered(form)) return;
  delete memory.answers[nameOf(form)];
  remember();
  show(form);
  count();
}

async function check(form) {
  await drawing;
  const question = questionOf(form);
  const answer = answerIn(form);
  const { places } = form.dataset;
  if (question.kind === "numeric" && !trimmed(memory.student)) {
    say(form, "ask", "", "Please write your name first, at the top of the page: your numbers are drawn from it.");
    nameField.focus();
    return;
  }
  if (question.kind === "numeric" && !Number.isFinite(numberIn(answer))) return say(form, "ask", "", data.no_number);
  if (!answer) return say(form, "ask", "", "Please choose an option.");
  form.setAttribute("aria-busy", "true");
  try {
    const { verdict, text } = await judged(question, answer, places);
    if (answer !== answerIn(form) || places !== form.dataset.places) return;
    memory.answers[nameOf(form)] = { answer, verdict, text, places, solution: question.solution };
    remember();
    show(form);
    count();
  } catch {
    say(form, "ask", "", "What is sealed in this page is damaged. Get the file anew from your instructor.");
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function move(button) {
  const step = button.closest("li");
  const other = button.dataset.by === "1" ? step.nextElementSibling : step.previousElementSibling;
  if (other && button.dataset.by === "1") step.before(other); // the other one moves, so that the button keeps the focus
  if (other && button.dataset.by === "-1") step.after(other);
  const steps = [...step.parentElement.children];
  const place = `${step.dataset.letter} is step ${steps.indexOf(step) + 1} of ${steps.length}`;
  document.getElementById("moved").textContent = other ? place : `${place}, as before`;
  if (other) forget(step.closest("form"));
}

function restore(form) {
  fill(form, remembered(form)?.answer ?? "");
  show(form);
}

// Put the student's numbers into the questions.
async function draw() {
  const { student } = memory;
  const named = trimmed(student) !== "";
  for (const form of forms.filter((each) => questionOf(each).kind === "numeric")) {
    const { values } = questionOf(form);
    const places = named ? await drawn(student, form.dataset.question, values) : [];
    if (student !== memory.student) return; // the name has changed meanwhile, and is drawn from by another call
    if (places.join(",") !== form.dataset.places) {
      form.dataset.places = places.join(",");
      for (const spot of form.querySelectorAll(".drawn")) {
        const value = named ? values[spot.dataset.place][places[spot.dataset.place]] : "…";
        spot.textContent = value.replace("-", "\u2212");
      }
      restore(form);
    }
  }
  count();
}

function rename(name) {
  memory.student = name;
  remember();
  drawing = draw();
}

// answers.toml: the blank one, with each answer in its line.

const quoted = (text) => JSON.stringify(text).replaceAll("\x7f", "\\u007f");

function asToml() {
  const filled = { [`/${data.student}`]: trimmed(memory.student) };
  for (const form of forms) filled[nameOf(form)] = remembered(form)?.answer;
  let table = "";
  const lines = data.blank.split("\n").map((line) => {
    table = line.match(/^\[(\w+)\]$/)?.[1] ?? table;
    const name = line.match(/^(\w+) = ""$/)?.[1];
    const value = filled[`${table}/${name}`];
    return value ? `${name} = ${quoted(value)}` : line;
  });
  return lines.join("\n");
}

function download() {
  const url = URL.createObjectURL(new Blob([asToml()], { type: "application/toml" }));
  Object.assign(document.createElement("a"), { href: url, download: data.file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
  const open = forms.filter((form) => !remembered(form)).length;
  const rest = open ? ` ${open} ${open === 1 ? "question is" : "questions are"} left open in it.` : "";
  document.getElementById("saved").textContent = `Your answers are in ${data.file}, among your downloads.${rest}`;
}

function begin() {
  if (!globalThis.crypto?.subtle) {
    document.getElementById("unable").hidden = false;
    for (const button of document.querySelectorAll("button")) button.disabled = true;
    return;
  }
  recall();
  nameField.value = memory.student;
  nameField.addEventListener("change", () => rename(nameField.value));
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      check(form);
    });
    form.addEventListener("input", () => forget(form));
    for (const button of form.querySelectorAll(".move")) button.addEventListener("click", () => move(button));
  }
  document.getElementById("export").addEventListener("click", download);
  document.getElementById("reset").addEventListener("click", () => {
    if (!confirm("Forget your name and all your answers in this page?")) return;
    memory.answers = {};
    nameField.value = "";
    rename("");
    forms.forEach(restore);
    document.getElementById("saved").textContent = "";
    window.scrollTo(0, 0);
  });
  forms.forEach(restore);
  drawing = draw();
}

begin();
