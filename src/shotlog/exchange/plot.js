"use strict";
// Shows the frame under the pointer: a line through all lanes, its figures, and the still nearest to it.
const data = JSON.parse(document.getElementById("figures").textContent);
const lanes = document.getElementById("lanes");
const line = document.getElementById("line");
const place = document.getElementById("place");
const picture = document.getElementById("picture");
const stills = [...document.querySelectorAll("#strip img")];
const readings = [...document.querySelectorAll("[data-signals]")];

function nearest(frame) {
  return stills.reduce((best, still) =>
    Math.abs(still.dataset.frame - frame) < Math.abs(best.dataset.frame - frame) ? still : best);
}

function show(frame) {
  const row = Math.floor(frame / data.step);
  place.textContent = `frame ${frame}  ${data.timecodes[row]}`;
  for (const reading of readings) {
    reading.textContent = reading.dataset.signals.split(" ")
      .map((name) => data.signals[name][row] ?? "–").join("  ");
  }
  if (stills.length) picture.src = nearest(frame).src;
}

lanes.addEventListener("pointermove", (event) => {
  const box = document.getElementById("shots").getBoundingClientRect();
  const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
  line.setAttribute("style", `left: ${box.left - lanes.getBoundingClientRect().left + share * box.width}px`);
  line.hidden = false;
  show(Math.min(data.frames - 1, Math.floor(share * data.frames)));
});
lanes.addEventListener("pointerleave", () => { line.hidden = true; });
show(0);
