/** A key press as the key map writes it; null while only modifiers are held. */
export function pressed(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): string | null {
  if (["Shift", "Control", "Alt", "Meta", "AltGraph"].includes(event.key)) return null;
  const held = [
    event.ctrlKey || event.metaKey ? "$mod" : null,
    event.altKey ? "Alt" : null,
    event.shiftKey ? "Shift" : null,
  ];
  const key = event.key === " " ? "Space" : event.key;
  return [...held.filter((one) => one !== null), key].join("+");
}
