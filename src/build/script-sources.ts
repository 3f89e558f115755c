import { dashLacks, dashReads } from '../facts/dash.ts';
import { is, valueOf } from '../known.ts';
import type { Range } from '../range.ts';
import { bashParts } from '../shell/bash-syntax.ts';
import { parseShell } from '../shell/parse.ts';
import type { Command } from '../shell/types.ts';
import { replacesShell } from './bash-under-dash.ts';
import { copiedFile } from './copied-files.ts';
import { executedAtStart, executedInBuild, type ExecutedFile } from './executed-files.ts';
import { join } from './paths.ts';
import { plainText } from './plain-text.ts';
import type { Stage } from './stage.ts';

/** A script of the context that dash reads, and that says `source`, which dash does not have. */
export interface ScriptSources {
  readonly script: ExecutedFile;
  /** Each word `source`, in the script's text. */
  readonly words: readonly Range[];
  /** The script certainly ends at one of them; else it may go on without what is sourced. */
  readonly ends: boolean;
}

/** Scripts that the build or a container runs by their path, as far as a dot in place of `source` is all that dash needs. */
export function scriptSources(stage: Stage): ScriptSources[] {
  const image = valueOf(stage.image);
  if (image === undefined || !is(image.shell, 'dash') || replacesShell(stage)) return [];
  const isTarget = stage.build.targets.includes(stage);
  const scripts = [...executedInBuild(stage), ...(isTarget ? executedAtStart(stage) : [])];
  return scripts.flatMap((script) => readSources(script));
}

/** The line that names /bin/sh, without an option. */
const BY_SH = /^#! ?\/(?:usr\/)?bin\/(?:env )?(?:sh|dash)\n/;

function readSources(script: ExecutedFile): ScriptSources[] {
  const { contextPath, text: change } = script.file;
  const text = script.stage.build.context.text(contextPath);
  if (text === undefined || !BY_SH.test(text) || !is(change, 'same') || bashParts(text).length > 0) return [];
  const commands = commandsOf(text);
  const foreign = commands.filter(({ words: [name] }) => dashLacks(name?.literal ?? ''));
  if (foreign.length === 0 || !foreign.every((command) => takesDot(script, command))) return [];
  const words = foreign.flatMap(({ words: [name] }) => name?.range ?? []);
  return [{ script, words, ends: foreign.some((one) => one.reached === 'always' && !one.tolerated) }];
}

function commandsOf(text: string): readonly Command[] {
  const shell = parseShell(plainText(text));
  return shell.known ? shell.value.commands : [];
}

/** A `source` of one file by a path, where dash reads that file as bash would: without a slash a dot looks on PATH. */
function takesDot(script: ExecutedFile, { words, directory, wrappedBy }: Command): boolean {
  const [name, file, ...more] = words;
  const path = file?.raw.replace(/^"([^"]*)"$/, '$1');
  if (name?.literal !== 'source' || path === undefined || more.length > 0 || !path.includes('/'))
    return false;
  if (wrappedBy.length > 0) return false;
  return dashReads(path) || (is(directory, undefined) && isPlainFile(script, path));
}

/** A file of the context without a word of bash. */
function isPlainFile({ stage, run }: ExecutedFile, path: string): boolean {
  const workdir = run === undefined ? valueOf(stage.end.workdir) : valueOf(run.directory);
  if (workdir === undefined || !/^[\w./-]+$/.test(path)) return false;
  const index = run?.step.index ?? stage.steps.length;
  const file = valueOf(copiedFile(stage, join(workdir, path), index, run));
  const text = file && is(file.text, 'same') ? stage.build.context.text(file.contextPath) : undefined;
  if (text === undefined || text.includes('\r') || bashParts(text).length > 0) return false;
  const shell = parseShell(plainText(text));
  return shell.known && shell.value.commands.every(({ words: [name] }) => !dashLacks(name?.literal ?? ''));
}
