import { expect, test } from "vitest";
import { Thinned } from "./thinning";

const at = (thinned: Thinned, from: number, to: number) => {
  const extent = { low: 0, high: 0 };
  thinned.between(from, to, extent);
  return extent;
};

test("a single odd value is never thinned away, however long the range", () => {
  const values = new Float32Array(100_000);
  values[54_321] = 7;
  values[54_322] = -3;
  const thinned = new Thinned(values);
  for (const span of [10, 1000, 50_000]) {
    expect(at(thinned, 54_321 - span / 2, 54_321 + span / 2)).toEqual({ low: -3, high: 7 });
  }
  expect(at(thinned, 0, 40_000)).toEqual({ low: 0, high: 0 });
});

test("frames without a value count for nothing", () => {
  const thinned = new Thinned(Float32Array.of(Number.NaN, 2, Number.NaN, 5, Number.NaN));
  expect(at(thinned, 0, 5)).toEqual({ low: 2, high: 5 });
  expect(at(thinned, 2, 3).low).toBeNaN();
});

test("part of a frame has that frame's value", () => {
  expect(at(new Thinned(Float32Array.of(1, 2, 3)), 1.2, 1.4)).toEqual({ low: 2, high: 2 });
});

test("the loudest peak fills the height, so that quiet sound is seen, too", () => {
  expect(at(Thinned.ofPeaks(Int8Array.of(-20, 5, 0, 10)), 0, 2)).toEqual({ low: -1, high: 0.5 });
});
