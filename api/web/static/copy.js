// Adds a button to each citation that copies it; without scripts one click on a citation selects all of it.

const { copy, copied } = document.body.dataset;

for (const box of document.querySelectorAll("details.cite")) {
  const cited = box.querySelector(".citation");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "copy", textContent: copy });
  button.addEventListener("click", async () => {
    if (navigator.clipboard) await navigator.clipboard.writeText(cited.textContent.trim());
    else {
      getSelection().selectAllChildren(cited);
      document.execCommand("copy");
    }
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
  cited.after(button);
}
