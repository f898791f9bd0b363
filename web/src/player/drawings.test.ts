import { expect, test } from "vitest";
import { pathOf } from "./drawings";

test("a line goes through all its points, whatever the size of the picture", () => {
  const line = {
    kind: "line",
    points: [
      [0, 0],
      [0.5, 0.5],
      [1, 0],
    ],
  } as const;
  expect(pathOf(line, 200, 100)).toBe("M0.0 0.0L100.0 50.0L200.0 0.0");
});

test("an arrow goes from its first point to its last, with a head there", () => {
  const arrow = {
    kind: "arrow",
    points: [
      [0, 0.5],
      [0.2, 0.1],
      [1, 0.5],
    ],
  } as const;
  const path = pathOf(arrow, 100, 100);
  expect(path.startsWith("M0.0 50.0L100.0 50.0M100.0 50.0L")).toBe(true);
  expect(path.match(/M/g)).toHaveLength(3);
});

test("nothing drawn is an empty path", () => {
  expect(pathOf({ kind: "line", points: [] }, 10, 10)).toBe("");
});
