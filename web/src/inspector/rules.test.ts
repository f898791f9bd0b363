import { expect, test } from "vitest";
import type { Exclusion, FacetShape, Gate } from "../api/schema";
import type { LabelValue } from "../log/values";
import { conflicts, silence, unnamed, type Values, voided } from "./rules";
import written from "./rules.cases.json";

// Judgements of shotlog.vocabulary, written by tests/rule_cases.py.
const exclusions = written.exclusions as unknown as Exclusion[];
const gate = written.gate as unknown as Gate;
const facets = new Map(written.facets.map((facet) => [facet.id, facet as Pick<FacetShape, "id" | "select">]));

const valuesOf = (values: object): Values => new Map(Object.entries(values) as [string, LabelValue][]);

test("rules are judged as Python judges them", () => {
  expect(written.conflicts.length).toBeGreaterThan(100);
  for (const { values, broken } of written.conflicts) {
    const found = conflicts(exclusions, facets, valuesOf(values)).map(
      ({ rule, facets: involved, sentence }) => ({
        rule,
        facets: involved,
        sentence,
      }),
    );
    expect(found).toEqual(broken);
  }
});

test("every rule is broken by some of the values", () => {
  const broken = new Set(written.conflicts.flatMap((one) => one.broken.map(({ rule }) => rule)));
  expect([...broken].sort()).toEqual(exclusions.map((rule) => rule.id).sort());
});

test("silence means what Python says it means", () => {
  for (const { facet, term, values, means } of written.silence) {
    expect(silence(gate, facet, term, valuesOf(values))).toBe(means);
  }
  expect(silence(gate, "translation", "dolly_in", new Map(), true)).toBe("void");
});

test("an arc is not named beside the pan that it contains", () => {
  const values = valuesOf({ path: ["arc_cw"], rotation: ["pan_left"] });
  expect(voided(gate, values).map((one) => one.facets)).toEqual([["path", "rotation"]]);
  expect(voided(gate, valuesOf({ path: ["arc_cw"], rotation: ["tilt_up"] }))).toEqual([]);
});

test("simple motion asks for its movements until one is named", () => {
  expect(unnamed(gate, valuesOf({ motion_type: "simple" }))).toMatch(/^Every movement must be named/);
  expect(unnamed(gate, valuesOf({ motion_type: "simple", rotation: ["pan_left"] }))).toMatch(/absent/);
  expect(unnamed(gate, valuesOf({ motion_type: "complex" }))).toMatch(/unknown/);
  expect(unnamed(gate, new Map())).toBeNull();
});
