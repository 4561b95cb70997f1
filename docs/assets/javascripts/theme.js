// Sets up what the theme's own bundle expects to find: a small memory on the device, shared by
// both editions, and the colours the reader chose. A classic script: it must run before the page is painted.

(() => {
  const scope = new URL(document.currentScript.dataset.scope, location.href);

  /** A closed storage throws as soon as it is named: that stands inside the guard. @param {string} key @param {Storage} [storage] @param {URL} place */
  const read = (key, storage, place = scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${place.pathname}.${key}`));
    } catch {
      return null; // Storage is closed to this page, or holds something else: nothing is remembered.
    }
  };

  /** @param {string} key @param {unknown} value @param {Storage} [storage] @param {URL} place */
  const write = (key, value, storage, place = scope) => {
    try {
      (storage ?? localStorage).setItem(`${place.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // As above: the choice holds for this page only.
    }
  };

  /** A number for a text, to tell whether it has changed. @param {string} text */
  const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 0);

  /** The colours of the system's own theme, when the choice is to follow it. */
  const followSystem = (color) => {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const option = document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${scheme})"]`);
    for (const name of ["media", "scheme", "primary", "accent"]) color[name] = option.getAttribute(`data-md-color-${name}`);
  };

  /** Paint the page in the colours that were chosen before. */
  const applyPalette = () => {
    const color = read("__palette")?.color;
    if (!color) return;
    if (color.media === "(prefers-color-scheme)") followSystem(color);
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
  };

  // The theme does this at the end of the page, after what only shows without scripts was painted.
  document.documentElement.classList.replace("no-js", "js");
  Object.assign(globalThis, { __md_scope: scope, __md_get: read, __md_set: write, __md_hash: hash });
  applyPalette();
})();
