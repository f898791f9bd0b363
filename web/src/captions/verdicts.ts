/** Verdicts by sign and word, so that none is told by its colour alone. */

import type { Ruling } from "./judging";

export const SIGNS: Readonly<Record<Ruling, string>> = {
  supported: "✓",
  contradicted: "✗",
  cannot_tell: "?",
};

export const NAMES: Readonly<Record<Ruling, string>> = {
  supported: "true",
  contradicted: "false",
  cannot_tell: "cannot tell",
};
