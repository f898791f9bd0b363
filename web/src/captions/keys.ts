/** What keys do on the Captions page. */

import type { ClaimShape } from "../api/schema";
import type { ActionId } from "../keys/actions";
import { type Handlers, useActions } from "../keys/keymap";
import { type Ruling, type Severity, standing } from "./judging";
import { rate, say, stepClaim, toggleInsertion, useOpen } from "./open";

const SEVERITIES: readonly Severity[] = ["critical", "major", "minor", "style"];

interface Ways {
  next: () => void;
  previous: () => void;
  submit: () => void;
  /** Put the cursor into a field: the fix of the chosen claim, its kind of error, the whole text. */
  editFix: () => void;
  editError: () => void;
  editText: () => void;
}

/** Bind them. */
export function useCaptionKeys(ways: Ways): void {
  const handlers: Handlers = {
    "claim.next": () => stepClaim(1),
    "claim.previous": () => stepClaim(-1),
    "claim.true": () => rule("supported"),
    "claim.false": () => rule("contradicted"),
    "claim.unsure": () => rule("cannot_tell"),
    "claim.fix": () => onClaim(toggleFix),
    "claim.editFix": ways.editFix,
    "claim.error": ways.editError,
    "claim.severity": () => onClaim(nextSeverity),
    "claim.insert": insertNext,
    "caption.edit": ways.editText,
    "caption.submit": ways.submit,
    "caption.next": ways.next,
    "caption.previous": ways.previous,
  };
  for (const rating of [1, 2, 3, 4, 5]) handlers[`caption.rate${rating}` as ActionId] = () => rate(rating);
  useActions(handlers);
}

/** Answer the chosen claim; the same answer once more takes it back. */
export function rule(ruling: Ruling): void {
  onClaim((_claim, place) => {
    const word = useOpen.getState().judged?.words.get(place);
    say(place, word?.ruling === ruling ? null : { ruling });
  });
}

function onClaim(act: (claim: ClaimShape, place: number) => void): void {
  const { page, claim: place } = useOpen.getState();
  const claim = page?.checked.claims[place];
  if (claim !== undefined) act(claim, place);
}

/** Put the fix in, or leave the words as they are. */
export function toggleFix(claim: ClaimShape, place: number): void {
  const now = standing(claim, useOpen.getState().judged?.words.get(place));
  say(place, { ruling: "contradicted", fix: now.edit === null ? claim.fix : null });
}

function nextSeverity(claim: ClaimShape, place: number): void {
  const now = standing(claim, useOpen.getState().judged?.words.get(place)).severity ?? "style";
  const next = SEVERITIES[(SEVERITIES.indexOf(now) + 1) % SEVERITIES.length] as Severity;
  say(place, { ruling: "contradicted", severity: next });
}

/** Put in the first of what was left out that is not in yet. */
function insertNext(): void {
  const { page, judged } = useOpen.getState();
  const place = page?.checked.omissions.findIndex((_, one) => !judged?.inserted.has(one)) ?? -1;
  if (place >= 0) toggleInsertion(place);
}
