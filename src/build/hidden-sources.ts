import type { Build } from './build.ts';
import type { Copy } from './copy.ts';

/** A file or directory that a COPY names, that lies in the context, and that the ignore file keeps out of it. */
export interface HiddenSource {
  readonly copy: Copy;
  /** Relative to the context's root, without a slash at the end. */
  readonly path: string;
  /** It may hold secrets, or was kept out of images for another good reason. */
  readonly isDelicate: boolean;
}

/** Every such source of the stages that are built. */
export function hiddenSources(build: Build): HiddenSource[] {
  const { context } = build;
  if (!context.complete) return [];
  return [...build.needed].flatMap((stage) =>
    stage.copies.flatMap((copy) => {
      if (copy.from.kind !== 'context') return [];
      return copy.sources.flatMap(({ path }) => {
        const clean = path.known ? path.value.replace(/\/+$/, '') : '';
        if (clean === '' || /[\s!#\\]/.test(clean)) return [];
        const isHidden = context.kind(clean) !== 'absent' && context.ignored(clean);
        return isHidden ? [{ copy, path: clean, isDelicate: isDelicate(clean) }] : [];
      });
    }),
  );
}

const DELICATE =
  /^(\.env.*|\.git|\.npmrc|\.netrc|\.pypirc|\.ssh|\.aws|id_\w+|node_modules|.*\.(pem|key|p12|pfx))$/;

function isDelicate(path: string): boolean {
  return path.split('/').some((name) => DELICATE.test(name));
}
