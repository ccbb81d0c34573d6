// What colours and sizes of agencies may stand for: groups and centrality of the network of all plans, as the server measures them.

import { say } from "./dom.js";
import { json } from "./net.js";

export const SIZES = ["none", "tasks", "degree", "betweenness"];
export const COLOURS = ["kind", "community"];
// the fills of exported pictures (graph/looks.py); the number of the group stands in the label besides
const FILLS = ["#56B4E9", "#E69F00", "#009E73", "#F0E442", "#CC79A7", "#D9D9D9"];
export const [SMALLEST, EVEN, LARGEST] = [18, 26, 52]; // diameters

export class Measures {
  constructor(words) {
    Object.assign(this, { words, size: "none", colour: "kind", members: null });
  }

  get plain() {
    return this.size === "none" && this.colour === "kind";
  }

  async choose(size, colour) {
    Object.assign(this, { size: SIZES.includes(size) ? size : "none", colour: COLOURS.includes(colour) ? colour : "kind" });
    if (!this.plain && !this.members) this.members = await json("/network.json");
  }

  // what a node looks like beside its kind: its diameter, its fill where it has one, what is told of its group
  look(node) {
    const member = this.members?.[node.id];
    const told = { wide: EVEN, fill: null, group: "" };
    if (this.colour === "community") told.fill = "#FFFFFF"; // what is in no group keeps its shape alone
    if (!member) return this.size !== "none" && node.kind === "agency" ? { ...told, wide: SMALLEST } : told;
    if (this.size !== "none") told.wide = Math.round(SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(member[this.size] / this.most));
    if (this.colour === "community") {
      told.fill = FILLS[(member.community - 1) % FILLS.length];
      told.group = say(this.words.group, { number: member.community });
    }
    return told;
  }

  get most() {
    return Math.max(1e-9, ...Object.values(this.members).map((member) => member[this.size]));
  }

  // one line for pictures: what size and colour stand for
  get told() {
    return [
      this.size === "none" ? "" : `${this.words.size}: ${this.words[`size_${this.size}`]}`,
      this.colour === "kind" ? "" : `${this.words.colour}: ${this.words.colour_community}`,
    ].filter(Boolean).join(" · ");
  }
}
