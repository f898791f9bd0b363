import { expect, test } from "vitest";
import { inTurn } from "./inTurn";

test("one is asked after the other, and what nobody wants any more not at all", async () => {
  const asked: string[] = [];
  const here = new AbortController().signal;
  const ask = (name: string) => async () => {
    asked.push(`${name} begins`);
    await Promise.resolve();
    asked.push(`${name} ends`);
    return name;
  };
  const left = new AbortController();
  const all = [inTurn(ask("a"), here), inTurn(ask("b"), left.signal), inTurn(ask("c"), here)];
  left.abort();
  const [a, b, c] = await Promise.allSettled(all);
  expect([a?.status, b?.status, c?.status]).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(asked).toEqual(["a begins", "a ends", "c begins", "c ends"]);
});
