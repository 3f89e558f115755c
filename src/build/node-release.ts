import { known, unknown, type Known } from '../known.ts';
import type { Stage } from './stage.ts';

/** Tags without a version: each names a release line that is newer than Node.js 20. https://hub.docker.com/_/node */
const MOVING = new Set(['latest', 'current', 'lts', 'alpine', 'slim']);

/** Whether the Node.js of a stage's image, an official one, is of a major version or a later one. */
export function isNodeSince(stage: Stage, major: number): Known<boolean> {
  const { image } = stage;
  if (!image.known) return image;
  const { image: name, tag, nodeVersion } = image.value;
  if (name !== 'node') return unknown(`the image ${name} does not tell its Node.js`);
  if (nodeVersion.known) return known(nodeVersion.value.major >= major);
  const isMoving = MOVING.has(tag.split('-')[0] ?? '');
  return isMoving && major <= 20 ? known(true) : nodeVersion;
}
