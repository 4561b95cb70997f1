// The dialog of the search: what is typed, what answers, the keyboard, the address.
import { countOther, findSuggestion, isHere, loadSettings, search } from "./search-engine.js";
import { createGroup, element, say } from "./search-results.js";
import { isDoubtful } from "./search-words.js";

const PAUSE = 120;
const FEW = 3;

/** @typedef {{root: HTMLDialogElement, input: HTMLInputElement, facets: HTMLElement, count: HTMLElement, aside: HTMLElement, results: HTMLElement, settings: import("./search-engine.js").Settings}} Dialog */

/** @type {Promise<Dialog> | undefined} */
let made;
let turn = 0;
let timer = 0;

/** Open the dialog, with a query or with the one it had. @param {string} [query] */
export async function openSearch(query) {
  made ??= loadSettings().then(createDialog);
  const dialog = await made;
  if (!dialog.root.open) dialog.root.showModal();
  if (query !== undefined) dialog.input.value = query;
  dialog.input.select();
  await answer(dialog);
}

/** @param {Dialog["settings"]} settings @returns {Dialog} */
function createDialog(settings) {
  const { words } = settings;
  const input = element("input", { type: "text", id: "search-query", name: "q", placeholder: words.placeholder, autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", "aria-label": words.label, "aria-describedby": "search-hint" });
  const close = element("button", { type: "button", class: "search-close" }, [words.close]);
  const form = element("form", { role: "search" }, [input, close]);
  const facets = element("div", { class: "search-facets", role: "group", "aria-label": words.facets, hidden: "" }, settings.facets.flatMap(createFacets));
  const count = element("p", { class: "search-count", role: "status", "aria-live": "polite" });
  const aside = element("div", { class: "search-aside" });
  const results = element("div", { class: "search-results" });
  const hint = element("p", { class: "search-hint", id: "search-hint" }, [words.hint]);
  const root = element("dialog", { class: "search-dialog", "aria-label": words.label }, [form, facets, count, aside, results, hint]);
  const dialog = { root, input, facets, count, aside, results, settings };
  listen(dialog, form, close);
  document.body.append(root);
  return dialog;
}

/** The choices of one facet: buttons that stay pressed. @param {{name: string, choices: {code: string, label: string}[]}} facet */
function createFacets({ name, choices }) {
  return choices.map(({ code, label }) =>
    element("button", { type: "button", "aria-pressed": "false", "data-facet": name, "data-code": code }, [element("b", {}, [code]), ` ${label}`]),
  );
}

/** @param {Dialog} dialog @param {HTMLElement} form @param {HTMLElement} close */
function listen(dialog, form, close) {
  const { root, input, facets } = dialog;
  input.addEventListener("input", () => answerSoon(dialog));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    move(root, 1);
  });
  close.addEventListener("click", () => root.close());
  root.addEventListener("keydown", (event) => moveOnArrow(event, root));
  root.addEventListener("click", (event) => closeOnClick(event, root));
  root.addEventListener("close", () => remember(""));
  facets.addEventListener("click", (event) => press(event, dialog));
}

/** @param {Dialog} dialog */
function answerSoon(dialog) {
  clearTimeout(timer);
  timer = setTimeout(() => answer(dialog), PAUSE);
}

/** @param {Event} event @param {Dialog} dialog */
function press(event, dialog) {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  answer(dialog);
}

/** The codes that are pressed, by facet; of one facet any of them will do. @param {HTMLElement} facets */
function readFacets(facets) {
  /** @type {Record<string, string[]>} */
  const chosen = {};
  for (const { dataset } of facets.querySelectorAll("[aria-pressed=true]")) (chosen[dataset.facet] ??= []).push(dataset.code);
  return Object.values(chosen);
}

/** Search and show, unless something newer was asked meanwhile. @param {Dialog} dialog */
async function answer(dialog) {
  const mine = ++turn;
  const typed = dialog.input.value.trim();
  remember(typed);
  if (!typed) return clear(dialog);
  try {
    const found = await search(dialog.settings, typed, readFacets(dialog.facets));
    const groups = await Promise.all(found.filter(({ answers }) => answers.length).map((group) => createGroup(group, dialog.settings.words)));
    const answered = found.reduce((sum, { answers }) => sum + answers.length, 0);
    // The index answers an unknown word with whatever begins alike, be it by one letter.
    const doubtful = isDoubtful(typed, listMarked(groups));
    const total = doubtful && !(await isHere(dialog.settings, typed)) ? 0 : answered;
    if (mine !== turn) return;
    show(dialog, total ? groups : [], total);
    if (doubtful || total <= FEW) await help(dialog, typed, total, () => mine === turn);
  } catch {
    if (mine === turn) dialog.count.textContent = dialog.settings.words.missing;
  }
}

/** @param {Dialog} dialog */
function clear({ count, aside, results, facets }) {
  count.textContent = "";
  aside.replaceChildren();
  results.replaceChildren();
  facets.hidden = !facets.querySelector("[aria-pressed=true]");
}

/** @param {Dialog} dialog @param {HTMLElement[]} groups @param {number} total */
function show({ settings, count, aside, results, facets }, groups, total) {
  count.textContent = total ? say(settings.words, "results", total) : settings.words.none;
  aside.replaceChildren();
  results.replaceChildren(...groups);
  facets.hidden = !facets.querySelector("[aria-pressed=true]") && !results.querySelector("[data-group=clubs]");
}

/** The words that answered. @param {HTMLElement[]} groups */
const listMarked = (groups) => groups.flatMap((group) => [...group.querySelectorAll("mark, li > a")]).map((node) => node.textContent ?? "");

/** Little or nothing that was meant was found: another spelling, the other language if it has more. @param {Dialog} dialog @param {string} typed @param {number} total @param {() => boolean} isCurrent */
async function help(dialog, typed, total, isCurrent) {
  const { settings, aside, input } = dialog;
  const [meant, others] = await Promise.all([findSuggestion(settings, typed), countOther(settings, typed)]);
  if (!isCurrent()) return;
  if (meant) {
    const button = element("button", { type: "button" }, [meant]);
    button.addEventListener("click", () => {
      input.value = meant;
      input.focus();
      answer(dialog);
    });
    aside.append(element("p", {}, [settings.words.suggestion, " ", button]));
  }
  if (others > total) aside.append(element("p", {}, [element("a", { href: addressOfTwin(typed) }, [say(settings.words, "other", others)])]));
}

/** This page in the other language, with the same search. @param {string} typed */
function addressOfTwin(typed) {
  const address = new URL(document.querySelector("a.language-switch").href);
  address.searchParams.set("q", typed);
  return address.href;
}

/** Down and up go from the field through the links. @param {KeyboardEvent} event @param {HTMLElement} root */
function moveOnArrow(event, root) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  move(root, step);
}

/** @param {HTMLElement} root @param {number} step */
function move(root, step) {
  const places = [...root.querySelectorAll("input, .search-aside a, .search-aside button, .search-results a, .search-more")];
  const next = places[Math.max(0, places.indexOf(document.activeElement) + step)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** A click beside the dialog, or on a result that stands on this very page. @param {MouseEvent} event @param {HTMLDialogElement} root */
function closeOnClick(event, root) {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (event.target === root || (link && link.pathname === location.pathname && link.hash)) root.close();
}

/** Keep the query in the address, so that a link opens the same search. @param {string} query */
function remember(query) {
  const address = new URL(location.href);
  if ((address.searchParams.get("q") ?? "") === query) return;
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  history.replaceState(history.state, "", address);
}
