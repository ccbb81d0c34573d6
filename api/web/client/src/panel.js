// The panel beside the graph: facts and sentences of a node, the sentence of a line, paths as text.

import { el, fill, say } from "./dom.js";
import { cached, labels, path } from "./net.js";
import { ALL, PART } from "./model.js";

// what has lists of its own, by which one of it is asked for
const PLURALS = {
  plan: "plans", task: "tasks", agency: "agencies", group: "groups", platform: "platforms", indicator: "indicators",
  target: "targets", document: "documents", region: "regions",
};
const SENTENCES = 5;
const AROUND = 60; // characters before and after the sentence of a line
// what stands above anyway, or is a code for programs
const HIDDEN = new Set(["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://www.w3.org/2004/02/skos/core#prefLabel", "https://w3id.org/zhengtu/ontology#agencyType"]);

export class Panel {
  constructor(element, { words, relations, lang, act, model }) {
    Object.assign(this, { element, words, relations, lang, act, model });
    this.turn = 0;
  }

  name(relation, direction) {
    return this.relations[relation]?.[direction === "in" ? 1 : 0] ?? relation;
  }

  page(address) {
    if (!address || this.lang === "zh") return address;
    const [before, anchor] = address.split("#");
    return `${before}?lang=${this.lang}${anchor ? `#${anchor}` : ""}`;
  }

  empty() {
    this.turn += 1;
    fill(this.element, el("p", { class: "quiet" }, this.words.select));
  }

  // --- a node

  async node(node) {
    const mine = ++this.turn;
    const body = el("div", { "aria-busy": "true" }, el("p", { class: "quiet" }, this.words.working));
    fill(this.element, this.#head(node), body);
    const plural = PLURALS[node.kind];
    const [entity, around, terms] = await Promise.all([
      plural ? cached(`/api/${plural}/${path(node.key)}`) : { facts: [], evidence: [], relations: [] },
      cached(`/api/neighbours/${path(node.id)}?limit=${ALL}`),
      this.lang === "zh" ? {} : labels(this.lang),
    ]);
    if (mine !== this.turn) return;
    body.removeAttribute("aria-busy");
    fill(body, this.#relations(node, around.relations), this.#facts(entity, terms), this.#connections(node), await this.#sentences(entity));
  }

  #head(node) {
    const { words, act } = this;
    const button = (word, does) => el("button", { type: "button", class: "plain", onclick: does }, word);
    return el("header", {},
      el("span", { class: `kind ${node.kind}` }, words[`kind_${node.kind}`] ?? node.kind),
      el("h2", { lang: "zh-Hans" }, node.label),
      el("p", { class: "tools" },
        button(words.expand, () => act.expand(node.id)), button(words.hide, () => act.hide(node.id)),
        button(words.as_from, () => act.end("from", node)), button(words.as_to, () => act.end("to", node)),
        node.page ? el("a", { href: this.page(node.page) }, words.open_page) : null));
  }

  #relations(node, relations) {
    if (!relations.length) return null;
    const { words, act, model } = this;
    const known = (one) => [...model.state.edges.values()].filter((edge) =>
      edge.relation === one.relation && (one.direction === "out" ? edge.source : edge.target) === node.id).length;
    return el("section", {}, el("h3", {}, words.relations), el("ul", { class: "relations" }, relations.map((one) => {
      const left = one.total - known(one);
      const name = this.name(one.relation, one.direction);
      const word = left > 0 ? words.expand_more : words.complete;
      return el("li", {}, el("button", {
        type: "button", class: "plain", disabled: left <= 0, onclick: () => act.part(node.id, one.relation, one.direction),
      }, say(word, { name, total: one.total, count: Math.min(PART, left) })));
    })));
  }

  #facts({ facts }, terms) {
    const told = facts.filter((one) => !HIDDEN.has(one.property));
    if (!told.length) return null;
    const called = (one) => terms[one.property] ?? one.property_label;
    const shown = (one) => terms[one.value] || one.label || String(one.value);
    return el("section", {}, el("h3", {}, this.words.facts), el("dl", { class: "facts" },
      told.slice(0, 40).flatMap((one) => [el("dt", {}, called(one)), el("dd", { lang: "zh-Hans" }, shown(one))])));
  }

  #connections(node) {
    const edges = this.model.edgesOf(node.id);
    if (!edges.length) return null;
    return el("section", {}, el("h3", {}, `${this.words.connections} ${edges.length}`), el("ul", { class: "connections" },
      edges.slice(0, 60).map((edge) => {
        const out = edge.source === node.id;
        const other = this.model.node(out ? edge.target : edge.source);
        return el("li", {}, el("button", { type: "button", class: "plain", onclick: () => this.act.edge(edge.id) },
          `${this.name(edge.relation, out ? "out" : "in")} · `, el("span", { lang: "zh-Hans" }, other.label)));
      })));
  }

  async #sentences(entity) {
    const stated = entity.relations.flatMap((one) => one.items.map((item) => item.evidence));
    const addresses = [...new Set([...entity.evidence, ...stated].filter(Boolean))].slice(0, SENTENCES);
    if (!addresses.length) return null;
    const found = await Promise.all(addresses.map((address) => cached(address)));
    return el("section", {}, el("h3", {}, this.words.sentences), found.map((one) => this.#passage(one, false)));
  }

  #passage(found, around) {
    const { words } = this;
    const place = say(words.chars, { start: found.start, end: found.end });
    const tail = (text) => (around && text ? el("span", { class: "quiet" }, text) : null);
    return el("figure", {},
      found.loaded
        ? el("blockquote", { lang: "zh-Hans" }, tail(found.before), el("mark", {}, found.quote), tail(found.after))
        : el("p", { class: "note" }, `${words.not_loaded} · ${place}`),
      el("figcaption", { class: "small" }, el("span", { lang: "zh-Hans" }, found.plan.label), " · ",
        el("a", { href: this.page(found.page) }, words.open_sentence)));
  }

  // --- a line

  async edge(edge) {
    const mine = ++this.turn;
    const [source, target] = [this.model.node(edge.source), this.model.node(edge.target)];
    const button = (node) => el("button", { type: "button", class: "plain", lang: "zh-Hans", onclick: () => this.act.select(node.id) }, node.label);
    const head = el("header", {}, el("h2", {}, this.name(edge.relation, "out")), el("p", { class: "ends" }, button(source), " → ", button(target)));
    const body = el("div", { class: "passage" }, el("p", { class: "quiet" }, edge.evidence ? this.words.working : this.words.no_sentence));
    fill(this.element, head, body);
    if (!edge.evidence) return;
    const found = await cached(`${edge.evidence}?context=${AROUND}`);
    if (mine === this.turn) fill(body, this.#passage(found, true));
  }

  // --- paths

  paths(found) {
    this.turn += 1;
    const { words } = this;
    const id = (iri) => `${found.nodes[iri].kind}/${found.nodes[iri].key}`;
    const named = (iri) => el("button", { type: "button", class: "plain", lang: "zh-Hans", onclick: () => this.act.select(id(iri)) }, found.nodes[iri].label || found.nodes[iri].key);
    const step = (one) => {
      const [source, target] = one.direction === "out" ? [one.source, one.target] : [one.target, one.source];
      const edge = `${one.relation}*${id(source)}*${id(target)}`;
      return [" — ", el("button", { type: "button", class: "plain", onclick: () => this.act.edge(edge) }, this.name(one.relation, one.direction)), " → ", named(one.target)];
    };
    fill(this.element,
      el("h2", {}, words.paths, found.length ? ` · ${say(words.hops, { count: found.length })}` : ""),
      found.paths.length ? el("ol", { class: "paths" }, found.paths.map((steps) => el("li", {}, named(found.from.iri), steps.map(step)))) : el("p", {}, words.no_path),
      found.complete ? null : el("p", { class: "quiet small" }, words.incomplete));
  }
}
