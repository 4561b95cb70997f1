// A text field with a list of answers, by the combobox pattern of the ARIA authoring practices: the focus stays in the field,
// aria-activedescendant names the answer that the arrows are on.

/**
 * @template T
 * @typedef {{
 *   input: HTMLInputElement, list: HTMLUListElement,
 *   search: (text: string, signal: AbortSignal) => Promise<T[]>,
 *   describe: (answer: T) => Node[],
 *   nameOf: (answer: T) => string,
 *   choose: (answer: T) => void,
 *   enter: (answers: T[]) => void,
 * }} Wiring
 * `search` answers what is typed, and says by itself how many it found or why it failed; `enter` is Enter with no answer marked.
 */

/** @template T */
export class Combobox {
  /** @param {Wiring<T>} wiring */
  constructor(wiring) {
    this.wiring = wiring;
    /** @type {T[]} */
    this.answers = [];
    this.active = -1;
    this.asking = new AbortController();
    this.ready = Promise.resolve();
    const { input, list } = wiring;
    input.addEventListener("input", () => this.ask());
    input.addEventListener("keydown", (event) => this.pressed(event));
    input.addEventListener("focus", () => this.answers.length && input.value && this.show(true));
    input.addEventListener("blur", () => this.show(false));
    list.addEventListener("pointerdown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => this.clicked(event));
  }

  /** Search for what is typed now; an older search still on its way is dropped. */
  ask() {
    this.asking.abort();
    this.asking = new AbortController();
    const { signal } = this.asking;
    this.ready = this.wiring.search(this.wiring.input.value, signal).then(
      (answers) => signal.aborted || this.fill(answers),
      (error) => {
        if (!signal.aborted) throw error;
      },
    );
  }

  /** @param {T[]} answers */
  fill(answers) {
    this.answers = answers;
    this.wiring.list.replaceChildren(...answers.map((answer, i) => this.createOption(answer, i)));
    this.mark(-1);
    this.show(answers.length > 0 && document.activeElement === this.wiring.input);
  }

  /** @param {T} answer @param {number} i */
  createOption(answer, i) {
    const option = document.createElement("li");
    option.id = `${this.wiring.list.id}-${i}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.append(...this.wiring.describe(answer));
    return option;
  }

  /** @param {boolean} open */
  show(open) {
    this.wiring.list.hidden = !open;
    this.wiring.input.setAttribute("aria-expanded", String(open));
    if (!open) this.mark(-1);
  }

  get open() {
    return !this.wiring.list.hidden;
  }

  /** Put the mark on one answer; -1 on none. @param {number} active */
  mark(active) {
    this.active = active;
    const { input, list } = this.wiring;
    [...list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    const option = list.children[active];
    if (option) input.setAttribute("aria-activedescendant", option.id);
    else input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    const act = event.isComposing || event.ctrlKey || event.metaKey ? undefined : this.actions[event.key];
    if (act?.()) event.preventDefault();
  }

  /** What each key does; true when the field itself must not act on it. @type {Record<string, () => boolean>} */
  actions = {
    ArrowDown: () => this.step(1),
    ArrowUp: () => this.step(-1),
    Home: () => this.jump(0),
    End: () => this.jump(this.answers.length - 1),
    Escape: () => this.escape(),
    Enter: () => this.enter(),
  };

  /** One answer on, past the end back to the field and around. @param {number} by */
  step(by) {
    if (!this.answers.length) return true;
    const places = this.answers.length + 1;
    const next = ((this.active + 1 + by + places) % places) - 1;
    this.show(true);
    this.mark(next);
    return true;
  }

  /** To the first or last answer, once the arrows are in the list; before that the keys move within the field. @param {number} to */
  jump(to) {
    if (!this.open || this.active < 0) return false;
    this.mark(to);
    return true;
  }

  /** Close the list; a second time, empty the field. */
  escape() {
    if (this.open) this.show(false);
    else if (this.wiring.input.value) {
      this.wiring.input.value = "";
      this.ask();
    }
    return true;
  }

  enter() {
    const marked = this.answers[this.active];
    if (marked !== undefined) this.take(marked);
    else this.ready.then(() => this.wiring.enter(this.answers));
    return true;
  }

  /** @param {MouseEvent} event */
  clicked(event) {
    const option = /** @type {Element} */ (event.target).closest("[role=option]");
    const answer = option && this.answers[[...this.wiring.list.children].indexOf(option)];
    if (answer) this.take(answer);
  }

  /** @param {T} answer */
  take(answer) {
    this.wiring.input.value = this.wiring.nameOf(answer);
    this.answers = [];
    this.show(false);
    this.wiring.choose(answer);
  }
}
