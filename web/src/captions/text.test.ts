import { expect, test } from "vitest";
import { changed, made, stretches } from "./text";

test("spans count code points, not UTF-16 units", () => {
  const pieces = changed("🎬 pans left", [{ span: [2, 11], words: "pans right" }]);
  expect(made(pieces)).toBe("🎬 pans right");
});

test("of edits that overlap only the first is made", () => {
  const pieces = changed("a b c", [
    { span: [0, 3], words: "x" },
    { span: [2, 5], words: "y" },
  ]);
  expect(made(pieces)).toBe("x c");
});

test("edits are made by place, whatever their order", () => {
  const pieces = changed("a b c", [
    { span: [4, 5], words: "z" },
    { span: [0, 1], words: "x" },
  ]);
  expect(made(pieces)).toBe("x b z");
});

test("a text without edits stays as it is", () => {
  expect(changed("a\n", [])).toEqual([{ kind: "kept", text: "a\n" }]);
});

test("a stretch bears every mark that covers it, the shortest last", () => {
  const spans = [
    [2, 5],
    [0, 7],
  ];
  expect(stretches("ab cd ef", spans)).toEqual([
    { text: "ab", marks: [1] },
    { text: " cd", marks: [1, 0] },
    { text: " e", marks: [1] },
    { text: "f", marks: [] },
  ]);
});
