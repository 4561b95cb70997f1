// Draws the answers of a search. Texts of the site become text nodes, never markup.
import { describe } from "./search-engine.js";

const SHOWN = 5;
const MORE = 10;
const BY_PART = "lessons";

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
export function element(tag, attributes = {}, children = []) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** The words for a number of things: `key_one` or `key_many`. @param {Record<string, string>} words @param {string} key @param {number} count */
export const say = (words, key, count) => words[`${key}_${count === 1 ? "one" : "many"}`].replace("{count}", String(count));

/** An excerpt as nodes: Pagefind marks words with <mark> and writes « < » of the text as an entity. @param {string} excerpt */
export function readExcerpt(excerpt) {
  const pieces = excerpt.split(/<mark>(.*?)<\/mark>/s);
  return pieces.map((piece, i) => (i % 2 ? element("mark", {}, [decode(piece)]) : decode(piece)));
}

/** @param {string} text */
const decode = (text) => text.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");

/** One group: its title with the count, its first answers, and a button for more. @param {{code: string, label: string, answers: any[]}} group @param {Record<string, string>} words */
export async function createGroup(group, words) {
  const id = `search-${group.code}`;
  const count = element("span", { class: "search-number" }, [String(group.answers.length)]);
  const list = element("ol", {});
  const section = element("section", { "aria-labelledby": id, "data-group": group.code }, [
    element("h2", { id }, [group.label, " ", count]),
    list,
  ]);
  await showMore(section, list, group, words, SHOWN);
  return section;
}

async function showMore(section, list, group, words, step) {
  const from = list.children.length;
  const found = await Promise.all(group.answers.slice(from, from + step).map((answer) => describe(answer, group.code === BY_PART)));
  section.querySelector("button")?.remove();
  list.append(...found.map(createItem));
  const left = group.answers.length - list.children.length;
  if (left > 0) section.append(createMore(left, words, () => showMore(section, list, group, words, MORE)));
  if (from) list.children[from]?.querySelector("a")?.focus();
}

/** @param {number} left @param {Record<string, string>} words @param {() => void} act */
function createMore(left, words, act) {
  const button = element("button", { type: "button", class: "search-more" }, [say(words, "more", left)]);
  button.addEventListener("click", act);
  return button;
}

/** @param {import("./search-engine.js").Found} found */
function createItem({ url, title, where, years, excerpt, parts }) {
  const others = parts.map((part) => element("li", {}, [element("a", { href: part.url }, [part.title])]));
  return element("li", {}, [
    element("a", { href: url }, [title]),
    ...(where ? [" ", element("span", { class: "search-where" }, [where])] : []),
    ...(years ? [" ", element("span", { class: "tag" }, [years])] : []),
    element("p", {}, readExcerpt(excerpt)),
    ...(others.length ? [element("ul", {}, others)] : []),
  ]);
}
