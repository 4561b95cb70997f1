// The whole form put to the rules: what is missing, what one answer calls for, and what is wrong with each.
import { fold } from "./fold.js";
import { checkAnswer } from "./form-rules.js";
import { listAsked, readTold, sourcesOf, splitLines } from "./form-values.js";

/** @typedef {import("./form-values.js").Question} Question */
/** @typedef {import("./form-values.js").Texts} Texts */
/** @typedef {import("./form-words.js").Fault} Fault */
/** @typedef {{slug: string, name: string}} Named */
/**
 * @typedef {{spec: import("./form-values.js").Spec, way: import("./form-values.js").Way, texts: Texts, initial: Texts, today: string, clubs: Named[],
 *   slug: string, base: import("./form-values.js").Fields | null}} Answers `initial` is what stood in the form before anybody typed, `base` the record to correct.
 */

/** Every fault of the answers, in the order of the form. @param {Answers} answers @returns {Fault[]} */
export function listFaults(answers) {
  const { spec, way, base } = answers;
  if (way !== "add" && !base) return [{ name: "club", rule: "form_club", details: {} }];
  const asked = listAsked(spec, way, base);
  const needed = listNeeded(asked, answers);
  const faults = asked.flatMap((question) => [...checkQuestion(question, needed.has(question.name), answers), ...checkNumbers(question, answers)]);
  const idle = way === "correct" && !asked.some((question) => isChanged(question, answers));
  return idle ? [{ name: "club", rule: "form_unchanged", details: {} }] : faults;
}

/** Whether a question has another answer than at first. @param {Question} question @param {Answers} answers */
export const isChanged = ({ name }, { texts, initial }) => (texts[name] ?? "") !== (initial[name] ?? "");

/** The questions that must be answered: those of the way, and those that an answer calls for. @param {Question[]} asked @param {Answers} answers */
function listNeeded(asked, answers) {
  const always = answers.way === "correct" ? [] : asked.filter(({ required }) => required).map(({ name }) => name);
  const answered = asked.filter((question) => isChanged(question, answers) && answers.texts[question.name]);
  return new Set([...always, ...answered.flatMap(({ needs = [] }) => needs)]);
}

/** @param {Question} question @param {boolean} needed @param {Answers} answers @returns {Fault[]} */
export function checkQuestion(question, needed, answers) {
  const { name, rule, example } = question;
  const text = answers.texts[name] ?? "";
  if (!text && answers.initial[name]) return [{ name, rule: "form_emptied", details: {} }];
  if (!text) return needed ? [{ name, rule, details: { example } }] : [];
  if (!isChanged(question, answers)) return [];
  const refusals = [...checkAnswer(question, text, answers.spec, answers.today), ...checkNames(question, answers)];
  return refusals.map(([refused, details = {}]) => ({ name, rule: refused, details }));
}

/** What is compared with other answers and other records. @param {Question} question @param {Answers} answers @returns {import("./form-rules.js").Refusal[]} */
function checkNames({ name, control }, { texts, clubs, slug }) {
  if (control === "place") return texts.insee ? [] : [["form_place"]];
  const other = name === "name" && clubs.find((club) => club.slug !== slug && fold(club.name) === fold(texts.name));
  return other ? [["name_taken", { value: texts.name, other: `clubs/${other.slug}.yml` }]] : [];
}

/** A fact rests on sources that the record has or that are given below it: judged at the end, when both are there. @param {Question} question @param {Answers} answers @returns {Fault[]} */
function checkNumbers({ name, control }, { spec, base, texts }) {
  if (control !== "lines") return [];
  const known = sourcesOf(base).map((_, place) => place + 1);
  const slots = spec.questions.filter(({ path, name: asked }) => path[1] === "sources" && texts[asked]).map(({ path }) => Number(path[2]));
  const there = new Set([...known, ...slots.map((slot) => known.length + slot + 1)]);
  const numbers = splitLines(texts[name] ?? "").map(readTold).flatMap((told) => (typeof told === "string" ? [] : told.sources));
  const limit = Math.max(0, ...there);
  return numbers.filter((value) => !there.has(value)).map((value) => ({ name, rule: "no_such_source", details: { value, limit } }));
}
