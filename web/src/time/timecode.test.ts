import { expect, test } from "vitest";
import { frames, framesADay, label } from "./timecode";

const at30 = { base: 30, drop: true };
const at60 = { base: 60, drop: true };

test("drop-frame skips two labels a minute at 30 and four at 60, but every tenth minute", () => {
  expect(label(1799, at30)).toBe("00:00:59;29");
  expect(label(1800, at30)).toBe("00:01:00;02");
  expect(label(17982, at30)).toBe("00:10:00;00");
  expect(label(107892, at30)).toBe("01:00:00;00");
  expect(label(3600, at60)).toBe("00:01:00;04");
});

test("labels that drop-frame skips are no labels", () => {
  expect(frames("00:01:00;00", at30)).toBeNull();
  expect(frames("00:10:00;00", at30)).toBe(17982);
});

test("each frame of a day reads back from its label", () => {
  for (const counting of [at30, at60, { base: 24, drop: false }, { base: 120, drop: false }]) {
    for (let frame = 0; frame < framesADay(counting); frame += 997) {
      expect(frames(label(frame, counting), counting)).toBe(frame);
    }
  }
});

test("digits alone are read from the right", () => {
  expect(frames("1507", { base: 25, drop: false })).toBe(15 * 25 + 7);
  expect(frames("12", { base: 25, drop: false })).toBe(12);
  expect(frames("no", { base: 25, drop: false })).toBeNull();
});
