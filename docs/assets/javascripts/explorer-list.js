// The list of the explorer: the entries of the page, in another order and number.

const FIRST = 60;

/**
 * @param {HTMLElement} section  holds the list and the button that shows more
 * @param {(slug: string) => void} point  called when an entry is pointed at; with "" when none is
 */
export function createList(section, point) {
  const list = section.querySelector("ul");
  const more = section.querySelector("button.more");
  /** @type {Map<string, HTMLLIElement>} */
  const entries = new Map([...list.children].map((entry) => [entry.dataset.slug, entry]));
  let shown = [];
  let limit = FIRST;
  const fill = () => {
    list.replaceChildren(...shown.slice(0, limit).map((slug) => entries.get(slug)));
    more.hidden = shown.length <= limit;
  };
  more.addEventListener("click", () => {
    const next = limit;
    limit *= 4;
    fill();
    list.children[next]?.querySelector("a")?.focus();
  });
  for (const [kind, leaves] of [["pointerover", false], ["focusin", false], ["pointerout", true], ["focusout", true]]) {
    list.addEventListener(kind, (event) => point(leaves ? "" : event.target.closest("li")?.dataset.slug ?? ""));
  }
  return {
    /** What the words typed are looked for in: the entry, and names it does not show. */
    texts: () => new Map([...entries].map(([slug, entry]) => [slug, `${entry.textContent} ${entry.dataset.also}`])),
    /** @param {string[]} slugs @param {(slug: string) => string} remark  shown after each entry: its distance */
    show(slugs, remark) {
      shown = slugs;
      limit = FIRST;
      fill();
      for (const slug of slugs.slice(0, FIRST)) note(entries.get(slug), remark(slug));
    },
    /** Mark the entry of the open club, and bring it into view. @param {string} slug */
    select(slug) {
      for (const entry of list.querySelectorAll("li.selected")) entry.classList.remove("selected");
      entries.get(slug)?.classList.add("selected");
    },
  };
}

/** @param {HTMLElement | undefined} entry @param {string} text */
function note(entry, text) {
  if (!entry) return;
  const remark = entry.querySelector(".km") ?? entry.appendChild(Object.assign(document.createElement("span"), { className: "km" }));
  remark.textContent = text;
}
