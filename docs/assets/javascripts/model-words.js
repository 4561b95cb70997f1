// Reasons for a model as sentences, from the words that the page carries in its language.

/** @typedef {import("./similar.js").Value} Value */
/** @typedef {import("./similar.js").Range} Range */
/** @typedef {import("./similar.js").Reason} Reason */
/** @typedef {{strings: Record<string, string>, labels: Record<string, Record<string, string>>, language: string}} Words */

const BY_CODE = ["spread", "link", "dues", "staff", "public"];

/** Put values into the braces of a string. @param {string} text @param {Record<string, string | number>} values */
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

/** One reason: « même type de territoire, T2 ». @param {Reason} reason @param {Words} words */
export function sayReason({ part, degree, ours, theirs }, words) {
  const key = `model_${part}_${degree}`;
  if (BY_CODE.includes(part)) return words.strings[`${key}_${theirs}`];
  return fill(words.strings[key], { ours: sayValue(part, ours, words), theirs: sayValue(part, theirs, words) });
}

/** Several reasons as one sentence. @param {Reason[]} reasons @param {Words} words */
export const sayReasons = (reasons, words) => reasons.map((reason) => sayReason(reason, words)).join(`${words.strings.model_between} `);

/** A value within a sentence. @param {string} part @param {Value} value @param {Words} words */
export function sayValue(part, value, words) {
  if (Array.isArray(value)) return value.join(", ");
  if (typeof value === "object") return sayRange(value, words);
  return words.labels[part]?.[value] ?? value;
}

/** « environ 20 à 30 ». @param {Range} range @param {Words} words */
export function sayRange({ min, max, approximate }, { strings, language }) {
  const about = approximate ? `${strings.about}\u00a0` : "";
  const [low, high] = [min, max].map((bound) => (bound === null ? "" : bound.toLocaleString(language)));
  if (min === null) return fill(strings.limit_below, { high: about + high });
  if (max === null) return fill(strings.limit_above, { low: about + low });
  return min === max ? about + low : about + fill(strings.limit_between, { low, high });
}
