// The starter kit: ticks that stay on the device, a text to take away, the income of a year. The page is whole without it.
import { saveFile } from "./explorer-share.js";
import { createDues } from "./kit-dues.js";
import { fill } from "./model-words.js";

const KEY = "kit";

/** The theme's guarded memory, shared by both editions: it gives null, and keeps nothing, where storage is closed. */
const memory = /** @type {{__md_get: (key: string) => unknown, __md_set: (key: string, value: unknown) => void}} */ (/** @type {unknown} */ (globalThis));

/** @param {HTMLFormElement} form @returns {HTMLInputElement[]} */
const listBoxes = (form) => [...form.querySelectorAll("input")];

/** @param {HTMLFormElement} form */
const listTicked = (form) => listBoxes(form).filter((box) => box.checked);

/** Tick what was ticked before. @param {HTMLFormElement} form */
function restore(form) {
  const kept = memory.__md_get(KEY);
  if (!Array.isArray(kept)) return;
  for (const box of listBoxes(form)) box.checked = kept.includes(box.value);
}

/** Keep the ticks. @param {HTMLFormElement} form @returns {boolean} whether the device did */
function keep(form) {
  const values = listTicked(form).map((box) => box.value);
  memory.__md_set(KEY, values);
  return JSON.stringify(memory.__md_get(KEY)) === JSON.stringify(values);
}

/** @param {HTMLFormElement} form */
function showCount(form) {
  const done = listTicked(form).length;
  find(form, "output").textContent = fill(form.dataset.done ?? "", { done, all: listBoxes(form).length });
}

/** @param {HTMLFormElement} form */
function update(form) {
  find(form, ".kit-memory").textContent = (keep(form) ? form.dataset.kept : form.dataset.notKept) ?? "";
  showCount(form);
}

/** The checklist as plain text, with the address it comes from. @param {HTMLFormElement} form */
export function writeText(form) {
  const title = document.querySelector("h1")?.textContent ?? "";
  const lines = [...form.querySelectorAll("li")].map((item, i) => writeLine(item, i + 1));
  return [title, location.href.split("#")[0], "", ...lines, ""].join("\n");
}

/** « [x] 1. … (IV-B2-3) » @param {HTMLElement} item @param {number} place */
function writeLine(item, place) {
  const box = /** @type {HTMLInputElement} */ (find(item, "input"));
  const grounds = find(item, ".rests").textContent?.trim().split(/\s+/).join(", ");
  return `[${box.checked ? "x" : " "}] ${place}. ${find(item, "label").textContent?.trim()} (${grounds})`;
}

/** @param {HTMLFormElement} form */
function listen(form) {
  form.addEventListener("change", () => update(form));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => update(form))); // The boxes are empty only after the event.
  find(form, "[data-action=print]").addEventListener("click", () => window.print());
  find(form, "[data-action=download]").addEventListener("click", () => {
    saveFile(form.dataset.file ?? "", "text/plain;charset=utf-8", writeText(form));
  });
}

/** @param {ParentNode} parent @param {string} selector @returns {HTMLElement} */
const find = (parent, selector) => /** @type {HTMLElement} */ (parent.querySelector(selector));

function start() {
  const list = /** @type {HTMLFormElement | null} */ (document.querySelector("form.kit-checklist"));
  const dues = /** @type {HTMLFormElement | null} */ (document.querySelector("form.kit-calculator"));
  if (!list || !dues) return;
  restore(list);
  listen(list);
  update(list);
  find(list, ".kit-tools").hidden = false;
  createDues(dues);
}

start();
