import { expect, test } from "vitest";
import type { ClipPage } from "../api/schema";
import { boundaryNear, reachOf, snapped } from "./snapping";

const page = {
  shots: [
    { start: 0, end: 40 },
    { start: 40, end: 42 },
    { start: 42, end: 100 },
  ],
} as ClipPage;

test("a boundary stays between its shots: each keeps a frame", () => {
  expect(reachOf(page, 40)).toEqual({ low: 1, high: 41 });
  expect(reachOf(page, 42)).toEqual({ low: 41, high: 99 });
});

test("it sticks to the nearest, if that is near enough", () => {
  expect(snapped(50, [44, 53], 4)).toBe(53);
  expect(snapped(50, [44, 57], 4)).toBe(50);
});

test("of two boundaries in reach, the nearer is taken; the clip's beginning is none", () => {
  const x = (frame: number) => frame * 2;
  expect(boundaryNear(page, x, 81, 6)).toBe(40);
  expect(boundaryNear(page, x, 85, 6)).toBe(42);
  expect(boundaryNear(page, x, 1, 6)).toBeNull();
});
