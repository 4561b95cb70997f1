// The search for models: answers in a form and in the address, ranked clubs with their reasons, up to four side by side.
import { createComparison } from "./model-compare.js";
import { createResult } from "./model-result.js";
import { fill } from "./model-words.js";
import { createPlace } from "./plan-place.js";
import { createRules, readQuestions } from "./plan-rules.js";
import { fillForm, readForm, readPlan, writeAnswers } from "./plan.js";
import { rank, readClubs } from "./similar.js";

const STEP = 10;
const MOST = 4;

/** @typedef {import("./similar.js").Club} Club */
/** @typedef {import("./similar.js").Match} Match */
/** @typedef {import("./model-words.js").Words} Words */
/** @typedef {{form: HTMLFormElement, list: HTMLElement, said: HTMLElement, more: HTMLButtonElement, table: HTMLElement, empty: HTMLElement}} Places */
/** @typedef {{places: Places, parts: import("./similar.js").Part[], clubs: Club[], words: Words, folder: string, chosen: string[], shown: number, matches: Match[], questions: import("./similar.js").Part[], showRules: (answers: import("./similar.js").Features) => void, showPlace: (insee: string) => void}} State */

/** @param {HTMLElement} page @returns {Places} */
function findPlaces(page) {
  const find = (/** @type {string} */ selector) => /** @type {any} */ (page.querySelector(selector));
  return {
    form: find("form.models-form"),
    list: find(".models-list"),
    said: find("output.models-said"),
    more: find("button.models-more"),
    table: find(".models-table"),
    empty: find(".models-empty"),
  };
}

/** Answers of the address; a club named there answers for what is not answered. @param {State} state */
function restore(state) {
  const answers = new URLSearchParams(location.search);
  const from = state.clubs.find(({ slug }) => slug === answers.get("club"));
  if (from && ![...answers.keys()].some((key) => state.parts.some((part) => part.key === key))) {
    for (const [key, value] of writeAnswers(from.features)) answers.append(key, value);
  }
  if (!from) answers.delete("club");
  state.chosen = answers.getAll("compare").filter((slug) => state.clubs.some((club) => club.slug === slug)).slice(0, MOST);
  fillForm(state.places.form, answers);
  for (const more of state.places.form.querySelectorAll("details")) more.open = hasAnswer(more);
}

/** @param {HTMLElement} group */
const hasAnswer = (group) => [...group.querySelectorAll("input, select")].some((field) => /** @type {HTMLInputElement} */ (field).value);

/** Keep answers and choice in the address, so that the link shows the same page. @param {State} state @param {URLSearchParams} answers */
function remember(state, answers) {
  const query = new URLSearchParams(answers);
  for (const slug of state.chosen) query.append("compare", slug);
  const text = query.toString();
  history.replaceState(null, "", (text ? `?${text}` : location.pathname) + location.hash);
}

/** Rank anew for the answers that stand in the form. @param {State} state */
function update(state) {
  const answers = readForm(state.places.form);
  const plan = readPlan(state.parts, answers);
  const from = answers.get("club");
  const asked = Object.keys(plan).length > 0;
  const models = from ? state.clubs.filter((club) => club.slug !== from && !club.current) : state.clubs;
  state.matches = asked ? rank(state.parts, plan, models) : [];
  remember(state, answers);
  showResults(state);
  showComparison(state);
  state.showRules(readPlan([...state.parts, ...state.questions], answers));
  state.showPlace(answers.get("lieu") ?? "");
}

/** @param {State} state */
function showResults(state) {
  const { places, matches, words } = state;
  const first = matches.slice(0, state.shown);
  places.list.replaceChildren(...first.map((match) => createResult(match, { ...state, choose: (slug, on) => choose(state, slug, on) })));
  places.more.hidden = matches.length <= state.shown;
  places.empty.hidden = matches.length > 0;
  places.said.textContent = matches.length ? fill(words.strings.models_said, { first: matches[0].club.name }) : "";
}

/** @param {State} state @param {string} slug @param {boolean} on */
function choose(state, slug, on) {
  state.chosen = on ? [...state.chosen, slug].slice(-MOST) : state.chosen.filter((other) => other !== slug);
  for (const box of state.places.list.querySelectorAll("input[name=compare]")) {
    const field = /** @type {HTMLInputElement} */ (box);
    field.checked = state.chosen.includes(field.value);
  }
  remember(state, readForm(state.places.form));
  showComparison(state);
}

/** @param {State} state */
function showComparison(state) {
  const plan = readPlan(state.parts, readForm(state.places.form));
  const clubs = state.chosen.flatMap((slug) => state.clubs.filter((club) => club.slug === slug));
  state.places.table.replaceChildren(...(clubs.length ? [createComparison(plan, clubs, state)] : []));
  /** @type {HTMLElement} */ (state.places.table.closest(".models-comparison")).hidden = clubs.length === 0;
}

/** Ten more, and the keyboard goes on from the first of them. @param {State} state */
function showMore(state) {
  const from = state.shown;
  state.shown += STEP;
  showResults(state);
  state.places.list.children[from]?.querySelector("a")?.focus();
}

/** @param {State} state */
function listen(state) {
  const { form, more } = state.places;
  const renew = () => {
    state.shown = STEP;
    update(state);
  };
  form.addEventListener("input", renew);
  form.addEventListener("change", renew);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    fillForm(form, new URLSearchParams());
    state.chosen = [];
    renew();
  });
  more.addEventListener("click", () => showMore(state));
}

async function start() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".models-page"));
  const carried = document.getElementById("models-words");
  if (!page || !carried) return;
  const file = await (await fetch(page.dataset.source ?? "")).json();
  const words = JSON.parse(carried.textContent ?? "{}");
  const places = findPlaces(page);
  /** @type {State} */
  const state = { places, questions: readQuestions(), showRules: createRules(places.form), showPlace: createPlace(places.form), parts: file.parts, clubs: readClubs(file), words, folder: page.dataset.clubs ?? "", chosen: [], shown: STEP, matches: [] };
  restore(state);
  listen(state);
  update(state);
  page.hidden = false;
  for (const link of document.querySelectorAll(".models-alive")) link.toggleAttribute("hidden", false);
  document.querySelector(".models-static")?.toggleAttribute("hidden", true);
}

start();
