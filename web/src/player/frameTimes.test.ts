import { expect, test } from "vitest";
import { aimAt, appearsAt, type FrameTimes, frameAtTime, frameCount } from "./frameTimes";

function even(frames: number, step: number, timeBase: [number, number]): FrameTimes {
  return { ticks: Float64Array.from({ length: frames + 1 }, (_, frame) => frame * step), timeBase };
}

const uneven: FrameTimes = { ticks: Float64Array.of(0, 33, 100, 133, 134, 200), timeBase: [1, 1000] };

test("the middle of each frame is that frame, at every rate", () => {
  for (const times of [
    even(5000, 1001, [1, 24_000]),
    even(5000, 1, [1, 25]),
    even(5000, 1001, [1, 30_000]),
    even(5000, 1001, [1, 60_000]),
    uneven,
  ]) {
    for (let frame = 0; frame < frameCount(times); frame += 1) {
      expect(frameAtTime(times, aimAt(times, frame))).toBe(frame);
      const told = Math.floor(appearsAt(times, frame) * 1e6) / 1e6;
      expect(frameAtTime(times, told)).toBe(frame);
    }
  }
});

test("beyond the ends the first and the last frame are shown", () => {
  expect(frameAtTime(uneven, -1)).toBe(0);
  expect(frameAtTime(uneven, 9)).toBe(4);
});
