// Finds communes by name, old name or postcode: exact names first, then beginnings, then what one slip of the finger explains.
import { listReadings } from "./fold.js";
import { listLeadingKeys } from "./place-keys.js";
import { loadBeginnings, loadRows } from "./place-pages.js";
import { listPairs, nearlyStarts } from "./slips.js";

/** @typedef {import("./place-pages.js").Place} Place */
/** @typedef {import("./place-pages.js").Row} Row */

const BEGINNING = 9;
const GUESSED_PAGES = 3;
const SHORTEST_GUESS = 4;
const SHOWN = 10;
const UNLIKE = 9;

/**
 * The places that answer a name or a postcode, best first; `more` when others would answer too, `guessed` when only a slip of the finger explains them.
 * An aborted signal ends it with an AbortError; what is on its way is kept, for the next letter most often needs it.
 * @param {string} text @param {AbortSignal} [signal] @returns {Promise<{places: Place[], more: boolean, guessed: boolean}>}
 */
export async function find(text, signal) {
  const readings = listReadings(joinDigits(text)).filter(Boolean);
  const bare = readings.map((reading) => listLeadingKeys(reading).at(-1) ?? reading);
  const ways = [() => findNamed(readings), () => findWithin(readings[0] ?? ""), () => findNamed(bare), () => findNearly(bare[0] ?? "")];
  for (const [step, way] of ways.entries()) {
    const places = readings.length ? await way() : [];
    signal?.throwIfAborted();
    if (places.length) return { places, more: places.length >= SHOWN, guessed: step === ways.length - 1 };
  }
  return { places: [], more: false, guessed: false };
}

/** A postcode may be typed with a space. @param {string} text */
const joinDigits = (text) => (/^[\d\s]+$/.test(text) ? text.replace(/\s/g, "") : text);

/** The commune of today with this code, null when there is none. @param {string} insee @returns {Promise<Place | null>} */
export async function findByInsee(insee) {
  const rows = await loadRows([`insee ${insee.toLowerCase()}`]);
  return rows.find(({ place }) => place.insee === insee && !place.old)?.place ?? null;
}

/** The places with a name or code that starts so. @param {string[]} readings */
async function findNamed(readings) {
  const rows = await loadRows(readings);
  return choose(rows, (row) => Math.min(...readings.map((typed) => rank(row, typed))));
}

/** The places with a name, kept to a département or postcode given before or after it: « saint denis 93 », « 85500 les herbiers ». @param {string} typed */
async function findWithin(typed) {
  const parts = /^(?:(?<before>\d{2,5}) (?<later>.+)|(?<name>.+) (?<after>\d{2,5}|2[ab]))$/.exec(typed)?.groups;
  if (!parts) return [];
  const code = parts.before ?? parts.after;
  const places = await findNamed([parts.later ?? parts.name]);
  return places.filter(({ department, postcodes }) => department.code.toLowerCase() === code || postcodes.includes(code));
}

/** How well a row answers: 0 is the whole name, UNLIKE not at all. @param {Row} row @param {string} typed */
function rank({ place, leading, inner }, typed) {
  if (!place.old && (place.postcodes.some((code) => code.startsWith(typed)) || `insee ${place.insee.toLowerCase()}` === typed)) return 0;
  if (leading.includes(typed)) return place.old ? 2 : Number(leading[0] !== typed);
  if (leading.some((key) => key.startsWith(typed))) return place.old ? 4 : 3;
  return inner.some((key) => key.startsWith(typed)) ? 5 : UNLIKE;
}

/** The places whose name is one slip away from what was typed; codes are not guessed. @param {string} typed */
async function findNearly(typed) {
  if (typed.length < SHORTEST_GUESS || /\d/.test(typed)) return [];
  const beginnings = await loadBeginnings(listPairs(typed));
  const meant = beginnings.filter((beginning) => canStart(beginning, typed)).map((beginning) => mend(beginning, typed));
  meant.sort((a, b) => Math.abs(a.length - typed.length) - Math.abs(b.length - typed.length));
  const begun = beginnings.filter((beginning) => beginning === typed.slice(0, BEGINNING));
  const rows = await loadRows([...begun, ...meant], GUESSED_PAGES);
  return choose(rows, (row) => rankNear(row, typed));
}

/** Whether the name meant can have this beginning; one shorter than others is a whole name. @param {string} beginning @param {string} typed */
function canStart(beginning, typed) {
  const whole = beginning.length < BEGINNING || typed.length < BEGINNING;
  return whole ? nearlyStarts(beginning, typed) : nearlyStarts(typed, beginning);
}

/** The beginning meant, with what was typed after the slip: one letter more was typed than meant, as many, or one less. @param {string} beginning @param {string} typed */
function mend(beginning, typed) {
  if (typed.startsWith(beginning)) return typed;
  const ends = [1, 0, -1].map((shift) => beginning.length + shift);
  const end = ends.find((cut) => nearlyStarts(beginning, typed.slice(0, cut))) ?? typed.length;
  return beginning + typed.slice(end);
}

/** Whole names before beginnings. @param {Row} row @param {string} typed */
function rankNear({ leading }, typed) {
  const near = leading.filter((key) => nearlyStarts(key, typed));
  if (!near.length) return UNLIKE;
  return near.some((key) => Math.abs(key.length - typed.length) < 2) ? 1 : 2;
}

/** The best rows, one a commune: all that answer wholly, else so many. @param {Row[]} rows @param {(row: Row) => number} rankOf */
function choose(rows, rankOf) {
  const ranked = rows.map((row) => ({ place: row.place, rank: rankOf(row) })).filter((one) => one.rank < UNLIKE);
  ranked.sort((a, b) => a.rank - b.rank || b.place.population - a.place.population || (a.place.insee < b.place.insee ? -1 : 1));
  const seen = new Set();
  const once = ranked.filter(({ place }) => !seen.has(place.insee) && seen.add(place.insee));
  return once.filter(({ rank: answer }, i) => i < SHOWN || answer === 0).map(({ place }) => place);
}
