// The whole state of the explorer as an address, and back.

/**
 * @typedef {{lat: number, lon: number, zoom: number}} View
 * @typedef {object} State
 * @property {string} words
 * @property {Map<string, Set<string>>} chosen  the codes chosen in each facet
 * @property {[number | null, number | null]} members
 * @property {string} sort  name, distance, founded or members
 * @property {string} view  list or map, on a narrow screen
 * @property {string} lieu  the INSEE code of the place the reader is near
 * @property {number | null} radius  in kilometres
 * @property {View | null} at  where the map stands, once it was moved
 * @property {string} club  the club that is open
 * @property {string} colour  territory or category
 */

export const SORTS = ["name", "distance", "founded", "members"];
const VIEWS = ["list", "map"];
const COLOURS = ["territory", "category"];
const OTHERS = ["words", "members", "sort", "view", "lieu", "radius", "at", "club", "colour", "embed"];

/** @returns {State} */
export const emptyState = () => ({
  words: "",
  chosen: new Map(),
  members: [null, null],
  sort: "",
  view: "",
  lieu: "",
  radius: null,
  at: null,
  club: "",
  colour: "",
});

/**
 * Read an address; what it says that nobody knows is left out and named.
 * @param {string} search
 * @param {Map<string, Set<string>>} known  the codes of each facet
 * @returns {{state: State, ignored: string[]}}
 */
export function readState(search, known) {
  const query = new URLSearchParams(search);
  const state = emptyState();
  const ignored = [...query.keys()].filter((name) => !known.has(name) && !OTHERS.includes(name));
  state.words = query.get("words") ?? "";
  state.lieu = keep(query, "lieu", /^(\d{2}|2[AB])\d{3}$/, ignored);
  state.club = keep(query, "club", /^[a-z0-9-]+$/, ignored);
  state.sort = keep(query, "sort", SORTS, ignored);
  state.view = keep(query, "view", VIEWS, ignored);
  state.colour = keep(query, "colour", COLOURS, ignored);
  state.radius = Number(keep(query, "radius", /^[1-9]\d{0,3}$/, ignored)) || null;
  state.members = readRange(keep(query, "members", /^\d{0,5}-\d{0,5}$/, ignored));
  state.at = readView(keep(query, "at", /^-?[\d.]+,-?[\d.]+,[\d.]+$/, ignored));
  for (const [name, codes] of known) readCodes(query.get(name), name, codes, state, ignored);
  return { state, ignored };
}

/** The value of a name when it is one of the allowed. */
function keep(query, name, allowed, ignored) {
  const value = query.get(name) ?? "";
  const good = !value || (Array.isArray(allowed) ? allowed.includes(value) : allowed.test(value));
  if (!good) ignored.push(`${name}=${value}`);
  return good ? value : "";
}

function readCodes(text, name, codes, state, ignored) {
  const wanted = (text ?? "").split(",").filter(Boolean);
  ignored.push(...wanted.filter((code) => !codes.has(code)).map((code) => `${name}=${code}`));
  const good = wanted.filter((code) => codes.has(code));
  if (good.length) state.chosen.set(name, new Set(good));
}

/** « 20-60 », « 20- », « -60 ». @returns {[number | null, number | null]} */
function readRange(text) {
  const [low, high] = text.split("-").map((part) => (part ? Number(part) : null));
  return [low ?? null, high ?? null];
}

/** @returns {View | null} */
function readView(text) {
  const [lat, lon, zoom] = text.split(",").map(Number);
  return [lat, lon, zoom].every(Number.isFinite) ? { lat, lon, zoom } : null;
}

/** The shortest address of a state; one state has one address. @param {State} state */
export function writeState(state) {
  const query = new URLSearchParams();
  const put = (name, value) => value && query.set(name, String(value));
  put("words", state.words);
  for (const name of [...state.chosen.keys()].sort()) put(name, [...(state.chosen.get(name) ?? [])].sort().join(","));
  if (state.members.some((bound) => bound !== null)) put("members", state.members.map((bound) => bound ?? "").join("-"));
  for (const name of ["lieu", "radius", "sort", "view", "colour", "club"]) put(name, state[name]);
  if (state.at) put("at", [state.at.lat.toFixed(3), state.at.lon.toFixed(3), state.at.zoom].join(","));
  return query.toString().replaceAll("%2C", ",");
}
