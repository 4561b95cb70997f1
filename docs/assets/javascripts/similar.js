// How alike two clubs are: the twin of build_atlas/similarity, on the weights and features of assets/models.json.
// Pure functions; tests compare both sides number by number.

/** @typedef {{min: number | null, max: number | null, approximate: boolean, low: number, high: number}} Range */
/** @typedef {string | string[] | Range} Value */
/** @typedef {Record<string, Value>} Features Parts that are not stated have no key. */
/** @typedef {{key: string, measure: "equal" | "steps" | "overlap" | "ratio", weight: number, codes: string[], span: number, times: number, related: number, families: string[][]}} Part */
/** @typedef {{part: Part, ours: Value, theirs: Value, likeness: number}} Compared */
/** @typedef {{parts: Compared[], likeness: number, confidence: number, score: number}} Comparison */
/** @typedef {{slug: string, name: string, town: string, department: string, situation: string | null, current: boolean, ended: boolean, recent: boolean, features: Features, group: string}} Club */
/** @typedef {{club: Club, twins: Club[], comparison: Comparison}} Match */
/** @typedef {{part: string, degree: "same" | "near" | "differs", ours: Value, theirs: Value}} Reason */

export const NEAR = 0.5;
const DIGITS = 1e9;

const MEASURES = {
  /** @param {Part} part @param {string} one @param {string} other */
  equal: (part, one, other) =>
    one === other ? 1 : part.families.some((family) => family.includes(one) && family.includes(other)) ? part.related : 0,
  /** @param {Part} part @param {string} one @param {string} other */
  steps: (part, one, other) => Math.max(0, 1 - Math.abs(part.codes.indexOf(one) - part.codes.indexOf(other)) / part.span),
  /** @param {Part} part @param {string[]} one @param {string[]} other */
  overlap: (part, one, other) => {
    const both = one.filter((code) => other.includes(code)).length;
    return both / (one.length + other.length - both);
  },
  /** @param {Part} part @param {Range} one @param {Range} other */
  ratio: (part, one, other) => Math.max(0, 1 - Math.max(0, one.low - other.high, other.low - one.high) / Math.log(part.times)),
};

/** A range with the logarithms of its bounds; one that is not stated is the other. @param {number | null} min @param {number | null} max @returns {Range} */
export function createRange(min, max, approximate = false) {
  const [low, high] = [min ?? max ?? 0, max ?? min ?? 0].map((bound) => Math.log(Math.max(bound, 1)));
  return { min, max, approximate, low, high };
}

/** A value as the file writes it: a place in the list of codes, a sum of bits, a number or [min, max, about]. @param {Part} part @param {any} raw @returns {Value} */
export function decode(part, raw) {
  if (part.measure === "overlap") return part.codes.filter((_, place) => raw & (1 << place));
  if (part.measure !== "ratio") return part.codes[raw];
  return Array.isArray(raw) ? createRange(raw[0], raw[1], Boolean(raw[2])) : createRange(raw, raw);
}

/** The clubs of the file, one object each. @param {any} file @returns {Club[]} */
export function readClubs(file) {
  const [current, ended, recent] = [new Set(file.current), new Set(file.ended), new Set(file.recent)];
  return file.slug.map((/** @type {string} */ slug, /** @type {number} */ place) => ({
    slug,
    name: file.name[place],
    town: file.town[place],
    department: file.department[place],
    situation: file.situation[place],
    current: current.has(place),
    ended: ended.has(place),
    recent: recent.has(place),
    features: readFeatures(file.parts, (key) => file[key][place]),
    group: JSON.stringify(file.parts.map((/** @type {Part} */ part) => file[part.key][place])),
  }));
}

/** @param {Part[]} parts @param {(key: string) => any} find @returns {Features} */
export function readFeatures(parts, find) {
  const stated = parts.filter((part) => (find(part.key) ?? null) !== null);
  return Object.fromEntries(stated.map((part) => [part.key, decode(part, find(part.key))]));
}

/** @param {Part[]} parts @param {Features} ours @param {Features} theirs @returns {Comparison} */
export function compare(parts, ours, theirs) {
  const compared = [];
  let [gain, weight, whole] = [0, 0, 0];
  for (const part of parts) {
    whole += part.weight;
    const [one, other] = [ours[part.key], theirs[part.key]];
    if (one === undefined || other === undefined) continue;
    const likeness = MEASURES[part.measure](part, /** @type {any} */ (one), /** @type {any} */ (other));
    compared.push({ part, ours: one, theirs: other, likeness });
    gain += part.weight * likeness;
    weight += part.weight;
  }
  return { parts: compared, likeness: weight ? gain / weight : 0, confidence: weight / whole, score: gain / whole };
}

/** The clubs from the most alike on, equal scores by slug; those that state the same are one line. @param {Part[]} parts @param {Features} ours @param {Club[]} clubs @returns {Match[]} */
export function rank(parts, ours, clubs) {
  const matches = groupEqual(clubs).map(([club, ...twins]) => ({ club, twins, comparison: compare(parts, ours, club.features) }));
  const key = (/** @type {Match} */ match) => Math.round(match.comparison.score * DIGITS);
  return matches.sort((a, b) => key(b) - key(a) || bySlug(a.club, b.club));
}

/** @param {Club} a @param {Club} b */
const bySlug = (a, b) => (a.slug < b.slug ? -1 : Number(a.slug > b.slug));

/** @param {Club[]} clubs @returns {Club[][]} */
function groupEqual(clubs) {
  /** @type {Map<string, Club[]>} */
  const groups = new Map();
  for (const club of [...clubs].sort(bySlug)) {
    const group = groups.get(club.group);
    if (group) group.push(club);
    else groups.set(club.group, [club]);
  }
  return [...groups.values()];
}

/** What makes two sides alike, in the order of the parts. @param {Comparison} comparison @returns {Reason[]} */
export const listReasons = ({ parts }) => parts.filter(({ likeness }) => likeness >= NEAR).map(createReason);

/** What sets them apart, what costs most first. @param {Comparison} comparison @returns {Reason[]} */
export function listDifferences({ parts }) {
  const cost = (/** @type {Compared} */ { part, likeness }) => part.weight * (1 - likeness);
  return parts.filter(({ likeness }) => likeness < NEAR).sort((a, b) => cost(b) - cost(a)).map(createReason);
}

/** @param {Compared} compared @returns {Reason} */
function createReason({ part, ours, theirs, likeness }) {
  const degree = isSame(ours, theirs) ? "same" : likeness >= NEAR ? "near" : "differs";
  return { part: part.key, degree, ours, theirs };
}

/** @param {Value} one @param {Value} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
