import { type KeyboardEvent, useRef, useState } from "react";
import { keepsUndo } from "../inspector/nativeUndo";
import { type Offer, offers, type Word } from "./completion";
import styles from "./Describing.module.css";
import { type Mark, runsOf } from "./marks";
import { Offers } from "./Offers";
import type { Part, Place } from "./parts";

interface Props {
  part: Part;
  definition: string | undefined;
  place: Place | undefined;
  marks: readonly Mark[];
  /** What the labels would say here. */
  draft: string;
  words: readonly Word[];
  begin: () => void;
  end: () => void;
  type: (name: string, text: string) => void;
}

/** One section: its text over a mirror that bears the marks, with words of the vocabulary offered as one types. */
export function SectionField({ part, definition, place, marks, draft, words, begin, end, type }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { name, text } = part;
  const [offered, setOffered] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(-1);
  const ghost = text === "" ? draft : "";

  function offer(written: string, caret: number) {
    setOffered(offers(words, written.slice(0, caret)));
    setActive(-1);
  }
  function take({ words: chosen, instead }: Offer) {
    const caret = field.current?.selectionStart ?? text.length;
    const written = text.slice(0, caret - instead) + chosen + text.slice(caret);
    type(name, written);
    setOffered([]);
    const after = caret - instead + chosen.length;
    requestAnimationFrame(() => field.current?.setSelectionRange(after, after));
  }
  function press(event: KeyboardEvent<HTMLTextAreaElement>) {
    keepsUndo(event);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (offered.length > 0 ? inOffers(event) : inText(event)) event.preventDefault();
  }
  function inOffers(event: KeyboardEvent): boolean {
    const chosen = offered[active] ?? (event.key === "Tab" ? offered[0] : undefined);
    switch (event.key) {
      case "ArrowDown":
      case "ArrowUp":
        setActive(
          (active +
            (event.key === "ArrowDown" ? 1 : offered.length) +
            (active < 0 && event.key === "ArrowUp" ? 1 : 0)) %
            offered.length,
        );
        return true;
      case "Tab":
      case "Enter":
        if (chosen === undefined || event.shiftKey) return false;
        take(chosen);
        return true;
      case "Escape":
        setOffered([]);
        return true;
      default:
        return false;
    }
  }
  function inText(event: KeyboardEvent<HTMLTextAreaElement>): boolean {
    if (event.key === "Escape") event.currentTarget.blur();
    if (event.key !== "ArrowRight" || ghost === "") return event.key === "Escape";
    type(name, ghost);
    return true;
  }
  return (
    <div className={styles.section}>
      <label htmlFor={`section-${name}`} className={styles.name}>
        {name}
      </label>
      <div className={styles.field}>
        <div className={styles.mirror} aria-hidden="true">
          {runsOf(text, place, marks).map((run, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: runs have no other name than their place
            <span key={number} className={styles.run} data-marks={run.kinds.join(" ")}>
              {run.text}
            </span>
          ))}
          {ghost !== "" && <span className={styles.ghost}>{ghost}</span>}
          {"\u200b"}
        </div>
        <textarea
          ref={field}
          id={`section-${name}`}
          className={styles.text}
          rows={1}
          maxLength={20_000}
          spellCheck
          value={text}
          aria-description={ghost === "" ? definition : `${definition ?? ""} Draft: ${ghost}`}
          aria-autocomplete="list"
          aria-controls={offered.length > 0 ? `offers-${name}` : undefined}
          aria-activedescendant={active >= 0 ? `offer-${name}-${active}` : undefined}
          onFocus={begin}
          onBlur={() => {
            setOffered([]);
            end();
          }}
          onKeyDown={press}
          onChange={(event) => {
            type(name, event.target.value);
            offer(event.target.value, event.target.selectionStart);
          }}
        />
        <Offers section={name} offers={offered} active={active} take={take} />
      </div>
      {ghost !== "" && (
        <button
          type="button"
          className={styles.take}
          onClick={() => type(name, ghost)}
          aria-label={`Take over the draft of ${name}`}
        >
          →
        </button>
      )}
    </div>
  );
}
