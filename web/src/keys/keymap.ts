/** Which keys do what: the defaults, with those that a person gave instead (kept by the browser). */

import { useEffect, useRef } from "react";
import { createKeybindingsHandler } from "tinykeys";
import { create } from "zustand";
import { ACTIONS, type ActionId } from "./actions";

type Own = Partial<Record<ActionId, readonly string[]>>;

const KEPT = "shotlog keys";

function kept(): Own {
  try {
    const own: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    return Object.fromEntries(
      Object.entries(own as Own).filter(([id, keys]) => id in ACTIONS && Array.isArray(keys)),
    );
  } catch {
    return {}; // whatever stands there was not written by us
  }
}

export const useOwnKeys = create<{ own: Own }>(() => ({ own: kept() }));

/** Give an action other keys; null gives it those that it had. */
export function setKeys(id: ActionId, keys: readonly string[] | null): void {
  const { [id]: _, ...others } = useOwnKeys.getState().own;
  const own = keys === null ? others : { ...others, [id]: keys };
  localStorage.setItem(KEPT, JSON.stringify(own));
  useOwnKeys.setState({ own });
}

/** Keys of an action. */
export function keysOf(id: ActionId, own: Own): readonly string[] {
  return own[id] ?? ACTIONS[id].keys;
}

/** What a page does for some actions; false says that the key was not meant for it after all. */
export type Handlers = Partial<Record<ActionId, (event: KeyboardEvent) => unknown>>;

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=range])"));

/** Keys with ctrl, cmd or alt mean the same while somebody writes. */
const isCommand = (event: KeyboardEvent) => event.ctrlKey || event.metaKey || event.altKey;

const pressesItself = (target: EventTarget | null, key: string) =>
  (key === "Enter" || key === " ") &&
  target instanceof HTMLElement &&
  target.closest("button, a, summary, [role=option], [role=menuitem]") !== null;

/** Do what keys ask for as long as this is on the page and nobody writes or answers a dialog. */
export function useActions(handlers: Handlers, active = true): void {
  const own = useOwnKeys((now) => now.own);
  const newest = useRef(handlers);
  newest.current = handlers;
  const bound = Object.keys(handlers).join(" ");
  useEffect(() => {
    if (!active) return undefined;
    const handler = createKeybindingsHandler(bindings(bound.split(" ") as ActionId[], own, newest));
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      if (isWriting(event.target) && !isCommand(event)) return;
      if (pressesItself(event.target, event.key)) return;
      handler(event);
    };
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, [bound, own, active]);
}

function bindings(ids: readonly ActionId[], own: Own, newest: { current: Handlers }) {
  const made: Record<string, (event: KeyboardEvent) => void> = {};
  for (const id of ids) {
    for (const key of keysOf(id, own)) {
      made[key] = (event) => {
        if (newest.current[id]?.(event) !== false) event.preventDefault();
      };
    }
  }
  return made;
}

const NAMES: Record<string, string> = {
  $mod: navigator.platform.startsWith("Mac") ? "⌘" : "Ctrl",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Backspace: "⌫",
  Escape: "Esc",
};

/** A key as people read it. */
export function spelt(key: string): string {
  if (key === "Shift+?") return "?";
  return key
    .split(/(?<=.)\+/)
    .map((part) => NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(" ");
}
