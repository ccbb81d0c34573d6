// The canvas: Cytoscape with our shapes and colours, kept equal to the model; only what is new is drawn anew.

import cytoscape from "cytoscape";

import { still } from "./dom.js";

// kind → shape and fill; the outline carries the contrast, the shape tells kinds apart without colour
export const LOOKS = {
  plan: ["round-tag", "#C9CED6"],
  task: ["round-rectangle", "#56B4E9"],
  agency: ["hexagon", "#D55E00"],
  group: ["octagon", "#F2B48C"],
  platform: ["diamond", "#009E73"],
  indicator: ["triangle", "#F0E442"],
  target: ["vee", "#B5A600"],
  document: ["cut-rectangle", "#FFFFFF"],
  region: ["ellipse", "#CC79A7"],
  rest: ["ellipse", "#FFFFFF"],
};
const OTHER = ["rectangle", "#FFFFFF"];
const FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif';
const LINE = 10; // characters
const PLAIN = { wide: 26, fill: null, group: "" };
const EDGE = 20; // nearer to the edge of the canvas a node counts as out of view
const MARGIN = 24; // round what is shown
const READABLE = 0.75; // at less the names are too small
const NAMED = 12; // lines of a chosen node that carry their names; more would cover each other
export const REST = 34; // how wide what is not opened yet stands

// "市大数据发展管理局和政务服务中心" → two lines, cut in the middle
export function short(label) {
  const letters = [...label];
  const cut = letters.length <= 2 * LINE ? letters : [...letters.slice(0, LINE), "…", ...letters.slice(1 - LINE)];
  if (cut.length <= LINE) return cut.join("");
  const half = Math.ceil(cut.length / 2);
  return `${cut.slice(0, half).join("")}\n${cut.slice(half).join("")}`;
}

const style = [
  {
    selector: "node",
    style: {
      width: "data(wide)", height: "data(wide)", "border-width": 1.5, "border-color": "#222", "background-color": OTHER[1], shape: OTHER[0],
      label: "data(text)", "font-family": FONT, "font-size": 12, color: "#222", "text-valign": "bottom",
      "text-margin-y": 4, "text-wrap": "wrap", "text-background-color": "#fff", "text-background-opacity": 0.85,
      "min-zoomed-font-size": 6, "overlay-opacity": 0,
    },
  },
  ...Object.entries(LOOKS).map(([kind, [shape, fill]]) => ({
    selector: `node[kind = "${kind}"]`,
    style: { shape, "background-color": fill },
  })),
  { selector: "node[fill]", style: { "background-color": "data(fill)" } },
  { selector: 'node[kind = "rest"]', style: { "border-style": "dashed" } },
  { selector: 'node[kind = "group"]', style: { "border-style": "dashed" } },
  {
    selector: "edge",
    style: {
      width: 1.5, "line-color": "#8a93a0", "target-arrow-color": "#8a93a0", "target-arrow-shape": "triangle",
      "arrow-scale": 0.8, "curve-style": "bezier", "font-family": FONT, "font-size": 11, color: "#333",
      "text-background-color": "#fff", "text-background-opacity": 0.9, "text-rotation": "autorotate", "overlay-opacity": 0,
    },
  },
  { selector: 'edge[relation = "lead"]', style: { width: 3, "line-color": "#444", "target-arrow-color": "#444" } },
  { selector: 'edge[relation = "support"]', style: { "line-style": "dashed" } },
  { selector: 'edge[relation = "rest"]', style: { "line-style": "dotted", "target-arrow-shape": "none" } },
  { selector: ".path", style: { "line-color": "#8c1d18", "target-arrow-color": "#8c1d18", width: 4 } },
  { selector: "edge.near, edge.chosen", style: { label: "data(text)" } },
  { selector: ".chosen", style: { "border-width": 5, "border-color": "#0b5394", "line-color": "#0b5394", "target-arrow-color": "#0b5394" } },
];

export class Drawing {
  constructor(container, relations) {
    this.relations = relations;
    this.cy = cytoscape({
      container, style, layout: { name: "preset" }, minZoom: 0.1, maxZoom: 3, boxSelectionEnabled: false, selectionType: "single",
    });
    // what is written above the canvas may have moved it since the library last looked where it is
    const look = () => this.cy.renderer().invalidateContainerClientCoordsCache();
    for (const event of ["pointerdown", "pointerenter", "wheel"]) container.addEventListener(event, look, { capture: true, passive: true });
  }

  // elements of the model → elements on the canvas
  show({ nodes, rests, edges, chosen, path, restName, look = () => PLAIN }) {
    const wanted = new Map();
    for (const node of nodes) wanted.set(node.id, { data: { id: node.id, kind: node.kind, ...drawn(node, look(node)) }, position: at(node) });
    for (const rest of rests) {
      wanted.set(rest.id, { data: { id: rest.id, kind: "rest", text: restName(rest), wide: REST }, position: at(rest) });
      wanted.set(`of:${rest.id}`, { data: { id: `of:${rest.id}`, source: rest.parent, target: rest.id, relation: "rest", text: "" } });
    }
    for (const { id, source, target, relation } of edges) {
      wanted.set(id, { data: { id, source, target, relation, text: this.relations[relation]?.[0] ?? relation } });
    }
    this.cy.batch(() => this.#equal(wanted, chosen, path));
  }

  #equal(wanted, chosen, path) {
    this.cy.elements().filter((one) => !wanted.has(one.id())).remove();
    for (const [id, made] of wanted) {
      const known = this.cy.getElementById(id);
      if (known.empty()) this.cy.add({ group: made.data.source ? "edges" : "nodes", ...made });
      else {
        known.data(made.data);
        if (made.data.fill === undefined) known.removeData("fill");
        if (made.position) known.position(made.position);
      }
    }
    this.cy.elements().removeClass("chosen near path");
    for (const id of path) this.cy.getElementById(id).addClass("path");
    const here = chosen ? this.cy.getElementById(chosen) : null;
    if (here?.nonempty()) {
      here.addClass("chosen");
      if (here.isNode() && here.connectedEdges().length <= NAMED) here.connectedEdges().addClass("near");
    }
  }

  // Shows everything, but never larger than it is; where names would be too small to read, what is around `id` if it is given.
  fit(id) {
    const all = this.cy.elements();
    if (all.empty()) return;
    this.cy.stop();
    this.cy.resize(); // it had no size as long as it was hidden
    const box = all.boundingBox();
    const fitting = Math.min(1.2, (this.cy.width() - 2 * MARGIN) / box.w, (this.cy.height() - 2 * MARGIN) / box.h);
    const middle = this.cy.getElementById(id ?? "");
    const near = fitting < READABLE && middle.nonempty();
    const [zoom, eles] = near ? [READABLE, middle] : [Math.max(fitting, this.cy.minZoom()), all];
    if (still()) this.cy.zoom(zoom), this.cy.center(eles);
    else this.cy.animate({ zoom, center: { eles } }, { duration: 250 });
  }

  // Shows everything where some node is out of the view.
  enclose(id) {
    const [wide, high] = [this.cy.width(), this.cy.height()];
    const out = ({ x, y }) => x < EDGE || y < EDGE || x > wide - EDGE || y > high - EDGE;
    if (this.cy.nodes().some((node) => out(node.renderedPosition()))) this.fit(id);
  }

  // Moves the view only where a node is out of it.
  reveal(id) {
    const node = this.cy.getElementById(id);
    if (node.empty() || !node.isNode()) return;
    const { x, y } = node.renderedPosition();
    if (x > EDGE && y > EDGE && x < this.cy.width() - EDGE && y < this.cy.height() - EDGE) return;
    if (still()) this.cy.center(node);
    else this.cy.animate({ center: { eles: node } }, { duration: 200 });
  }
}

const at = ({ x, y }) => ({ x, y });

// what a node looks like → what the canvas reads
function drawn(node, { wide, fill, group }) {
  return { text: group ? `${short(node.label)}\n${group}` : short(node.label), wide, ...(fill ? { fill } : {}) };
}
