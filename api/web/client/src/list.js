// The same nodes as a real list: one stop of the tabulator, arrows inside, Enter expands, Delete hides.

import { el, fill } from "./dom.js";

export class List {
  constructor(element, { words, act, model, restName }) {
    Object.assign(this, { element, words, act, model, restName });
    element.addEventListener("keydown", (event) => this.#key(event));
  }

  show(chosen) {
    const had = this.element.contains(document.activeElement);
    const rests = this.model.rests;
    const lines = this.model.nodes.flatMap((node) => [
      this.#line(node.id, node.kind, this.words[`kind_${node.kind}`] ?? node.kind, node.label),
      ...rests.filter((rest) => rest.parent === node.id).map((rest) => this.#line(rest.id, "rest", "", this.restName(rest))),
    ]);
    fill(this.element, lines);
    this.current = lines.some((line) => line.firstChild.dataset.id === chosen) ? chosen : lines[0]?.firstChild.dataset.id;
    this.#tabs();
    if (had) this.#button(this.current)?.focus();
  }

  #line(id, kind, word, label) {
    const button = el("button", {
      type: "button", tabindex: "-1", "data-id": id, class: kind === "rest" ? "rest" : null,
      onclick: () => (kind === "rest" ? this.act.expand(id) : this.act.select(id)),
    }, word ? el("span", { class: `kind ${kind}` }, el("span", { class: "hidden" }, word)) : null, el("span", { lang: "zh-Hans" }, label));
    return el("li", {}, button);
  }

  #button(id) {
    return this.#buttons.find((one) => one.dataset.id === id);
  }

  get #buttons() {
    return [...this.element.querySelectorAll("button")];
  }

  #tabs() {
    for (const button of this.#buttons) {
      const here = button.dataset.id === this.current;
      button.tabIndex = here ? 0 : -1;
      if (here) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
  }

  go(id) {
    const button = this.#button(id);
    if (!button) return;
    this.current = id;
    this.#tabs();
    button.focus();
    if (this.model.node(id)) this.act.select(id);
  }

  #key(event) {
    const buttons = this.#buttons;
    const here = buttons.findIndex((one) => one === document.activeElement);
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = buttons[here].dataset.id;
    const move = (index) => this.go(buttons[Math.max(0, Math.min(index, buttons.length - 1))].dataset.id);
    const does = {
      ArrowDown: () => move(here + 1),
      ArrowUp: () => move(here - 1),
      Home: () => move(0),
      End: () => move(buttons.length - 1),
      ArrowRight: () => this.go(this.#neighbour(id, 1)),
      ArrowLeft: () => this.go(this.model.node(id)?.parent ?? this.#neighbour(id, -1)),
      Enter: () => this.act.expand(id),
      Delete: () => {
        const next = buttons[here + 1] ?? buttons[here - 1];
        this.current = next?.dataset.id;
        this.act.hide(id, this.current);
      },
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  }

  // the neighbour after this node in the list, or before it
  #neighbour(id, step) {
    const order = this.#buttons.map((one) => one.dataset.id);
    const near = this.model.edgesOf(id).map((edge) => (edge.source === id ? edge.target : edge.source));
    const here = order.indexOf(id);
    const sorted = near.sort((a, b) => step * (order.indexOf(a) - order.indexOf(b)));
    return sorted.find((one) => step * (order.indexOf(one) - here) > 0) ?? sorted[0];
  }
}
