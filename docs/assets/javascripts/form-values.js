// What is typed and what a record holds: each kind of question reads and shows its values its own way.

/** @typedef {import("./form-yaml.js").Value} Value */
/** @typedef {{[key: string]: Value}} Fields */
/** @typedef {{text: string, sources: number[]}} Told A fact of today, and the numbers of the sources it rests on, from 1. */
/** @typedef {Record<string, string>} Texts What stands in the form, by question; codes of a list are joined by spaces. */
/** @typedef {"add" | "correct" | "still"} Way */
/**
 * @typedef {{name: string, path: (string | number)[], control: string, ways: Way[], required?: boolean, needs?: string[], drops?: string[],
 *   english?: string, study?: boolean, rule: string, example: string, limits?: Record<string, any>}} Question One of build_atlas/contribution.py.
 * @typedef {{language: string, questions: Question[], messages: Record<string, string>, contacts: [string, string][], control: string, echoes: [string, string][],
 *   earliest: number, study: number, digits: number, order: {record: string[], today: string[]}}} Spec
 */

const WHOLE = /^-?\d+$/;
const DECIMAL = /^-?\d+[.,]\d+$/;
const NUMBERS = /\s*((?:\[\s*[1-9]\d?(?:\s*,\s*[1-9]\d?)*\s*\]\s*)+)([.!?…]?)$/;
const RANGE = /^(\d+)(?:-(\d+)|\+)$/;

/** The value of a text as the file will hold it; a text that is no number stays a text, for the checks to refuse. @param {Question} question @param {string} text @returns {Value} */
export function readValue({ control }, text) {
  if (control === "lines") return splitLines(text).map(readTold);
  if (control === "several") return text.split(" ").filter(Boolean);
  if (control === "tick") return text === "true";
  if (control === "range") return readRange(text.replace(/\s/g, ""));
  if (control === "year" || control === "decimal") return readNumber(text.replace(/\s/g, ""));
  return text;
}

/** One text a line, empty ones left out. @param {string} text */
export const splitLines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** A fact; the numbers of its sources may stand behind it, as in « Il se réunit. [1, 2] » or « Il se réunit [1]. ». @param {string} line @returns {Told | string} */
export function readTold(line) {
  const found = NUMBERS.exec(line);
  if (!found?.index) return line;
  const text = line.slice(0, found.index) + found[2];
  return { text, sources: [...new Set(found[1].match(/\d+/g)?.map(Number))] };
}

/** @param {string} text */
function readNumber(text) {
  return WHOLE.test(text) || DECIMAL.test(text) ? Number(text.replace(",", ".")) : text;
}

/** 40, 30-40 or 30+. @param {string} text @returns {Value} */
function readRange(text) {
  const found = RANGE.exec(text);
  if (!found) return readNumber(text);
  return found[2] ? { min: Number(found[1]), max: Number(found[2]) } : { min: Number(found[1]) };
}

/** The text that stands in the form for what a record holds. @param {Question} question @param {Value | undefined} value @returns {string} */
export function showValue({ control }, value) {
  if (value === undefined || value === false) return "";
  if (control === "lines") return /** @type {Told[]} */ (value).map(({ text, sources }) => `${text} [${sources.join(", ")}]`).join("\n");
  if (control === "several") return /** @type {string[]} */ (value).join(" ");
  return control === "range" ? showRange(/** @type {Fields | number} */ (value)) : String(value);
}

/** @param {Fields | number} range */
function showRange(range) {
  if (typeof range === "number") return String(range);
  const { min, max } = range;
  if (max === undefined) return `${min}+`;
  return min === max ? String(min) : `${min ?? 0}-${max}`;
}

/** What a record holds at a path. @param {Value | undefined} record @param {(string | number)[]} path @returns {Value | undefined} */
export const valueAt = (record, path) => path.reduce((/** @type {any} */ value, key) => value?.[key] ?? undefined, record);

/** The sources that a record cites for today. @param {Fields | null} base @returns {Fields[]} */
export const sourcesOf = (base) => /** @type {any} */ (base?.today)?.sources ?? [];

/** What a record says of today, each fact with the numbers of its sources: all of them where it names none. @param {Fields} base @returns {Told[]} */
export function statementsOf(base) {
  const all = sourcesOf(base).map((_, place) => place + 1);
  const told = /** @type {{text: string, sources?: number[]}[]} */ (/** @type {any} */ (base.today)?.statements ?? []);
  return told.map(({ text, sources }) => ({ text, sources: sources?.length ? sources : all }));
}

/** The questions of a way; a club that the study describes keeps its figures of 1997. @param {Spec} spec @param {Way} way @param {Fields | null} base */
export function listAsked({ questions }, way, base) {
  const current = !base || base.kind === "current";
  return questions.filter((question) => question.ways.includes(way) && (current || question.study));
}

/** The texts of a record as the form shows them before anybody types; sources are never shown, only added. @param {Question[]} asked @param {Fields} base @returns {Texts} */
export function textsOf(asked, base) {
  const shown = asked.filter(({ path }) => path[1] !== "sources");
  const texts = Object.fromEntries(shown.map((question) => [question.name, showValue(question, shownOf(base, question))]));
  const departments = /** @type {string[]} */ (base.departments ?? []);
  return { ...texts, place: `${base.town} (${departments[0]})`, town: String(base.town), insee: String(base.insee) };
}

/** @param {Fields} base @param {Question} question @returns {Value | undefined} */
const shownOf = (base, { control, path }) => (control === "lines" ? statementsOf(base) : valueAt(base, path));
