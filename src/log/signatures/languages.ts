import { rowsOf } from './table.ts';

export const ruby = rowsOf('ruby', [
  [
    'gem-ruby-version',
    'cause',
    [
      /(?:^|[\s(])(?<package>[\w.-]+) requires (?:Ruby|ruby|RubyGems) version (?<expected>[<>=~!]* ?[\d.]*\d)/,
      /The last version of (?<package>\S+) \([^)]*\) to support your Ruby(?: & RubyGems was (?<version>\d[\d.]*\d))?/,
      /(?:^|[\s(])(?<package>[\w.-]+) requires Ruby (?<expected>[\d.]+) or/,
    ],
  ],
  [
    'gemfile-ruby-version',
    'cause',
    /Your Ruby version is (?<actual>[^,]+), but your Gemfile specified (?<expected>.+)/,
  ],
  [
    'bundler-version',
    'cause',
    [
      /must use Bundler (?<expected>\d+) or greater/,
      /find (?:gem )?'?bundler'? \((?<expected>[^)]+)\)/,
      /compatible versions for gem "bundler"|This Gemfile requires a different version of Bundler/,
    ],
  ],
  ['option-unknown', 'cause', /(?:invalid option|Invalid option): (?<option>--?[\w-]+)/],
  ['package-not-found', 'cause', /Could not find a valid gem '(?<package>[^'\s]+)/],
  [
    'package-version-not-found',
    'cause',
    [
      /find (?<package>[\w.-]+)-(?<version>\d[\w.]*) in any of the sources/,
      /locked to (?<package>[\w.-]+) \((?<version>[^)]+)\), but that version could not be found/,
      /Could not find gem '(?<package>[^'\s]+)(?: \((?<version>[^)]+)\))?/,
    ],
  ],
  [
    'dependency-conflict',
    'cause',
    [
      /(?<message>could not find compatible versions for gem "[^"]+")/,
      /(?<message>You have already activated .+|You have requested:.*)/,
    ],
  ],
  [
    'manifest-missing',
    'cause',
    [
      /Could not locate (?<path>Gemfile)/,
      /(?:^|\s)(?<path>\S*Gemfile) not found/,
      /(?:deployment (?:flag|setting)) requires a (?<path>\S*Gemfile\S*lock)/,
    ],
  ],
  [
    'lockfile-outdated',
    'cause',
    /trying to install in deployment mode after changing|Gemfile\.lock contains merge conflicts|The gemspecs? for .* changed|lockfile is unresolvable/,
  ],
  [
    'javascript-runtime-missing',
    'cause',
    /Could not find a JavaScript runtime|ExecJS::RuntimeUnavailable|Autoprefixer doesn.t support Node/,
  ],
  [
    'module-not-found-ruby',
    'cause',
    [/cannot load such file -- (?<module>\S+)/, /no such file to load -- (?<module>\S+)/],
  ],
  ['command-not-found', 'cause', [/bundler: command not found: (?<command>\S+)/]],
  ['permission-denied', 'cause', /There was an error while trying to (?:write to|create) `(?<path>[^`]+)`/],
  ['credentials-missing', 'cause', /Authentication is required for (?<host>\S+?)\.?$/],
  [
    'rails-configuration',
    'cause',
    /(?<message>Missing `?secret_key_base.*|Missing encryption key.*|key must be \d+ bytes.*|Devise\.secret_key was not set.*|MessageEncryptor::InvalidMessage.*|Cannot load `?(?:Rails\.application|database|config).*|AdapterNotSpecified.*|Could not load database configuration.*)/,
  ],
  [
    'service-unreachable',
    'cause',
    /(?<message>PG::ConnectionBad.*|Mysql2::Error.*connect.*|Redis::CannotConnectError.*|SQLSTATE\[HY000\] \[2002\].*)/,
  ],
  [
    'package-build-failed',
    'error',
    [
      /An error occurred while installing (?<package>\S+) \((?<version>[^)]+)\)/,
      /Error installing (?<package>[\w.-]+):/,
      /Failed to build gem native extension/,
    ],
  ],
  [
    'error-message',
    'symptom',
    [
      /^ERROR: {1,2}(?<message>(?:While executing|Could not|Possible).+)/,
      /^(?<message>(?:\w+::){1,4}\w+(?:: .+)?)$/,
    ],
  ],
  [
    'script-failed',
    'symptom',
    /^(?<message>(?:rake|rails) aborted!|\(See full trace by running task with --trace\))/,
  ],
]);

export const php = rowsOf('php', [
  [
    'composer-php-version',
    'cause',
    [
      /(?:^|\s)(?<package>\S+) \S+ requires php (?<expected>\S.*?) -> your (?:PHP|php) version \(?(?<actual>[\d.]+)/,
      /requires? php (?<expected>[\^~><=|.\d *,]+)/,
      /your (?:PHP|php) version \(?(?<actual>[\d.]+)/,
      /(?:requires?|needs?) PHP (?:version )?(?:>=? ?)?(?<expected>\d[\d.]*)/,
    ],
  ],
  [
    'php-extension-missing',
    'cause',
    [
      /requires? ext-(?<extension>\w+)/,
      /(?:the requested )?PHP extension (?:ext-)?(?<extension>\w+) (?:\* )?is missing/,
      /The (?<extension>zip) extension and unzip command are both missing/,
      /The (?<extension>openssl) extension is required/,
      /SHA384 is not supported by your (?<extension>openssl) extension/,
      /undefined function (?<message>(?:mb_|iconv|bc|gmp_|curl_|simplexml_|token_|ctype_|mysql_|json_|dom_|imagecreate|openssl_|finfo_)\w*)/,
    ],
  ],
  ['php-extension-unknown', 'cause', /error: \/usr\/src\/php\/ext\/(?<extension>\w+) does not exist/],
  ['pecl-php-version', 'cause', /pecl\/(?<extension>\w+) requires PHP \(version (?<expected>[^)]+)\)/],
  ['package-not-found', 'cause', /No releases available for package "(?<package>[^"]+)"/],
  [
    'composer-version',
    'cause',
    [
      /(?:^|\s)(?<package>\S+) requires composer-(?:plugin|runtime)-api/,
      /blocked by your allow-plugins|composer-plugin-api/,
    ],
  ],
  [
    'manifest-missing',
    'cause',
    [
      /Composer could not find a (?<path>composer\.json) file/,
      /(?<path>composer\.lock) (?:is )?not (?:present|found)/,
    ],
  ],
  ['lockfile-outdated', 'cause', /lock file is not up to date|is not present in the lock file/],
  [
    'package-not-found',
    'cause',
    [
      /The requested package (?<package>[\w./-]*\w)/,
      /Could not find (?:a matching version of )?package (?<package>[\w./-]*\w)/,
    ],
  ],
  ['dependency-conflict', 'error', /(?<message>Your requirements could not be resolved.*)/],
  ['credentials-missing', 'cause', /Could not authenticate against (?<host>\S+)|GitHub API (?:limit|token)/],
  ['hash-mismatch', 'cause', /Invalid installer signature|Installer corrupt/],
  ['out-of-memory', 'cause', /Allowed memory size of \d+ bytes exhausted/],
  ['configure-failed', 'symptom', /^ERROR: `(?<message>\S*(?:configure|make|phpize).*)/],
  [
    'php-exception',
    'error',
    [
      /(?:PHP )?(?:Fatal|Parse) error: {1,2}(?<message>.+)/,
      /^\s*(?<message>\[(?:\w+\\)*\w*(?:Exception|Error)\].*)/,
      /^\s*(?<message>In \w+\.php line \d+:.*|Script .* returned with error code \d+.*|Script \S+ was called via .*)/,
    ],
  ],
]);

const GO_STANDARD =
  'cmp|context|crypto/(?:ecdh|ed25519|fips140|hkdf|mlkem|pbkdf2|sha3)|debug/(?:buildinfo|plan9obj)|embed|go/(?:build/constraint|constant|doc/comment|importer|types|version)|hash/maphash|image/color/palette|io/fs|iter|log/slog|maps|math/bits|math/rand/v2|mime/quotedprintable|net/http/httptrace|net/netip|plugin|runtime/(?:cgo|coverage|metrics|trace)|slices|sort|strings|structs|testing/(?:fstest|slogtest)|os|errors|unique|weak';

export const go = rowsOf('go', [
  [
    'go-version',
    'cause',
    [
      /(?<message>module requires Go (?<expected>[\d.]+\d).*)/,
      /(?<message>requires go >= (?<expected>[\d.]+\d).*)/,
      /(?<message>unknown directive: (?:toolchain|retract|godebug).*|usage: go 1\.23|invalid go version .*|[Gg]o ?(?:version )?1\.\d+(?:\.\d+)? or (?:later|newer|higher|greater).*|requires? (?:at least )?[Gg]o(?:lang)? ?(?:version )?(?:>= ?)?v?1\.\d+.*)/,
      new RegExp(
        `(?<message>(?:cannot find package|module providing package|unrecognized import path|package) "?(?<package>${GO_STANDARD})(?:"|:|;| is not in| \\(|$).*)`,
      ),
    ],
  ],
  [
    'go-module-renamed',
    'cause',
    [
      /module declares its path as: (?<module>\S+)/,
      /unexpected module path "(?<module>[^"]+)"/,
      /expects import "(?<module>[^"]+)"/,
      /case-insensitive import collision: "(?<module>[^"]+)"/,
    ],
  ],
  [
    'go-sum-missing',
    'cause',
    /missing go\.sum entry|verifying \S+: checksum mismatch|updates to go\.(?:mod|sum) needed|inconsistent vendoring/,
  ],
  [
    'go-modules-required',
    'cause',
    /(?<message>cannot find main module.*|go\.mod file not found.*|no install location for .*|'go get' is no longer supported.*|modules disabled .*|cannot use path@version syntax.*|directory \S+ outside available modules.*|current directory outside.*|cannot determine module path for.*|can only use path@version syntax.*|\$?GOPATH (?:not set|entry|must|cannot).*|no (?:buildable |non-test )?Go (?:source )?files in .*|local import "[^"]+" in non-local package.*|root project import: .*|could not find project Gopkg\.toml.*|Failed to find glide\.yaml.*|No Godeps found.*|no Go files in .*)/,
  ],
  [
    'go-package-missing',
    'cause',
    [
      /(?:cannot find package|no required module provides package|cannot find module providing package) "?(?<package>[^\s";:]+)/,
      /package (?<package>\S+) is not in (?:GOROOT|std)/,
      /cannot find module for path (?<package>\S+)/,
    ],
  ],
  [
    'go-import-gone',
    'cause',
    [
      /unrecognized import path "(?<package>[^"]+)"/,
      /(?:^|\s)(?<package>\w[^\s:@]*)(?:[:@]\S*)?: (?:reading \S+: (?:404|410)|unknown revision|invalid version)/,
      /^# cd \S+; (?<message>(?:git|hg|bzr|svn) .*)/,
      /invalid (?:pseudo-)?version/,
      /cannot load (?<package>\S+): no matching versions/,
      /imports (?<package>\S+): exit status 128/,
    ],
  ],
  [
    'command-not-found',
    'cause',
    [
      /go: missing (?<command>Git|Mercurial|Bazaar|Subversion) command/,
      /exec: "(?<command>[\w.+-]+)": executable file not found/,
    ],
  ],
  ['compiler-missing', 'cause', /C compiler "(?<command>[^"]+)" not found/],
  ['go-compile-error', 'error', /^\s*(?:vet: )?(?:\S+\/)?[^\s/:]+\.go:\d+(?::\d+)?: (?<message>.+)/],
  [
    'go-compile-error',
    'error',
    /^(?<message>import cycle not allowed.*|could not determine kind of name for C\..*|\S+: relocation target .* not defined)/,
  ],
  ['tests-failed', 'symptom', /^(?<message>(?:--- )?FAIL(?:\s.*)?)$/],
]);

export const rust = rowsOf('rust', [
  [
    'cargo-version',
    'cause',
    /(?<message>requires rustc [\d.]+ or newer.*|feature `edition20\d\d` is required.*|editions? (?:`\w+` )?(?:is|are) unstable.*|lock file version \S+ (?:requires|was found).*|this version of Cargo is older than.*|supported edition.*|use of unstable library feature.*|rustc \S+ is not supported.*)/,
  ],
  [
    'rust-nightly-required',
    'cause',
    /#!\[feature\] may not be used on the stable|E0554|only accepted on the nightly/,
  ],
  [
    'rust-target-missing',
    'cause',
    [
      /can't find crate for `(?:core|std)`/,
      /(?:toolchain|target) '(?<package>[^']+)' (?:is not installed|does not)/,
    ],
  ],
  ['lockfile-outdated', 'cause', /lock file (?:\S+ )?needs to be updated but --locked/],
  [
    'manifest-missing',
    'cause',
    [/could not find `(?<path>Cargo\.toml)`/, /failed to read `(?<path>\S*Cargo\.toml)/],
  ],
  [
    'package-version-not-found',
    'cause',
    [
      /no matching package(?: named)? `(?<package>[^`]+)` found/,
      /failed to select a version for (?:the requirement )?`(?<package>[^`\s]+)/,
    ],
  ],
  ['package-build-failed', 'error', /failed to run custom build command for `(?<package>[^`\s]+)/],
  ['compiler-missing', 'cause', /error: linker `(?<command>\S+)` not found/],
  [
    'rust-compile-error',
    'error',
    [
      /^error\[E\d+\]: (?<message>.+)/,
      /^error: (?<message>expected .+, found .+|proc macro panicked|.* is ambiguous.*|cannot find .*|unused .*|lifetime .*|failed to load source for a dependency .*|Using `cargo install` .*|no bin target .*|component .*|toolchain .*|override .*)/,
    ],
  ],
  [
    'rust-compile-error',
    'symptom',
    /^error: (?<message>[Cc]ould not compile `.+|failed to compile `.+|aborting due to .*|build failed)/,
  ],
]);

export const java = rowsOf('java', [
  [
    'java-version',
    'cause',
    [
      /(?<message>Unsupported class file major version \d+|Unsupported major\.minor version.*|UnsupportedClassVersionError.*|invalid (?:target|source) release: .*|(?:Source|Target) option \d+ is no longer supported.*|release version \S+ not supported|Could not determine java version from .*|class file has wrong version.*|invalid flag: --release)/,
      /(?<message>(?:requires?|needs?) (?:at least )?(?:Java|JDK) (?:version )?\d+.*|(?:Java|JDK) \d+ (?:or (?:later|newer|higher) )?is required.*|Detected JDK Version.*|package javax\.(?:xml\.bind|activation|annotation)\S* does not exist|javax[/.](?:xml[/.]bind|activation|annotation)[/.]\w+|error: release \d+ is not found.*|Unrecognized (?:VM )?option.*)/,
    ],
  ],
  ['maven-https-required', 'cause', /501 HTTPS Required|central\/501-https-required/],
  [
    'java-dependency-missing',
    'cause',
    [
      /Could not find artifact (?<package>\S+)/,
      /Could not (?:find|resolve) (?<package>[\w.-]+:[\w.-]+:[\w.-]+)/,
      /unresolved dependency: (?<package>\S+)/,
      /UNRESOLVED DEPENDENCIES|following dependencies were not resolved|Error downloading (?<package>[\w.-]+:\S+)/,
      /Plugin \[id: '(?<package>[^']+)'/,
      /Plugin (?<package>\S+) or one of its dependencies could not/,
    ],
  ],
  [
    'java-dependency-missing',
    'error',
    [
      /Non-resolvable (?:parent|import) POM.* (?<package>[\w.-]+:[\w.-]+:\S+)/,
      /Could not resolve (?:all (?:dependencies|artifacts|files)|dependencies)/,
    ],
  ],
  [
    'manifest-missing',
    'cause',
    [
      /there is no POM in this directory/,
      /Non-readable POM (?<path>\S+)/,
      /does not contain a Gradle build/,
      /Child module (?<path>\S+) of \S+ does not exist/,
    ],
  ],
  [
    'gradle-wrapper-missing',
    'cause',
    /(?:Could not find or load main class|ClassNotFoundException:) org\.gradle\.wrapper|MavenWrapperMain|(?:gradle|maven)-wrapper\.(?:jar|properties)/,
  ],
  [
    'java-home-missing',
    'cause',
    /JAVA_HOME (?:is (?:not (?:set|defined)|set to an invalid)|environment variable is not|should point)|Unable to find a javac|No compiler is provided|Could not find tools\.jar/,
  ],
  [
    'android-license',
    'cause',
    /have not accepted the (?:SDK )?licen[sc]e|SDK location not found|Failed to install the following (?:Android )?SDK/,
  ],
  [
    'tests-failed',
    'error',
    /(?<message>There (?:are|were) (?:test failures|failing tests)|Tests run:.*(?:FAILURE|ERROR)!)/,
  ],
  [
    'java-compile-error',
    'error',
    [
      /^\S*\.(?:java|kt|scala|groovy):\d+: error: (?<message>.+)/,
      /\.(?:java|kt|scala|groovy):\[?[\d, ]+\]? (?<message>.+)/,
      /(?<message>COMPILATION ERROR|Compilation failed.*)/,
    ],
  ],
  [
    'gradle-failed',
    'error',
    [
      /^> (?<message>.+)/,
      /^(?<message>Execution failed for task '.*|A problem occurred .+|Task '.*' not found.*)/,
    ],
    /FAILURE: Build failed|What went wrong/,
  ],
  [
    'error-message',
    'symptom',
    [
      /^\[ERROR\] (?<message>(?:Failed to execute goal|Unknown lifecycle|.*Exception|Error).+)/,
      /^(?:Exception in thread "[^"]*" |Caused by: )(?<message>.+)/,
      /^(?<message>(?:java|org|com|sun|javax|scala)\.[\w.$]+(?:Exception|Error).*)/,
    ],
  ],
  ['script-failed', 'symptom', /(?<message>BUILD FAILED|BUILD FAILURE|Build failed with an exception)/],
]);

export const dotnet = rowsOf('dotnet', [
  ['package-not-found', 'cause', /NU1101: Unable to find package (?<package>\S+?)\. /],
  [
    'package-version-not-found',
    'cause',
    /NU110[23]: Unable to find (?:a stable )?package (?<package>\S+) with version \((?<version>[^)]+)\)/,
  ],
  [
    'dotnet-sdk-version',
    'cause',
    /NETSDK1045|compatible (?:installed )?\.NET(?: Core)? SDK|does not support targeting|version of the SDK .* not found|It was not possible to find any|Did you mean to run dotnet SDK commands/,
  ],
  ['dotnet-project-missing', 'cause', /MSB1003|MSB1009|Couldn't find a project|MSB3202/],
  ['network', 'cause', /(?<message>NU1301.*|Unable to load the service index for source \S+)/],
  ['dotnet-compile-error', 'error', /error (?<message>(?:CS|FS|MSB|NU|NETSDK|BC)\d+:.+)/],
]);

/** Languages and tools of which few messages are known. */
export const other = rowsOf('other', [
  ['module-not-found-perl', 'cause', /Can't locate (?<module>[\w/]+)\.pm in @INC/],
  ['package-build-failed', 'error', /! (?:Installing|Configure|Testing) (?<package>\S+).*failed/],
  [
    'r-package-missing',
    'cause',
    [
      /there is no package called [‘'](?<package>[^’']+)/,
      /package [‘'](?<package>[^’']+)['’] is not available/,
      /dependenc(?:y|ies) [‘'](?<package>[^’']+)['’].* (?:is|are) not available/,
    ],
  ],
  [
    'r-bioconductor',
    'cause',
    /With R version 3\.5 or greater, install Bioconductor packages using BiocManager/,
  ],
  ['package-build-failed', 'error', /installation of package [‘'](?<package>[^’']+)['’] had non-zero/],
  ['error-message', 'symptom', /^Error in (?<message>.+)/],
  [
    'texlive-release',
    'cause',
    /Remote repository is newer than local|tlmgr.*(?:is older|newer than local)|Perhaps you need to use a different CTAN mirror/,
  ],
  [
    'package-not-found',
    'cause',
    [
      /tlmgr install: package (?<package>\S+) not present/,
      /package (?<package>\S+) not present in repository/,
      /No package named (?<package>\S+) found/,
      /There is no package named '?(?<package>[^\s']+)/,
      /Some plugins failed to download! Not downloaded: (?<package>\S+)/,
      /ERROR: No such package: (?<package>\S+)/,
      /No results matching query were found/,
    ],
  ],
  [
    'command-not-found',
    'cause',
    [
      /'(?<command>\w+)(?: -\w+)?' program not found/,
      /Error: (?<command>unzip|curl|wget|git) is required/,
      /The program '(?<command>\w+)' is currently not installed/,
      /exec: line \d+: (?<command>[^\s:/]+): not found/,
    ],
  ],
  ['manifest-missing', 'cause', /but (?<path>no \.cabal or package\.yaml file) could be found/],
  [
    'download-404',
    'cause',
    [/FileNotFoundException: (?<url>https?:\S+)/, /^No such (?:file|directory) '(?<path>[^']+)'\./],
  ],
  ['dns', 'cause', /svn: E\d+: Unknown hostname '(?<host>[^']+)'/],
  [
    'service-unreachable',
    'error',
    /Starting (?<message>MySQL|MariaDB|PostgreSQL) database server.*|^(?<command>\s*\.\.\.fail!)$/,
  ],
  [
    'repository-not-found',
    'cause',
    [/^Failed to clone (?<url>\S+)/, /Failed to fetch and copy dep: \{git,"(?<url>[^"]+)/],
  ],
  ['lockfile-outdated', 'cause', /Outdated shard\.lock/],
  [
    'swift-version',
    'cause',
    [
      /is using Swift tools version (?<expected>[\d.]+) (?:but|which)/,
      /requires a minimum Swift tools version of (?<expected>[\d.]*\d)/,
      /minimum Swift tools version (?<expected>[\d.]*\d)/,
    ],
  ],
  [
    'elixir-version',
    'cause',
    [/supports only Elixir (?<expected>.+)/, /it has declared .* requires Elixir (?<expected>.+)/],
  ],
  [
    'dependency-conflict',
    'cause',
    /(?<message>Could not resolve dependencies.*|cabal: Could not resolve.*|While constructing the build plan.*)/,
  ],
  [
    'package-build-failed',
    'error',
    [/While building package (?<package>\S+)/, /The compilation of (?<package>\S+) failed/],
  ],
  [
    'compile-error',
    'error',
    [
      /^\*\* \((?<message>\w*(?:Error|Mix|EXIT)\).*)/,
      /^(?<message>== Compilation error .*|could not compile dependency :\w+.*)/,
      /^\S+\.(?:hs|swift|ml|erl|ex|exs|cr|nim|d|elm|dart|vala|zig|jl|pas|f90|coffee|scss|less|dm):\d+(?::\d+)?: ?(?:error|Error|fatal error): ?(?<message>.*)/,
      /(?:Error|error) in \S+\.cr:\d+: (?<message>.+)/,
    ],
  ],
  [
    'tests-failed',
    'error',
    [
      /(?<message>\b[1-9]\d* (?:failing|failures?|tests? failed|failed)\b.*)/,
      /^(?<message>FAILED \(.*\)|Test Suites: [1-9]\d* failed.*)/,
    ],
  ],
  [
    'variable-unset',
    'cause',
    [
      /(?:environment variable|variable) [`'"]?\$?(?<key>[A-Z][A-Z0-9_]+)[`'"]? (?:is )?(?:not (?:set|defined|found)|missing|required|must be set|unset)/,
      /(?:[Pp]lease |must )(?:set|specify|define|provide|export) (?:the )?\$?(?<key>[A-Z][A-Z0-9_]{3,})/,
      /(?:Non-empty )?(?<key>[A-Z][A-Z0-9_]{3,}) (?:is )?(?:required|not set|not included in build args)/,
      /Failed to replace env in config: \$\{(?<key>\w+)\}/,
    ],
  ],
  [
    'usage-error',
    'error',
    [
      /^(?:usage|Usage): (?<message>.+)/,
      /(?<message>(?:missing operand|too (?:few|many) arguments|missing argument|requires? (?:an|at least|exactly) .*argument|not enough arguments|expected one argument|<url> malformed).*)/,
    ],
  ],
  [
    'error-message',
    'symptom',
    /(?:^|\s|\[)(?:ERROR|FATAL|Error|Fatal|fatal|error|FAILED|FAILURE)(?:\]|:|!)\s*(?<message>\S.+)/,
  ],
]);
