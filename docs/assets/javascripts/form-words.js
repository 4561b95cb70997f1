// The messages of `atlas check` as build_atlas/problems.py says them: tests/data/vectors/form.json holds both to one answer.
import { fill } from "./model-words.js";

/** @typedef {{name: string, rule: string, details: Record<string, string | number>}} Fault `name` is that of the question. */

const LONGEST = 120;

/** A fault in words. @param {Record<string, string>} messages @param {Fault} fault */
export function sayFault(messages, { rule, details }) {
  const spoken = Object.entries(details).map(([key, value]) => [key, sayDetail(messages, key, value)]);
  return fill(messages[rule] ?? rule, Object.fromEntries(spoken));
}

/** @param {Record<string, string>} messages @param {string} key @param {string | number} value */
function sayDetail(messages, key, value) {
  if (key === "hint") return value ? fill(messages.did_you_mean, { value }) : "";
  if (key === "example") return fill(messages.write_for_instance, { value });
  if (key === "found") return messages[`word.${value}`];
  return typeof value === "string" ? shorten(value) : value;
}

/** On one line, cut where it would fill the page. @param {string} text */
function shorten(text) {
  const signs = [...text.trim().split(/\s+/).join(" ")];
  return signs.length <= LONGEST ? signs.join("") : `${signs.slice(0, LONGEST - 1).join("")}…`;
}
