import { existingPath, letters, type PathFailure } from '../src/build/existing-paths.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsAfter, removeCommand, replaceWord } from '../src/edits/index.ts';
import type { Build } from '../src/build/build.ts';
import type { Edit, Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Accept directories and links that are there already',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const found = existingPath(build);
    const repair = found && repairOf(build, found);
    if (found === undefined || repair === undefined) return;
    yield {
      kind: 'fix',
      at: found.run.command.range,
      because: [logEvidence(found.cause)],
      ...repair,
    };
  },
});

type Repair = Pick<Fix, 'message' | 'edits' | 'safety' | 'risk'>;

function repairOf(build: Build, found: PathFailure): Repair | undefined {
  const { run, path } = found;
  const { name, words } = run.command;
  if (name === 'mkdir')
    return { message: `${path} is there already: accept it`, edits: withLetter(found, 'p') };
  if (words.at(-2)?.literal?.endsWith('/nodejs') === true && path.endsWith('/node')) {
    const all = run.step.stage.commands.filter(({ step }) => step === run.step).map(({ command }) => command);
    const edits = removeCommand(build.dockerfile, run.step.instruction, all, run.command);
    return edits && { message: `${path} is there already, and needs no link`, edits };
  }
  return {
    message: `${path} is there already: let the link take its place`,
    edits: withLetter(found, 'f'),
    safety: 'unsafe',
    risk: `what stands at ${path} is replaced`,
  };
}

function withLetter({ run }: PathFailure, letter: string): Edit[] {
  const option = letter === 'f' ? letters(run) : undefined;
  const [first] = run.command.words;
  if (option !== undefined) return replaceWord(option, `${option.raw}${letter}`);
  return first === undefined ? [] : insertWordsAfter(first, `-${letter}`);
}
