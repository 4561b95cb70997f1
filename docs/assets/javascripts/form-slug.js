// The name of a club’s file, as build_atlas/check.py makes it: tests/data/vectors/slug.json holds both to one answer.

const LONGEST = 80;

/** « Club de l’Œuf » becomes `club-de-l-oeuf`. @param {string} name */
export function createSlug(name) {
  const plain = name.replace(/œ/g, "oe").replace(/Œ/g, "Oe").replace(/[’'`]/g, " ").normalize("NFKD");
  const words = plain.replace(/[^\x00-\x7f]/g, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, LONGEST).replace(/^-+|-+$/g, "") || "club";
}

/** A slug that no record has: with the town where the name alone is taken, then with a number. @param {string} name @param {string} town @param {Set<string>} taken */
export function createFreeSlug(name, town, taken) {
  const wide = createSlug(`${name} ${town}`);
  const numbered = Array.from({ length: taken.size + 1 }, (_, i) => `${wide.slice(0, LONGEST - 5)}-${i + 2}`);
  return [createSlug(name), wide, ...numbered].find((slug) => !taken.has(slug)) ?? wide;
}
