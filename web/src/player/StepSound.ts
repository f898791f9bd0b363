/** The sound of single frames, quietly, as one steps through them. */

import { appearsAt, type FrameTimes } from "./frameTimes";
import { usePlayhead } from "./playhead";
import { useView } from "./viewing";

/** Of the volume that is set. */
const QUIET = 0.4;

const SHORTEST = 60;
/** Milliseconds: less is only a click. */

/** Plays each frame's sound when the playhead steps onto it, as long as `end` is not called. */
export class StepSound {
  private sound: HTMLAudioElement | null = null;
  private timer: number | undefined;
  private readonly unsubscribe: () => void;

  constructor(
    private readonly address: string,
    private readonly times: FrameTimes,
  ) {
    this.unsubscribe = usePlayhead.subscribe((now, before) => {
      const isStep = now.speed === 0 && before.speed === 0 && Math.abs(now.frame - before.frame) === 1;
      if (isStep && !useView.getState().muted) this.sounds(now.frame);
    });
  }

  /** Be quiet. */
  end(): void {
    this.unsubscribe();
    clearTimeout(this.timer);
    this.sound?.pause();
  }

  private sounds(frame: number): void {
    // Most people never step: the file is opened a second time only for those who do.
    this.sound ??= new Audio(this.address);
    const begins = appearsAt(this.times, frame);
    const lasts = (appearsAt(this.times, frame + 1) - begins) * 1000;
    this.sound.volume = useView.getState().volume * QUIET;
    this.sound.currentTime = begins;
    void this.sound.play().catch(() => undefined);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.sound?.pause(), Math.max(SHORTEST, lasts));
  }
}
