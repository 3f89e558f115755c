import { known, map, unknown, type Known } from '../known.ts';
import type { Expansion } from './expansion.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import { Timeline } from './timeline.ts';

/** WORKDIR, USER and SHELL of a stage along its steps, what its base sets included. */
export class Settings {
  readonly workdir = new Timeline<Known<string>>();
  readonly user = new Timeline<Expansion>();
  readonly shell = new Timeline<Known<readonly string[]>>();

  constructor(stage: Stage) {
    const base = baseSettings(stage);
    this.workdir.set(-1, base.workdir);
    this.user.set(-1, base.user);
    this.shell.set(-1, base.shell);
    for (const step of stage.steps) this.#read(step);
  }

  #read({ instruction, index, stage }: Step): void {
    const state = stage.state(index);
    if (instruction.keyword === 'USER') this.user.set(index, state.expand(instruction.words[0]?.raw ?? ''));
    else if (instruction.keyword === 'SHELL') {
      const words = instruction.json?.map((word) => word.value);
      this.shell.set(index, words === undefined ? unknown('SHELL is not a JSON array') : known(words));
    } else if (instruction.keyword === 'WORKDIR') {
      // BuildKit takes the whole rest of the line as the path.
      const target = state.expand(instruction.body.text.trim()).value;
      const from = this.workdir.before(index) ?? known('/');
      this.workdir.set(
        index,
        target.known
          ? map(absolute(target.value) ? known('/') : from, (at) => join(at, target.value))
          : target,
      );
    }
  }
}

function absolute(path: string): boolean {
  return path.startsWith('/');
}

interface BaseSettings {
  readonly workdir: Known<string>;
  readonly user: Expansion;
  readonly shell: Known<readonly string[]>;
}

function baseSettings({ base }: Stage): BaseSettings {
  if (base.kind === 'stage') {
    const { workdir, userSpec, shell } = base.stage.end;
    return { workdir, user: userSpec, shell };
  }
  const { facts } = base;
  return {
    workdir: facts.known ? map(facts.value.workdir, (directory) => directory || '/') : facts,
    user: { value: facts.known ? facts.value.user : facts, defaults: new Set() },
    // No official image sets SHELL; one that is not known may, but hardly to something that is no shell.
    shell: known(['/bin/sh', '-c']),
  };
}
