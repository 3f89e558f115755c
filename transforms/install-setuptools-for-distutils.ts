import { importedDistutils } from '../src/build/app-distutils.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Install setuptools for a program that imports distutils',
  why: `Python 3.12 dropped \`distutils\`, and the official images no longer have the setuptools that stood in for it: a program
that still says \`from distutils.util import strtobool\` ends as soon as it starts. setuptools brings the module along. To do without
the import is better still (\`strtobool\` is a few lines, \`shutil.which\` and \`packaging.version\` take the place of others), and is for the
project to do.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ["ModuleNotFoundError: No module named 'distutils'"],
  check: 'docker run --rm --entrypoint python IMAGE -c "import distutils"',
  sources: [
    'https://docs.python.org/3/whatsnew/3.12.html#distutils',
    'https://github.com/nickjj/docker-django-example/issues/53',
    'https://github.com/docker-library/python/pull/954',
  ],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const imported = importedDistutils(target);
      const last = imported?.run.command.words.at(-1);
      if (imported === undefined || last === undefined || seen.has(imported.run.command)) continue;
      seen.add(imported.run.command);
      const { line, run, python } = imported;
      yield {
        kind: 'fix',
        message: `${line.file} imports distutils, which Python ${python} no longer has: install setuptools, which brings it`,
        at: run.command.range,
        edits: insertWordsAfter(last, 'setuptools'),
        because: [
          { text: `the container starts with it: ${line.text}`, file: line.file },
          { text: 'the image has no setuptools', range: target.from.range },
        ],
        advice: 'Better still, write setuptools into the requirements, or do without distutils',
      };
    }
  },
});
