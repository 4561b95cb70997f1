// Text as people type it: the same letters whatever the accents, case, ligatures, hyphens and apostrophes.
// build_atlas/geo/folding.py does the same: tests/data/vectors/fold.json holds both to one answer.

const WORD = /[\p{L}\p{N}]+/gu;
const UNDER = /(?<![\p{L}\p{N}])s\s*\/\s*s(?![\p{L}\p{N}])/gu;
const SLASH = /(?<![\p{L}\p{N}])s\s*\//gu;
/** @type {Record<string, string>} */
const ABBREVIATIONS = { st: "saint", ste: "sainte" };

/** « St-Étienne » and « saint etienne » fold to one, « s/ » to « sur ». @param {string} text */
export function fold(text) {
  const words = toPlain(text).replace(UNDER, " sous ").replace(SLASH, " sur ").match(WORD) ?? [];
  return words.map((word) => ABBREVIATIONS[word] ?? word).join(" ");
}

/** What somebody who typed this may mean, folded, the likeliest first: « s/ » may be « sous », « st » begin « strasbourg ». @param {string} text */
export function listReadings(text) {
  const plain = toPlain(text);
  const readings = [fold(text), fold(plain.replace(SLASH, " sous "))];
  const last = plain.match(WORD)?.at(-1) ?? "";
  if (last in ABBREVIATIONS) readings.push([...fold(text).split(" ").slice(0, -1), last].join(" "));
  return [...new Set(readings)];
}

/** Small letters without accents or ligatures, in steps until stable, as each can feed the other; U+02BC is an apostrophe that counts as a letter. @param {string} text @returns {string} */
function toPlain(text) {
  const plain = text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/ß/g, "ss");
  return plain === text ? plain.replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/\u02bc/g, " ") : toPlain(plain);
}
