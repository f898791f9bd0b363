import { expect, test } from "vitest";
import { fileName } from "./wish";

test("a file keeps its name, whatever letters are in it", () => {
  expect(fileName('attachment; filename="log.edl"')).toBe("log.edl");
  expect(fileName("attachment; filename*=utf-8''T%C3%A9l%C3%A9.edl")).toBe("Télé.edl");
  expect(fileName(null)).toBeNull();
});
