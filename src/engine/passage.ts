import { firstIndex } from './first-index.ts';
import type { TextEdit } from './text-edits.ts';

interface Step {
  readonly edit: TextEdit;
  /** Place of the edit's text in the new text. */
  readonly start: number;
  readonly end: number;
}

/** The way of offsets from a text to the next one and back, through edits that do not touch each other. */
export class Passage {
  readonly #steps: readonly Step[];

  constructor(edits: readonly TextEdit[]) {
    let shift = 0;
    this.#steps = edits
      .toSorted((a, b) => a.start - b.start)
      .map((edit) => {
        const start = edit.start + shift;
        shift += edit.text.length - (edit.end - edit.start);
        return { edit, start, end: start + edit.text.length };
      });
  }

  /**
   * Where a character of the old text is in the new one: behind what is inserted right before it; a replaced one is
   * where its replacement starts.
   */
  forward(offset: number): number {
    const step = this.#last((candidate) => candidate.edit.start <= offset);
    if (step === undefined) return offset;
    return offset < step.edit.end ? step.start : step.end + (offset - step.edit.end);
  }

  /** As `forward`, for the end of a range: before what is inserted right there. */
  forwardEnd(offset: number): number {
    const step = this.#last((candidate) => candidate.edit.start < offset);
    if (step === undefined) return offset;
    return offset < step.edit.end ? step.start : step.end + (offset - step.edit.end);
  }

  /** Where a character of the new text was in the old one; for written text, where it was written. */
  back(offset: number): number {
    const step = this.#last((candidate) => candidate.start <= offset);
    if (step === undefined) return offset;
    return offset < step.end ? step.edit.start : step.edit.end + (offset - step.end);
  }

  /** True where an edit lies within the range, or reaches into it. One that only meets its start or end does not. */
  reachesInto(start: number, end: number): boolean {
    const step = this.#last((candidate) => candidate.edit.start < end);
    return step !== undefined && step.edit.end > start;
  }

  #last(isBefore: (step: Step) => boolean): Step | undefined {
    return this.#steps[firstIndex(this.#steps, (step) => !isBefore(step)) - 1];
  }
}
