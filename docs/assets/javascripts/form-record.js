// Answers become a record, and a record the text of a file: whole for a new club, only the keys that change for a correction.
import { isChanged } from "./form-check.js";
import { createFreeSlug } from "./form-slug.js";
import { listAsked, readValue, sourcesOf, statementsOf, valueAt } from "./form-values.js";
import { writeYaml } from "./form-yaml.js";

/** @typedef {import("./form-check.js").Answers} Answers */
/** @typedef {import("./form-values.js").Fields} Fields */
/** @typedef {import("./form-values.js").Question} Question */
/** @typedef {import("./form-yaml.js").Value} Value */

/** The file that answers without a fault make. @param {Answers} answers @returns {{slug: string, text: string}} */
export function createFile(answers) {
  const record = createRecord(answers);
  if (answers.way !== "add") {
    const changes = { slug: answers.slug, ...listChanges(answers.base ?? {}, record) };
    return { slug: answers.slug, text: `# correction: clubs/${answers.slug}.yml\n${writeYaml(changes)}` };
  }
  const taken = new Set(answers.clubs.map((club) => club.slug));
  const slug = createFreeSlug(String(record.name), String(record.town), taken);
  return { slug, text: `# clubs/${slug}.yml\n${writeYaml(record)}` };
}

/** The record with the answers in it. @param {Answers} answers @returns {Fields} */
export function createRecord(answers) {
  const { spec, way, base, texts } = answers;
  const record = structuredClone(base ?? { kind: "current" });
  const given = listAsked(spec, way, base).filter((question) => isChanged(question, answers) && texts[question.name]);
  const known = sourcesOf(record).length;
  for (const question of given) put(record, question, texts, known);
  if (way === "still") write(record, ["today", "status"], "active");
  if (given.some(({ path }) => path[0] === "today")) dateToday(record, given, texts, known);
  if (base && sourcesOf(record).length > known) pinStatements(record, base, given);
  return sortKeys(record, spec.order);
}

/** @param {Fields} record @param {Question} question @param {import("./form-values.js").Texts} texts @param {number} known How many sources the record had. */
function put(record, question, texts, known) {
  const { path, control, drops, english } = question;
  if (control === "place") {
    write(record, ["town"], texts.town);
    write(record, ["insee"], texts.insee);
    return;
  }
  const at = path.map((key) => (typeof key === "number" ? key + known : key));
  const [before, after] = [valueAt(record, at), readValue(question, texts[question.name])];
  write(record, at, after);
  if (drops) remove(record, drops);
  if (english && record.en && wordsOf(before) !== wordsOf(after)) outdate(/** @type {Fields} */ (record.en), english);
  // The form’s drawing of an area is nobody’s but its author’s.
  if (path.includes("drawn")) write(record, ["perimeter", "shape", "drawn", "basis"], "editors");
}

/** The words of a value: of facts, without the numbers of their sources. @param {Value | undefined} value */
const wordsOf = (value) => JSON.stringify(Array.isArray(value) ? value.map((/** @type {any} */ one) => one?.text ?? one) : value);

/** The English said what the French no longer says: it waits for a translator. @param {Fields} translated @param {string} key */
function outdate(translated, key) {
  const pending = /** @type {string[]} */ (translated.pending ?? []);
  delete translated[key];
  translated.pending = [...pending.filter((other) => other !== key), key];
}

/** Sources without gaps, and the day on which the latest shows the club so, where nobody gave one. @param {Fields} record @param {Question[]} given @param {import("./form-values.js").Texts} texts @param {number} known */
function dateToday(record, given, texts, known) {
  const today = /** @type {{as_of?: string, statements?: any[], sources: {date?: string}[]}} */ (/** @type {unknown} */ (record.today));
  closeGaps(today);
  if (given.some(({ name }) => name === "as_of")) return;
  const dates = today.sources.slice(known).flatMap(({ date }) => (date ? [date] : []));
  today.as_of = [today.as_of ?? "", ...dates].sort().at(-1);
}

/** What was said before goes on resting on the sources that it had. @param {Fields} record @param {Fields} base @param {Question[]} given */
function pinStatements(record, base, given) {
  const told = statementsOf(base);
  if (told.length && !given.some(({ name }) => name === "statements")) write(record, ["today", "statements"], told);
}

/** Slots left empty vanish, and the numbers of the sources behind them move up. @param {{statements?: any[], sources: any[]}} today */
function closeGaps(today) {
  const slots = Object.keys(today.sources).map(Number);
  today.sources = slots.map((slot) => today.sources[slot]);
  for (const told of today.statements ?? []) {
    if (told.sources) told.sources = told.sources.map((/** @type {number} */ number) => slots.indexOf(number - 1) + 1);
  }
}

/** @param {any} record @param {(string | number)[]} path @param {Value} value */
function write(record, path, value) {
  const [key, ...rest] = path;
  if (!rest.length) record[key] = value;
  else write((record[key] ??= typeof rest[0] === "number" ? [] : {}), rest, value);
}

/** @param {any} record @param {string[]} path */
function remove(record, [key, ...rest]) {
  if (!rest.length) delete record?.[key];
  else if (record?.[key]) remove(record[key], rest);
}

/** Keys in the order of the schema. @param {Fields} record @param {import("./form-values.js").Spec["order"]} order @returns {Fields} */
function sortKeys(record, order) {
  const sorted = sortBy(record, order.record);
  if (sorted.today) sorted.today = sortBy(/** @type {Fields} */ (sorted.today), order.today);
  return sorted;
}

/** @param {Fields} fields @param {string[]} order @returns {Fields} */
function sortBy(fields, order) {
  return Object.fromEntries(Object.entries(fields).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b)));
}

/** The keys of the first rank that are no longer the same. @param {Fields} base @param {Fields} record @returns {Fields} */
function listChanges(base, record) {
  return Object.fromEntries(Object.entries(record).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key])));
}
