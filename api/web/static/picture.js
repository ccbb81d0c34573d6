// Saves a picture that the server draws as SVG as PNG: a link with data-png appears where scripts run.

const SCALE = 2; // dots for each pixel, so that it prints well
const LARGEST = 8000; // pixels of a side, as browsers refuse larger ones

async function save(link) {
  const picture = new Image();
  picture.src = link.href;
  await picture.decode();
  const scale = Math.min(SCALE, LARGEST / Math.max(picture.naturalWidth, picture.naturalHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.naturalWidth * scale);
  canvas.height = Math.round(picture.naturalHeight * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const made = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: link.dataset.png });
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 10_000);
}

for (const link of document.querySelectorAll("a[data-png]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    save(link);
  });
}
