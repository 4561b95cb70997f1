// What answers to a state: pure functions over the clubs of the map, with no page and no map.
import { distanceKm } from "./distance.js";

/**
 * @typedef {import("./explorer-state.js").State} State
 * @typedef {{lat: number, lon: number, department?: {code: string}, name?: string}} Place
 * @typedef {object} Club
 * @property {string} slug
 * @property {string} name
 * @property {string} text  folded, for the words typed
 * @property {Record<string, string[]>} values  the codes of each facet
 * @property {[number, number] | null} members
 * @property {number | null} founded
 * @property {number} lat
 * @property {number} lon
 * @property {{lat: number, lon: number, km: number} | null} circle
 * @property {string[]} departments  covered whole
 * @property {boolean} gone  known to be no more: it covers nobody
 */

/**
 * A club as the questions need it.
 * @param {{geometry: {coordinates: [number, number]}, properties: Record<string, any>}} feature
 * @param {Map<string, string>} keys  facet → property
 * @param {string} text
 * @returns {Club}
 */
export function createClub({ geometry, properties }, keys, text) {
  const [lon, lat] = geometry.coordinates;
  const [centreLat, centreLon] = properties.of ?? [lat, lon];
  return {
    slug: properties.slug,
    name: properties.name,
    text,
    values: Object.fromEntries([...keys].map(([name, key]) => [name, String(properties[key] ?? "").split(" ").filter(Boolean)])),
    members: properties.m ? readBounds(properties.m) : null,
    founded: properties.y ?? null,
    lat,
    lon,
    circle: properties.km ? { lat: centreLat, lon: centreLon, km: properties.km } : null,
    departments: properties.in ?? [],
    gone: Boolean(properties.gone),
  };
}

/** @param {(number | null)[]} bounds @returns {[number, number]} */
function readBounds([low, high = low]) {
  return [low ?? 0, high ?? Infinity];
}

/** Whether a place lies in the area a club covers. @param {Club} club @param {Place} place */
export function covers(club, place) {
  if (club.gone) return false;
  if (club.departments.length) return club.departments.includes(place.department?.code ?? "");
  return Boolean(club.circle) && distanceKm(place, club.circle) <= club.circle.km;
}

/**
 * How far each club is from a place, in kilometres, and whether it covers it.
 * @param {Club[]} clubs @param {Place | null} place
 * @returns {Map<string, {km: number, inside: boolean}>}
 */
export function measure(clubs, place) {
  return new Map(place ? clubs.map((club) => [club.slug, { km: distanceKm(place, club), inside: covers(club, place) }]) : []);
}

/** Words, members and radius: what a club answers to besides the facets. */
function answersRest(club, state, words, distances) {
  const [least, most] = state.members;
  if ((least !== null || most !== null) && !(club.members && club.members[1] >= (least ?? 0) && club.members[0] <= (most ?? Infinity))) return false;
  const far = distances.get(club.slug);
  if (state.radius && far && far.km > state.radius && !far.inside) return false;
  return words.every((word) => club.text.includes(word));
}

/** The facets whose choice a club does not meet. @param {Club} club @param {State} state */
const refusals = (club, state) =>
  [...state.chosen].filter(([name, codes]) => !club.values[name].some((code) => codes.has(code))).map(([name]) => name);

/**
 * The clubs that answer, and for each facet how many would answer to each of its codes under the other choices.
 * A club that one facet alone refuses counts for that facet only.
 * @param {Club[]} clubs @param {State} state @param {string[]} words  folded
 * @param {Map<string, {km: number, inside: boolean}>} distances
 */
export function ask(clubs, state, words, distances) {
  const found = [];
  /** @type {Map<string, Map<string, number>>} */
  const counts = new Map();
  for (const club of clubs) {
    if (!answersRest(club, state, words, distances)) continue;
    const refused = refusals(club, state);
    if (refused.length === 0) found.push(club);
    if (refused.length <= 1) count(counts, club, refused.length ? refused : Object.keys(club.values));
  }
  return { found, counts };
}

function count(counts, club, facets) {
  for (const name of facets) {
    const codes = counts.get(name) ?? new Map();
    for (const code of club.values[name]) codes.set(code, (codes.get(code) ?? 0) + 1);
    counts.set(name, codes);
  }
}

/**
 * In the order asked for; clubs without the figure come last, clubs that cover the place first.
 * @param {Club[]} clubs @param {string} sort @param {Map<string, {km: number, inside: boolean}>} distances @param {string} language
 */
export function sortClubs(clubs, sort, distances, language) {
  const collator = new Intl.Collator(language, { numeric: true });
  const keys = {
    distance: (club) => (distances.get(club.slug)?.inside ? 0 : 1e5) + (distances.get(club.slug)?.km ?? 0),
    founded: (club) => club.founded ?? Infinity,
    members: (club) => (club.members ? -club.members[0] : Infinity),
    name: () => 0,
  };
  const key = keys[sort] ?? keys.name;
  return [...clubs].sort((a, b) => compare(key(a), key(b)) || collator.compare(a.name, b.name));
}

const compare = (a, b) => (a === b ? 0 : a < b ? -1 : 1);

/** The nearest clubs whatever else was asked. @param {Club[]} clubs @param {Map<string, {km: number, inside: boolean}>} distances @param {number} number */
export const nearest = (clubs, distances, number) =>
  [...clubs].sort((a, b) => (distances.get(a.slug)?.km ?? 0) - (distances.get(b.slug)?.km ?? 0)).slice(0, number);
