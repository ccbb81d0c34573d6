// What is in the graph: nodes, edges, what is left to expand; every step can be undone and written down.

import { DEFAULT_MOST, MOST } from "./link.js";
import { cached, path } from "./net.js";
import { between, ring } from "./place.js";

export const PART = 25; // neighbours at a time
const FEW = 12; // relations with no more than these are opened at once,
export const ALL = 30; // and all of them where there are no more neighbours than these

const APART = 190; // between two steps of a path

const idOf = (node) => `${node.kind}/${node.key}`;

export class Model {
  constructor() {
    this.state = { nodes: new Map(), edges: new Map(), rests: new Map() };
    this.log = [];
    this.past = [];
    this.off = new Set();
    this.most = DEFAULT_MOST;
    this.left = 0; // nodes that found no room in the last step
    this.found = null; // the answer of the last search for paths
  }

  // --- reading

  node(id) {
    return this.state.nodes.get(id);
  }

  visible(id) {
    const node = this.node(id);
    if (node) return !node.hidden && !this.off.has(node.kind);
    const rest = this.state.rests.get(id);
    return Boolean(rest) && this.visible(rest.parent);
  }

  get nodes() {
    return [...this.state.nodes.values()].filter((node) => this.visible(node.id));
  }

  get rests() {
    return [...this.state.rests.values()].filter((rest) => this.visible(rest.id));
  }

  get edges() {
    return [...this.state.edges.values()].filter((edge) => this.visible(edge.source) && this.visible(edge.target));
  }

  edgesOf(id) {
    return this.edges.filter((edge) => edge.source === id || edge.target === id);
  }

  get room() {
    return Math.min(this.most, MOST) - [...this.state.nodes.values()].filter((node) => !node.hidden).length;
  }

  // --- steps

  // Takes one step; where it fails nothing has changed. Steps come one after the other.
  do(step) {
    const work = (this.working ?? Promise.resolve()).then(() => this.#take(step));
    this.working = work.catch(() => {});
    return work;
  }

  async #take(step) {
    const [op, ...fields] = step;
    const before = this.state;
    const draft = { nodes: new Map(before.nodes), edges: new Map(before.edges), rests: new Map(before.rests) };
    this.state = draft;
    this.left = 0;
    try {
      await this[`_${op}`](...fields);
    } catch (error) {
      this.state = before;
      throw error;
    }
    this.past.push(before);
    this.log.push(step);
    return this.state.nodes.size - before.nodes.size;
  }

  undo() {
    if (!this.past.length) return null;
    this.state = this.past.pop();
    return this.log.pop();
  }

  // add one node
  async _a(id) {
    const known = this.node(id);
    if (known) return this.#put({ ...known, hidden: false });
    const { node } = await this.#neighbours(id);
    if (this.room <= 0) return void (this.left += 1);
    this.#add([node], null);
  }

  // expand: everything of a node as far as it is little, or the next part of one relation
  async _x(relation, direction, id) {
    if (!this.node(id)) await this._a(id);
    if (!this.node(id)) return;
    const { relations } = await this.#neighbours(id);
    if (relation) return this.#part(id, relations.find((one) => one.relation === relation && one.direction === direction));
    const few = relations.reduce((sum, one) => sum + one.total, 0) <= ALL ? ALL : FEW;
    for (const one of relations) {
      const there = this.state.rests.has(restId(id, one));
      if (one.total <= few) this.#take_in(id, one, one.items);
      else if (!there) this.#rest(id, one, one.total, null);
    }
    this.#place_rests(id);
  }

  // all paths between two nodes
  async _p(from, to) {
    const address = `/api/paths?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}&hops=4&limit=5`;
    const found = await cached(address);
    this.found = found;
    const ids = Object.fromEntries(Object.entries(found.nodes).map(([iri, node]) => [iri, idOf(node)]));
    this.#show(found.from, () => this.#spot());
    this.#show(found.to, () => this.#spot(this.node(idOf(found.from)), found.length));
    for (const steps of found.paths) {
      steps.forEach((step, i) => {
        const ends = [found.from, found.to].map((node) => this.node(idOf(node)));
        this.#show(found.nodes[step.target], () => between(...ends, (i + 1) / steps.length, this.#taken()));
        this.#edge(ids[step.source], step, ids[step.target]);
      });
    }
  }

  async _h(id) {
    const node = this.node(id);
    if (node) this.#put({ ...node, hidden: true });
  }

  async _m(x, y, id) {
    const found = this.state.nodes.get(id) ?? this.state.rests.get(id);
    if (found) this.#put({ ...found, x: Number(x), y: Number(y) });
  }

  // --- parts of steps

  #neighbours(id) {
    return cached(`/api/neighbours/${path(id)}?limit=${ALL}`);
  }

  async #part(id, one) {
    if (!one) return;
    const rest = this.state.rests.get(restId(id, one));
    const address = rest?.next ?? `/api/neighbours/${path(id)}?relation=${one.relation}&direction=${one.direction}`;
    if (rest && rest.count === 0) return;
    const room = this.room;
    if (room <= 0) {
      this.left = rest?.count ?? one.total;
      return;
    }
    const part = new URL(address, location.origin);
    part.searchParams.set("limit", Math.min(PART, room)); // the link to the next part may name another size
    const answer = await cached(part.pathname + part.search);
    const [found] = answer.relations;
    const seen = (rest?.seen ?? 0) + found.items.length;
    this.#take_in(id, one, found.items);
    this.#rest(id, one, one.total - seen, answer.next, seen);
    this.#place_rests(id);
  }

  #take_in(id, one, items) {
    const fresh = items.filter((item) => !this.node(idOf(item)));
    const fitting = fresh.slice(0, Math.max(0, this.room));
    this.left += fresh.length - fitting.length;
    this.#add(fitting, id);
    for (const item of items) if (this.node(idOf(item))) this.#edge(id, { ...one, ...item, relation: one.relation }, idOf(item));
  }

  #add(nodes, parent, given) {
    const around = parent ? this.node(parent) : null;
    const from = around?.parent ? this.node(around.parent) : null;
    const middle = around ?? { x: 0, y: 0 };
    const spots = given ?? (this.state.nodes.size ? ring(nodes.length, middle, from, this.#taken()) : [{ x: 0, y: 0 }]);
    nodes.forEach((node, i) => {
      const id = idOf(node);
      this.#put({ id, kind: node.kind, key: node.key, iri: node.iri, label: node.label || node.key, page: node.page, parent, ...spots[i] });
    });
  }

  // a node of a path: where it stands already, or at a spot that is asked for
  #show(node, spot) {
    const known = this.node(idOf(node));
    if (known) return known.hidden && this.#put({ ...known, hidden: false });
    if (this.room <= 0) return void (this.left += 1);
    this.#add([node], null, [spot()]);
  }

  // where an end of a path goes: beside what is there; the other end so many steps to the right of the first
  #spot(first, steps) {
    const taken = this.#taken();
    if (!taken.length) return { x: 0, y: 0 };
    if (!first) return ring(1, taken[0], null, taken)[0];
    return between(first, { x: first.x + APART * Math.max(steps, 1), y: first.y }, 1, taken);
  }

  #taken() {
    return [...this.state.nodes.values(), ...this.state.rests.values()].filter((one) => !one.hidden);
  }

  #edge(near, one, far) {
    const [source, target] = one.direction === "out" ? [near, far] : [far, near];
    const id = `${one.relation}*${source}*${target}`;
    if (!this.node(source) || !this.node(target) || this.state.edges.has(id)) return;
    this.state.edges.set(id, { id, source, target, relation: one.relation, evidence: one.evidence });
  }

  #rest(parent, one, count, next, seen = 0) {
    const id = restId(parent, one);
    const known = this.state.rests.get(id);
    if (count > 0) this.state.rests.set(id, { ...known, id, parent, relation: one.relation, direction: one.direction, count, next, seen });
    else this.state.rests.delete(id);
  }

  #place_rests(parent) {
    const node = this.node(parent);
    const fresh = [...this.state.rests.values()].filter((rest) => rest.parent === parent && rest.x === undefined);
    const from = node.parent ? this.node(node.parent) : null;
    const spots = ring(fresh.length, node, from, this.#taken().filter((one) => one.x !== undefined));
    fresh.forEach((rest, i) => this.state.rests.set(rest.id, { ...rest, ...spots[i] }));
  }

  #put(found) {
    (this.state.nodes.has(found.id) || !this.state.rests.has(found.id) ? this.state.nodes : this.state.rests).set(found.id, found);
  }
}

const restId = (id, one) => `rest:${one.relation}:${one.direction}:${id}`;
