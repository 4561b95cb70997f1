// Opens the documents that build_atlas/views/places.py makes: pages of a directory of places, each loaded once.
import { listInnerKeys, listLeadingKeys } from "./place-keys.js";

/**
 * @typedef {{insee: string, name: string, old: string, department: {code: string, name: string}, postcodes: string[], lat: number, lon: number, population: number}} Place
 * A commune of today; degrees (WGS 84) to three decimals, the last legal population; `old` is the name of a former commune that led to it.
 * @typedef {{place: Place, leading: string[], inner: string[]}} Row A place and the keys of the name it is looked up by.
 * @typedef {{departments: Record<string, string>, names: string[], likely: string[], spelling: string[]}} Index The names of the départements; for each page of the three books, the text from which on it holds all.
 */

const OPENED = 2;
const LAST = "\uffff";

/** @type {Map<string, Promise<any>>} What was loaded is kept; what failed is asked for again. */
const loaded = new Map();

/** The rows of every page that may hold a name or code with one of these beginnings. @param {string[]} beginnings @param {number} [limit] how many pages at most @returns {Promise<Row[]>} */
export async function loadRows(beginnings, limit = Infinity) {
  const index = await loadIndex();
  const names = new Set(beginnings.flatMap((beginning) => listPages(beginning, index)));
  const read = (/** @type {any[][]} */ rows) => rows.map((row) => readRow(row, index.departments));
  const pages = await Promise.all([...names].slice(0, limit).map((name) => load(name, read)));
  return pages.flat();
}

/** The beginnings of names that are listed under these pairs of letters. @param {string[]} pairs @returns {Promise<string[]>} */
export async function loadBeginnings(pairs) {
  const { spelling } = await loadIndex();
  const names = new Set(pairs.map((pair) => `spelling-${findPage(spelling, pair)}`));
  const lists = await Promise.all([...names].map((name) => load(name)));
  return [...new Set(lists.flat())];
}

/** @returns {Promise<Index>} */
const loadIndex = () => load("index");

/** The pages with keys that start so; for a beginning on too many of them, the page of what it most likely means. @param {string} beginning @param {Index} index */
function listPages(beginning, { names, likely }) {
  const [start, end] = [findPage(names, beginning), countUpTo(names, beginning + LAST)];
  if (end - start > OPENED) return [`likely-${findPage(likely, beginning)}`];
  return Array.from({ length: end - start }, (_, i) => `names-${start + i}`);
}

/** The page of a book that holds a text, if any does. @param {string[]} firsts @param {string} text */
const findPage = (firsts, text) => Math.max(countUpTo(firsts, text) - 1, 0);

/** How many sorted texts are not after this one. @param {string[]} texts @param {string} limit */
function countUpTo(texts, limit) {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (texts[middle] <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param {any[]} row @param {Record<string, string>} departments @returns {Row} */
function readRow([insee, name, postcodes, population, lat, lon, old = ""], departments) {
  const code = insee.slice(0, insee.startsWith("97") ? 3 : 2);
  const department = { code, name: departments[code] };
  const place = { insee, name, old, department, postcodes: postcodes.split(" "), lat, lon, population };
  return { place, leading: listLeadingKeys(old || name), inner: listInnerKeys(old || name) };
}

/** One document, read once. @param {string} name @param {(content: any) => any} [read] @returns {Promise<any>} */
function load(name, read = (content) => content) {
  const known = loaded.get(name);
  if (known) return known;
  const asked = fetchJson(`${name}.json`).then(read);
  loaded.set(name, asked);
  asked.catch(() => loaded.delete(name));
  return asked;
}

/** From the folder that the page names. @param {string} file */
async function fetchJson(file) {
  const folder = /** @type {HTMLElement | null} */ (document.querySelector("[data-places]"))?.dataset.places ?? "";
  const answer = await fetch(new URL(folder + file, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status}: ${file}`);
  return answer.json();
}
