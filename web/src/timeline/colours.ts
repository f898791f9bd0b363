/** The page's colours for what is drawn: canvas knows no CSS variables. */

const NAMES = {
  ground: "--ground",
  panel: "--panel",
  raised: "--raised",
  line: "--line",
  strong: "--line-strong",
  text: "--text",
  soft: "--text-soft",
  accent: "--accent",
  onAccent: "--on-accent",
  accentGround: "--accent-ground",
  blue: "--true",
  red: "--false",
  warn: "--warn",
  focus: "--focus",
} as const;

export type Colours = Record<keyof typeof NAMES, string> & { mono: string; sans: string };

/** The colours of the theme that is shown now. */
export function coloursNow(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const colours = Object.entries(NAMES).map(([name, variable]) => [name, read(variable)]);
  return { ...Object.fromEntries(colours), mono: read("--mono"), sans: read("--sans") } as Colours;
}

/** Be told when another theme is shown. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}
