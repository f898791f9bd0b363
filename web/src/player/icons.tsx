/** Signs of the player's buttons, drawn in the colour of the text. */

const PATHS = {
  shotBack: "M3 3v10M13 3 5 8l8 5z",
  shotOn: "M13 3v10M3 3l8 5-8 5z",
  frameBack: "M10 4 6 8l4 4",
  frameOn: "M6 4l4 4-4 4",
  reverse: "M13 3 4 8l9 5z",
  play: "M4 3l9 5-9 5z",
  stand: "M5 3v10M11 3v10",
  loop: "M4 6.5A4.5 4.5 0 0 1 12.3 6M12 9.5A4.5 4.5 0 0 1 3.7 10M12.5 3v3h-3M3.5 13v-3h3",
  in: "M10 3H6v10h4",
  out: "M6 3h4v10H6",
  guides: "M2 3h12v10H2zM4.5 5.5h7v5h-7z",
  fit: "M2 6V3h3M11 3h3v3M14 10v3h-3M5 13H2v-3M6 8h4M8 6v4",
  draw: "M3 13l1-3.5L11.5 2l2.5 2.5L6.5 12z",
  sound: "M3 6v4h2.5L9 13V3L5.5 6zM11 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6 6 0 0 1 0 9",
  quiet: "M3 6v4h2.5L9 13V3L5.5 6zM11 6l4 4M15 6l-4 4",
  full: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
} as const;

export type Sign = keyof typeof PATHS;

/** A sign beside or in place of a word; the button's name says it. */
export function Icon({ sign }: { sign: Sign }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[sign]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </svg>
  );
}
