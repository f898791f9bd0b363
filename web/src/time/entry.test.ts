import { expect, test } from "vitest";
import type { ClipShape } from "../api/schema";
import { frameMeant } from "./entry";

const clip: ClipShape = {
  sha256: "a",
  name: "a.mov",
  path: "/a.mov",
  reel: null,
  rate: [25, 1],
  timecode_base: 25,
  drop_frame: false,
  first_label: 90_000,
  has_timecode: true,
  frames: 9000,
  variable_rate: false,
  display_aspect: [16, 9],
  has_sound: false,
  warnings: [],
};
const drop: ClipShape = { ...clip, timecode_base: 30, drop_frame: true, first_label: 0 };
const uneven: ClipShape = { ...clip, timecode_base: null, first_label: 0, variable_rate: true };

test("a whole timecode means its frame", () => {
  expect(frameMeant("01:00:02:07", clip, 0)).toBe(57);
  expect(frameMeant("01000207", clip, 0)).toBe(57);
  expect(frameMeant("00:01:00;02", drop, 0)).toBe(1800);
  expect(frameMeant("00:01:00;00", drop, 0)).toBeNull();
});

test("what is left out before is as where one stands", () => {
  expect(frameMeant("207", clip, 0)).toBe(57);
  expect(frameMeant("2:07", clip, 0)).toBe(57);
  expect(frameMeant("207", clip, 25 * 60 * 5 + 33)).toBe(25 * 60 * 5 + 57);
  expect(frameMeant("2;07", drop, 1800)).toBe(1800 + 65);
});

test("a number after f means that frame, a sign an offset", () => {
  expect(frameMeant("f123", clip, 5)).toBe(123);
  expect(frameMeant("+12", clip, 5)).toBe(17);
  expect(frameMeant("-1:00", clip, 40)).toBe(15);
  expect(frameMeant("+1:00:00", drop, 0)).toBe(1800);
  expect(frameMeant("+12", uneven, 5)).toBe(17);
});

test("what says nothing means no frame", () => {
  for (const text of ["", "f", "+", "soon", "1:2:3:4:5"]) expect(frameMeant(text, clip, 0)).toBeNull();
});
