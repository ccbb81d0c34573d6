// Pictures of what is shown, as SVG and PNG, with source and date below.

import { LOOKS, REST, short } from "./draw.js";
import { download, say } from "./dom.js";
import { cached, path } from "./net.js";

const SVG = "http://www.w3.org/2000/svg";
const FONT = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, Source Han Sans SC, sans-serif";
const NAMED = 5; // sources that are named
const LARGEST = 6000; // pixels

// corners of shapes in a square from -1 to 1
const CORNERS = {
  "round-tag": "-1,-1 .4,-1 1,0 .4,1 -1,1",
  hexagon: "-.5,-1 .5,-1 1,0 .5,1 -.5,1 -1,0",
  octagon: "-.4,-1 .4,-1 1,-.4 1,.4 .4,1 -.4,1 -1,.4 -1,-.4",
  diamond: "0,-1 1,0 0,1 -1,0",
  triangle: "0,-1 1,1 -1,1",
  vee: "-1,-1 0,-.4 1,-1 0,1",
  "cut-rectangle": "-.6,-1 .6,-1 1,-.6 1,.6 .6,1 -.6,1 -1,.6 -1,-.6",
};

function make(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

function shape(kind, { x, y }, { wide, fill }) {
  const [form, usual] = LOOKS[kind] ?? LOOKS.rest;
  const half = wide / 2;
  const look = { fill: fill ?? usual, stroke: "#222", "stroke-width": 1.5, ...(kind === "rest" || kind === "group" ? { "stroke-dasharray": "4 3" } : {}) };
  if (form === "ellipse") return make("circle", { cx: x, cy: y, r: half, ...look });
  if (form === "round-rectangle") return make("rect", { x: x - half, y: y - half, width: wide, height: wide, rx: 5, ...look });
  const points = CORNERS[form].split(" ").map((one) => one.split(",").map((v, i) => (i ? y : x) + half * Number(v)).join(","));
  return make("polygon", { points: points.join(" "), ...look });
}

function label(text, { x, y }, { wide }) {
  const made = make("text", { x, y: y + wide / 2 + 15, "text-anchor": "middle", "font-size": 12, fill: "#222", stroke: "#fff", "stroke-width": 3, "paint-order": "stroke" });
  text.split("\n").forEach((line, i) => made.append(make("tspan", { x, dy: i ? 15 : 0 }, line)));
  return made;
}

function line(edge, from, to, name) {
  const far = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const end = { x: to.x - ((to.x - from.x) / far) * 18, y: to.y - ((to.y - from.y) / far) * 18 };
  const group = make("g", {});
  group.append(make("line", {
    x1: from.x, y1: from.y, x2: end.x, y2: end.y, stroke: edge.relation === "lead" ? "#444" : "#8a93a0",
    "stroke-width": edge.relation === "lead" ? 3 : 1.5, "marker-end": "url(#arrow)",
    ...(edge.relation === "support" ? { "stroke-dasharray": "6 4" } : {}),
  }));
  group.append(make("title", {}, name));
  return group;
}

export function svg({ nodes, rests, edges, restName, relations, look, footer, title }) {
  const all = [...nodes, ...rests];
  const [xs, ys] = [all.map((one) => one.x), all.map((one) => one.y)];
  const [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 50];
  const width = Math.max(Math.max(...xs) + 90 - left, 480);
  const height = Math.max(...ys) + 80 - top + 20 * footer.length;
  const root = make("svg", { xmlns: SVG, viewBox: `${left} ${top} ${width} ${height}`, width, height, "font-family": FONT, role: "img" });
  const marker = make("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto" });
  marker.append(make("path", { d: "M0 0 8 4 0 8z", fill: "#666" }));
  root.append(make("title", {}, title), make("rect", { x: left, y: top, width, height, fill: "#fff" }), marker);
  const places = new Map(all.map((one) => [one.id, one]));
  for (const rest of rests) {
    const from = places.get(rest.parent);
    if (from) root.append(make("line", { x1: from.x, y1: from.y, x2: rest.x, y2: rest.y, stroke: "#8a93a0", "stroke-dasharray": "2 3" }));
  }
  for (const edge of edges) root.append(line(edge, places.get(edge.source), places.get(edge.target), relations[edge.relation]?.[0] ?? edge.relation));
  for (const node of nodes) {
    const seen = look(node);
    root.append(shape(node.kind, node, seen), label(seen.group ? `${short(node.label)}\n${seen.group}` : short(node.label), node, seen));
  }
  for (const rest of rests) root.append(shape("rest", rest, { wide: REST }), label(restName(rest), rest, { wide: REST }));
  footer.forEach((text, i) => root.append(make("text", { x: left + 16, y: top + height - 14 - 20 * (footer.length - 1 - i), "font-size": 12, fill: "#444" }, text)));
  return new XMLSerializer().serializeToString(root);
}

const wrapped = (text) => text.match(/.{1,38}/gu) ?? [];

// "来源：甲方案、乙计划等 7 份", then version and date
export async function footer({ nodes, edges, words, snapshot, told }) {
  const keys = new Set(edges.map((edge) => edge.evidence?.split("/")[3]).filter(Boolean).map(decodeURIComponent));
  for (const node of nodes) {
    if (node.kind === "plan") keys.add(node.key);
    if (node.kind === "task" || node.kind === "target") keys.add(node.key.split("/")[0]);
  }
  const found = await Promise.all([...keys].sort().slice(0, NAMED).map((key) => cached(`/api/plans/${path(key)}`)));
  const names = found.map((plan) => plan.label || plan.key).join("、") + (keys.size > NAMED ? say(words.and_others, { count: keys.size }) : "");
  const date = new Date().toLocaleDateString("sv"); // 2031-03-02
  return [...(told ? wrapped(told) : []), ...wrapped(`${words.source}: ${names}`), `政图 Zhengtu · ${words.snapshot} ${snapshot.slice(0, 12)} · ${words.exported} ${date}`];
}

export const saveSvg = (text, name) => download(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);

export async function savePng(cy, lines, name) {
  const drawn = await createImageBitmap(await cy.png({ full: true, scale: 2, bg: "#fff", output: "blob-promise", maxWidth: LARGEST, maxHeight: LARGEST }));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(drawn.width + 80, 960);
  canvas.height = drawn.height + 80 + 44 * lines.length;
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(drawn, 40, 40);
  pen.fillStyle = "#444";
  pen.font = `24px ${FONT}`;
  lines.forEach((text, i) => pen.fillText(text, 32, drawn.height + 90 + 40 * i, canvas.width - 64));
  canvas.toBlob((blob) => download(blob, `${name}.png`), "image/png");
}
