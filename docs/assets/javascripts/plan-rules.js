// The rules on the page, sorted by what the plan answers: cards that are there already change groups, criteria get their verdict.
import { figureOf, judgePlan } from "./judge.js";
import { fill } from "./model-words.js";

/** @typedef {import("./judge.js").Rule} Rule */
/** @typedef {import("./judge.js").Verdict} Verdict */
/** @typedef {import("./judge.js").Answers} Answers */
/** @typedef {{node: HTMLElement, rule: Rule}} Card */

const GROUPS = ["met", "not_met", "unknown", "elsewhere"];
const FOLDED = ["unknown", "elsewhere"];

/** The questions beyond those of the score. @returns {import("./similar.js").Part[]} */
export function readQuestions() {
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".plan-rules"));
  return JSON.parse(page?.dataset.questions ?? "[]");
}

/** What shows the verdicts of answers; nothing where the page has no rules. @param {HTMLFormElement} form @returns {(answers: Answers) => void} */
export function createRules(form) {
  const [rules, call] = [find(".plan-rules"), find(".call-rules")];
  if (!rules || !call) return () => {};
  const [cards, criteria] = [readCards(rules), readCards(call)];
  for (const name of FOLDED) groupNamed(rules, name).open = false;
  return (answers) => {
    sortCards(rules, cards, answers);
    for (const card of cards) sayAnswer(card, answers, form, rules.dataset);
    for (const card of criteria) {
      sayVerdict(card, judgePlan(card.rule, answers), call.dataset);
      sayAnswer(card, answers, form, rules.dataset);
    }
  };
}

/** @param {string} selector */
const find = (selector) => /** @type {HTMLElement | null} */ (document.querySelector(selector));

/** @param {HTMLElement} root @returns {Card[]} */
function readCards(root) {
  const nodes = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-rule]")]);
  return nodes.map((node) => ({ node, rule: JSON.parse(node.dataset.rule ?? "{}") }));
}

/** Each card into the group of its verdict, in the order of the study. @param {HTMLElement} root @param {Card[]} cards @param {Answers} answers */
function sortCards(root, cards, answers) {
  const verdicts = cards.map(({ rule }) => groupOf(judgePlan(rule, answers)));
  const counts = Object.fromEntries(GROUPS.map((name) => [name, verdicts.filter((verdict) => verdict === name).length]));
  for (const name of GROUPS) {
    const group = groupNamed(root, name);
    const heading = /** @type {HTMLElement} */ (group.querySelector("h3"));
    heading.textContent = `${heading.dataset.title} (${counts[name]})`;
    group.hidden = counts[name] === 0;
    place(group, cards.filter((_, i) => verdicts[i] === name).map(({ node }) => node));
  }
  const said = root.querySelector("output");
  if (said) said.textContent = fill(root.dataset.said ?? "", counts);
}

/** @param {HTMLElement} root @param {string} name */
const groupNamed = (root, name) => /** @type {HTMLDetailsElement} */ (root.querySelector(`[data-verdict=${name}]`));

/** Put cards into a group; nodes already in order are left alone, so that the focus stays where it is. @param {HTMLElement} group @param {HTMLElement[]} nodes */
function place(group, nodes) {
  const list = /** @type {HTMLElement} */ (group.querySelector("ul"));
  const same = list.children.length === nodes.length && nodes.every((node, i) => list.children[i] === node);
  if (!same) list.append(...nodes);
}

/** A figure on both sides of a limit tells nothing either. @param {Verdict} verdict */
const groupOf = (verdict) => (verdict === "straddles" ? "unknown" : verdict);

/** @param {Card} card @param {Verdict} verdict @param {DOMStringMap} words */
function sayVerdict({ node }, verdict, words) {
  const line = /** @type {HTMLElement} */ (node.querySelector(".rule-verdict"));
  line.hidden = false;
  line.dataset.verdict = groupOf(verdict);
  line.textContent = words[groupOf(verdict)] ?? "";
}

/** The answer that a rule was judged by, in the reader’s own words. @param {Card} card @param {Answers} answers @param {HTMLFormElement} form @param {DOMStringMap} words */
function sayAnswer({ node, rule }, answers, form, words) {
  const line = /** @type {HTMLElement} */ (node.querySelector(".rule-given"));
  const straddles = judgePlan(rule, answers) === "straddles";
  const field = fieldOf(rule, answers, form);
  const said = (rule.limit && !figureOf(rule, answers) ? "" : wordsOf(field)) || words.unknown;
  line.hidden = false;
  /** @type {HTMLElement} */ (line.querySelector("span")).textContent = field.labels?.[0].textContent ?? "";
  /** @type {HTMLElement} */ (line.querySelector("b")).textContent = straddles ? `${said} (${words.straddles})` : String(said);
}

/** The field whose answer counts: that of the rule, else one that stands in for it. @param {Rule} rule @param {Answers} answers @param {HTMLFormElement} form */
function fieldOf({ question, instead = {} }, answers, form) {
  const standIn = Object.keys(instead).find((other) => instead[other][String(answers[other])]);
  const name = question in answers ? question : (standIn ?? question);
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));
}

/** @param {HTMLInputElement | HTMLSelectElement} field */
function wordsOf(field) {
  if (!field.value) return "";
  return field instanceof HTMLSelectElement ? field.selectedOptions[0].textContent : field.value;
}
