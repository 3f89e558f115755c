import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** The first call of curl and the first call of wget in a stage that uses both. */
export function twoDownloaders(stage: Stage): readonly [StageCommand, StageCommand] | undefined {
  const calls = stage.commands.filter(({ command }) => command.wrappedBy.length === 0);
  const curl = calls.find(({ command }) => command.words[0]?.literal === 'curl');
  const wget = calls.find(({ command }) => command.words[0]?.literal === 'wget');
  return curl === undefined || wget === undefined ? undefined : [curl, wget];
}
