import { expect, test } from "vitest";
import type { Exclusion, FacetShape, Gate } from "../api/schema";
import type { LabelValue } from "../log/values";
import written from "./rules.cases.json";
import { breaks, newlyBroken, type Spoken, valuesAt } from "./stretches";

const temporal: { [facet: string]: string } = { translation: "interval", rotation: "interval" };
const facets = new Map(
  written.facets.map((facet) => [
    facet.id,
    { ...facet, temporal: temporal[facet.id] ?? "shot" } as unknown as FacetShape,
  ]),
);
const words = {
  exclusions: written.exclusions as unknown as Exclusion[],
  gate: written.gate as unknown as Gate,
  facets,
};
const shot = { start: 100, end: 200 };

function says(
  facet: string,
  value: LabelValue,
  part?: [number, number],
  kind: "person" | "machine" = "person",
): Spoken {
  return {
    facet,
    value,
    start: part?.[0] ?? null,
    end: part?.[1] ?? null,
    by: { name: "Ann", kind },
    certainty: "sure",
  };
}

const rules = (...labels: Spoken[]) => breaks(words, shot, labels).map((one) => one.rule);

test("a part of a static shot cannot dolly", () => {
  expect(rules(says("camera_movement", "static"), says("translation", ["dolly_in"], [120, 140]))).toEqual([
    "static_camera",
  ]);
});

test("what a machine says forbids nothing", () => {
  const suggested = says("camera_movement", "static", undefined, "machine");
  expect(rules(suggested, says("translation", ["dolly_in"]))).toEqual([]);
});

test("parts are held against each other only where they overlap", () => {
  const arc = says("path", ["arc_cw"], [100, 150]);
  expect(rules(arc, says("rotation", ["pan_left"], [150, 200]))).toEqual([]);
  expect(rules(arc, says("rotation", ["pan_left"], [149, 200]))).toHaveLength(1);
});

test("of a value that changes only the end in a part counts there", () => {
  const changing = says("shot_size", { start: "CU", end: "WS" });
  const at = (part: [number, number]) =>
    valuesAt(facets, shot, [changing], { start: part[0], end: part[1] }).get("shot_size");
  expect(at([100, 110])).toBe("CU");
  expect(at([190, 200])).toBe("WS");
  expect(at([120, 140])).toBeUndefined();
  expect(at([100, 200])).toEqual({ start: "CU", end: "WS" });
});

test("a question that does not apply breaks nothing", () => {
  const none: Spoken = { ...says("on_screen_text", null), certainty: "not_applicable" };
  expect(rules(none, says("overlays", ["title"]))).toEqual([]);
  expect(rules(says("on_screen_text", null), says("overlays", ["title"]))).toEqual(["no_text"]);
});

test("a rule that was broken before does not forbid what has nothing to do with it", () => {
  const labels = [says("camera_movement", "static"), says("translation", ["dolly_in"])];
  const after = [...labels, says("colour", "bw")];
  expect(newlyBroken(words, { ...shot, labels }, after)).toEqual([]);
});
