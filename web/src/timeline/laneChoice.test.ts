import { expect, test } from "vitest";
import type { LanesShape } from "../api/schema";
import { allLanes, shownLanes } from "./laneChoice";

const curve = (name: string) => ({ name, label: name, unit: "", low: 0, high: 1 });
const lanes: LanesShape = {
  curves: [curve("pan"), curve("zoom")],
  spans: [{ name: "faces", label: "faces", spans: [] }],
};
const choice = { order: ["faces", "gone"], shown: ["zoom", "faces"], folded: false };
const names = (made: { name: string }[]) => made.map((lane) => lane.name);

test("lanes stand in their person's order, others after them", () => {
  expect(names(allLanes(lanes, choice))).toEqual(["faces", "pan", "zoom"]);
});

test("only what was chosen is shown, nothing when folded", () => {
  expect(names(shownLanes(lanes, choice, null))).toEqual(["faces", "zoom"]);
  expect(shownLanes(lanes, { ...choice, folded: true }, null)).toEqual([]);
});

test("evidence brings its lanes first and taller, whatever was chosen", () => {
  const evidence = { title: "pans", range: { start: 0, end: 9 }, lanes: ["pan", "none"], figures: [] };
  const shown = shownLanes(lanes, choice, evidence);
  expect(names(shown)).toEqual(["pan", "faces", "zoom"]);
  expect(shown[0]?.height).toBeGreaterThan(shown[2]?.height ?? 0);
});
