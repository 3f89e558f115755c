import { logEvidence } from '../src/build/failure.ts';
import { requiredNode } from '../src/build/required-node.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use a Node.js version that the packages run on',
  why: `A package says in \`engines\` which versions of Node.js it runs on, and yarn refuses another one; others stop at syntax that an old
Node.js does not read, or at an interface of V8 that a new one has dropped. The tag of the base image is set to the oldest version with
long-term support that will do, to the newest that does where none is supported any more; what else the tag says (\`-slim\`,
\`-alpine\`) stays. Other releases of the packages, held in a lockfile, are the other way.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another package, may not run on the other Node.js',
  symptoms: [
    'error chokidar@3.4.0: The engine "node" is incompatible with this module. Expected version ">= 8.10.0". Got "6.17.1"',
    'The Angular CLI requires a minimum Node.js version of either v10.13 or v12.0.',
    'ERROR: This version of pnpm requires at least Node.js v10.13',
    'SyntaxError: Block-scoped declarations (let, const, function, class) not yet supported outside strict mode',
    'SyntaxError: Unexpected token ...',
    'npm ERR! typeerror Error: Missing required argument #1',
    'ReferenceError: primordials is not defined',
    "error: no matching function for call to 'v8::Value::ToString()'",
  ],
  check: 'docker build .',
  sources: [
    'https://docs.npmjs.com/cli/v11/configuring-npm/package-json#engines',
    'https://github.com/nodejs/Release',
    'https://github.com/npm/cli/issues/621',
    'https://github.com/gulpjs/gulp/issues/2324',
    'https://hub.docker.com/_/node',
  ],
  looksFor: 'log',
  *fixes({ failure, asOf }) {
    const found = failure && requiredNode(failure, asOf);
    if (found === undefined) return;
    const { base, tag, why, cause, source } = found;
    const at = base.from.range;
    const edits = tag.known ? retagAlike(base, tag.value) : tag;
    if (!edits.known || !tag.known) yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `${why}, and the base image is node:${base.tag}: use node:${tag.value}`,
        at,
        edits: edits.value,
        because: [logEvidence(cause), ...(source === undefined ? [] : [{ text: why, source }])],
      };
  },
});
