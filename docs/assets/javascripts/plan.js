// The answers of a plan: between the form, the address and the features that are compared.
import { createRange } from "./similar.js";

/** @typedef {import("./similar.js").Part} Part */
/** @typedef {import("./similar.js").Features} Features */
/** @typedef {import("./similar.js").Value} Value */

const NUMBER = /^\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?$/;

/** The answers that say something; those the address does not know are left out. @param {HTMLFormElement} form @returns {URLSearchParams} */
export function readForm(form) {
  const answers = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (String(value).trim()) answers.append(name, String(value).trim());
  }
  return answers;
}

/** Put answers into the form; what its fields cannot hold is passed over. @param {HTMLFormElement} form @param {URLSearchParams} answers */
export function fillForm(form, answers) {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ["radio", "checkbox"].includes(field.type)) {
      field.checked = answers.has(field.name) ? answers.getAll(field.name).includes(field.value) : field.value === "";
    } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
      field.value = answers.get(field.name) ?? "";
      if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    }
  }
}

/** The features that answers state; an answer outside its list states nothing. @param {Part[]} parts @param {URLSearchParams} answers @returns {Features} */
export function readPlan(parts, answers) {
  const values = parts.map((part) => [part.key, readAnswer(part, answers.getAll(part.key))]);
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

/** @param {Part} part @param {string[]} given @returns {Value | null} */
function readAnswer(part, given) {
  if (part.measure === "ratio") return readNumber(given[0] ?? "");
  const codes = part.codes.filter((code) => given.includes(code));
  if (part.measure === "overlap") return codes.length ? codes : null;
  return codes[0] ?? null;
}

/** 40, or 30-60. @param {string} text */
function readNumber(text) {
  const found = NUMBER.exec(text);
  if (!found) return null;
  const [low, high] = [Number(found[1]), Number(found[2] ?? found[1])].sort((a, b) => a - b);
  return createRange(low, high);
}

/** Features as answers, for a plan that starts from a club. @param {Features} features @returns {URLSearchParams} */
export function writeAnswers(features) {
  const answers = new URLSearchParams();
  for (const [key, value] of Object.entries(features)) {
    for (const one of Array.isArray(value) ? value : [value]) answers.append(key, typeof one === "object" ? writeNumber(one) : one);
  }
  return answers;
}

/** @param {import("./similar.js").Range} range */
function writeNumber({ min, max }) {
  const [low, high] = [min ?? max, max ?? min];
  return low === high ? String(low) : `${low}-${high}`;
}
