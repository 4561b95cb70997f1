// What the answers of a plan say of a rule: the twin of build_atlas/rules.py and build_atlas/plan_rules.py.
// Pure functions; tests compare both sides verdict by verdict.

/** @typedef {"met" | "not_met" | "straddles" | "unknown" | "elsewhere"} Verdict */
/** @typedef {{min: number | null, max: number | null}} Span */
/** @typedef {{min: number | null, max: number | null, exclusive: boolean, about: number}} Limit `about` is how far it gives way, as a share of it. */
/** @typedef {{question: string, when: Record<string, string[]>, limit?: Limit, instead?: Record<string, Record<string, Span>>, met?: string[], not_met?: string[]}} Rule */
/** @typedef {Record<string, import("./similar.js").Value>} Answers What is not answered has no key. */

/** What the answers say of a rule. @param {Rule} rule @param {Answers} answers @returns {Verdict} */
export function judgePlan(rule, answers) {
  const supposed = Object.entries(rule.when).map(([question, codes]) => holds(answers[question], codes));
  if (supposed.includes(false)) return "elsewhere";
  if (supposed.includes(null)) return "unknown";
  return rule.limit ? judgeFigure(rule, rule.limit, answers) : judgeCode(rule, answers[rule.question]);
}

/** Whether an answer is among these codes, or one of several is; null for no answer. @param {Answers[string] | undefined} answer @param {string[]} codes */
function holds(answer, codes) {
  if (answer === undefined || (typeof answer === "object" && !Array.isArray(answer))) return null;
  return [answer].flat().some((code) => codes.includes(code));
}

/** @param {Rule} rule @param {Limit} limit @param {Answers} answers */
function judgeFigure(rule, limit, answers) {
  const value = figureOf(rule, answers);
  return value ? judge(value, limit) : "unknown";
}

/** The figure given, else what a code of another question stands for. @param {Rule} rule @param {Answers} answers @returns {Span | undefined} */
export function figureOf(rule, answers) {
  const given = answers[rule.question];
  if (typeof given === "object" && !Array.isArray(given)) return given;
  const standIns = Object.entries(rule.instead ?? {}).map(([question, spans]) => spans[String(answers[question])]);
  return standIns.find(Boolean);
}

/** @param {Rule} rule @param {Answers[string] | undefined} answer @returns {Verdict} */
function judgeCode({ met = [], not_met = [] }, answer) {
  if (met.includes(String(answer))) return "met";
  return not_met.includes(String(answer)) ? "not_met" : "unknown";
}

/** Whether a figure keeps to a limit; a range that lies on both sides of it straddles. @param {Span} value @param {Limit} limit @returns {"met" | "not_met" | "straddles"} */
export function judge(value, limit) {
  const [low, high] = bounds(value);
  const [lowest, highest] = bounds(limit);
  const [least, most] = [lowest * (1 - limit.about), highest * (1 + limit.about)];
  if (isInside(low, least, limit.exclusive) && isInside(-high, -most, limit.exclusive)) return "met";
  if (isOutside(high, least, limit.exclusive) || isOutside(-low, -most, limit.exclusive)) return "not_met";
  return "straddles";
}

/** @param {Span} span */
const bounds = ({ min, max }) => [min ?? -Infinity, max ?? Infinity];

/** @param {number} low @param {number} least @param {boolean} exclusive */
const isInside = (low, least, exclusive) => low > least || (low === least && (!exclusive || !Number.isFinite(least)));

/** @param {number} high @param {number} least @param {boolean} exclusive */
const isOutside = (high, least, exclusive) => high < least || (high === least && exclusive);
