// Prints the result of the whole run as one plain line, and how many proofs still wait for a container engine.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export default class SummaryReporter {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites;
    const proofs = [...proofFiles('__fixtures__', 2), ...proofFiles('examples', 1)].length;
    console.log(
      `\n${proofs} proofs with real containers are not part of this run: npm run prove (needs Docker, or root on Debian)`,
    );
    console.log(`${results.numPassedTests} passed, ${results.numFailedTests + broken} failed`);
  }
}

function* proofFiles(directory, depth) {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (depth === 0 && name === 'proof.json') yield path;
    else if (depth > 0 && statSync(path).isDirectory()) yield* proofFiles(path, depth - 1);
  }
}
