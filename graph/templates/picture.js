"use strict";
// Everything comes as data; a title given as text is shown as text.
const data = JSON.parse(document.getElementById("data").textContent);
const options = JSON.parse(data.options);
window.picture = new vis.Network(document.getElementById("picture"), { nodes: data.nodes, edges: data.edges }, options);
window.picture.fit({ animation: false });
