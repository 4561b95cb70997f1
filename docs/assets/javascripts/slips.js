// One slip of the finger: a letter wrong, lacking or too many, or two letters swapped.

/** Whether a key starts with what was typed, but for one slip at most. @param {string} key @param {string} typed */
export function nearlyStarts(key, typed) {
  const at = countAlike(key, typed);
  const after = typed.slice(at + 1);
  return (
    at === typed.length ||
    key.startsWith(after, at + 1) ||
    key.startsWith(typed.slice(at), at + 1) ||
    key.startsWith(after, at) ||
    (key[at] === typed[at + 1] && key[at + 1] === typed[at] && key.startsWith(typed.slice(at + 2), at + 2))
  );
}

/** How many letters two texts share at their start. @param {string} one @param {string} other */
function countAlike(one, other) {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** The pairs of letters that a name one slip away has at its start, or after its second letter. @param {string} typed */
export function listPairs(typed) {
  const later = [typed.slice(2, 4), typed.slice(1, 3), typed.slice(3, 5), (typed[1] ?? "") + (typed[3] ?? "")];
  return [`1${typed.slice(0, 2)}`, ...later.map((pair) => `3${pair}`)];
}
