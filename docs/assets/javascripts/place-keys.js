// The folded forms under which a place name is looked up.
// build_atlas/geo/place_keys.py does the same: tests/data/vectors/place_keys.json holds both to one answer.
import { fold } from "./fold.js";

const OPENERS = new Set(["la", "le", "les", "l", "saint", "sainte"]);
const SMALL_WORDS = new Set([...OPENERS, "de", "du", "des", "d", "sur", "sous", "en", "et", "a", "au", "aux", "lez", "pres"]);

/** The name folded, then without each of its openers in turn: les sables d olonne, sables d olonne. @param {string} name */
export function listLeadingKeys(name) {
  const words = fold(name).split(" ");
  return Array.from({ length: countOpeners(words) + 1 }, (_, start) => words.slice(start).join(" "));
}

/** The name from each later word that matters, to its end: olonne for Les Sables-d’Olonne. @param {string} name */
export function listInnerKeys(name) {
  const words = fold(name).split(" ");
  const first = countOpeners(words) + 1;
  const inner = words.map((word, start) => (start >= first && word.length > 2 && !SMALL_WORDS.has(word) ? start : 0)).filter(Boolean);
  return inner.map((start) => words.slice(start).join(" "));
}

/** How many openers the name starts with; its last word is never one. @param {string[]} words */
function countOpeners(words) {
  const first = words.slice(0, -1).findIndex((word) => !OPENERS.has(word));
  return first < 0 ? words.length - 1 : first;
}
