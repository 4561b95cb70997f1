// The explorer: one state, told by the address, shown by the form, the list and the map.
import { createList } from "./explorer-list.js";
import { createMap } from "./explorer-map.js";
import { fillForm, keysOf, knownCodes, readForm, showChosen, showCounts } from "./explorer-facets.js";
import { copyLink, download, frameCode } from "./explorer-share.js";
import { readState, writeState } from "./explorer-state.js";
import { ask, createClub, measure, nearest, sortClubs } from "./explorer-query.js";
import { describeFirst } from "./explorer-summaries.js";
import { findByInsee } from "./places.js";
import { fold } from "./fold.js";

const FEW = 3;

class Explorer {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.words = JSON.parse(root.dataset.words ?? "{}");
    this.form = root.querySelector("form.explorer-form");
    this.output = root.querySelector("output.explorer-count");
    this.status = root.querySelector(".explorer-status");
    this.known = knownCodes(this.form);
    this.place = null;
    this.map = createMap(root.querySelector(".map-frame"), this.words, { opened: (slug) => this.noteOpened(slug), moved: (at) => this.change({ at }, false) });
    this.list = createList(root.querySelector(".explorer-list"), this.map.features, (slug) => this.map.point(slug));
    const keys = keysOf(this.form);
    this.clubs = this.map.features.map((feature) => createClub(feature, keys, fold(this.list.textOf(feature.properties.slug))));
    this.distances = new Map();
    this.state = readState("", this.known).state;
  }

  /** Show what the address says. */
  async restore() {
    const { state, ignored } = readState(location.search, this.known);
    this.state = state;
    this.status.textContent = ignored.length ? this.words.ignored.replace("{names}", ignored.join(", ")) : "";
    await this.setPlace(readFragment() ?? (state.lieu ? await findByInsee(state.lieu) : null), !state.at);
    fillForm(this.form, state, Boolean(this.place));
    this.show();
    if (state.at) this.map.setView(state.at);
    if (state.club) this.map.open(state.club);
    else this.map.close();
  }

  /** @param {{lat: number, lon: number, name?: string, department?: {code: string}} | null} place @param {boolean} follow */
  async setPlace(place, follow) {
    this.place = place;
    this.distances = measure(this.clubs, place);
    this.map.setHere(place, follow);
    this.root.classList.toggle("placed", Boolean(place));
    this.root.querySelector(".place-box input").value = place?.name ?? "";
  }

  /** Take a change, write it to the address, show it. @param {Partial<import("./explorer-state.js").State>} part @param {boolean} asks  whether the answer changes */
  change(part, asks = true, replace = !asks) {
    this.state = { ...this.state, ...part };
    const query = writeState(this.state) + (new URLSearchParams(location.search).has("embed") ? "&embed=1" : "");
    const address = (query ? `?${query}` : location.pathname) + location.hash;
    history[replace ? "replaceState" : "pushState"](null, "", address);
    if (asks) this.show();
  }

  show() {
    const words = fold(this.state.words).split(/\s+/).filter(Boolean);
    const { found, counts } = ask(this.clubs, this.state, words, this.distances);
    const order = this.state.sort || (this.place ? "distance" : "name");
    const sorted = sortClubs(found, order, this.distances, document.documentElement.lang);
    const near = this.place && found.length === 0 ? nearest(this.clubs, this.distances, FEW) : sorted;
    this.shown = new Set(found.map((club) => club.slug));
    this.list.show(near.map((club) => club.slug), (slug) => this.remark(slug));
    if (this.place) describeFirst(this.root.querySelector(".explorer-list ul"), this.root.dataset.data ?? "");
    this.map.show(new Set(near.map((club) => club.slug)));
    showCounts(this.form, counts);
    showChosen(this.root.querySelector(".explorer-chosen"), this.form, () => this.readForm(false));
    this.say(found.length);
    this.root.dataset.view = this.state.view || "list";
    this.root.querySelector(".map-frame").dataset.colour = this.state.colour || "territory";
    this.root.querySelector(".explorer-add").search = this.state.lieu ? `?lieu=${encodeURIComponent(this.state.lieu)}` : "";
    this.root.querySelector(".explorer-start").hidden = !this.place || found.some((club) => this.distances.get(club.slug)?.inside);
  }

  /** How far a club is, or that it covers the reader's commune. @param {string} slug */
  remark(slug) {
    const far = this.distances.get(slug);
    if (!far) return "";
    const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: far.km < 10 ? 1 : 0 });
    const away = this.words.away.replace("{km}", number.format(far.km));
    return far.inside ? `${this.words.within} · ${away}` : away;
  }

  /** @param {number} count */
  say(count) {
    const none = this.place ? this.words.nobody_near : this.words.none;
    const text = count ? this.words.count.replace("{count}", String(count)).replace("{all}", String(this.clubs.length)) : none;
    this.output.textContent = this.place?.name ? this.words.placed.replace("{place}", this.place.name).replace("{text}", text) : text;
    for (const button of this.root.querySelectorAll("[data-show]")) {
      button.textContent = this.words[`show_${button.dataset.show}`].replace("{count}", String(count));
      button.setAttribute("aria-pressed", String((this.state.view || "list") === button.dataset.show));
    }
  }

  /** @param {boolean} replace  while somebody types, one step back undoes the whole word */
  readForm(replace) {
    const next = readForm(this.form, this.state);
    const order = next.sort === (this.place ? "distance" : "name") ? "" : next.sort;
    this.change({ ...next, sort: order }, true, replace);
  }

  /** @param {string} slug */
  noteOpened(slug) {
    this.list.select(slug);
    if (slug !== this.state.club) this.change({ club: slug }, false);
  }

  /** @param {{insee?: string, lat: number, lon: number}} place */
  async choosePlace(place) {
    const fragment = place.insee ? "" : `#position=${place.lat.toFixed(3)},${place.lon.toFixed(3)}`;
    history.pushState(null, "", location.pathname + location.search + fragment);
    await this.setPlace(place, true);
    this.change({ lieu: place.insee ?? "", at: null, sort: "" }, true, true);
    fillForm(this.form, this.state, Boolean(this.place));
  }

  async forgetPlace() {
    history.pushState(null, "", location.pathname + location.search);
    await this.setPlace(null, false);
    this.change({ lieu: "", radius: null, sort: "" }, true, true);
    fillForm(this.form, this.state, Boolean(this.place));
  }
}

/** A position found on the device: it stands in the fragment, which no server is sent. */
function readFragment() {
  const match = /^#position=(-?[\d.]+),(-?[\d.]+)$/.exec(location.hash);
  return match ? { lat: Number(match[1]), lon: Number(match[2]) } : null;
}

/** @param {Explorer} explorer */
function listenToForm(explorer) {
  const { form } = explorer;
  form.addEventListener("input", (event) => explorer.readForm(event.target.type === "search" || event.target.type === "number"));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () =>
    setTimeout(() => {
      explorer.forgetPlace().then(() => explorer.readForm(true));
    }),
  );
  explorer.root.addEventListener("atlas:place", (event) => explorer.choosePlace(event.detail));
}

/** @param {Explorer} explorer */
function listenToButtons(explorer) {
  const { root, status, words } = explorer;
  const folder = root.dataset.data ?? "";
  const frame = root.querySelector(".explorer-frame");
  const actions = {
    copy: () => copyLink(status, words),
    csv: () => download("csv", folder, explorer.shown, status, words),
    geojson: () => download("geojson", folder, explorer.shown, status, words),
    embed: () => {
      frame.hidden = !frame.hidden;
      frame.querySelector("textarea").value = frameCode(writeState(explorer.state), document.title);
      if (!frame.hidden) frame.querySelector("textarea").select();
    },
    forget: () => explorer.forgetPlace(),
  };
  for (const button of root.querySelectorAll("button[data-action]")) button.addEventListener("click", actions[button.dataset.action]);
  for (const button of root.querySelectorAll("[data-show]")) {
    button.addEventListener("click", () => {
      explorer.change({ view: button.dataset.show === "list" ? "" : button.dataset.show });
      explorer.map.resize();
    });
  }
  for (const input of root.querySelectorAll("input[name=map-colour]")) {
    input.addEventListener("change", () => explorer.change({ colour: input.value === "territory" ? "" : input.value }));
  }
}

function start() {
  const root = document.querySelector(".explorer");
  if (!root || !globalThis.atlas_map) return;
  if (new URLSearchParams(location.search).has("embed")) document.documentElement.classList.add("embedded");
  root.classList.add("alive");
  for (const part of root.querySelectorAll("[data-alive]")) part.hidden = false;
  const explorer = new Explorer(root);
  listenToForm(explorer);
  listenToButtons(explorer);
  addEventListener("popstate", () => explorer.restore());
  new MutationObserver(() => explorer.show()).observe(document.body, { attributeFilter: ["data-md-color-scheme"] });
  explorer.restore();
}

start();
