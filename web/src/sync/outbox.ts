/**
 * Sending changes: each at once, in order, until the log has it.
 *
 * A change is kept by the browser first and shown as saved only after the log has it. What the log refuses
 * stays until its person decides; what cannot be sent is tried again for as long as it takes.
 */

import { create } from "zustand";
import { api, got, Refused } from "../api/client";
import type { Asked, Done } from "../api/schema";
import type { Waiting } from "./kept";
import * as kept from "./kept";
import { newId, newRequest } from "./names";

export type Deed = Asked["deed"];

/** What becomes of changes: nothing waits; on their way; the server is away; whoever works here must sign in. */
export type Saving = "saved" | "saving" | "away" | "signed out";

interface Outbox {
  /** What the log does not have yet, in order. */
  waiting: readonly Waiting[];
  saving: Saving;
  /** Number of the newest revision that this page shows. */
  newest: number;
}

export const useOutbox = create<Outbox>(() => ({ waiting: [], saving: "saved", newest: 0 }));

const TRY_AGAIN_AFTER = [500, 1000, 2000, 4000];
/** Milliseconds to wait after the first, second, ... try that did not reach the server. */

const TYPED = 300;
/** Milliseconds that a change under a key waits for the next keystroke. */

type Listener = (asked: Asked, done: Done) => void;
const listeners = new Set<Listener>();

/** Be told of each change of this page that the log has taken. */
export function onDone(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Note that the page shows everything up to a revision. */
export function shows(revision: number): void {
  useOutbox.setState((now) => (revision > now.newest ? { newest: revision } : now));
}

/**
 * Ask for a change.
 *
 * @param deed What is to be done.
 * @param key Changes under one key replace each other while they wait: each keystroke of a text.
 */
export async function ask(deed: Deed, key: string | null = null): Promise<void> {
  const { waiting, newest } = useOutbox.getState();
  const before = key === null ? undefined : waiting.findLast((one) => one.key === key && isIdle(one));
  const one: Waiting = {
    place: before?.place ?? newId(),
    asked: { request: newRequest(), seen: before?.asked.seen ?? newest, deed },
    key,
    refused: null,
    madeAt: Date.now(),
  };
  const others = waiting.filter((other) => other.place !== one.place);
  show([...others, one].sort(inOrder));
  await kept.keep(one);
  send();
}

/** Let a change go that the log refused. */
export async function letGo(place: string): Promise<void> {
  show(useOutbox.getState().waiting.filter((one) => one.place !== place));
  await kept.forget(place);
}

/** Ask once more for a change that the log refused, now that its person has seen what stands. */
export async function insist(place: string): Promise<void> {
  const { waiting, newest } = useOutbox.getState();
  const one = waiting.find((other) => other.place === place);
  if (one === undefined) return;
  const again = { ...one, refused: null, asked: { ...one.asked, request: newRequest(), seen: newest } };
  show(waiting.map((other) => (other.place === place ? again : other)));
  await kept.keep(again);
  send();
}

/**
 * Take up what earlier pages left unsent; done when the log has it, or cannot be asked.
 *
 * A page loads what it shows after this, so that what it was asked for before is never taken for news.
 */
export async function resume(): Promise<void> {
  show((await kept.all()).sort(inOrder));
  await sendAlone();
}

let underWay: string | null = null;
let failures = 0;
let timer: number | undefined;

const inOrder = (one: Waiting, other: Waiting) => (one.place < other.place ? -1 : 1);

const isIdle = (one: Waiting) => one.refused === null && one.place !== underWay;

function show(waiting: readonly Waiting[]): void {
  const left = waiting.some((one) => one.refused === null);
  useOutbox.setState((now) => ({
    waiting,
    saving: left
      ? now.saving === "saved"
        ? "saving"
        : now.saving
      : now.saving === "signed out"
        ? now.saving
        : "saved",
  }));
}

/** Send what waits, unless that is under way; only one tab sends at a time. */
export function send(after = 0): void {
  clearTimeout(timer);
  timer = window.setTimeout(sendAlone, after);
}

async function sendAlone(): Promise<void> {
  await navigator.locks.request("shotlog outbox", sendAll);
}

async function sendAll(): Promise<void> {
  for (;;) {
    const one = useOutbox.getState().waiting.find((other) => other.refused === null);
    if (one === undefined) return;
    const typed = one.key === null ? 0 : one.madeAt + TYPED - Date.now();
    if (typed > 0) return send(typed);
    if (!(await sendOne(one))) return;
  }
}

/** Send one change; whether to go on with the next. */
async function sendOne(one: Waiting): Promise<boolean> {
  underWay = one.place;
  try {
    const done = await got<Done>(api.POST("/api/changes", { body: one.asked }));
    failures = 0;
    for (const listener of listeners) listener(one.asked, done);
    shows(done.revision);
    await letGo(one.place);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return pause("signed out");
    if (error instanceof Refused && error.status < 500) return refuse(one, error);
    return pause("away");
  } finally {
    underWay = null;
  }
}

async function refuse(one: Waiting, error: Refused): Promise<boolean> {
  const refused = { ...one, refused: error.fault };
  show(useOutbox.getState().waiting.map((other) => (other.place === one.place ? refused : other)));
  await kept.keep(refused);
  return true;
}

function pause(saving: Saving): boolean {
  useOutbox.setState({ saving });
  send(TRY_AGAIN_AFTER[Math.min(failures, TRY_AGAIN_AFTER.length - 1)]);
  failures += 1;
  return false;
}
