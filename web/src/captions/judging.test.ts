import { expect, test } from "vitest";
import type { CaptionPage, ClaimShape } from "../api/schema";
import { deed, type Judged, standing, taken, text } from "./judging";

const claim = (words: string, start: number, more: Partial<ClaimShape> = {}): ClaimShape => ({
  span: [start, start + words.length],
  words,
  section: null,
  kind: "film",
  facet: "rotation",
  value: "pan_left",
  denied: false,
  hedged: false,
  frames: [0, 48],
  ruling: "contradicted",
  reason: "",
  confidence: 0.9,
  near: false,
  error_type: "camera_direction_wrong",
  severity: "major",
  true_facet: "rotation",
  true_value: ["pan_right"],
  fix: "pans right",
  edit: { span: [start, start + words.length], words: "pans right" },
  evidence: [],
  ...more,
});

const WRITTEN = "The camera pans left over two women.";
const PEOPLE = { ruling: "supported", error_type: null, severity: null, fix: null, edit: null } as const;

function page(mine: CaptionPage["mine"] = null): CaptionPage {
  return {
    caption: { id: "c".repeat(32), clip: "0".repeat(64), start: 0, end: 48, text: WRITTEN, sections: [] },
    checked: {
      text: WRITTEN,
      claims: [claim("pans left", 11), claim("two women", 26, PEOPLE)],
      omissions: [{ facet: "colour", value: "bw", words: "It is black and white.", section: "colour" }],
    },
    mine,
  } as unknown as CaptionPage;
}

const fresh = (): Judged => taken(page(), "a".repeat(32));

test("what is proposed is the text until somebody speaks", () => {
  expect(text(page(), fresh())).toBe("The camera pans right over two women.");
});

test("a claim that a person finds true keeps its words", () => {
  const judged = { ...fresh(), words: new Map([[0, { ruling: "supported" as const }]]) };
  expect(text(page(), judged)).toBe(WRITTEN);
});

test("a claim that a person finds false takes their own words", () => {
  const judged = { ...fresh(), words: new Map([[1, { ruling: "contradicted" as const, fix: "two men" }]]) };
  expect(text(page(), judged)).toBe("The camera pans right over two men.");
  expect(standing(page().checked.claims[1] as ClaimShape, judged.words.get(1)).severity).toBe("major");
});

test("what was left out is put in at the end", () => {
  expect(text(page(), { ...fresh(), inserted: new Set([0]) })).toBe(
    "The camera pans right over two women. It is black and white.",
  );
});

test("a draft holds what was said, and what is submitted an answer for each claim", () => {
  const judged = { ...fresh(), rating: 3, words: new Map([[0, { ruling: "contradicted" as const }]]) };
  expect(deed(page(), judged, false).answers).toHaveLength(1);
  const all = deed(page(), judged, true).answers;
  expect(all.map((one) => one.ruling)).toEqual(["contradicted", "supported"]);
  expect(all[0]?.fix).toBe("pans right");
});

test("what a person made of it is found again, also a text written by hand", () => {
  for (const written of [null, "Something else."]) {
    const judged = { ...fresh(), rating: 4, written, inserted: new Set([0]) };
    const mine = { ...deed(page(), judged, true), author: { name: "Ann", kind: "person" } };
    const again = taken(page(mine as unknown as CaptionPage["mine"]), "b".repeat(32));
    expect(again.id).toBe(judged.id);
    expect(text(page(), again)).toBe(text(page(), judged));
    expect(again.rating).toBe(4);
  }
});
