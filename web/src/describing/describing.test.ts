import { expect, test } from "vitest";
import type { CheckedShape, FacetShape } from "../api/schema";
import { offers, wordsOf } from "./completion";
import { marksOf, runsOf } from "./marks";
import { composed, joined, mended, partsOf, wordsIn } from "./parts";

const KNOWN = ["subject", "camera"];

test("sections are put together as the log does it", () => {
  const { text, places } = composed([
    { name: "subject", text: " Two men 👍. " },
    { name: "scene", text: "  " },
    { name: "camera", text: "It pans." },
  ]);
  expect(text).toBe("Subject: Two men 👍.\nCamera: It pans.");
  expect(places).toEqual([
    { name: "subject", start: 9, end: 19, lead: 1 },
    { name: "camera", start: 28, end: 36, lead: 0 },
  ]);
});

test("a description is taken apart as it was put together", () => {
  const parts = [
    { name: "subject", text: "Two men 👍." },
    { name: "camera", text: "It pans." },
    { name: "purpose", text: "Calm." },
  ];
  const { text, places } = composed(parts);
  expect(partsOf({ text, sections: places }, KNOWN)).toEqual(parts);
  expect(partsOf({ text: "Plain.", sections: [] }, KNOWN).at(-1)).toEqual({ name: "text", text: "Plain." });
});

test("a fix lands on its words, behind signs that count twice in the browser", () => {
  const parts = [
    { name: "subject", text: " 👍 Two men." },
    { name: "camera", text: "It pans." },
  ];
  const start = Array.from("Subject: 👍 ").length;
  expect(mended(parts, { span: [start, start + 3], words: "Three" })?.[0]?.text).toBe(" 👍 Three men.");
  expect(mended(parts, { span: [0, 3], words: "no" })).toBeNull();
});

const checked = (text: string, start: number, end: number) =>
  ({
    text,
    claims: [{ span: [start, end], ruling: "contradicted" }],
    flaws: [{ span: [start, end - 1] }],
  }) as unknown as CheckedShape;

test("marks stay on their words while others are typed before them", () => {
  const marks = marksOf(checked("Camera: It pans.", 11, 15), "Camera: Now it pans.");
  expect(marks.map((mark) => mark.span)).toEqual([
    [15, 19],
    [15, 18],
  ]);
  expect(marksOf(checked("Camera: It pans.", 11, 15), "Camera: It pins.")).toEqual([]);
});

test("a section is drawn in runs of the same marks", () => {
  const { text, places } = composed([{ name: "camera", text: " It pans." }]);
  const runs = runsOf(" It pans.", places[0], marksOf(checked(text, 11, 15), text));
  expect(runs).toEqual([
    { text: " It ", kinds: [] },
    { text: "pan", kinds: ["contradicted", "flaw"] },
    { text: "s", kinds: ["contradicted"] },
    { text: ".", kinds: [] },
  ]);
});

const facet = {
  id: "translation",
  area: "movement",
  label: "Camera travel",
  terms: [{ id: "dolly_in", label: "dolly in", aliases: ["push in"] }],
} as unknown as FacetShape;

test("words are offered by any of their names, from what was typed last", () => {
  const words = wordsOf([facet]);
  expect(offers(words, "The camera dol").map((one) => [one.words, one.instead])).toEqual([["dolly in", 3]]);
  expect(offers(words, "Then a Push i").map((one) => [one.words, one.stands])).toEqual([
    ["Push in", "dolly in"],
  ]);
  expect(offers(words, "a dolly in")).toEqual([]);
  expect(offers(words, "do")).toEqual([]);
});

test("another description is copied behind what stands", () => {
  const parts = [{ name: "subject", text: "A man." }];
  const both = joined(parts, [
    { name: "subject", text: "A dog." },
    { name: "camera", text: "Static." },
  ]);
  expect(both).toEqual([
    { name: "subject", text: "A man. A dog." },
    { name: "camera", text: "Static." },
  ]);
});

test("words are counted as people count them", () => {
  expect(wordsIn("A push-in, isn't it? 2 men.")).toBe(6);
});
