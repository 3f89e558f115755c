import { rowsOf } from './table.ts';

/** npm, yarn, pnpm, bower, and what runs on Node.js. */
export const node = rowsOf('npm', [
  [
    'npm-lockfile-missing',
    'cause',
    /(?:npm ci` command|cipm) can only install (?:packages )?with an existing package-lock/,
  ],
  [
    'lockfile-outdated',
    'cause',
    /can only install packages when your package\.json and package-lock|lockfile needs to be updated|ERR_PNPM_OUTDATED_LOCKFILE|\bYN0028\b/,
  ],
  [
    'manifest-missing',
    'cause',
    [
      /ENOENT: no such file or directory, open '(?<path>[^']*(?:package|bower|package-lock)\.json)'/,
      /(?:Couldn't find a |Could not read |ENOENT No |No )(?<path>package\.json|bower\.json)/,
    ],
  ],
  ['peer-dependency', 'cause', /\bERESOLVE\b|Conflicting peer dependency|npm ERR! peerinvalid/],
  [
    'engine-unsupported',
    'cause',
    [
      /error (?<package>\S+): The engine "node" is incompatible with this module\. Expected version "(?<expected>[^"]+)"(?:\. Got "(?<actual>[^"]+)")?/,
      /^npm ERR! notsup Unsupported engine for (?<package>\S+): wanted: (?<expected>.+) \(current: (?<actual>.+)\)/,
      /^npm (?:ERR!|error) notsup Not compatible with your version of node\/npm: (?<package>\S+)/,
      /(?<package>npm|yarn|pnpm|Angular CLI) (?:v?[\d.]+ )?(?:does not support|requires (?:at least|a minimum)) Node(?:\.js)?(?: version)?(?: of)?(?: either)? ?(?<expected>v[\d.]+)?/,
      /(?:npm|Node\.js) v?[\d.]+ is known not to run on Node/,
      /requires (?:at least )?[Nn]ode(?:\.js)?(?: version)? (?:>=? ?|at least )?v?(?<expected>\d[\d.]*)/,
      /(?:You are (?:using|running)|Detected) (?:version |[Nn]ode(?:\.js)? )+"?v?(?<actual>\d[\d.]*)"?.*(?:not supported|requires|unsupported)/,
    ],
  ],
  ['engine-unsupported', 'error', /\b(?:EBADENGINE|npm ERR! notsup|error Found incompatible module)/],
  [
    'certificate-unknown',
    'cause',
    /\b(?:CERT_UNTRUSTED|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|SELF_SIGNED_CERT_IN_CHAIN)\b/,
  ],
  [
    'package-not-found',
    'cause',
    [
      /404\s+'(?<package>@?[^@']+)[^']*' is not in (?:the npm|this) registry/,
      /npm ERR! 404 Not Found ?:? (?<package>@?[\w/.-]+)/,
      /error Couldn't find package "(?<package>[^"]+)"/,
      /^bower .*ENOTFOUND Package (?<package>\S+) not found/,
    ],
  ],
  [
    'package-version-not-found',
    'cause',
    [
      /No matching version found for (?<package>@?[^@\s]+)@(?<version>\S+?)\.?$/,
      /Couldn't find any versions for "(?<package>[^"]+)" that matches "(?<version>[^"]+)"/,
      /No compatible version found: (?<package>@?[^@\s]+)@(?<version>.+)/,
      /No valid versions available for (?<package>\S+)/,
      /^npm ERR! (?:notarget|code ETARGET)|^bower .*ENORESTARGET/,
    ],
  ],
  [
    'npm-script-missing',
    'cause',
    [/[Mm]issing script: "?(?<command>[\w:.-]+)/, /error Command "(?<command>[^"]+)" not found/],
  ],
  ['npm-root-directory', 'cause', /Tracker "idealTree" already exists/],
  ['npm-too-old', 'cause', /npm ERR! typeerror Error: (?<message>Missing required argument #1)/],
  [
    'file-exists',
    'cause',
    [/npm ERR! File exists: (?<path>\S+)/, /npm ERR! Refusing to delete (?<path>\S+): is outside/],
  ],
  [
    'npm-install-refused',
    'cause',
    /npm ERR! (?<message>Refusing to install.+|Invalid (?:package name|version|tag name).+|code (?:EINVALIDPACKAGENAME|ENOSELF|EJSONPARSE|EBADPLATFORM|EUSAGE|ENOLOCAL|EXDEV|ENOTEMPTY)|EXDEV.+|ENOTEMPTY.+|Unsupported platform.+|Failed to parse json.*|install Couldn't read dependencies)/,
  ],
  [
    'npm-broken',
    'cause',
    /npm ERR! (?:Error: )?(?<message>cb\(\) never called.*|Cannot read property .+|Maximum call stack.*|Callback called more than once.*|write after end.*|registry error parsing json.*|Unexpected end of JSON input.*|zlib: .*|Invalid response body.*|error rolling back .*)/,
  ],
  ['bower-root', 'cause', /^bower .*ESUDO/],
  [
    'git-revision-not-found',
    'cause',
    [/^bower .*ECMDERR .*(?<message>git .*)/, /npm ERR! Command failed: git checkout (?<version>\S+)/],
  ],
  [
    'command-not-found',
    'cause',
    [
      /^bower .*ENOGIT (?<command>git) is not installed/,
      /npm ERR! not found: (?<command>git)$/,
      /No (?<command>git) binary found in \$PATH/,
      /Couldn't find the binary (?<command>git)\b/,
      /\bspawn (?<command>[\w.+-]+)(?: ENOENT)?$/,
      /Error: not found: (?<command>[\w.+-]+)$/,
    ],
  ],
  [
    'node-gyp-python',
    'cause',
    [
      /Can't find Python executable "(?<command>[^"]+)"/,
      /gyp ERR! find Python|Python executable ".*" is v3|Could not find any Python installation to use/,
    ],
  ],
  [
    'node-addon-compile',
    'cause',
    /(?<message>error: .*(?:v8::|Nan::|node::|‘v8|'v8|Local<|NODE_MODULE|HandleScope).*)/,
  ],
  [
    'node-addon-compile',
    'error',
    /^(?<message>\S*(?:node_modules|nan|v8|node-gyp)\/\S*\.(?:h|cc|cpp|c):\d+:\d+: (?:fatal )?error: .+)/,
  ],
  [
    'node-addon-compile',
    'symptom',
    /(?<message>gyp ERR! (?:stack Error: `.*` failed|build error|configure error).*)/,
  ],
  [
    'node-too-new',
    'cause',
    /primordials is not defined|ERR_OSSL_EVP_UNSUPPORTED|error:0308010C|internalBinding is not defined|No such module: (?:natives|http_parser|evals|constants)/,
  ],
  [
    'node-too-old',
    'cause',
    [
      /(?<message>SyntaxError: (?:Unexpected (?:token|identifier|strict mode reserved word|reserved word)|Invalid or unexpected token|missing \) after argument list|Block-scoped declarations|Cannot use import statement|Invalid regular expression).*)/,
      /Warning: (?<message>Use of const in strict mode)/,
      /(?<message>(?:Object\.(?:entries|values|fromEntries|getOwnPropertyDescriptors)|\.(?:flatMap|flat|padStart|matchAll|replaceAll)|Promise\.allSettled|util\.promisify) is not a function)/,
      /(?<message>(?:globalThis|TextDecoder|TextEncoder|URL|BigInt|queueMicrotask) is not defined)/,
      /Cannot find module '(?<module>node:[^']+|worker_threads|fs\/promises|async_hooks|perf_hooks|http2|stream\/promises)'/,
    ],
  ],
  [
    'distribution-unsupported',
    'cause',
    /Your distribution, identified as ".*", is not (?:currently )?supported/,
  ],
  [
    'module-not-found-node',
    'cause',
    [
      /Cannot find module '(?<module>[^']+)'/,
      /(?:Can't resolve|Could not resolve|Cannot resolve module|Cannot find (?:package|dependency)) \\?['"](?<module>[^'"\\]+)/,
      /Couldn't find (?:preset|plugin) "(?<module>[^"]+)"/,
      /Local (?<module>gulp|grunt) not found|Unable to find local (?<command>grunt)/,
    ],
  ],
  ['repository-not-found', 'error', /npm ERR! (?:fatal|remote): (?<message>.*)/],
  ['typescript-error', 'error', /\berror (?<message>TS\d+: .+)/],
  [
    'compile-error',
    'error',
    /^(?<message>(?:ERROR in |Failed to compile|Module build failed|SyntaxError: \S+: ).*)/,
  ],
  [
    'service-unreachable',
    'cause',
    /(?<message>(?:MongoNetworkError|SequelizeConnectionRefused|Redis connection to).*)/,
  ],
  ['download-404', 'cause', /Tried to download\(404\): (?<url>\S+)/],
  ['download-failed', 'cause', /(?<message>Failed to download (?:Chromium|Chrome|Firefox).*)/],
  [
    'network',
    'cause',
    /npm ERR! (?<message>network .*|code ECONN.*|errno ECONN.*)|There appears to be trouble with your network/,
  ],
  ['package-build-failed', 'error', /npm ERR! Failed at the (?<package>\S+) (?:pre|post)?install script/],
  ['install-failed', 'symptom', [/^error (?<message>\/\S*node_modules\S*: Command failed)/]],
  [
    'script-failed',
    'symptom',
    [
      /npm ERR! Failed at the (?<message>\S+ \S+) script/,
      /npm ERR! (?<message>code ELIFECYCLE|errno \d+)/,
      /^error (?<message>Command failed.*)/,
    ],
  ],
  ['error-message', 'symptom', /^npm ERR! (?:code|Error:) (?<message>.+)/],
]);
