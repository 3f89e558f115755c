import type { ShellWord } from '../shell/types.ts';
import type { Evidence } from '../fix.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence } from './failure.ts';

/** A setting of Poetry by the name that it had before 1.0. */
export interface OldSetting {
  readonly run: StageCommand;
  readonly word: ShellWord;
  readonly name: string;
  readonly because: Evidence;
}

const SOURCE = 'https://python-poetry.org/blog/announcing-poetry-1.0.0';

/** `poetry config settings.x.y`, where the log, or how Poetry is installed, shows that it is 1.0 or later. */
export function oldSettings(build: Build): OldSetting[] {
  return build.stages.flatMap((stage) =>
    stage.commands.flatMap((run) => {
      const { name, words } = run.command;
      const word = words.find(({ literal }) => literal?.startsWith('settings.') === true);
      const setting = word?.literal;
      if (name !== 'poetry' || words[1]?.literal !== 'config' || word === undefined || setting === undefined)
        return [];
      const said = build.failure
        ?.causes('option-unknown')
        .find(({ captures }) => captures.option === setting);
      const isNew =
        said === undefined && stage.commands.slice(0, stage.commands.indexOf(run)).some(installsNewest);
      if (said === undefined && !isNew) return [];
      const because =
        said === undefined
          ? { text: 'Poetry 1.0 has left out the prefix', source: SOURCE }
          : logEvidence(said);
      return [{ run, word, name: setting, because }];
    }),
  );
}

/** `pip install poetry` without a version: the newest. */
function installsNewest({ command: { name, words, reached } }: StageCommand): boolean {
  const texts = words.map(({ literal }) => literal);
  return (
    /^pip[\d.]*$/.test(name) && reached === 'always' && texts[1] === 'install' && texts.includes('poetry')
  );
}
