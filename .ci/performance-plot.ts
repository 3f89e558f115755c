/**
 * Draws docs/performance.svg, the growth of the time with the size of a file: `node --import tsx .ci/performance-plot.ts`.
 */
import { writeFileSync } from 'node:fs';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { loadTransforms } from '../src/registry.ts';

const LINES = [1000, 5000, 10_000, 25_000, 50_000];
const [WIDTH, HEIGHT, MARGIN] = [560, 300, 50];

const transforms = await loadTransforms();
seconds(LINES[0] ?? 0);
const points = LINES.map((lines) => ({ lines, took: seconds(lines) }));
writeFileSync('docs/performance.svg', drawn());

/** Seconds of the processor for a file of so many RUN instructions. */
function seconds(lines: number): number {
  const runs = Array.from({ length: lines }, (_, at) => `RUN echo ${at}`);
  const text = `FROM debian:12\n${runs.join('\n')}\n`;
  const start = process.cpuUsage();
  converge({ path: 'Dockerfile', text, context: memoryContext({}), transforms, unsafe: true });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

function drawn(): string {
  const most = Math.max(...points.map(({ took }) => took));
  const x = (lines: number) => MARGIN + (lines / (LINES.at(-1) ?? 1)) * (WIDTH - 2 * MARGIN);
  const y = (took: number) => HEIGHT - MARGIN - (took / most) * (HEIGHT - 2 * MARGIN);
  const label = (lines: number, took: number) =>
    `<circle cx="${x(lines).toFixed(0)}" cy="${y(took).toFixed(0)}" r="3"/>` +
    `<text x="${x(lines).toFixed(0)}" y="${(y(took) - 10).toFixed(0)}" text-anchor="end">${took.toFixed(1)} s</text>` +
    `<text x="${x(lines).toFixed(0)}" y="${HEIGHT - MARGIN + 18}" text-anchor="middle">${lines}</text>`;
  const line = points.map(({ lines, took }) => `${x(lines).toFixed(0)},${y(took).toFixed(0)}`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<polyline points="${line}" fill="none" stroke="steelblue" stroke-width="2"/>`,
    ...points.map(({ lines, took }) => label(lines, took)),
    `<text x="${WIDTH / 2}" y="${HEIGHT - 8}" text-anchor="middle">RUN instructions in the file</text>`,
    '</svg>\n',
  ].join('\n');
}
