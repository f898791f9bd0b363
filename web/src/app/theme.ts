/** Light or dark, kept by the browser. */

const KEPT = "shotlog theme";

/** What is chosen; dark unless its person chose otherwise. */
export function theme(): "dark" | "light" {
  return localStorage.getItem(KEPT) === "light" ? "light" : "dark";
}

/** Show the page as chosen. */
export function applyTheme(): void {
  document.documentElement.dataset.theme = theme();
}

/** Choose the other. */
export function turnTheme(): void {
  localStorage.setItem(KEPT, theme() === "dark" ? "light" : "dark");
  applyTheme();
}
