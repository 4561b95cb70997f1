// Words as the index holds them, as people type them, and as people meant them.
import { fold } from "./fold.js";

const ELISIONS = /(?<!\p{L})(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=\p{L})/giu;
const WRITTEN_OUT = { st: "saint", ste: "sainte" };
const LONGEST = 24;
const SMALL = new Set("à au aux d de des du en et l la le les un une a an and in of the to".split(" "));

/** What is asked of the index: « l’œuvre de St-Étienne » is « oeuvre de saint Étienne ». @param {string} typed */
export function normalise(typed) {
  const words = typed
    .normalize("NFC")
    .toLowerCase()
    .replace(ELISIONS, "")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/['’]/g, " ")
    .replace(/(?<!\p{L})(ste?)[-.\s]+(?=\p{L})/gu, (_, short) => `${WRITTEN_OUT[short]} `);
  return dropSmall(words.trim().split(/\s+/));
}

/** Without the words that stand on every page, unless there are no others or a phrase is asked for. @param {string[]} words */
function dropSmall(words) {
  const others = words.filter((word) => !SMALL.has(word));
  return (others.length && !words.some((word) => word.includes('"')) ? others : words).join(" ");
}

/** Undoes what build_atlas/search/pages.py did to a text for the index. @param {string} text */
export function restore(text) {
  return text
    .replace(/([oa])\u2060e/gi, (_, letter) => ({ o: "œ", O: "Œ", a: "æ", A: "Æ" })[letter])
    .replace(/\u2060(<\/mark>)? /g, "$1")
    .replaceAll("\u2060", "");
}

/** The query in the words of the glossary: the acronym for its full name, and the reverse. @param {string} query @param {[string, string][]} synonyms */
export function listAlternatives(query, synonyms) {
  const wanted = singular(fold(query));
  const found = synonyms.flatMap(([short, full]) => {
    const words = wanted.split(" ");
    if (words.includes(short)) return [wanted.replace(short, full)];
    const whole = singular(full);
    const named = words.length > 1 && (`${whole} `.startsWith(`${wanted} `) || `${wanted} `.startsWith(`${whole} `));
    return named ? [short] : [];
  });
  return found.slice(0, 3);
}

/** @param {string} folded */
const singular = (folded) => folded.replace(/(\p{L}{3,})s\b/gu, "$1").trim();

/** The vocabulary of words.json: each word with its class of frequency. @param {string[]} classes */
export const readVocabulary = (classes) =>
  classes.flatMap((words, rank) => words.split(" ").filter(Boolean).map((word) => ({ word, folded: fold(word), rank })));

/** The query with the nearest known word for each unknown one; null when there is nothing to mend. @param {string} query @param {{word: string, folded: string, rank: number}[]} vocabulary */
export function suggest(query, vocabulary) {
  const words = normalise(query).split(" ");
  const mended = words.map((word) => findNearest(fold(word), vocabulary) ?? word);
  return mended.some((word, i) => fold(word) !== fold(words[i])) ? mended.join(" ") : null;
}

/** The beginning that a word shares with the others of its family: « recrutement », « recruter ». @param {string} folded */
const stem = (folded) => folded.slice(0, Math.max(4, folded.length - 4));

/** Whether the vocabulary has each word, or one of its family; numbers are let pass. @param {string} query @param {{folded: string}[]} vocabulary */
export const isKnown = (query, vocabulary) =>
  fold(normalise(query)).split(" ").every((word) => /\d/.test(word) || vocabulary.some(({ folded }) => folded.startsWith(stem(word))));

/** The nearest word to one that is not known, the frequent before the rare; null when there is none. */
function findNearest(wanted, vocabulary) {
  if (wanted.length < 4 || wanted.length > LONGEST || /\d/.test(wanted)) return null;
  if (vocabulary.some(({ folded }) => folded.startsWith(wanted))) return null;
  const reach = wanted.length < 6 ? 1 : 2; // Two steps are a slip only in a long word that begins right.
  let best = null;
  for (const { word, folded, rank } of vocabulary) {
    if (Math.abs(folded.length - wanted.length) > reach) continue;
    const steps = distance(wanted, folded);
    const near = steps <= (folded[0] === wanted[0] ? reach : 1);
    if (near && (!best || steps < best.steps || (steps === best.steps && rank > best.rank))) best = { word, steps, rank };
  }
  return best?.word ?? null;
}

/** Whether a word that was typed is nowhere among the words that answered, be it by its beginning: the index then
 * gave what begins alike. @param {string} typed @param {string[]} marked */
export function isDoubtful(typed, marked) {
  const answered = marked.map(fold).join(" ");
  return fold(typed).split(" ").some((word) => word.length > 4 && !/\d/.test(word) && !answered.includes(stem(word)));
}

/** Letters to add, drop, change or swap with the next one (optimal string alignment). @param {string} one @param {string} other */
export function distance(one, other) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = last[j - 1] + Number(one[i - 1] !== other[j - 1]);
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, changed);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
