import { foreignImages } from '../facts/foreign-images.ts';
import { imageTable } from '../facts/load.ts';
import { officialTags } from '../facts/official-tags.ts';
import { parseReference } from '../facts/reference.ts';
import { listing } from '../facts/tags.ts';

/** The image that has the same in it for the machine that builds, for one that is made for another kind of machine. */
export interface Counterpart {
  readonly reference: string;
  /** What the old one is for: `arm32v7`, `raspberrypi3`. */
  readonly machine: string;
}

/** The counterpart of an image whose name says that it is for a machine of another kind; undefined where it does not. */
export function counterpart(name: string): Counterpart | undefined {
  const reference = parseReference(name);
  if (!reference.known || reference.value.registry !== 'docker.io') return undefined;
  const { repository, tag } = reference.value;
  const [owner = '', image = '', ...rest] = repository.split('/');
  if (rest.length > 0) return undefined;
  const table = foreignImages();
  if (table.owners.includes(owner) && officialTags(image)?.gone === false)
    return { reference: withTag(image, tag), machine: owner };
  return owner === table.balena.owner ? ofBalena(image, tag) : byWords(owner, image, tag);
}

/** `balenalib/raspberrypi3-debian-node:10-run` is `balenalib/amd64-debian-node:10-run` elsewhere. */
function ofBalena(image: string, tag: string | undefined): Counterpart | undefined {
  const { balena, images } = foreignImages();
  const words = image.split('-');
  const start = words.findIndex((word) => Object.hasOwn(images, word));
  const machine = words.slice(0, start).join('-');
  if (start < 1 || ['amd64', 'i386', 'intel-nuc', 'genericx86-64-ext', 'qemux86-64'].includes(machine))
    return undefined;
  const name = [balena.owner, [balena.machine, ...words.slice(start)].join('-')].join('/');
  return { reference: withTag(name, tag), machine };
}

/** Every word of the name has to be understood, and one of them, or the owner, says what the machine is. */
function byWords(owner: string, image: string, tag: string | undefined): Counterpart | undefined {
  const { machines, fillers, images } = foreignImages();
  const words = image.split(/[-._]/);
  const named = words.filter((word) => Object.hasOwn(images, word));
  const machine = [owner.replace(/build$/, ''), ...words, ...(tag ?? '').split('-')].find((word) =>
    machines.includes(word),
  );
  const isRaspbian = words.includes('raspbian') || owner === 'raspbian';
  const release = words.filter((word) => listing('debian', word) !== 'never');
  const strange = words.some((word) => {
    return (
      !named.includes(word) &&
      !machines.includes(word) &&
      !fillers.includes(word) &&
      word !== 'deps' &&
      !release.includes(word)
    );
  });
  const official = isRaspbian ? 'debian' : images[named[0] ?? ''];
  if (strange || named.length > 1 || official === undefined || (machine === undefined && !isRaspbian))
    return undefined;
  return {
    reference: withTag(official, tagOf(official, tag === undefined || tag === 'latest' ? release[0] : tag)),
    machine: machine ?? 'rpi',
  };
}

/** Words for dates and machines go; what the official image never had becomes its `latest`. */
function tagOf(image: string, tag: string | undefined): string | undefined {
  const { machines } = foreignImages();
  const kept = (tag ?? '')
    .split('-')
    .filter((word) => !machines.includes(word) && !/^\d{8}$/.test(word))
    .map((word) => word.replace(/^v(?=\d)/, ''));
  const wanted = kept.join('-');
  if (wanted === '' || wanted === 'latest') return undefined;
  const exists = imageTable(image) === undefined || listing(image, wanted) !== 'never';
  return exists ? wanted : undefined;
}

function withTag(name: string, tag: string | undefined): string {
  return tag === undefined ? name : `${name}:${tag}`;
}
