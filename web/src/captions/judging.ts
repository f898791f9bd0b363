/** What a person makes of a caption: their answers on top of what was proposed, and the text that follows. */

import type { Answer, CaptionPage, ClaimShape, Critique, EditShape, OmissionShape } from "../api/schema";
import type { Deed } from "../sync/outbox";
import { changed, made, type Piece, points } from "./text";

export type Ruling = Answer["ruling"];
export type Severity = NonNullable<Answer["severity"]>;

/** A person's word on one claim; what is not there is as proposed. */
export interface Word {
  ruling?: Ruling;
  error?: string | null;
  severity?: Severity | null;
  /** Words for the claim's own; null keeps those. */
  fix?: string | null;
}

/** Everything that a person has made of a caption so far. */
export interface Judged {
  id: string;
  words: ReadonlyMap<number, Word>;
  /** Which of the omissions were put in. */
  inserted: ReadonlySet<number>;
  rating: number | null;
  /** The text where it was written by hand; null where it follows from the answers. */
  written: string | null;
}

/** A claim as it stands with a person's word: what is sent when they are done. */
export interface Standing {
  ruling: Ruling;
  error: string | null;
  severity: Severity | null;
  edit: EditShape | null;
  /** Whether a person has spoken. */
  said: boolean;
}

/** How a claim stands. */
export function standing(claim: ClaimShape, word: Word | undefined): Standing {
  const ruling = word?.ruling ?? claim.ruling;
  const wrong = ruling === "contradicted" || (claim.near && ruling === claim.ruling);
  return {
    ruling,
    error: wrong ? (word?.error === undefined ? claim.error_type : word.error) : null,
    severity: wrong ? (word?.severity === undefined ? (claim.severity ?? "major") : word.severity) : null,
    edit: wrong ? editOf(claim, word) : null,
    said: word?.ruling !== undefined,
  };
}

function editOf(claim: ClaimShape, word: Word | undefined): EditShape | null {
  if (word?.fix === undefined) return claim.edit ?? null;
  if (word.fix === null) return null;
  return word.fix === claim.fix && claim.edit ? claim.edit : { span: claim.span, words: word.fix };
}

/** The text with what is wrong put right and what was left out put in, as changes of the one written. */
export function pieces(page: CaptionPage, judged: Judged): Piece[] {
  const { checked } = page;
  const fixes = checked.claims.flatMap((claim, place) => standing(claim, judged.words.get(place)).edit ?? []);
  const added = [...judged.inserted].flatMap((place) => {
    const omission = checked.omissions[place];
    return omission === undefined ? [] : [insertion(page, omission)];
  });
  return changed(checked.text, [...fixes, ...together(added)]);
}

/** Where a sentence goes in: after the section that it belongs to, else at the end. */
function insertion(page: CaptionPage, omission: OmissionShape): EditShape {
  const section = page.caption.sections?.find((one) => one.name === omission.section);
  const place = section?.end ?? points(page.checked.text.trimEnd()).length;
  return { span: [place, place], words: ` ${omission.words}` };
}

/** Insertions at one place as one edit. */
function together(edits: readonly EditShape[]): EditShape[] {
  const byPlace = new Map<number, string>();
  for (const { span, words } of edits) {
    const place = span[0] as number;
    byPlace.set(place, (byPlace.get(place) ?? "") + words);
  }
  return [...byPlace].map(([place, words]) => ({ span: [place, place], words }));
}

/** The text as it should read. */
export function text(page: CaptionPage, judged: Judged): string {
  return judged.written ?? made(pieces(page, judged));
}

/** The change that keeps what a person made of a caption; all claims have an answer once it is submitted. */
export function deed(
  page: CaptionPage,
  judged: Judged,
  submitted: boolean,
): Extract<Deed, { kind: "judge" }> {
  const { caption, checked } = page;
  const answers = checked.claims.flatMap((claim, place) => {
    const word = judged.words.get(place);
    return submitted || word !== undefined ? [answer(claim, standing(claim, word))] : [];
  });
  return {
    kind: "judge",
    clip: caption.clip,
    id: judged.id,
    caption: caption.id,
    answers,
    insertions: [...judged.inserted].flatMap((place) => checked.omissions[place] ?? []).map(inserted),
    rating: judged.rating,
    text: text(page, judged),
    submitted,
  };
}

function inserted({ facet, value, words }: OmissionShape) {
  return { facet, value, words };
}

function answer(claim: ClaimShape, now: Standing): Answer {
  const wrong = now.error !== null || now.ruling === "contradicted";
  return {
    start: claim.span[0] as number,
    end: claim.span[1] as number,
    words: claim.words,
    facet: claim.facet,
    value: claim.value,
    ruling: now.ruling,
    proposed: claim.ruling,
    error_type: now.error,
    severity: now.severity,
    true_facet: wrong ? claim.true_facet : null,
    true_value: wrong ? claim.true_value : null,
    fix: now.edit === null ? null : now.edit.words,
    frames: claim.frames,
  } as Answer;
}

/** What a person had made of a caption when they were here last. */
export function taken(page: CaptionPage, id: string): Judged {
  const { mine, checked } = page;
  if (mine === null) return { id, words: new Map(), inserted: new Set(), rating: null, written: null };
  const judged: Judged = {
    id: mine.id,
    words: new Map(checked.claims.flatMap((claim, place) => wordOf(mine, claim, place))),
    inserted: new Set(checked.omissions.flatMap((omission, place) => (isIn(mine, omission) ? [place] : []))),
    rating: mine.rating ?? null,
    written: null,
  };
  return text(page, judged) === mine.text ? judged : { ...judged, written: mine.text };
}

function wordOf(mine: Critique, claim: ClaimShape, place: number): [number, Word][] {
  const found = mine.answers?.find((one) => one.start === claim.span[0] && one.end === claim.span[1]);
  if (found === undefined) return [];
  const fix = found.fix === (claim.edit?.words ?? null) ? (claim.fix ?? null) : (found.fix ?? null);
  const word = {
    ruling: found.ruling,
    error: found.error_type ?? null,
    severity: found.severity ?? null,
    fix,
  };
  return [[place, word]];
}

function isIn(mine: Critique, omission: OmissionShape): boolean {
  return mine.insertions?.some((one) => one.words === omission.words) ?? false;
}
