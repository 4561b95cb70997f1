// What can be wrong with one answer, by the rules of the schema and of `atlas check`: tests/data/vectors/form.json holds both to one answer.
import { readTold, readValue, splitLines } from "./form-values.js";

/** @typedef {import("./form-values.js").Question} Question */
/** @typedef {import("./form-values.js").Spec} Spec */
/** @typedef {[rule: string, details?: Record<string, string | number>]} Refusal */
/** @typedef {(question: Question, text: string, spec: Spec, today: string) => Refusal[]} Check `today` is a date such as 2026-11-23. */

/** A number of a source that stands elsewhere than at the end. */
const LOST_NUMBER = /\[\s*\d/;
const SAYS_NOTHING = /^[^\p{L}\p{N}]+$/u;

/** Everything wrong with an answer, in the order in which the checks say it. @type {Check} */
export function checkAnswer(question, text, spec, today) {
  const own = (CHECKS[question.control] ?? (() => []))(question, text, spec, today);
  const refusals = [...own, ...findContacts(text, spec)];
  const said = new Set(refusals.map(([rule]) => rule));
  const kept = refusals.filter(([rule]) => !spec.echoes.some(([loud, echo]) => echo === rule && said.has(loud)));
  return kept.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

/** No way to reach a person enters the atlas. @param {string} text @param {Spec} spec @returns {Refusal[]} */
export function findContacts(text, spec) {
  const found = spec.contacts.map(([name, pattern]) => [name, new RegExp(pattern, "u").exec(text)?.[0]]);
  return found.flatMap(([name, value]) => (value ? [["contact_details", { found: name, value }]] : []));
}

/** @type {Check} */
function checkText({ limits = {}, example, path }, text, spec) {
  const length = [...text].length;
  const refusals = [...findBadSigns(text, spec)];
  if (SAYS_NOTHING.test(text)) refusals.push(["blank"]);
  if (length < (limits.minLength ?? 0)) refusals.push(["too_short", { limit: limits.minLength }]);
  else if (length > (limits.maxLength ?? Infinity)) refusals.push(["too_long", { limit: limits.maxLength, length }]);
  else if (limits.pattern && !new RegExp(limits.pattern, "u").test(text)) refusals.push(["pattern", { value: text, example }]);
  else if (["url", "website"].includes(String(path.at(-1))) && !text.startsWith("https://")) refusals.push(["form_https"]);
  return refusals;
}

/** @param {string} text @param {Spec} spec @returns {Refusal[]} */
function findBadSigns(text, spec) {
  const sign = new RegExp(spec.control, "u").exec(text)?.[0].codePointAt(0);
  return sign === undefined ? [] : [["control_character", { character: `U+${sign.toString(16).toUpperCase().padStart(4, "0")}` }]];
}

/** @type {Check} */
function checkLines(question, text, spec, today) {
  const facts = splitLines(text).map(readTold).map((told) => (typeof told === "string" ? told : told.text));
  const lost = facts.some((fact) => LOST_NUMBER.test(fact));
  return [...facts.flatMap((fact) => checkText(question, fact, spec, today)), ...(lost ? [/** @type {Refusal} */ (["form_number"])] : [])];
}

/** @type {Check} */
function checkDate(question, text, spec, today) {
  const refusals = checkText(question, text, spec, today);
  if (refusals.length) return refusals;
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  const whole = [text.slice(0, 4), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
  if (year < 1 || !isInCalendar(year, month, day)) return [["no_such_date", { value: text }]];
  return whole > today ? [["date_in_future", { value: text, limit: today }]] : [];
}

/** @param {number} year @param {number} month from 1 @param {number} day */
function isInCalendar(year, month, day) {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** @param {Question["control"]} control @param {string} text @param {Spec} spec @returns {Refusal[]} */
const findLongNumber = (control, text, spec) => (new RegExp(`\\d{${spec.digits + 1}}`).test(text.replace(/\s/g, "")) ? [["number_too_long"]] : []);

/** @type {Check} */
function checkYear(question, text, spec, today) {
  const year = readValue(question, text);
  const latest = Number(today.slice(0, 4));
  const { minimum, maximum } = /** @type {{minimum: number, maximum: number}} */ (question.limits);
  const long = findLongNumber(question.control, text, spec);
  if (long.length) return long;
  if (!Number.isInteger(year)) return [["number_expected", { found: typeof year === "number" ? "decimal" : "text" }]];
  const value = Number(year);
  if (value < minimum) return [["year_too_early", { value, limit: minimum, hint: guessYear(value, minimum, spec.study) }]];
  if (value > maximum) return [["too_great", { value, limit: maximum }]];
  return value > latest ? [["year_in_future", { value, limit: latest, hint: guessYear(value, spec.earliest, latest) }]] : [];
}

/** The likely year when two neighbouring digits were swapped: 1892 for 1982. @param {number} value @param {number} earliest @param {number} latest */
function guessYear(value, earliest, latest) {
  const digits = String(Math.abs(value));
  const swapped = [...digits.slice(1)].map((_, i) => Number(digits.slice(0, i) + digits[i + 1] + digits[i] + digits.slice(i + 2)));
  const likely = swapped.filter((year) => year >= earliest && year <= latest);
  return likely.length ? String(Math.max(...likely)) : "";
}

/** @type {Check} */
function checkRange(question, text, spec) {
  const range = readValue(question, text);
  const long = findLongNumber(question.control, text, spec);
  if (long.length) return long;
  if (typeof range === "string") return [["range_expected", { found: "text" }]];
  if (typeof range === "number" && !Number.isInteger(range)) return [["range_expected", { found: "decimal" }]];
  if (typeof range === "number") return range < 0 ? [["too_small", { value: range, limit: 0 }]] : [];
  const { min, max = Infinity } = /** @type {{min: number, max?: number}} */ (range);
  return min > max ? [["reversed_range", { min, max }]] : [];
}

/** @type {Check} */
function checkDecimal(question, text, spec) {
  const value = readValue(question, text);
  const { exclusiveMinimum, maximum } = /** @type {{exclusiveMinimum: number, maximum: number}} */ (question.limits);
  const long = findLongNumber(question.control, text, spec);
  if (long.length) return long;
  if (typeof value !== "number") return [["decimal_expected", { found: "text" }]];
  if (value <= exclusiveMinimum) return [["not_above", { value, limit: exclusiveMinimum }]];
  return value > maximum ? [["too_great", { value, limit: maximum }]] : [];
}

/** @type {Record<string, Check>} */
const CHECKS = { line: checkText, area: checkText, lines: checkLines, date: checkDate, year: checkYear, range: checkRange, decimal: checkDecimal };
