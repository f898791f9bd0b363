"use strict";
// Shows one frame of the film: a line through all lanes, its figures, its still and what is said of its shot.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const element = (id) => document.getElementById(id);
const data = read("figures");
const lanes = element("lanes");
const slider = element("slider");
const line = element("line");
const picture = element("picture");
const outputs = [...document.querySelectorAll("[data-signal]")];
const pictures = new Map(Object.entries(read("stills")).map(([frame, uri]) => [Number(frame), uri]));
for (const still of document.querySelectorAll("img[data-frame]")) {
  if (still.closest("#strip") || !pictures.has(Number(still.dataset.frame))) {
    pictures.set(Number(still.dataset.frame), still.src);
  }
}
const stills = [...pictures.keys()].sort((one, other) => one - other);
let kept = 0;
let told = null;
let zoom = 1;
let from = 0;

// The last of some ascending numbers that is not above a limit; -1 where all are.
function lastUpTo(numbers, limit) {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= limit) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function nearest(frame) {
  const at = lastUpTo(stills, frame);
  const [before, after] = [stills[Math.max(0, at)], stills[Math.min(stills.length - 1, at + 1)]];
  return frame - before <= after - frame ? before : after;
}

function limited(frame) {
  return Math.max(0, Math.min(data.frames - 1, frame));
}

// Where the picture of time begins and how wide it is, in pixels of the page.
function extent() {
  const box = slider.getBoundingClientRect();
  return { left: box.left - from * zoom * box.width, width: zoom * box.width, box };
}

function tellShot(number) {
  if (number === told) return;
  told = number;
  const row = element(`shot-${number}`);
  for (const other of document.querySelectorAll("tr.now")) other.classList.remove("now");
  row.classList.add("now");
  element("said").replaceChildren(...[...row.querySelectorAll(".labels summary")].map((summary) => {
    const item = document.createElement("li");
    item.append(...[...summary.childNodes].map((node) => node.cloneNode(true)));
    return item;
  }));
}

function show(frame) {
  const row = Math.floor(frame / data.step);
  const shot = lastUpTo(data.shots, frame) + 1;
  const still = stills.length ? nearest(frame) : null;
  const about = still === null || still === frame ? "" : `   (still of ${still})`;
  const words = `frame ${frame}   ${data.timecodes[row]}   shot ${shot}${about}`;
  element("place").textContent = words;
  if (still !== null) {
    picture.src = pictures.get(still);
    picture.alt = `frame ${still}`;
  }
  for (const output of outputs) output.textContent = data.signals[output.dataset.signal][row] ?? "–";
  tellShot(shot);
  slider.setAttribute("aria-valuenow", frame);
  slider.setAttribute("aria-valuetext", words);
  const { left, width, box } = extent();
  const at = left + ((frame + 0.5) / data.frames) * width;
  line.hidden = at < box.left || at > box.right;
  line.style.left = `${at - lanes.getBoundingClientRect().left}px`;
}

function keep(frame) {
  kept = limited(frame);
  const share = kept / data.frames;
  if (share < from || share > from + 1 / zoom) scroll(share - 0.5 / zoom);
  show(kept);
}

function scroll(start) {
  from = Math.max(0, Math.min(1 - 1 / zoom, start));
  document.documentElement.style.setProperty("--from", from);
}

function zoomBy(factor) {
  zoom = Math.max(1, Math.min(Math.max(1, data.frames / 20), zoom * factor));
  document.documentElement.style.setProperty("--zoom", zoom);
  scroll(kept / data.frames - 0.5 / zoom);
  show(kept);
}

// The middle of the pixel: browsers tell a click's place in whole pixels, and that of a move in fractions.
function frameUnder(event) {
  const { left, width } = extent();
  return limited(Math.floor(((Math.floor(event.clientX) + 0.5 - left) / width) * data.frames));
}

function isInTime(event) {
  return event.target.closest(".window") !== null;
}

const keys = {
  ArrowLeft: (event) => keep(kept - (event.shiftKey ? 10 : 1)),
  ArrowRight: (event) => keep(kept + (event.shiftKey ? 10 : 1)),
  PageUp: () => keep(data.shots[Math.max(0, lastUpTo(data.shots, kept - 1))]),
  PageDown: () => keep(data.shots[lastUpTo(data.shots, kept) + 1] ?? data.frames - 1),
  Home: () => keep(0),
  End: () => keep(data.frames - 1),
  "+": () => zoomBy(2),
  "=": () => zoomBy(2),
  "-": () => zoomBy(0.5),
};

slider.addEventListener("keydown", (event) => {
  if (!(event.key in keys) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  keys[event.key](event);
});
lanes.addEventListener("pointermove", (event) => { if (isInTime(event)) show(frameUnder(event)); });
lanes.addEventListener("pointerleave", () => show(kept));
lanes.addEventListener("click", (event) => {
  if (!isInTime(event)) return;
  slider.focus({ preventScroll: true });
  keep(frameUnder(event));
});
document.addEventListener("click", (event) => {
  const chosen = event.target.closest("button[data-frame], .boundary img[data-frame]");
  if (chosen) keep(Number(chosen.dataset.frame));
});
addEventListener("resize", () => show(kept));
show(0);
