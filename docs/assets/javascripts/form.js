// The contribution form: a way, a club, answers that are checked beside each question, and at the end a file to send.
import { dropWaiting, whenReleased } from "./form-calm.js";
import { checkQuestion, listFaults } from "./form-check.js";
import { bindClubs, loadClubs, loadRecord, numberSources } from "./form-club.js";
import { forgetDraft, keepDraft, readDraft, readDrafts } from "./form-draft.js";
import { fillFields, frameOf, readFields, showAsked, showFault, showSummary } from "./form-fields.js";
import { createFile } from "./form-record.js";
import { createTitle, listenToSend, showFile } from "./form-send.js";
import { listAsked, textsOf } from "./form-values.js";
import { sayFault } from "./form-words.js";
import { fill } from "./model-words.js";
import { findByInsee } from "./places.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-values.js").Fields} Fields */
/** @typedef {import("./form-values.js").Way} Way */
/**
 * @typedef {{page: HTMLElement, form: HTMLFormElement, spec: import("./form-values.js").Spec, clubs: import("./form-club.js").Club[],
 *   way: Way, slug: string, base: Fields | null, initial: import("./form-values.js").Texts, tried: boolean}} State
 */

const WAYS = /** @type {Way[]} */ (["add", "correct", "still"]);
const DEFAULTS = { status: "active" };

/** @param {ParentNode} parent @param {string} selector @returns {HTMLElement} */
const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));

/** The day of the reader, such as 2026-11-23. */
function nameToday() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {State} state @returns {Answers} */
function readAnswers(state) {
  return { ...state, texts: readFields(state.form, state.spec.questions), today: nameToday() };
}

/** Show the questions of a way for a club, with what its record says and what was typed before. @param {State} state @param {Way} way @param {string} slug */
async function open(state, way, slug) {
  Object.assign(state, { way, slug, base: null, initial: {}, tried: false });
  dropWaiting();
  const base = way !== "add" && slug ? await loadBase(state, slug) : null;
  if (state.way !== way || state.slug !== slug) return; // The reader has chosen again meanwhile.
  state.base = base;
  const asked = way === "add" || base ? listAsked(state.spec, way, base) : [];
  showAsked(state.form, state.spec.questions, asked);
  showClub(state);
  numberSources(state.form, base, state.spec.messages);
  fillFields(state.form, state.spec.questions, base ? textsOf(asked, base) : {});
  if (base) state.initial = readFields(state.form, state.spec.questions);
  fillFields(state.form, state.spec.questions, { ...(base ? state.initial : DEFAULTS), ...readDraft(way, slug) });
  clearFaults(state);
  remember(state);
}

/** @param {State} state @param {string} slug */
async function loadBase({ page, spec }, slug) {
  try {
    return await loadRecord(page.dataset.records ?? "", slug);
  } catch {
    find(frameOf(page, "club"), "[role=status]").textContent = spec.messages.form_clubs_failed;
    return null;
  }
}

/** Which club is spoken of, with a link to its record; a club of the study bears a warning. @param {State} state */
function showClub({ page, form, spec, way, base, slug }) {
  /** @type {HTMLInputElement} */ (find(form, `input[name=way][value=${way}]`)).checked = true;
  const frame = frameOf(page, "club");
  form.dataset.way = way;
  frame.hidden = way === "add";
  /** @type {HTMLInputElement} */ (find(frame, "input")).value = base ? String(base.name) : "";
  find(frame, ".form-about").hidden = !base;
  const link = /** @type {HTMLAnchorElement} */ (find(frame, ".form-about a"));
  if (base) Object.assign(link, { textContent: fill(spec.messages.form_about, { name: String(base.name), town: String(base.town) }), href: `${page.dataset.pages}${slug}/` });
  find(page, ".form-study").hidden = !base || base.kind === "current" || way !== "correct";
  find(form, "[type=submit]").hidden = way !== "add" && !base;
}

/** Keep the way and the club in the address, so that a link or the other language shows the same. @param {State} state */
function remember({ way, slug }) {
  const query = new URLSearchParams(way === "add" ? {} : { way, ...(slug ? { club: slug } : {}) }).toString();
  history.replaceState(null, "", (query ? `?${query}` : location.pathname) + location.hash);
}

/** @param {State} state */
function clearFaults(state) {
  for (const { name } of [...state.spec.questions, { name: "club" }]) showFault(state.page, name, []);
  showSummary(state.page, "", []);
  find(state.page, ".form-ready").hidden = true;
}

/** A new answer: checked, and the file of before is no longer the right one. @param {State} state @param {string} name */
function answered(state, name) {
  const answers = readAnswers(state);
  find(state.page, ".form-ready").hidden = true;
  const question = state.spec.questions.find((one) => one.name === name);
  if (!question) return;
  const faults = state.tried ? listFaults(answers).filter((fault) => fault.name === name) : checkQuestion(question, false, answers);
  showFault(state.page, name, faults.map((fault) => sayFault(state.spec.messages, fault)));
}

/** The answers put to the rules: the file, or what is wrong with them. @param {State} state */
function submit(state) {
  state.tried = true;
  dropWaiting();
  const answers = readAnswers(state);
  const told = listFaults(answers).map((fault) => ({ name: fault.name, text: sayFault(state.spec.messages, fault) }));
  clearFaults(state);
  const { messages } = state.spec;
  for (const name of new Set(told.map((one) => one.name))) {
    showFault(state.page, name, told.filter((one) => one.name === name).map(({ text }) => text));
  }
  showSummary(state.page, fill(messages[told.length === 1 ? "form_errors_one" : "form_errors_many"], { count: told.length }), told);
  if (told.length) return;
  const name = String(state.base?.name ?? answers.texts.name);
  showFile(state.page, { ...createFile(answers), way: state.way, title: createTitle(messages, state.way, name) });
}

/** @param {State} state */
function listen(state) {
  const { form, page, spec } = state;
  const nameOf = (/** @type {Event} */ event) => /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-question]"))?.dataset.question ?? "";
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(state);
  });
  form.addEventListener("change", (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (name === "way") open(state, /** @type {Way} */ (value), state.slug);
    else if (nameOf(event) !== "club") whenReleased(() => answered(state, nameOf(event)));
  });
  form.addEventListener("input", (event) => typed(state, nameOf(event)));
  form.addEventListener("atlas:place", (event) => choosePlace(state, /** @type {CustomEvent} */ (event).detail));
  find(form, ".form-forget").addEventListener("click", async () => {
    forgetDraft(state.way, state.slug);
    await open(state, state.way, state.slug);
    find(page, ".form-memory").textContent = spec.messages.form_forgotten;
  });
  listenToSend(page, spec.messages);
}

/** Each letter is kept; a commune that is typed anew must be chosen anew. @param {State} state @param {string} name */
function typed(state, name) {
  if (!name || name === "club") return;
  if (name === "place") setPlace(state.form, "", "");
  keep(state);
}

/** Keep what differs from the record as the draft, and say whether the device did. @param {State} state */
function keep({ page, form, spec, way, slug, initial }) {
  const typed = Object.entries(readFields(form, spec.questions)).filter(([question, text]) => text !== (initial[question] ?? ""));
  const kept = keepDraft(way, slug, Object.fromEntries(typed));
  const [memory, words] = [find(page, ".form-memory"), spec.messages[kept ? "form_kept" : "form_not_kept"]];
  if (memory.textContent !== words) memory.textContent = words;
}

/** @param {State} state @param {{insee: string, name: string}} place */
function choosePlace(state, { insee, name }) {
  setPlace(state.form, name, insee);
  keep(state);
  answered(state, "place");
}

/** @param {HTMLFormElement} form @param {string} town @param {string} insee */
function setPlace(form, town, insee) {
  /** @type {HTMLInputElement} */ (form.elements.namedItem("town")).value = town;
  /** @type {HTMLInputElement} */ (form.elements.namedItem("insee")).value = insee;
}

/** What the address asks for, else what was left unfinished. @param {State} state @returns {{way: Way, slug: string, insee: string}} */
function readAddress({ clubs }) {
  const asked = new URLSearchParams(location.search);
  const slug = clubs.find((club) => club.slug === asked.get("club"))?.slug ?? "";
  const way = WAYS.find((one) => one === asked.get("way")) ?? (slug ? "correct" : "add");
  const insee = asked.get("lieu") ?? "";
  const kept = readDrafts();
  if (kept && !asked.has("club") && !asked.has("way") && !insee) return { way: kept.way, slug: kept.slug, insee };
  return { way, slug, insee };
}

/** Start from the commune that the address names. @param {State} state @param {string} insee */
async function startAt(state, insee) {
  const place = insee ? await findByInsee(insee).catch(() => null) : null;
  const box = /** @type {HTMLInputElement} */ (find(frameOf(state.form, "place"), "input"));
  if (!place || box.value) return;
  box.value = `${place.name} (${place.department.code})`;
  setPlace(state.form, place.name, place.insee);
}

async function start() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".form-page"));
  const carried = document.getElementById("form-spec");
  if (!page || !carried) return;
  const spec = JSON.parse(carried.textContent ?? "{}");
  const form = /** @type {HTMLFormElement} */ (find(page, "form"));
  const clubs = await loadClubs(page.dataset.clubs ?? "").catch(() => []);
  /** @type {State} */
  const state = { page, form, spec, clubs, way: "add", slug: "", base: null, initial: {}, tried: false };
  bindClubs(frameOf(page, "club"), clubs, spec.messages, (club) => open(state, state.way, club.slug));
  listen(state);
  const { way, slug, insee } = readAddress(state);
  await open(state, way, slug);
  await startAt(state, insee);
  page.hidden = false;
  document.querySelector(".form-static")?.toggleAttribute("hidden", true);
}

start();
