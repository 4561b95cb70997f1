// Nothing moves under a finger: a line that appears between press and release would push the button away from the click.

let pressed = false;

/** @type {(() => void)[]} What waits for the release. */
let waiting = [];

function release() {
  pressed = false;
  // The click comes after the release and before this, and may drop what waits.
  setTimeout(() => {
    const acts = waiting;
    waiting = [];
    for (const act of acts) act();
  });
}

document.addEventListener("pointerdown", () => {
  pressed = true;
});
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", release);

/** What waits is no longer to be done: the whole page is shown anew. */
export function dropWaiting() {
  waiting = [];
}

/** Act now, or once the finger or the button of the mouse is up. @param {() => void} act */
export function whenReleased(act) {
  if (pressed) waiting.push(act);
  else act();
}
