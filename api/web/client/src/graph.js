// The page /graph: puts search, canvas, list, legend and panel together, and keeps the address that of the state.

import { el, fill, say } from "./dom.js";
import { Drawing } from "./draw.js";
import { fromAddress, MOST, toAddress } from "./link.js";
import { List } from "./list.js";
import { COLOURS, Measures, SIZES } from "./measures.js";
import { Model } from "./model.js";
import { Failed, json } from "./net.js";
import { Panel } from "./panel.js";
import * as picture from "./picture.js";
import { suggest } from "./suggest.js";
import { saveCsv, saveJsonLd } from "./take.js";

const root = document.getElementById("graph");
const { lang, focus, to, snapshot } = root.dataset;
const words = JSON.parse(root.dataset.words);
const relations = JSON.parse(root.dataset.relations);
const model = new Model();
const measures = new Measures(words);
const look = (node) => measures.look(node);
let chosen = null;
let onPath = new Set();
const restName = (rest) => say(words.rest, { name: relations[rest.relation]?.[rest.direction === "in" ? 1 : 0] ?? rest.relation, count: rest.count });
const button = (word, does, more = {}) => el("button", { type: "button", class: "plain", onclick: does, ...more }, word);

// --- the parts of the page

// what a wide screen shows at once, and a phone unfolds
const NARROW = matchMedia("(max-width: 40rem)");
function folded(word, ...parts) {
  const made = el("details", { class: "folded" }, el("summary", {}, word), parts);
  const fit = () => (made.open = !NARROW.matches);
  NARROW.addEventListener("change", fit);
  fit();
  return made;
}

const status = el("p", { class: "status", role: "status" });
const canvas = el("div", { class: "canvas", role: "img" });
const paper = el("div", { class: "paper" });
const listed = el("ul", { "aria-labelledby": "list-title", "aria-describedby": "list-help" });
const legend = el("ul", { class: "legend", "aria-label": words.legend });
const side = el("aside", { class: "side", "aria-live": "polite", "aria-label": words.facts });
const address = el("a", { href: "/graph" }, words.link);
const ends = { from: null, to: null };
const end = (which) => suggest({ label: words[which], hint: words.find_hint, words, keep: true, choose: (node) => ((ends[which] = node), ends.from && ends.to && act.paths()) });
const boxes = { find: suggest({ label: words.find, hint: words.find_hint, words, choose: (node) => act.find(node.id) }), from: end("from"), to: end("to") };
const choice = (name, options) => el("select", { "aria-label": words[name], onchange: () => act.measure() }, options.map((one) => el("option", { value: one }, words[`${name}_${one}`])));
const [sizing, colouring] = [choice("size", SIZES), choice("colour", COLOURS)];
const undo = button(words.undo, () => act.undo(), { "aria-keyshortcuts": "Control+Z" });
for (const which of ["from", "to"]) boxes[which].input.addEventListener("input", () => (ends[which] = null));

fill(root,
  el("div", { class: "bar" }, boxes.find.box,
    folded(words.meet, el("form", { class: "meet", onsubmit: (event) => (event.preventDefault(), act.paths()) }, boxes.from.box, boxes.to.box, el("button", {}, words.find_paths)))),
  el("div", { class: "bar tools" }, undo, button(words.fit, () => drawing.fit()),
    folded(words.more, el("div", { class: "bar tools" }, el("label", {}, words.size, sizing), el("label", {}, words.colour, colouring),
      el("span", { class: "exports" }, ["svg", "png", "csv", "jsonld"].map((form) => button(words[`take_${form}`] ?? words[form], () => act.export(form)))), address)), legend), status,
  el("div", { class: "graph-parts" },
    el("nav", { class: "list", "aria-labelledby": "list-title" }, el("h2", { id: "list-title" }, words.list), el("p", { id: "list-help", class: "quiet small" }, words.list_help), listed),
    canvas, paper, side));
root.hidden = false;
document.getElementById("plain").remove();
const starts = document.getElementById("starts");

// --- what can be done

async function step(...fields) {
  const taken = await take(...fields);
  if (taken) show();
  return taken;
}

// one step without showing it, where what follows shows it
async function take(...fields) {
  status.textContent = words.working;
  try {
    const added = await model.do(fields);
    const left = model.left && !["h", "m"].includes(fields[0]);
    fill(status, left ? say(words.full, { count: model.nodes.length }) : fields[0] === "h" ? "" : say(words.added, { count: Math.max(added, 0) }),
      left && model.most < MOST ? button(words.raise, act.raise) : null);
    return true;
  } catch (error) {
    if (!(error instanceof Failed) && !(error instanceof TypeError)) throw error;
    status.textContent = say(words.failed, { reason: error.message });
    return false;
  }
}

const act = {
  async find(id) {
    if (!(await take("a", id))) return;
    if (model.edgesOf(id).length === 0) await take("x", "", "", id);
    if (!model.visible(id)) return show();
    act.select(id);
    drawing.fit();
  },
  async expand(id) {
    const rest = model.state.rests.get(id);
    if (rest) return act.part(rest.parent, rest.relation, rest.direction);
    if (await take("x", "", "", id)) act.opened(id);
  },
  async part(id, relation, direction) {
    if (await take("x", relation, direction, id)) act.opened(id);
  },
  opened(id) {
    act.select(id);
    drawing.enclose(NARROW.matches ? id : null);
  },
  async hide(id, next) {
    const rest = model.state.rests.has(id);
    if (rest) return;
    const { label } = model.node(id);
    chosen = next ?? null;
    await step("h", id);
    status.textContent = say(words.hidden, { name: label });
    if (next && model.node(next)) act.select(next);
    else if (!next) panel.empty();
  },
  async undo() {
    await model.working;
    const undone = model.undo();
    status.textContent = undone ? words.undone : words.nothing_to_undo;
    onPath = new Set();
    if (chosen && !model.visible(chosen) && !model.state.edges.has(chosen)) (chosen = null), panel.empty();
    show();
  },
  raise() {
    model.most = MOST;
    model.left = 0;
    status.textContent = "";
    show();
  },
  select(id) {
    chosen = id;
    show();
    drawing.reveal(id);
    guarded(panel.node(model.node(id)));
  },
  edge(id) {
    const edge = model.state.edges.get(id);
    if (!edge) return;
    chosen = id;
    show();
    guarded(panel.edge(edge));
  },
  end(which, node) {
    ends[which] = node;
    boxes[which].input.value = node.label;
  },
  async paths() {
    for (const which of ["from", "to"]) {
      if (!ends[which] && !(await guarded(act.guess(which)))) return boxes[which].input.focus();
    }
    if (!(await step("p", ends.from.id, ends.to.id))) return;
    light();
    chosen = null;
    show();
    panel.paths(model.found);
    drawing.fit();
  },
  // what was typed and not chosen: the best that search finds
  async guess(which) {
    const typed = boxes[which].input.value.trim();
    if (!typed) return null;
    const { groups } = await json(`/api/search?q=${encodeURIComponent(typed)}&kind=agency,group,platform,plan,task,indicator,document,region&limit=1`);
    const [hit] = groups.flatMap((group) => group.items);
    if (hit) act.end(which, { id: `${hit.kind}/${hit.key}`, label: hit.label });
    else status.textContent = words.no_results;
    return hit;
  },
  async measure() {
    if ((await guarded(measures.choose(sizing.value, colouring.value))) !== null) show();
  },
  toggle(kind) {
    if (!model.off.delete(kind)) model.off.add(kind);
    show();
  },
  async export(form) {
    const shown = { nodes: model.nodes, rests: model.rests, edges: model.edges };
    if (!shown.nodes.length) return;
    if (form === "csv") return saveCsv({ ...shown, relations }, "zhengtu-graph");
    if (form === "jsonld") return guarded(saveJsonLd(shown, "zhengtu-graph"));
    const lines = await guarded(picture.footer({ ...shown, words, snapshot, told: measures.told }));
    if (!lines) return;
    const title = document.title;
    if (form === "svg") picture.saveSvg(picture.svg({ ...shown, restName, relations, look, footer: lines, title }), "zhengtu-graph");
    else await picture.savePng(drawing.cy, lines, "zhengtu-graph");
  },
};

// what the server refuses is told, not thrown
async function guarded(work) {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Failed) && !(error instanceof TypeError)) throw error;
    status.textContent = say(words.failed, { reason: error.message });
    return null;
  }
}

function light() {
  onPath = new Set();
  const id = (iri) => `${model.found.nodes[iri].kind}/${model.found.nodes[iri].key}`;
  for (const one of model.found.paths.flat()) {
    const [source, target] = one.direction === "out" ? [one.source, one.target] : [one.target, one.source];
    onPath.add(`${one.relation}*${id(source)}*${id(target)}`);
  }
}

// --- showing

const drawing = new Drawing(canvas, relations);
const panel = new Panel(side, { words, relations, lang, act, model });
const list = new List(listed, { words, act, model, restName });

function show() {
  const [nodes, rests, edges] = [model.nodes, model.rests, model.edges];
  drawing.show({ nodes, rests, edges, chosen, path: onPath, restName, look });
  const nothing = model.state.nodes.size === 0 && !model.found;
  root.classList.toggle("empty", nothing);
  if (starts) starts.hidden = !nothing;
  canvas.setAttribute("aria-label", say(words.canvas, { nodes: nodes.length, edges: edges.length }));
  list.show(chosen);
  fill(legend, kinds().map(([kind, count]) => el("li", {}, el("button", {
    type: "button", class: "plain", "aria-pressed": String(!model.off.has(kind)), onclick: () => (act.toggle(kind), legend.querySelector(`[data-kind=${kind}]`)?.focus()), "data-kind": kind,
  }, el("span", { class: `kind ${kind}` }, `${words[`kind_${kind}`] ?? kind} ${count}`)))));
  undo.disabled = !model.past.length;
  const state = { lang, focus, log: model.log, off: model.off, most: model.most, selected: model.node(chosen) || model.state.edges.has(chosen) ? chosen : null, size: measures.size, colour: measures.colour };
  const link = toAddress(state);
  address.setAttribute("href", link);
  history.replaceState(null, "", link);
}

function kinds() {
  const counts = new Map();
  for (const node of model.state.nodes.values()) if (!node.hidden) counts.set(node.kind, (counts.get(node.kind) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b));
}

drawing.cy.on("tap", "node", ({ target }) => (target.data("kind") === "rest" ? act.expand(target.id()) : act.select(target.id())));
drawing.cy.on("dbltap", "node", ({ target }) => target.data("kind") !== "rest" && act.expand(target.id()));
drawing.cy.on("tap", "edge", ({ target }) => act.edge(target.id()));
drawing.cy.on("dragfree", "node", ({ target }) => step("m", Math.round(target.position("x")), Math.round(target.position("y")), target.id()));

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select");
  if (!typing && (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
    event.preventDefault();
    act.undo();
  } else if (!typing && event.key === "/") {
    event.preventDefault();
    boxes.find.input.focus();
  }
});

// paper shows a picture of its own: what is on the canvas has the size of the screen
window.addEventListener("beforeprint", () => {
  const shown = { nodes: model.nodes, rests: model.rests, edges: model.edges };
  if (!shown.nodes.length) return;
  const text = picture.svg({ ...shown, restName, relations, look, footer: [], title: document.title });
  fill(paper, document.importNode(new DOMParser().parseFromString(text, "image/svg+xml").documentElement, true));
});

// --- the state that the address gives

async function start() {
  const given = fromAddress(location.search);
  Object.assign(model, { off: given.off, most: given.most });
  await guarded(measures.choose(given.size, given.colour));
  [sizing.value, colouring.value] = [measures.size, measures.colour];
  const first = to ? ["p", focus, to] : ["x", "", "", focus];
  const steps = given.log.length || !focus ? given.log : [first];
  for (const one of steps) if (!(await take(...one))) break;
  panel.empty();
  show();
  const paths = model.found && steps.at(-1)?.[0] === "p";
  if (paths) light(), show();
  if (model.state.edges.has(given.selected)) act.edge(given.selected);
  else if (paths && !given.selected) panel.paths(model.found);
  else if (given.selected && model.visible(given.selected)) act.select(given.selected);
  else if (focus && model.visible(focus)) act.select(focus);
  if (model.found) for (const which of ["from", "to"]) act.end(which, { id: `${model.found[which].kind}/${model.found[which].key}`, label: model.found[which].label });
  drawing.fit(NARROW.matches ? focus : null);
  root.dataset.ready = "true";
}

// for tests and for programs beside the page: what is shown, in plain values
window.zhengtu = { model, drawing };
start();
