/** Playing that no browser can do, backwards or very fast: each moment's frame is sought. */

import { appearsAt, type FrameTimes, frameAtTime, frameCount } from "./frameTimes";
import { seek, usePlayhead } from "./playhead";

/** Asks for frames by the clock, from `start` to `stop`. */
export class Stepping {
  private request = 0;

  constructor(
    private readonly times: FrameTimes,
    private readonly show: (frame: number) => void,
  ) {}

  /** Go on from a frame at a speed in shares of the clip's own, negative backwards. */
  start(frame: number, speed: number): void {
    this.stop();
    const began = performance.now();
    const range = usePlayhead.getState().loop ?? { start: 0, end: frameCount(this.times) };
    const low = appearsAt(this.times, range.start);
    const high = appearsAt(this.times, range.end);
    const from = this.startIn(range, frame, speed);
    const goOn = (now: number): void => {
      const reached = from + (speed * (now - began)) / 1000;
      const time = usePlayhead.getState().loop === null ? reached : low + modulo(reached - low, high - low);
      this.show(Math.min(range.end - 1, Math.max(range.start, frameAtTime(this.times, time))));
      if (time >= low && time < high) this.request = requestAnimationFrame(goOn);
      else this.arrive();
    };
    this.request = requestAnimationFrame(goOn);
  }

  /** Ask for no more. */
  stop(): void {
    cancelAnimationFrame(this.request);
  }

  private startIn(range: { start: number; end: number }, frame: number, speed: number): number {
    const isIn = frame >= range.start && frame < range.end;
    const first = isIn ? frame : speed > 0 ? range.start : range.end - 1;
    return (appearsAt(this.times, first) + appearsAt(this.times, first + 1)) / 2;
  }

  /** Stand once the last frame that was asked for is seen. */
  private arrive(): void {
    const { speed, frames } = usePlayhead.getState();
    seek(speed > 0 ? frames - 1 : 0);
  }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by;
