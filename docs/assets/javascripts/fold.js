// Text as people type it: the same letters whatever the accents, case, ligatures and apostrophes.

/** « Châtaigneraie » and « chataigneraie » fold to one. @param {string} text */
export const fold = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[’']/g, " ");
