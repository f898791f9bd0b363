/** What keys do while the terms of a group are open. Nothing of it reaches the page. */

import type { KeyboardEvent, RefObject } from "react";
import { answering } from "./choice";
import { type Choice, keyOf } from "./hotkeys";
import { openGroup, useInspecting } from "./inspecting";
import { type About, choose, say, takeBack } from "./saying";

interface Open {
  on: About;
  choices: readonly Choice[];
  panel: RefObject<HTMLDivElement | null>;
  typed: string;
  setTyped: (typed: string) => void;
}

/** The handler of a palette's keys. */
export function paletteKeys(open: Open): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    const role = event.target instanceof HTMLElement ? event.target.dataset.role : undefined;
    const done = role === undefined ? onTerms(open, event) : inField(open, event, role);
    if (done) event.preventDefault();
  };
}

/** Keys while somebody writes in the filter, a number or a text. */
function inField(open: Open, event: KeyboardEvent, role: string): boolean {
  const target = event.target as HTMLInputElement | HTMLTextAreaElement;
  switch (event.key) {
    case "Escape":
      if (role === "filter" && open.typed !== "") open.setTyped("");
      else openGroup(null);
      return true;
    case "Enter":
      if (role === "filter") return chooseFirst(open);
      if (target instanceof HTMLTextAreaElement && event.shiftKey) return false;
      openGroup(null);
      return true;
    case "ArrowDown":
    case "ArrowUp":
      return move(open, event.key === "ArrowDown" ? 1 : -1);
    default:
      // A number takes digits only, so that letters are free to choose terms.
      return (
        role === "value" && target.inputMode === "numeric" && /^[a-z]$/i.test(event.key) && press(open, event)
      );
  }
}

function onTerms(open: Open, event: KeyboardEvent): boolean {
  switch (event.key) {
    case "Escape":
      openGroup(null);
      return true;
    case "ArrowRight":
    case "ArrowDown":
      return move(open, 1);
    case "ArrowLeft":
    case "ArrowUp":
      return move(open, -1);
    case "/":
      open.panel.current?.querySelector<HTMLElement>("[data-role=filter]")?.focus();
      return true;
    case "Backspace":
    case "Delete":
      return atCursor(open, (facet) => takeBack(open.on, facet));
    case "-":
      return atCursor(
        open,
        (facet) => say(open.on, answering(open.on.shots, facet, null)) && openGroup(null),
      );
    case "Enter":
      return enter(event);
    default:
      return event.key !== " " && press(open, event);
  }
}

/** Set the term of a key; one of a facet of single terms closes the palette: two keys in all. */
function press({ on, choices }: Open, event: KeyboardEvent): boolean {
  const key = keyOf(event.nativeEvent);
  const choice = key === null ? undefined : choices.find((one) => one.key === key);
  if (choice === undefined) return false;
  const { moment } = useInspecting.getState();
  const said = choose(on, choice.facet, choice.term, event.shiftKey ? "end" : moment);
  if (said && choice.facet.select === "single") openGroup(null, choice.facet.id);
  else focusOn(event.currentTarget, choice);
  return true;
}

function focusOn(panel: EventTarget & Element, { facet, term }: Choice): void {
  panel.querySelector<HTMLElement>(`[data-facet="${facet.id}"] [data-term="${term}"]`)?.focus();
}

/** Take the term under the cursor, unless a key has put it in just before, and put the palette away. */
function enter(event: KeyboardEvent): boolean {
  const term = event.target as HTMLElement;
  if (term.dataset.term === undefined) return false;
  if (term.getAttribute("aria-pressed") !== "true") term.click();
  if (!useInspecting.getState().told?.refused) openGroup(null);
  return true;
}

function chooseFirst({ on, choices, panel }: Open): boolean {
  const first = panel.current?.querySelector<HTMLElement>("[data-choice]");
  const facet = first?.closest<HTMLElement>("[data-facet]")?.dataset.facet;
  const choice = choices.find((one) => one.facet.id === facet && one.term === first?.dataset.term);
  if (choice !== undefined && choose(on, choice.facet, choice.term, useInspecting.getState().moment))
    openGroup(null, facet);
  return true;
}

function atCursor({ choices, panel }: Open, act: (facet: Choice["facet"]) => void): boolean {
  const id = panel.current?.querySelector(":focus")?.closest<HTMLElement>("[data-facet]")?.dataset.facet;
  const facet = choices.find((one) => one.facet.id === id)?.facet;
  if (facet !== undefined) act(facet);
  return true;
}

/** Go to the next term or field, or the one before. */
function move({ panel }: Open, by: number): boolean {
  const stops = [...(panel.current?.querySelectorAll<HTMLElement>("[data-term], [data-role]") ?? [])];
  const place = stops.indexOf(document.activeElement as HTMLElement);
  stops[(place + by + stops.length) % stops.length]?.focus();
  return true;
}
