/** Bringing a video to a frame, and making sure that it is there. */

import { aimAt, type FrameTimes, frameAtTime } from "./frameTimes";

/** Where between a frame's time and the next a seek aims: first the middle, elsewhere if that failed. */
const SHARES = [0.5, 0.25, 0.75] as const;

/** How often a frame is sought before the page says that another is shown. */
const MOST_TRIES = 8;

const PATIENCE = 150;
/** Milliseconds from the end of a seek to the browser's word of which frame it shows; more with each try. */

/**
 * Seeks one frame at a time. Of all frames that are asked for meanwhile, only the newest is sought next, so
 * that a playhead that is dragged never waits for where it was.
 */
export class Seeker {
  /** Frame that the screen shows, as the browser told last. */
  painted: number | null = null;
  private target: number | null = null;
  private next: number | null = null;
  private tries = 0;
  private timer: number | undefined;

  constructor(
    private readonly video: HTMLVideoElement,
    private readonly times: FrameTimes,
  ) {}

  /** Whether a frame is on its way. */
  get busy(): boolean {
    return this.target !== null;
  }

  /** Show a frame. */
  show(frame: number): void {
    this.next = frame;
    if (!this.busy) this.begin();
  }

  /** Leave the video to whoever plays it. */
  release(): void {
    clearTimeout(this.timer);
    this.target = null;
    this.next = null;
  }

  /** The browser says that it shows what stands at this time in the file. */
  presented(mediaTime: number): number {
    this.painted = frameAtTime(this.times, mediaTime);
    this.settle();
    return this.painted;
  }

  /** A seek has ended, or a frame came: go on if it is the right one. */
  settle(): void {
    if (this.target === null || this.video.seeking) return;
    clearTimeout(this.timer);
    if (this.painted === this.target) this.finish();
    // What was shown before the seek may still be told after it, so another try waits for a moment.
    else this.timer = window.setTimeout(() => this.tryAgain(), PATIENCE * (1 + this.tries));
  }

  private begin(): void {
    const frame = this.next;
    this.next = null;
    if (frame === null || frame === this.painted) return;
    this.target = frame;
    this.tries = 0;
    this.aim(frame);
  }

  private aim(frame: number): void {
    this.video.currentTime = aimAt(this.times, frame, SHARES[this.tries % SHARES.length]);
  }

  private tryAgain(): void {
    if (this.target === null) return;
    this.tries += 1;
    if (this.next !== null || this.tries >= MOST_TRIES) this.finish();
    else this.aim(this.target);
  }

  private finish(): void {
    this.target = null;
    this.begin();
  }
}
