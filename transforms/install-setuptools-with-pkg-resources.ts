import { missingPkgResources } from '../src/build/pkg-resources.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a setuptools that still has pkg_resources',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const { run, name, version, file, source, removed } of build.targets.flatMap((stage) =>
      missingPkgResources(stage),
    )) {
      const last = run.command.words.at(-1);
      if (last === undefined) continue;
      yield {
        kind: 'fix',
        message: `${name} ${version} imports pkg_resources, which nothing installs: ask for a setuptools that has it`,
        at: run.command.range,
        edits: insertWordsAfter(last, `"setuptools<${removed.setuptools}"`),
        because: [
          { text: `${name} ${version} is asked for`, file },
          { text: `${name} imports pkg_resources when it starts`, source },
          {
            text: 'newer releases of setuptools are without it',
            source: removed.source,
          },
        ],
        advice: `a newer release of ${name} does without pkg_resources`,
      };
    }
  },
});
