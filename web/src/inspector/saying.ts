/** Saying things of the chosen shots: asked of the log where no rule forbids it, explained where one does. */

import type { ClipPage, FacetShape, ShotShape } from "../api/schema";
import { said as standingWord } from "../log/clip";
import { ask } from "../sync/outbox";
import { inWords, type Moment } from "./answers";
import { chosen } from "./choice";
import { hush, tell } from "./inspecting";
import type { Broken } from "./rules";
import type { Words } from "./stretches";
import {
  acceptingAll,
  acceptingSure,
  allowed,
  doubting,
  repeating,
  type Said,
  takingBack,
  wouldBreak,
} from "./wishes";

/** What is spoken of: the clip, the shots, in which words, by whom. */
export interface About {
  page: ClipPage;
  shots: readonly ShotShape[];
  words: Words;
  me: string;
}

/** Labels in one request at most. */
const AT_ONCE = 5000;

/** Say something; nothing is sent if any of it would break a rule. Whether it was sent. */
export function say(about: About, said: readonly Said[], key: string | null = null): boolean {
  const broken = brokenBy(about, said);
  if (broken.length > 0) {
    explain(about, broken, said[0]?.facet);
    return false;
  }
  hush();
  send(about, said, key);
  return true;
}

function send({ page }: About, said: readonly Said[], key: string | null): void {
  for (let from = 0; from < said.length; from += AT_ONCE) {
    void ask({ kind: "label", clip: page.clip.sha256, labels: said.slice(from, from + AT_ONCE) }, key);
  }
}

/** The rules that saying all this would break in some of the shots, each once. */
export function brokenBy({ shots, words }: About, said: readonly Said[]): Broken[] {
  const found = shots.flatMap((shot) => {
    const here = said.filter((one) => one.shot === shot.id);
    return here.length === 0 ? [] : wouldBreak(words, shot, here);
  });
  return [...new Map(found.map((one) => [one.rule, one])).values()];
}

function explain({ words, shots }: About, broken: readonly Broken[], facet: string | undefined): void {
  const change = [...new Set(broken.flatMap((one) => one.facets))].filter((one) => one !== facet);
  const standing = change.map((id) => {
    const named = words.facets.get(id);
    const label = shots.map((shot) => standingWord(shot, id, "person")).find((one) => one !== undefined);
    return named === undefined || label === undefined
      ? id
      : `${named.label} is ${inWords(named, label.value)}`;
  });
  const because = [...new Set(broken.map((one) => one.because))].join(" ");
  const advice =
    standing.length === 0 ? "Take the other term out first." : `${standing.join(", ")}: change that first.`;
  tell(`Not said. ${because} ${advice}`, true, change);
}

/** Choose a term for the shots; whether it was sent. */
export function choose(on: About, facet: FacetShape, term: string, moment: Moment): boolean {
  return say(on, chosen(on.shots, facet, term, moment));
}

/** Take over what is suggested for a facet; whether there was anything. */
export function accept(on: About, facet: string): boolean {
  const said = acceptingAll(on.shots, facet);
  return said.length > 0 && say(on, said);
}

/** Take over all sure suggestions where no person has spoken, and say how many. */
export function acceptSure(on: About, from: number): void {
  tellOf(on, "taken over", (shot) => acceptingSure(shot, from), `No suggestion of ${from} or more is left.`);
}

/** Say of the shots what people said of the shot before them, and how much that was. */
export function repeatLast(on: About): void {
  const first = on.shots[0];
  const before = first === undefined ? undefined : on.page.shots[first.number - 2];
  if (before === undefined) tell("There is no shot before this one.");
  else {
    const what = `repeated from shot ${before.number}`;
    tellOf(on, what, (shot) => repeating(before, shot), "There is nothing new to repeat.");
  }
}

function tellOf(on: About, what: string, wish: (shot: ShotShape) => Said[], none: string): void {
  const made = on.shots.map((shot) => allowed(on.words, shot, wish(shot)));
  const said = made.flatMap((one) => one.said);
  const broken = made.flatMap((one) => one.broken);
  send(on, said, null);
  const left =
    broken.length === 0 ? "" : ` Left: ${[...new Set(broken.map((one) => one.because))].join(" ")}`;
  tell(said.length === 0 && broken.length === 0 ? none : `${counted(said.length, "label")} ${what}.${left}`);
}

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/** Be unsure of a facet. */
export function doubt(on: About, facet: string): void {
  say(on, doubting(on.shots, facet));
}

/** Say that a question has no meaning for the shots. */
export function notApplicable(on: About, facet: string): void {
  const said = on.shots.map((shot) => ({
    shot: shot.id,
    facet,
    value: null,
    certainty: "not_applicable" as const,
  }));
  say(on, said);
}

/** Take back what one said on a facet; tells where another said it. */
export function takeBack(on: About, facet: FacetShape): void {
  const labels = takingBack(on.shots, facet.id, on.me);
  if (labels.length > 0) {
    hush();
    void ask({ kind: "unlabel", clip: on.page.clip.sha256, labels });
    return;
  }
  const other = on.shots
    .map((shot) => standingWord(shot, facet.id, "person"))
    .find((one) => one !== undefined);
  tell(
    other === undefined
      ? `Nobody has said anything on ${facet.label}.`
      : `${other.by.name} said this on ${facet.label}. Say something else, and yours stands above it.`,
  );
}
