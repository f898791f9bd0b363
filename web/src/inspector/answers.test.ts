import { expect, test } from "vitest";
import type { FacetShape } from "../api/schema";
import { choosing, inWords, same } from "./answers";

const term = (id: string, label = id) => ({ id, label, definition: "", aliases: [], note: null });
const size = {
  id: "shot_size",
  select: "single",
  temporal: "start_end",
  terms: [term("MS"), term("CU")],
} as unknown as FacetShape;
const weather = {
  id: "weather",
  select: "multi",
  temporal: "start_end",
  terms: [term("rain"), term("fog"), term("clear")],
} as unknown as FacetShape;

test("a term for the end keeps the start", () => {
  expect(choosing(size, "MS", "CU", "end")).toEqual({ start: "MS", end: "CU" });
  expect(choosing(size, { start: "MS", end: "CU" }, "MS", "end")).toBe("MS");
});

test("an end of which nothing else is known leaves the other open", () => {
  expect(choosing(size, undefined, "CU", "end")).toEqual({ start: null, end: "CU" });
});

test("a term for the whole replaces both ends", () => {
  expect(choosing(size, { start: "MS", end: "CU" }, "CU", "whole")).toBe("CU");
});

test("one of several terms is put in and taken out, in the order of the vocabulary", () => {
  expect(choosing(weather, ["clear"], "rain", "whole")).toEqual(["rain", "clear"]);
  expect(choosing(weather, ["rain", "clear"], "rain", "whole")).toEqual(["clear"]);
  expect(choosing(weather, ["rain"], "rain", "whole", true)).toEqual(["rain"]);
  expect(choosing(weather, ["rain"], "fog", "end")).toEqual({ start: ["rain"], end: ["rain", "fog"] });
});

test("equal values are the same however they are written", () => {
  expect(same({ start: "MS", end: "MS" }, "MS")).toBe(true);
  expect(same({ start: "MS", end: "CU" }, "MS")).toBe(false);
  expect(same(undefined, null)).toBe(false);
  expect(same([], [])).toBe(true);
});

test("values are told in the words of their facet", () => {
  expect(inWords(size, { start: "MS", end: null })).toBe("MS → cannot tell");
  expect(inWords(weather, [])).toBe("none");
});
