/** dffix of this checkout, as a process of its own. */
import { main } from '../src/cli.ts';
import { processTerminal } from '../src/terminal.ts';

process.exitCode = await main(processTerminal(new URL('../bin/dffix.js', import.meta.url)));
