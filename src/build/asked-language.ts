import { languageImage } from '../facts/language-images.ts';
import type { Cause } from '../log/types.ts';
import { known, unknown, type Known } from '../known.ts';
import { baseImage } from './base-reference.ts';
import type { Failure } from './failure.ts';
import type { Stage } from './stage.ts';

/** An official image of a language in the version that the project asks for. */
export interface AskedLanguage {
  readonly cause: Cause;
  readonly stage: Stage;
  /** `Swift 5.1` */
  readonly asked: string;
  readonly written: string;
  readonly reference: Known<string>;
  readonly source: string;
}

/** What a failed step says of the version that it needs, where the image is certainly older. */
export function askedLanguage(failure: Failure): AskedLanguage | undefined {
  const cause = failure.cause('swift-version', 'elixir-version');
  const stage = failure.stage?.chain.at(-1);
  const image = stage && baseImage(stage);
  const { registry, repository = '', tag = '', digest } = image?.reference ?? {};
  if (cause === undefined || stage === undefined || registry !== 'docker.io' || digest !== undefined)
    return undefined;
  const language = languageImage(repository.replace(/^library\//, ''));
  const asked = /^(?:~> |>= )?(\d+\.\d+)(?:\.\d+)?$/.exec(cause.captures.expected?.trim() ?? '')?.[1];
  const has = /^(\d+\.\d+)(?:\.\d+)?(-.*)?$/.exec(tag);
  if (language?.cause !== cause.id || asked === undefined || has?.[1] === undefined || image === undefined)
    return undefined;
  const { minors, suffixes, name, source } = language;
  const [now, wanted] = [minors.indexOf(has[1]), minors.indexOf(asked)];
  if (now < 0 || wanted <= now) return undefined;
  // Another release of the distribution may not have been there with the other version.
  const suffix = suffixes.includes(has[2] ?? '') ? (has[2] ?? '') : undefined;
  return {
    cause,
    stage,
    asked: `${name} ${asked}`,
    written: image.written,
    reference:
      suffix === undefined
        ? unknown(`it is not recorded whether there is such an image of ${name} ${asked}`)
        : known(`${repository.replace(/^library\//, '')}:${asked}${suffix}`),
    source,
  };
}
