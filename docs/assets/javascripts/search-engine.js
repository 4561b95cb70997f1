// Asks Pagefind, group by group, and says how a result is to be shown. Addresses start from this edition's root.
import { isKnown, listAlternatives, normalise, readVocabulary, restore, suggest } from "./search-words.js";

/** @typedef {{url: string, title: string, excerpt: string}} Hit */
/** @typedef {Hit & {where: string, years: string, parts: Hit[]}} Found */
/** @typedef {{id: string, score: number, data: () => Promise<any>}} Answer */
/** @typedef {{code: string, label: string}} Choice */
/** @typedef {{index: string, other: string, groups: Choice[], facets: {name: string, label: string, choices: Choice[]}[], synonyms: [string, string][], words: Record<string, string>}} Settings */

const EDITION = new URL("../../", import.meta.url);
const PARTS = 3;

/** @returns {Promise<Settings>} */
export const loadSettings = async () => (await fetch(new URL("assets/search.json", EDITION))).json();

/** @type {Map<string, Promise<any>>} */
const connections = new Map();

/** Pagefind on the index of one folder, loaded once. No worker: the search takes less time than starting one. @param {string} folder */
function connect(folder) {
  const opening = connections.get(folder) ?? import(new URL(`${folder}pagefind.js`, EDITION).href).then(createInstance);
  connections.set(folder, opening);
  return opening;
}

const createInstance = (pagefind) => pagefind.createInstance({ noWorker: true, excerptLength: 24 });

/** What a page must be: of the group, and of one of the codes of each facet. Each code is a filter with the one value « y » (see build_atlas/search/stable.py). @param {string} group @param {string[][]} facets */
const createFilters = (group, facets) => ({ all: [{ [group]: "y" }, ...facets.map((codes) => ({ any: codes.map((code) => ({ [code]: "y" })) }))] });

/** The answers of each group, best first. @param {Settings} settings @param {string} typed @param {string[][]} facets The codes that will do, facet by facet. @returns {Promise<{code: string, label: string, answers: Answer[]}[]>} */
export async function search(settings, typed, facets) {
  const engine = await connect(settings.index);
  const queries = [typed, ...listAlternatives(typed, settings.synonyms)].map(normalise);
  const ask = async (group) => ({ ...group, answers: await askAll(engine, queries, createFilters(group.code, facets)) });
  return Promise.all(settings.groups.map(ask));
}

/** A page that answers several wordings stands once, by its best score. */
async function askAll(engine, queries, filters) {
  const best = new Map();
  for (const query of queries) {
    for (const answer of (await engine.search(query, { filters })).results) {
      if ((best.get(answer.id)?.score ?? -1) < answer.score) best.set(answer.id, answer);
    }
  }
  return [...best.values()].sort((a, b) => b.score - a.score);
}

/** Whether this edition has the words, or others of their family. @param {Settings} settings @param {string} typed */
export const isHere = async (settings, typed) => isKnown(typed, await loadVocabulary(settings.index));

/** How many pages of the other edition answer; none when its pages lack one of the words. @param {Settings} settings @param {string} typed */
export async function countOther(settings, typed) {
  if (/\p{L}{4}/u.test(typed) && !isKnown(typed, await loadVocabulary(settings.other))) return 0;
  const engine = await connect(settings.other);
  return (await engine.search(normalise(typed))).results.length;
}

/** @param {string} folder */
const loadVocabulary = async (folder) => readVocabulary(await (await fetch(new URL(`${folder}words.json`, EDITION))).json());

/** What the reader may have meant, or null. @param {Settings} settings @param {string} typed */
export const findSuggestion = async (settings, typed) => suggest(typed, await loadVocabulary(settings.index));

/** What is shown of an answer. @param {Answer} answer @param {boolean} byPart Whether a hit leads to a part of the page. @returns {Promise<Found>} */
export async function describe(answer, byPart) {
  const page = await answer.data();
  const parts = byPart ? rankParts(page.sub_results).map(describeHit) : [];
  const [first = describeHit({ ...page, title: page.meta.title }), ...others] = parts;
  const where = page.meta.town ?? (first.title === restore(page.meta.title) ? "" : page.meta.title);
  return { ...first, where: restore(where), years: page.meta.years ?? "", parts: others.slice(0, PARTS) };
}

const describeHit = ({ url, title, excerpt }) => ({ url, title: restore(title ?? url), excerpt: restore(excerpt) });

/** The parts of a page with the most words that answer first. */
const rankParts = (parts) => [...parts].sort((a, b) => weigh(b) - weigh(a));
const weigh = (part) => part.weighted_locations.reduce((sum, word) => sum + word.balanced_score, 0);
