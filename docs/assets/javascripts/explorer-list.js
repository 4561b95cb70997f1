// The list of the explorer: the entries of the page, in another order and number.

const FIRST = 60;

/**
 * @param {HTMLElement} section  holds the list and the button that shows more
 * @param {{properties: Record<string, any>}[]} features  every club; the page holds the entries of the first ones
 * @param {(slug: string) => void} point  called when an entry is pointed at; with "" when none is
 */
export function createList(section, features, point) {
  const list = section.querySelector("ul");
  const more = section.querySelector("button.more");
  const model = list.firstElementChild;
  const clubs = new Map(features.map(({ properties }) => [properties.slug, properties]));
  /** @type {Map<string, HTMLLIElement>} */
  const entries = new Map([...list.children].map((entry) => [entry.dataset.slug, entry]));
  const entryOf = (slug) => {
    if (!entries.has(slug) && clubs.has(slug)) entries.set(slug, createEntry(model, clubs.get(slug)));
    return entries.get(slug);
  };
  let shown = [];
  let limit = FIRST;
  const fill = () => {
    list.replaceChildren(...shown.slice(0, limit).map(entryOf));
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
    textOf: (slug) => (entries.has(slug) ? `${entries.get(slug).textContent} ${entries.get(slug).dataset.also}` : `${clubs.get(slug).name} ${clubs.get(slug).town}`),
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

/** An entry like those of the page, for a club it does not hold. @param {Element} model @param {Record<string, any>} club */
function createEntry(model, { slug, name, town, d, t, b, now, tag }) {
  const entry = model.cloneNode(true);
  const [mark, link, where, years] = ["svg", "a", ".where", ".tag"].map((selector) => entry.querySelector(selector));
  for (const other of entry.querySelectorAll(".km, .does")) other.remove();
  entry.dataset.slug = slug;
  mark.setAttribute("class", globalThis.atlasMarks.classesOf({ t, b, now }));
  mark.innerHTML = globalThis.atlasMarks.shapeOf(b);
  link.href = `../clubs/${slug}/`;
  link.textContent = name;
  where.textContent = `${town} (${d})`;
  years.textContent = tag;
  return entry;
}

/** @param {HTMLElement | undefined} entry @param {string} text */
function note(entry, text) {
  if (!entry) return;
  const remark = entry.querySelector(".km") ?? entry.appendChild(Object.assign(document.createElement("span"), { className: "km" }));
  remark.textContent = text;
}
