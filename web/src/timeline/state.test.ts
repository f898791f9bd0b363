import { expect, test } from "vitest";
import { lookAt, lookAtAll, reveal, setWidth, useTimeline } from "./state";

test("a playhead within what is shown has nothing drawn anew", () => {
  lookAtAll(1000);
  setWidth(500);
  lookAt({ start: 100, end: 200 });
  let told = 0;
  const leave = useTimeline.subscribe(() => {
    told += 1;
  });
  for (let frame = 100; frame < 200; frame += 1) reveal(frame);
  expect(told).toBe(0);
  reveal(900);
  expect(told).toBe(1);
  leave();
});

test("all of a clip stays all of it in another width", () => {
  lookAtAll(1000);
  for (const width of [300, 900]) {
    setWidth(width);
    const { view } = useTimeline.getState();
    expect(view.start).toBe(0);
    expect(view.perPixel * width).toBeCloseTo(1000, 6);
  }
});
