import { aptDependencies, isSometimesThere } from '../facts/apt-dependencies.ts';
import { is, known, unknown, valueOf, type Known } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { lacksPackage } from './missing-packages.ts';
import { remembered } from './remembered.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A call that asks whether to go on, and stops the build because nobody answers. */
export interface Unanswered {
  readonly call: PackageCall;
  /** What the manager asks, or when: `whether to go on with curl`. */
  readonly question: string;
  /** The word that names the sub-command. */
  readonly verb: ShellWord;
}

/** Calls of a stage that stop with their question; unknown where it depends on what the base image has. */
export const unansweredCalls = remembered(readUnanswered);

function readUnanswered(
  stage: Stage,
): readonly { readonly call: PackageCall; readonly unanswered: Known<Unanswered> }[] {
  return stage.packages.calls.flatMap((call) => {
    if (!call.certain || !is(call.answered, undefined)) return [];
    const verb = call.command.words.find(({ literal }) => literal === call.verb);
    const about = isLogged(call) ? known('whether to go on') : question(call);
    if (verb === undefined || about === undefined || call.packages.some(({ name }) => isOption(name)))
      return [];
    return [{ call, unanswered: about.known ? known({ call, verb, question: about.value }) : about }];
  });
}

/** The log of the build ends with the question, in the step of the call. */
function isLogged({ action, step }: PackageCall): boolean {
  const { failure } = step.stage.build;
  const asks = action === 'install' || action === 'remove' || action === 'upgrade';
  return asks && failure?.cause('prompt-aborted') !== undefined && failure.instruction === step.instruction;
}

/** A word with another dash before it: an option once, which an editor made into a name that no package has. */
function isOption(name: string): boolean {
  return /^[\u2010-\u2015\u2212]/.test(name);
}

/** What a call asks about; undefined where it has nothing to ask. */
function question(call: PackageCall): Known<string> | undefined {
  if (call.action === 'upgrade') return known('as soon as there is something to upgrade');
  if (call.action === 'remove') {
    const there = call.packages.find(({ name, kind }) => kind === 'package' && isThere(call, name));
    return there && known(`whether to remove ${there.name}`);
  }
  if (call.manager === 'apt') return aptQuestion(call);
  const missing = call.packages.find(({ name }) => !isThere(call, name));
  return missing && known(`whether to go on with ${missing.name}`);
}

/** apt asks when more changes than what is named: https://salsa.debian.org/apt-team/apt, apt-private/private-install.cc */
function aptQuestion(call: PackageCall): Known<string> | undefined {
  const named = new Set(call.packages.map(({ name }) => name));
  let doubt: Known<string> | undefined;
  for (const word of call.packages) {
    const others =
      aptDependencies(word.name)?.needs.some((need) => !named.has(need) && !isSometimesThere(need)) === true;
    if (!others || word.removes || isThere(call, word.name)) continue;
    if (is(lacksPackage(call, word), true)) return known(`whether to go on with ${word.name}`);
    doubt ??= unknown(
      `${call.program} asks only if more is installed than what is named, which depends on the base image`,
    );
  }
  return doubt;
}

function isThere({ run, step: { stage } }: PackageCall, name: string): boolean {
  const installed = stage.packages.installed(name, run);
  return valueOf(installed) ?? is(stage.packages.hasCommand(name, run), true);
}
