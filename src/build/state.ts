import type { Word } from '../dockerfile/types.ts';
import { known, map, unknown, type Known } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { expansion, type Expansion } from './expansion.ts';
import type { Stage } from './stage.ts';
import type { Account } from './user-table.ts';

/** What holds in a stage before one of its steps. */
export class State {
  readonly stage: Stage;
  readonly index: number;

  constructor(stage: Stage, index: number) {
    this.stage = stage;
    this.index = index;
  }

  /** Value of a variable of the image's environment; known undefined where it is certainly not set. */
  env(name: string): Known<string | undefined> {
    return this.stage.variables.env(name, this.index).value;
  }

  /** What a command of a RUN, or a reference in an instruction, sees: ARGs of the stage too. */
  seen(name: string): Known<string | undefined> {
    return this.stage.variables.seen(name, this.index).value;
  }

  /** True where an ENV of this stage, or of one it is built FROM, sets the variable before this place. */
  setsEnv(name: string): boolean {
    const value = this.env(name);
    return value.known && value.value !== undefined;
  }

  /** A word of an instruction with its references replaced. */
  expand(word: Word | string): Expansion {
    const raw = typeof word === 'string' ? word : word.raw;
    return expansion(raw, this.stage.build.dockerfile.escape, (name) =>
      this.stage.variables.seen(name, this.index),
    );
  }

  /** A word of a RUN with its references replaced. `assigned` names variables that the body itself sets. */
  shellWord(word: ShellWord, assigned: ReadonlySet<string> = new Set()): Known<string> {
    if (word.literal !== undefined) return known(word.literal);
    if (word.parts === undefined)
      return unknown(`the value of ${word.raw} is only known when the command runs`);
    let text = '';
    for (const part of word.parts) {
      if (part.kind === 'text') text += part.text;
      else {
        const value = this.#shellVariable(part.name, assigned);
        if (!value.known) return value;
        if (!part.quoted && /\s/.test(value.value ?? '')) return unknown(`$${part.name} is split into words`);
        text +=
          value.value !== undefined && value.value !== ''
            ? value.value
            : (part.fallback ?? value.value ?? '');
      }
    }
    return known(text);
  }

  #shellVariable(name: string, assigned: ReadonlySet<string>): Known<string | undefined> {
    if (assigned.has(name)) return unknown(`${name} is set by the commands themselves`);
    if (name === 'HOME') return this.home;
    return this.seen(name);
  }

  /** Directories of PATH in order. */
  get path(): Known<readonly string[]> {
    return map(this.env('PATH'), (path) => (path ?? '').split(':'));
  }

  /** Absolute working directory. */
  get workdir(): Known<string> {
    return this.stage.settings.workdir.before(this.index) ?? unknown('no working directory is recorded');
  }

  /** What USER names here: `name`, `name:group`, `1000:1000` …; `root` where nothing sets it. */
  get userSpec(): Expansion {
    return this.stage.settings.user.before(this.index) ?? { value: known('root'), defaults: new Set() };
  }

  /** The account that RUN, and a container, work as. */
  get user(): Known<Account> {
    const spec = this.userSpec.value;
    return spec.known ? this.stage.users.account(spec.value, this.index) : spec;
  }

  /** True where commands certainly run as root. */
  get isRoot(): boolean {
    const { user } = this;
    return user.known && user.value.uid.known && user.value.uid.value === 0;
  }

  /** True where commands certainly run as somebody else. */
  get isNotRoot(): boolean {
    const spec = this.userSpec.value;
    if (!spec.known) return false;
    const name = spec.value.split(':')[0];
    return name !== '' && name !== 'root' && name !== '0';
  }

  /** HOME as a process sees it: the variable where it is set, else the account's, else `/`.
   *  https://github.com/opencontainers/runc/blob/main/libcontainer/init_linux.go */
  get home(): Known<string> {
    const variable = this.env('HOME');
    if (!variable.known) return variable;
    if (variable.value !== undefined && variable.value !== '') return known(variable.value);
    const { user } = this;
    return user.known ? user.value.home : user;
  }

  /** What runs the shell form: SHELL, else `/bin/sh -c`. */
  get shell(): Known<readonly string[]> {
    return this.stage.settings.shell.before(this.index) ?? known(['/bin/sh', '-c']);
  }
}
