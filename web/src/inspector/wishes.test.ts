import { expect, test } from "vitest";
import type { Exclusion, FacetShape, Gate, LabelShape, ShotShape } from "../api/schema";
import type { LabelValue } from "../log/values";
import written from "./rules.cases.json";
import { acceptingSure, allowed, doubting, repeating, takingBack } from "./wishes";

const words = {
  exclusions: written.exclusions as unknown as Exclusion[],
  gate: written.gate as unknown as Gate,
  facets: new Map(written.facets.map((facet) => [facet.id, facet as unknown as FacetShape])),
};

function label(facet: string, value: LabelValue, by: string, more: Partial<LabelShape> = {}): LabelShape {
  const kind = by.includes("@") ? "machine" : "person";
  const id = `${facet} ${by}`;
  return {
    id,
    facet,
    value,
    start: null,
    end: null,
    by: { name: by, kind },
    confidence: 1,
    certainty: "sure",
    accepted: null,
    ...more,
  };
}

function shot(id: string, ...labels: LabelShape[]): ShotShape {
  return { id, start: 0, end: 100, labels } as unknown as ShotShape;
}

const sure = (facet: string, value: LabelValue, confidence = 0.95) =>
  label(facet, value, "eye@1", { confidence });

test("all that is sure is taken over, but where a person has spoken", () => {
  const one = shot(
    "a",
    sure("colour", "colour"),
    sure("dutch", "dutch_fixed", 0.5),
    sure("sound", ["silent"]),
    label("sound", [], "Ann"),
  );
  expect(acceptingSure(one, 0.9).map((said) => [said.facet, said.accepts])).toEqual([
    ["colour", "colour eye@1"],
  ]);
});

test("what contradicts a person's word is left, and why is told", () => {
  const one = shot(
    "a",
    label("camera_movement", "static", "Ann"),
    sure("translation", ["dolly_in"]),
    sure("colour", "colour"),
  );
  const { said, broken } = allowed(words, one, acceptingSure(one, 0.9));
  expect(said.map((each) => each.facet)).toEqual(["colour"]);
  expect(broken.map((each) => each.rule)).toEqual(["static_camera"]);
});

test("a repeated label is what people said, not what was measured", () => {
  const from = shot(
    "a",
    label("int_ext", "INT", "Ann"),
    label("colour", "colour", "Ann", { accepted: "x" }),
    label("exposure", "dark", "Ann", { accepted: "y" }),
    label("note", "the good one", "Ann"),
    sure("sound", ["silent"]),
  );
  const to = shot("b", sure("exposure", "bright"));
  expect(repeating(from, to).map((said) => said.facet)).toEqual(["int_ext", "colour"]);
});

test("a repeated label does not replace what was said", () => {
  expect(
    repeating(shot("a", label("int_ext", "INT", "Ann")), shot("b", label("int_ext", "EXT", "Bo"))),
  ).toEqual([]);
});

test("doubt keeps the value that stands, or that is suggested", () => {
  expect(doubting([shot("a", sure("colour", "bw"))], "colour")[0]).toMatchObject({
    value: "bw",
    certainty: "unsure",
    accepts: "colour eye@1",
  });
  expect(doubting([shot("a")], "colour")[0]).toMatchObject({ value: null, certainty: "unsure" });
});

test("only one's own word is taken back", () => {
  const one = shot("a", label("colour", "bw", "Bo"), label("colour", "colour", "Ann", { start: 3, end: 9 }));
  expect(takingBack([one], "colour", "Ann")).toEqual([{ shot: "a", facet: "colour", start: 3, end: 9 }]);
});
