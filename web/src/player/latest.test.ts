import { expect, test } from "vitest";
import { Latest } from "./latest";

test("while one is loaded, only the newest of the others waits", async () => {
  const loaded: number[] = [];
  let done = () => {};
  const latest = new Latest((frame) => {
    loaded.push(frame);
    return new Promise((resolve) => {
      done = resolve;
    });
  });
  for (const frame of [1, 2, 3, 4]) latest.want(frame);
  done();
  await Promise.resolve();
  expect(loaded).toEqual([1, 4]);
});

test("after its end nothing is loaded", async () => {
  const loaded: number[] = [];
  const latest = new Latest(async (frame) => void loaded.push(frame));
  latest.end();
  latest.want(1);
  await Promise.resolve();
  expect(loaded).toEqual([]);
});
