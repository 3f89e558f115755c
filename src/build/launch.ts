import { execForm } from '../dockerfile/exec-form.ts';
import type { Instruction, LogicalText, Word } from '../dockerfile/types.ts';
import { known, unknown, type Known } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { isPosixShell, parseExec, parseShell } from '../shell/parse.ts';
import type { Command, Shell } from '../shell/types.ts';
import { join, parentOf } from './paths.ts';
import { plainText } from './plain-text.ts';
import type { Stage } from './stage.ts';

/** A command that a container runs at start, or that its health check runs. */
export interface Process {
  /** CMD, ENTRYPOINT or HEALTHCHECK. */
  readonly instruction: Instruction;
  readonly command: Command;
  /** Its words, the name first, with references replaced by what the image's environment holds. */
  readonly words: readonly Known<string>[];
  /** What was gone through to get here: `npm start`, `entrypoint.sh`; empty for a command of the instruction itself. */
  readonly via: readonly Via[];
}

export interface Via {
  /** The script's name: `start`, or the file's. */
  readonly script: string;
  /** Text of the script. */
  readonly text: string;
  /** File of the context that holds it. */
  readonly file: string;
}

/** A script that calls itself, or a chain longer than anybody writes, ends here. */
const MAX_DEPTH = 5;

/** What a container of a stage's image runs when it starts as the image says. */
export class Launch {
  readonly #stage: Stage;
  #processes: readonly Process[] | undefined;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** The instruction in force: the last one of its keyword, a base stage's where this one has none. */
  instruction(keyword: 'CMD' | 'ENTRYPOINT' | 'HEALTHCHECK'): Instruction | undefined {
    for (const stage of this.#stage.chain) {
      const own = stage.last(keyword);
      if (own !== undefined) return own;
      // An ENTRYPOINT drops the CMD of what is below. https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact
      if (keyword === 'CMD' && stage.last('ENTRYPOINT') !== undefined) return undefined;
    }
    return undefined;
  }

  /** Every command that is run, those behind package scripts and shell scripts of the context included. */
  get processes(): readonly Process[] {
    return (this.#processes ??= this.#read());
  }

  #read(): Process[] {
    const [entrypoint, cmd, health] = [
      this.instruction('ENTRYPOINT'),
      this.instruction('CMD'),
      this.instruction('HEALTHCHECK'),
    ];
    const entryForm = entrypoint && execForm(entrypoint);
    const cmdForm = cmd && execForm(cmd);
    const processes: Process[] = [];
    if (
      entrypoint !== undefined &&
      entryForm?.form === 'exec' &&
      cmd !== undefined &&
      cmdForm?.form === 'exec'
    ) {
      processes.push(...this.#exec(entrypoint, [...entryForm.words, ...cmdForm.words]));
      // Most entrypoints that are scripts end with `exec "$@"`.
      processes.push(...this.#exec(cmd, cmdForm.words));
    } else {
      if (entrypoint !== undefined) processes.push(...this.#instruction(entrypoint));
      if (cmd !== undefined && entryForm?.form !== 'shell') processes.push(...this.#instruction(cmd));
    }
    if (health !== undefined) processes.push(...this.#instruction(health));
    return processes;
  }

  #instruction(instruction: Instruction): Process[] {
    const form = execForm(instruction);
    if (form.form === 'exec') return this.#exec(instruction, form.words);
    return form.form === 'shell' ? this.#commands(instruction, this.#shell(form.body), []) : [];
  }

  #exec(instruction: Instruction, words: readonly Word[]): Process[] {
    return this.#commands(instruction, parseExec(words), []);
  }

  #shell(body: LogicalText): Shell {
    const shell = this.#stage.end.shell;
    if (!shell.known) return shell;
    return isPosixShell(shell.value) ? parseShell(body) : unknown('SHELL is not a POSIX shell');
  }

  #commands(instruction: Instruction, shell: Shell, via: readonly Via[]): Process[] {
    if (!shell.known) return [];
    return shell.value.commands.flatMap((command) => {
      const words = command.words.map((word) => this.#stage.end.shellWord(word));
      const self: Process = { instruction, command, words, via };
      return [self, ...this.#behind(self)];
    });
  }

  #behind(process: Process): Process[] {
    if (process.via.length >= MAX_DEPTH) return [];
    return this.#scriptsOf(process).flatMap((script) =>
      this.#commands(process.instruction, parseShell(plainText(script.text)), [...process.via, script]),
    );
  }

  #scriptsOf(process: Process): Via[] {
    const operation = operationOf(process.command);
    if (operation?.action === 'run') return this.#packageScripts(operation.operands[0]?.literal);
    const [program] = process.words;
    return program?.known === true && program.value.includes('/') ? this.#scriptFile(program.value) : [];
  }

  /** The project's script of that name with those that npm runs before and after it. */
  #packageScripts(name: string | undefined): Via[] {
    const project = this.project;
    if (name === undefined || project === undefined) return [];
    return [`pre${name}`, name, `post${name}`].flatMap((script) => {
      const text = project.scripts.get(script);
      return text === undefined ? [] : [{ script, text, file: join(project.directory, 'package.json') }];
    });
  }

  /** The Node project that lies in the working directory at start. */
  get project() {
    const { workdir } = this.#stage.end;
    if (!workdir.known) return undefined;
    const { files } = this.#stage;
    const manifest = files.entry(join(workdir.value, 'package.json'));
    const path = manifest.known ? manifest.value?.contextPath : undefined;
    const directory = path === undefined ? files.contextDirectory(workdir.value) : known(parentOf(path));
    return directory.known ? this.#stage.build.context.node(directory.value) : undefined;
  }

  #scriptFile(path: string): Via[] {
    const { workdir } = this.#stage.end;
    if (!workdir.known) return [];
    const entry = this.#stage.files.entry(join(workdir.value, path));
    const file = entry.known ? entry.value?.contextPath : undefined;
    const text = file === undefined ? undefined : this.#stage.build.context.text(file);
    if (file === undefined || text === undefined || !isShellScript(text)) return [];
    return [{ script: file.split('/').at(-1) ?? file, text, file }];
  }
}

function isShellScript(text: string): boolean {
  return /^#!\s*\/(usr\/)?bin\/(env\s+)?(ba|da|a)?sh\b/.test(text);
}
