import { rubyOfGem } from '../src/build/asked-ruby.ts';
import { refusedGem } from '../src/build/older-gem.ts';
import { retagAlike } from '../src/build/variant-tag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Ruby version that the installed gems ask for',
  why: `A gem says which versions of Ruby it runs on, and RubyGems and Bundler refuse an older one. Where the lockfile, or another gem,
names the gem, so that no older release of it can be asked for in the Dockerfile, the tag of the base image is raised to the first
Ruby that will do; what else the tag says (\`-slim\`, \`-alpine\`) stays.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The code of the project, or another gem, may not be ready for the newer Ruby',
  symptoms: [
    'Gem::InstallError: rake requires Ruby version >= 2.2.',
    'nokogiri-1.10.4 requires ruby version >= 2.3.0, which is incompatible with the current version, ruby 2.1.10p492',
    'Gem::RuntimeRequirementNotMetError: zeitwerk requires Ruby version >= 2.4.4. The current ruby version is 2.4.0.',
  ],
  check: 'docker build .',
  sources: [
    'https://guides.rubygems.org/specification-reference/#required_ruby_version=',
    'https://hub.docker.com/_/ruby',
  ],
  looksFor: 'log',
  *fixes({ failure }) {
    const asked = failure && refusedGem(failure) === undefined ? rubyOfGem(failure) : undefined;
    if (asked === undefined) return;
    const { base, tag, because, gem } = asked;
    const edits = tag.known ? retagAlike(base, tag.value) : tag;
    const at = base.from.range;
    if (!edits.known || !tag.known) yield { kind: 'left-alone', at, reason: edits.known ? '' : edits.reason };
    else
      yield {
        kind: 'fix',
        message: `${gem} asks for Ruby ${asked.asked}, and the base image is ruby:${base.tag}: use ruby:${tag.value}`,
        at,
        edits: edits.value,
        because: [because],
      };
  },
});
