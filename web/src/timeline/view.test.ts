import { expect, test } from "vitest";
import { around, bounded, closer, edgeAt, frameAt, moved, revealing, whole, xOf } from "./view";

const room = { frames: 90_000, width: 1000 };

test("all of a clip fills the width", () => {
  const view = whole(room);
  expect(xOf(view, 0)).toBe(0);
  expect(xOf(view, 90_000)).toBe(1000);
});

test("zooming keeps the frame under the pointer there", () => {
  let view = whole(room);
  for (let turn = 0; turn < 12; turn += 1) {
    const before = view.start + 300 * view.perPixel;
    view = closer(view, 1.7, 300, room);
    expect(Math.abs(xOf(view, before) - 300)).toBeLessThan(0.51);
  }
});

test("no view shows what is beyond the clip, or frames wider than they need be", () => {
  expect(moved(closer(whole(room), 8, 500, room), 1e9, room).start).toBeCloseTo(90_000 - 11_250, 6);
  expect(moved(closer(whole(room), 8, 500, room), -1e9, room).start).toBe(0);
  expect(closer(whole(room), 1e9, 0, room).perPixel).toBe(1 / 160);
  expect(closer(whole(room), 1e-9, 0, room)).toEqual(whole(room));
  expect(whole({ frames: 3, width: 1000 }).perPixel).toBe(0.003);
});

test("the frame under a pixel begins at or before it", () => {
  const view = bounded({ start: 500, perPixel: 0.1 }, room);
  expect(frameAt(view, 9.9)).toBe(500);
  expect(edgeAt(view, 9.9)).toBe(501);
});

test("a range is shown with air around it", () => {
  const view = around({ start: 1000, end: 1100 }, room);
  expect(xOf(view, 1000)).toBeGreaterThan(10);
  expect(xOf(view, 1100)).toBeLessThan(990);
});

test("what can be seen already moves nothing; else its page is turned to", () => {
  const view = bounded({ start: 1000, perPixel: 1 }, room);
  expect(revealing(view, 1500, room)).toBe(view);
  expect(xOf(revealing(view, 2001, room), 2001)).toBeCloseTo(80, 0);
});
