import { expect, test } from "vitest";
import { frameMeant, lengthOf, timecodeOf } from "./clip";

const clip = { timecode_base: 25, drop_frame: false, first_label: 90_000, frames: 500 };
const drop = { timecode_base: 30, drop_frame: true, first_label: 0, frames: 40_000 };
const uneven = { timecode_base: null, drop_frame: false, first_label: 0, frames: 500 };

test("frames are spelt from the clip's own first label on", () => {
  expect(timecodeOf(clip, 57)).toBe("01:00:02:07");
  expect(timecodeOf(drop, 1800)).toBe("00:01:00;02");
  expect(timecodeOf(uneven, 57)).toBe("f 57");
});

test("lengths leave out what is zero before", () => {
  expect(lengthOf(clip, 84)).toBe("3:09");
  expect(lengthOf(clip, 7)).toBe("0:07");
  expect(lengthOf(clip, 25 * 61)).toBe("1:01:00");
  expect(lengthOf(uneven, 84)).toBe("84 f");
});

test("a whole timecode means its frame", () => {
  expect(frameMeant("01:00:02:07", clip, 0)).toBe(57);
  expect(frameMeant("01000207", clip, 0)).toBe(57);
  expect(frameMeant("00:01:00;02", drop, 0)).toBe(1800);
  expect(frameMeant("00:01:00;00", drop, 0)).toBeNull();
});

test("what is left out before is as where one stands", () => {
  expect(frameMeant("207", clip, 0)).toBe(57);
  expect(frameMeant("2:07", clip, 0)).toBe(57);
  expect(frameMeant("207", { ...clip, frames: 9000 }, 25 * 60 * 5 + 33)).toBe(25 * 60 * 5 + 57);
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
