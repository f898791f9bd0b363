/** A canvas that is as sharp as the screen: drawn in CSS pixels, whatever a pixel of the screen is. */

import type { Brush } from "./paint/scene";

/** Draws on an element; nothing is drawn while it has no size. */
export class Canvas {
  constructor(readonly element: HTMLCanvasElement) {}

  /** Draw anew, in a room of `width` by `height` CSS pixels. */
  draw(width: number, height: number, paint: (brush: Brush) => void): void {
    const sharp = window.devicePixelRatio;
    this.fit(Math.round(width * sharp), Math.round(height * sharp), height);
    const brush = this.element.getContext("2d", { alpha: false });
    if (brush === null || width <= 0 || height <= 0) return;
    brush.setTransform(sharp, 0, 0, sharp, 0, 0);
    brush.lineWidth = 1;
    paint(brush);
  }

  /** A canvas that is given a size, even its own, is wiped and made anew: only when it has another. */
  private fit(width: number, height: number, shownHeight: number): void {
    if (this.element.width !== width) this.element.width = width;
    if (this.element.height !== height) this.element.height = height;
    const spelt = `${shownHeight}px`;
    if (this.element.style.height !== spelt) this.element.style.height = spelt;
  }
}
