import { composerMemory } from '../src/build/composer-memory.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsBefore } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let Composer take the memory that it needs',
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  looksFor: 'log',
  *fixes({ failure }) {
    const found = failure && composerMemory(failure);
    for (const { command } of found?.runs ?? []) {
      const [name] = command.words;
      if (found === undefined || name === undefined) continue;
      yield {
        kind: 'fix',
        message: 'Composer ended at its own limit of memory: lift it for this command',
        at: command.range,
        edits: insertWordsBefore(name, 'COMPOSER_MEMORY_LIMIT=-1'),
        because: [logEvidence(found.cause)],
        advice:
          'A composer.lock in the build context saves Composer from solving, which is what takes the memory',
      };
    }
  },
});
