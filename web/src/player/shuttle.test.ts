import { expect, test } from "vitest";
import { faster, paceAfter } from "./shuttle";

test("each press goes faster, up to eight times", () => {
  expect([0, 1, 2, 4, 8].map((speed) => faster(speed, 1))).toEqual([1, 2, 4, 8, 8]);
  expect([0, -1, -2, -4, -8].map((speed) => faster(speed, -1))).toEqual([-1, -2, -4, -8, -8]);
});

test("the other way begins at once at its own speed", () => {
  expect(faster(4, -1)).toBe(-1);
  expect(faster(-4, 1)).toBe(1);
});

test("after a slow pace, a press goes at the clip's own", () => {
  expect(faster(0.25, 1)).toBe(1);
});

test("the pace stays within its list", () => {
  expect(paceAfter(1, 1)).toBe(1.5);
  expect(paceAfter(1, -1)).toBe(0.75);
  expect(paceAfter(4, 1)).toBe(4);
  expect(paceAfter(0.25, -1)).toBe(0.25);
});
