import { importedFromSetuptools } from '../src/build/app-distutils.ts';
import { missingPkgResources, removedModule } from '../src/build/pkg-resources.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install a setuptools that still has pkg_resources',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      for (const { run, name, version, source, removed } of missingPkgResources(target)) {
        const last = run.command.words.at(-1);
        if (last === undefined || seen.has(run.command)) continue;
        seen.add(run.command);
        yield {
          kind: 'fix',
          message: `${name} ${version} imports pkg_resources, which nothing installs: ask for a setuptools that has it`,
          at: run.command.range,
          edits: insertWordsAfter(last, `"setuptools<${removed.setuptools}"`),
          because: [
            { text: `${name} ${version} is asked for`, range: run.command.range },
            { text: `${name} imports pkg_resources when it starts`, source },
            { text: 'newer releases of setuptools are without it', source: removed.source },
          ],
          advice: `a newer release of ${name} does without pkg_resources`,
        };
      }
      const imported = importedFromSetuptools(target, 'pkg_resources');
      const last = imported?.run.command.words.at(-1);
      if (imported === undefined || last === undefined || seen.has(imported.run.command)) continue;
      seen.add(imported.run.command);
      const removed = removedModule();
      yield {
        kind: 'fix',
        message: `${imported.line.file} imports pkg_resources, which nothing installs: ask for a setuptools that has it`,
        at: imported.run.command.range,
        edits: insertWordsAfter(last, `"setuptools<${removed.setuptools}"`),
        because: [
          { text: `the container starts with it: ${imported.line.text}`, file: imported.line.file },
          { text: 'the image has no setuptools', range: target.from.range },
          { text: 'newer releases of setuptools are without it', source: removed.source },
        ],
        advice: 'Better still, write setuptools into the requirements, or do without pkg_resources',
      };
    }
  },
});
