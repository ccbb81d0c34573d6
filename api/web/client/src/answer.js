// Answers of the endpoint as tables, a yes or no, and a small graph; every value is only ever text.

import { el, fill, say } from "./dom.js";
import { json } from "./net.js";
import { triples } from "./triples.js";

const BASE = "https://w3id.org/zhengtu/";
const SHOWN = 1000; // rows
const DRAWN = 300; // nodes
const NAMED = 5000; // nodes that are asked for by name at once
const NAMES = ["http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel", "http://purl.org/dc/terms/title"];

// IRI → the page of this server that shows it, nothing for what is not ours
export function page(iri, lang) {
  const tail = lang === "zh" ? "" : `?lang=${lang}`;
  if (iri.startsWith(`${BASE}id/`)) return `/id/${iri.slice(BASE.length + 3)}${tail}`;
  if (iri.startsWith(`${BASE}code/indicator/`)) return `/entities/indicator/${iri.slice(BASE.length)}${tail}`;
  if (iri.startsWith(`${BASE}ontology#`)) return `/ontology${tail}#${iri.slice(BASE.length + 9)}`;
  return null;
}

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const namesOf = (nodes, lang) =>
  json(`/query/names?lang=${lang}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(nodes) });

// Chinese is marked as such where the page is not
const han = (text, lang) => (lang !== "zh" && /[\u3400-\u9fff]/.test(text) ? "zh-Hans" : null);

const PROLOGUE = /^(?:\s|#[^\n]*\n|PREFIX\s*[^\s:]*:\s*<[^>]*>|BASE\s*<[^>]*>)*/i;

// the query of all that is stated of the nodes in an answer; nothing where it has no nodes of ours
export function described(query, vars, rows) {
  const nodes = vars.filter((name) => rows.some((row) => row[name]?.value.startsWith(`${BASE}id/`)));
  const [head] = query.match(PROLOGUE);
  const body = query.slice(head.length);
  if (!nodes.length || /\bFROM\b/i.test(body)) return null;
  return `${head}DESCRIBE ${nodes.map((name) => `?${name}`).join(" ")} WHERE { {\n${body}\n} }`;
}

export class Answer {
  constructor(element, { words, lang, vocabulary }) {
    Object.assign(this, { element, words, lang });
    this.names = vocabulary.then(({ terms }) => new Map(terms.map((term) => [term.iri, term])));
  }

  links(query, forms) {
    const { words } = this;
    const at = (form) => `/sparql?${new URLSearchParams({ format: form, query })}`;
    return forms.map((form) => [" · ", el("a", { href: at(form) }, words[form === "ttl" ? "turtle" : form])]);
  }

  problem(error) {
    const { line, column, detail, title } = error.problem;
    const where = line ? `${say(this.words.where, { line, column })}: ` : "";
    fill(this.element, el("p", { class: "note warn", role: "alert" }, `${where}${detail ?? title ?? error.message}`));
  }

  async table(result, query) {
    const { words } = this;
    if (result.boolean !== undefined) {
      return fill(this.element, el("p", { role: "status" }, el("span", { class: "label" }, words.answer), el("strong", {}, result.boolean ? words.yes : words.no)));
    }
    const [{ vars }, rows] = [result.head, result.results.bindings];
    const lines = rows.slice(0, SHOWN).map((row) => vars.map((name) => row[name]));
    const count = this.#count(rows.length, words.rows, query, ["csv", "json"]);
    const nodes = described(query, vars, rows);
    if (nodes) count.append(...this.links(nodes, ["jsonld"]).flat());
    fill(this.element, count, await this.#grid(vars, lines));
  }

  async graph(text, query) {
    const { words } = this;
    const found = triples(text);
    const count = this.#count(found.length, words.triples, query, ["ttl", "jsonld", "nt"]);
    const canvas = el("div", { class: "small-graph", role: "img", "aria-label": words.answer });
    const drawn = el("p", { class: "quiet small" });
    const lines = found.slice(0, SHOWN).map((one) => [one.subject, one.predicate, one.object]);
    fill(this.element, count, drawn, canvas, await this.#grid([words.subject, words.predicate, words.object], lines));
    const nodes = await this.#draw(canvas, found);
    if (nodes) drawn.textContent = say(words.drawn, { count: nodes });
    else canvas.remove();
  }

  #count(count, word, query, forms) {
    const { words } = this;
    const cut = count > SHOWN ? ` · ${say(words.only_first, { count: SHOWN })}` : "";
    return el("p", { class: "quiet", role: "status" }, count ? say(word, { count }) + cut : words.nothing, this.links(query, forms));
  }

  async #grid(heads, lines) {
    if (!lines.length) return null;
    const name = await this.#named(lines.flat().filter((cell) => cell?.type === "uri").map((cell) => cell.value));
    return el("div", { class: "scroll", role: "region", "aria-label": this.words.answer, tabindex: "0" },
      el("table", { class: "cards" },
        el("caption", { class: "hidden" }, this.words.answer),
        el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, name)))),
        el("tbody", {}, lines.map((cells) => el("tr", {}, cells.map((cell, i) => el("td", { "data-label": heads[i], class: cell ? null : "empty" }, this.#term(cell, name))))))));
  }

  #term(term, name) {
    if (!term) return null;
    if (term.type !== "uri") return el("span", { lang: term["xml:lang"] ?? null }, term.value);
    const href = page(term.value, this.lang);
    const shown = el("span", { lang: han(name(term.value), this.lang) }, name(term.value));
    return href ? el("a", { href, title: term.value }, shown) : el("span", { title: term.value }, shown);
  }

  #name(iri, names) {
    const known = names.get(iri);
    if (known) return (known[this.lang] || known.zh || known.en || known.name) + (known.kind === "term" ? ` (${known.name})` : "");
    return iri.startsWith(`${BASE}id/`) ? decoded(iri.slice(BASE.length + 3)) : decoded(iri);
  }

  // IRI → name of the terms and of the nodes among these IRIs; where the server does not tell, keys have to do
  async #named(iris) {
    const nodes = [...new Set(iris.filter((iri) => page(iri, this.lang)))].slice(0, NAMED);
    const [terms, told] = await Promise.all([this.names, nodes.length ? namesOf(nodes, this.lang).catch(() => ({})) : {}]);
    return (iri) => (terms.has(iri) ? undefined : told[iri]) ?? this.#name(iri, terms);
  }

  // nodes that stand at either end of a triple, named by the labels among the triples
  async #draw(canvas, found) {
    const { Drawing } = await import("./draw.js");
    const labels = new Map(found.filter((one) => NAMES.includes(one.predicate.value) && one.object.type === "literal").map((one) => [one.subject.value, one.object.value]));
    const linked = found.filter((one) => one.object.type !== "literal");
    const ids = [...new Set(linked.flatMap((one) => [one.subject.value, one.object.value]))].slice(0, DRAWN);
    if (!ids.length) return 0;
    const known = new Set(ids);
    const name = await this.#named([...ids, ...linked.map((one) => one.predicate.value)]);
    const kind = (iri) => (iri.startsWith(`${BASE}id/`) ? iri.slice(BASE.length + 3).split("/")[0] : iri.startsWith(`${BASE}code/indicator/`) ? "indicator" : "other");
    const around = (i) => ({ x: 60 * Math.sqrt(i + 1) * Math.cos(2.4 * i), y: 60 * Math.sqrt(i + 1) * Math.sin(2.4 * i) });
    const nodes = ids.map((id, i) => ({ id, kind: kind(id), label: labels.get(id) ?? name(id), ...around(i) }));
    const relations = Object.fromEntries(linked.map((one) => [one.predicate.value, [name(one.predicate.value).replace(/ \(.*/, "")]]));
    const edges = linked.filter((one) => known.has(one.subject.value) && known.has(one.object.value)).map((one) => ({
      id: `${one.predicate.value}*${one.subject.value}*${one.object.value}`, source: one.subject.value, target: one.object.value, relation: one.predicate.value,
    }));
    const drawing = new Drawing(canvas, relations);
    drawing.show({ nodes, rests: [], edges, chosen: null, path: [], restName: () => "" });
    drawing.cy.edges().addClass("near");
    drawing.cy.layout({ name: "cose", animate: false, randomize: false, nodeRepulsion: () => 400_000, nodeOverlap: 40, nodeDimensionsIncludeLabels: true, idealEdgeLength: () => 150, numIter: 600, fit: false }).run();
    drawing.cy.on("tap", "node", ({ target }) => {
      const href = page(target.id(), this.lang);
      if (href) location.assign(href);
    });
    drawing.cy.fit(undefined, 30);
    this.drawing = drawing;
    return ids.length;
  }
}
