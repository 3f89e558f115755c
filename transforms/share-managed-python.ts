import { lockedInterpreters } from '../src/build/managed-interpreter.ts';
import { keepPythons } from '../src/edits/uv-python.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the Python that uv downloads where other users may read it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['uv'],
  *fixes(build) {
    for (const locked of build.targets.flatMap((target) => lockedInterpreters(target)))
      yield {
        kind: 'fix',
        message: `the Python of ${locked.environment.place} is downloaded into the home of root, where only root may read: keep it elsewhere`,
        at: locked.first.command.range,
        edits: keepPythons(locked),
        because: [
          { text: 'uv downloads a Python here', range: locked.first.command.range },
          { text: 'the container runs as another user than root' },
        ],
      };
  },
});
