// The SPARQL editor: highlighting, completion of terms by their Chinese and English names, marks where an error is.

import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

import { completions } from "./complete.js";

// darker than the library's own: 4.5:1 on white and on the line where one writes
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "#7a1f6b", fontWeight: "600" },
  { tag: [tags.string, tags.special(tags.string)], color: "#8a2f00" },
  { tag: tags.comment, color: "#5b6470" },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: "#0b5394" },
  { tag: [tags.atom, tags.number, tags.bool], color: "#0a5c36" },
  { tag: [tags.name, tags.propertyName, tags.tagName], color: "#1d2127" },
]);

const look = EditorView.theme({
  "&": { fontSize: "14px", backgroundColor: "#fff" },
  "&.cm-focused": { outline: "none" },
  ".cm-content, .cm-gutters": { fontFamily: 'ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace', lineHeight: "1.6" },
  ".cm-content": { minHeight: "16rem" },
  ".cm-scroller": { maxHeight: "60vh", overflow: "auto" },
  ".cm-gutters": { color: "#5b6470", backgroundColor: "#f5f7fa" },
  ".cm-activeLine": { backgroundColor: "#f3f6fb" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "5px 8px", lineHeight: "1.5" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "18rem", maxWidth: "min(36rem, 92vw)" },
  ".cm-completionDetail": { fontStyle: "normal", marginLeft: "1em", color: "#4a525d" },
  "li[aria-selected] .cm-completionDetail": { color: "#fff" },
  ".cm-completionMatchedText": { textDecoration: "none" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy #b00020 2px", backgroundColor: "#fde7e9" },
});

// Where text takes the place of coloured text, a browser would write that text's style into the page, which the
// policy forbids; so it is put there by the editor itself.
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || view.composing || view.state.selection.main.empty || !event.data || /^[()[\]{}"']$/.test(event.data)) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

export function editor({ parent, text, words, nonce, run, vocabulary }) {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.contentAttributes.of({ "aria-label": words.editor, spellcheck: "false", autocapitalize: "off" }),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, { key: "Tab", run: acceptCompletion }, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...completionKeymap]),
        lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), highlightActiveLine(),
        EditorView.lineWrapping, typedOver, StreamLanguage.define(sparql), syntaxHighlighting(colours), look,
        autocompletion({ override: [completions(vocabulary, words)], icons: false, maxRenderedOptions: 60 }),
      ],
    }),
  });
  return {
    view,
    get text() {
      return view.state.doc.toString();
    },
    set text(value) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } });
    },
    clear() {
      view.dispatch(setDiagnostics(view.state, []));
    },
    mark(line, column, message) {
      const at = view.state.doc.line(Math.min(line, view.state.doc.lines));
      const from = Math.min(at.from + column - 1, at.to);
      // the parser says where it could go no further, which is mostly behind the word that is wrong
      const before = at.text.slice(0, from - at.from).match(/[^\s;,.{}()]+\s*$|\S\s*$/)?.[0].length ?? 0;
      const after = at.text.slice(from - at.from).match(/^[^\s;,.{}()]+/)?.[0].length ?? 0;
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      view.dispatch(setDiagnostics(view.state, [{ from: from - before, to: from + after, severity: "error", message }]));
    },
  };
}
