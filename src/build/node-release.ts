import { known, unknown, type Known } from '../known.ts';
import type { Stage } from './stage.ts';

/**
 * Tags without a version, and a major version that they have reached: they only go up. Those of a release of a distribution
 * (`current-alpine3.12`) have stopped with it. https://hub.docker.com/_/node
 */
const MOVING: ReadonlyMap<string, number> = new Map([
  ['latest', 26],
  ['current', 26],
  ['lts', 24],
]);

/** Whether the Node.js of a stage's image, an official one, is of a major version or a later one. */
export function isNodeSince(stage: Stage, major: number): Known<boolean> {
  const { image } = stage;
  if (!image.known) return image;
  const { image: name, tag, nodeVersion } = image.value;
  if (name !== 'node') return unknown(`the image ${name} does not tell its Node.js`);
  if (nodeVersion.known) return known(nodeVersion.value.major >= major);
  const reference = stage.rootReference;
  const reached = reference.known && !reference.value.includes('@') ? MOVING.get(lineOf(tag)) : undefined;
  return reached !== undefined && reached >= major ? known(true) : nodeVersion;
}

/** `alpine` and `slim` alone are those of the latest release. */
function lineOf(tag: string): string {
  return tag.replace(/-(alpine|slim)$/, '').replace(/^(alpine|slim)$/, 'latest');
}
