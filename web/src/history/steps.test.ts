import { expect, test } from "vitest";
import type { Revision } from "../api/schema";
import { stepsOf } from "./steps";

function revision(
  number: number,
  ...changes: { kind: string; id: string; after: object | null }[]
): Revision {
  return {
    number,
    author: { name: "Ann", kind: "person" },
    made_at: "",
    note: "",
    action: "set",
    changes,
  } as unknown as Revision;
}

const label = (value: string, kind = "person") => ({
  shot: "s",
  facet: "colour",
  value,
  start: null,
  end: null,
  author: { kind },
});

test("each step tells what it replaced, newest first", () => {
  const steps = stepsOf(
    [
      revision(3, { kind: "label", id: "b", after: null }),
      revision(2, { kind: "label", id: "b", after: label("bw") }),
      revision(1, { kind: "label", id: "a", after: label("colour") }),
    ],
    true,
  );
  const told = steps.map(({ before, after }) => [before?.value ?? before, after?.value ?? after]);
  expect(told).toEqual([
    ["bw", null],
    ["colour", "bw"],
    [null, "colour"],
  ]);
});

test("what was before the oldest that is loaded is not made up", () => {
  expect(
    stepsOf([revision(7, { kind: "label", id: "a", after: label("bw") })], false)[0]?.before,
  ).toBeUndefined();
});

test("a machine's word does not replace a person's", () => {
  const steps = stepsOf(
    [
      revision(2, { kind: "label", id: "m", after: label("bw", "machine") }),
      revision(1, { kind: "label", id: "a", after: label("colour") }),
    ],
    true,
  );
  expect(steps[0]?.before).toBeNull();
});
