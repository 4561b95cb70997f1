// Drafts stay on the device, one for each club and way; where storage is closed nothing is kept, and the page says so.

/** @typedef {import("./form-values.js").Texts} Texts */
/** @typedef {import("./form-values.js").Way} Way */
/** @typedef {{way: Way, slug: string, drafts: Record<string, Texts>}} Kept */

/** Named anew when what is kept changes: a draft of before would be misread. */
const KEY = "contribution-2";

/** The theme's guarded memory, shared by both editions: it gives null, and keeps nothing, where storage is closed. */
const memory = /** @type {{__md_get: (key: string) => any, __md_set: (key: string, value: unknown) => void}} */ (/** @type {unknown} */ (globalThis));

/** What was kept; null when nothing was. @returns {Kept | null} */
export function readDrafts() {
  const kept = memory.__md_get(KEY);
  return kept && typeof kept.drafts === "object" && kept.drafts ? kept : null;
}

/** @param {Way} way @param {string} slug @returns {Texts | null} */
export const readDraft = (way, slug) => readDrafts()?.drafts[nameOf(way, slug)] ?? null;

/** Keep what is typed. @param {Way} way @param {string} slug @param {Texts} texts @returns {boolean} whether the device did */
export function keepDraft(way, slug, texts) {
  const kept = { way, slug, drafts: { ...readDrafts()?.drafts, [nameOf(way, slug)]: texts } };
  memory.__md_set(KEY, kept);
  return JSON.stringify(memory.__md_get(KEY)) === JSON.stringify(kept);
}

/** Forget one draft. @param {Way} way @param {string} slug */
export function forgetDraft(way, slug) {
  const { [nameOf(way, slug)]: _, ...drafts } = readDrafts()?.drafts ?? {};
  memory.__md_set(KEY, Object.keys(drafts).length ? { way, slug, drafts } : null);
}

/** @param {Way} way @param {string} slug */
const nameOf = (way, slug) => (way === "add" ? way : `${way}:${slug}`);
