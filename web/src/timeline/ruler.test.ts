import { expect, test } from "vitest";
import type { ClipShape } from "../api/schema";
import { ticks } from "./ruler";

const clip = { timecode_base: 25, drop_frame: false, first_label: 90_000, frames: 9000 } as ClipShape;
const drop = { timecode_base: 30, drop_frame: true, first_label: 0, frames: 40_000 } as ClipShape;
const uneven = { ...clip, timecode_base: null } as ClipShape;

const labels = (made: ReturnType<typeof ticks>) => made.filter((tick) => tick.text !== null);

test("labels stand at whole seconds", () => {
  const made = labels(ticks({ start: 0, perPixel: 1 }, 900, clip));
  expect(made.slice(0, 2)).toEqual([
    { frame: 0, text: "01:00:00:00" },
    { frame: 125, text: "01:00:05:00" },
  ]);
});

test("in drop-frame a minute begins with the first label that it has", () => {
  const made = labels(ticks({ start: 1700, perPixel: 1 }, 400, drop));
  expect(made).toContainEqual({ frame: 1800, text: "00:01:00;02" });
});

test("close up, single frames are labelled", () => {
  const made = labels(ticks({ start: 10, perPixel: 1 / 160 }, 480, clip));
  expect(made.map((tick) => tick.frame)).toEqual([10, 11, 12, 13]);
});

test("where timecode would mislead, frames are counted", () => {
  const made = labels(ticks({ start: 0, perPixel: 1 }, 900, uneven));
  expect(made.slice(0, 2).map((tick) => tick.text)).toEqual(["f 0", "f 200"]);
});
