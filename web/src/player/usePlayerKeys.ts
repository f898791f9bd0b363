import type { ActionId } from "../keys/actions";
import { type Handlers, useActions } from "../keys/keymap";
import { turnDrawing } from "./drawings";
import { turnLoop } from "./looping";
import { mark, seek, step, usePlayhead } from "./playhead";
import { changePace, shuttle, stand, toggle } from "./shuttle";
import { turnGuides, turnSound } from "./viewing";

const now = usePlayhead.getState;

/** The keys of the player, without those that mean something else on the page. */
export function usePlayerKeys(
  { goTo, full }: { goTo: () => void; full: () => void },
  without: readonly ActionId[],
): void {
  const handlers: Handlers = {
    "player.toggle": (event) => void (event.repeat || toggle()),
    "player.back": (event) => shuttle(event, -1),
    "player.stand": stand,
    "player.forth": (event) => shuttle(event, 1),
    "player.previous": () => step(-1),
    "player.next": () => step(1),
    "player.tenBack": () => step(-10),
    "player.tenOn": () => step(10),
    "player.first": () => seek(0),
    "player.last": () => seek(now().frames - 1),
    "player.goTo": goTo,
    "player.slower": () => changePace(-1),
    "player.faster": () => changePace(1),
    "player.loop": turnLoop,
    "player.in": () => mark("in", now().frame),
    "player.out": () => mark("out", now().frame),
    "player.goIn": () => goToMark(now().in),
    "player.goOut": () => goToMark(now().out === null ? null : (now().out as number) - 1),
    "player.clearMarks": clearMarks,
    "player.full": full,
    "player.guides": turnGuides,
    "player.draw": turnDrawing,
    "player.mute": turnSound,
  };
  for (const action of without) delete handlers[action];
  useActions(handlers);
}

function goToMark(frame: number | null): void {
  if (frame !== null) seek(frame);
}

function clearMarks(): void {
  mark("in", null);
  mark("out", null);
}
