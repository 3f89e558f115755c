import { rowsOf } from './table.ts';

/** What a shell says of the commands it is to run. */
export const shell = rowsOf('shell', [
  [
    'script-crlf',
    'cause',
    /\^M(?:: bad interpreter|'?: No such file)|\\r'?: (?:No such file|command not found)|\$'\\r': command not found/,
  ],
  ['bashism', 'cause', /: (?<command>source|\[\[|pushd|popd|shopt|declare|local|function|let): not found/],
  ['bashism', 'cause', /(?<command>Bad substitution|bad substitution)/],
  ['bashism', 'cause', /Illegal option -o (?<command>pipefail)|set: (?<option>pipefail)/],
  [
    'script-not-found',
    'cause',
    /^(?:\/bin\/)?(?:ba|a|da)?sh: (?:line )?(?:\d+: )?(?<path>[^\s:]*\/[^\s:]*): (?:not found|No such file or directory)/,
  ],
  ['script-not-found', 'cause', /(?:^|\s)(?<path>[^\s:]+): (?:[^\s:]+: )?bad interpreter/],
  ['script-not-found', 'cause', /(?:ba|a|da)?sh: (?:0: )?(?:Can't open|can't open) '?(?<path>[^\s']+)/],
  [
    'script-not-found',
    'cause',
    /Can't open (?:perl|python) script "(?<path>[^"]+)"|python[\d.]*: can't open file '(?<file>[^']+)'/,
  ],
  [
    'command-not-found',
    'cause',
    /^(?:\/\S+\/)?(?:ba|a|da|z)?sh: (?:line )?(?:\d+: )?(?<command>[^\s:/]+): (?:command )?not found/,
  ],
  [
    'command-not-found',
    'cause',
    /^\S+(?:: line \d+|: \d+): (?:\S+: )?(?<command>[^\s:/]+): (?:command )?not found/,
  ],
  [
    'command-not-found',
    'cause',
    /(?:\/usr\/bin\/)?env: (?:can't execute )?[‘'"`]?(?<command>[^\s/:’'"]+)[’'"]?: No such file or directory/,
  ],
  [
    'command-not-found',
    'cause',
    /make(?:\[\d+\])?: (?<command>[^\s:]+): (?:Command not found|No such file or directory|not found)/,
  ],
  ['command-not-found', 'cause', /(?<![\w.+-])[.+-]*(?<command>\w[\w.+-]*): (?:command )not found$/],
  [
    'command-not-found',
    'cause',
    /^(?:sh|time|xargs|nice|nohup|timeout|sudo|find|watch): (?:can't execute |cannot run command |failed to run command )?[‘'`"]?(?<command>[^\s’'"/:]+)[’'"]?: (?:No such file or directory|command not found|not found)/,
  ],
  ['command-not-found', 'error', /\bwhich: no (?<command>\S+) in \(/],
  [
    'command-not-found',
    'cause',
    /(?:^|\s)(?<command>[\w.+-]+) (?:is required but it's not installed|command not found|could not be found, please install|was not found, please install)/,
  ],
  [
    'command-not-found',
    'error',
    /[Pp]lease install (?<command>curl|wget|git|unzip|make|cmake|gcc|perl|python3?|autoconf|automake|libtool|pkg-config|tar|xz)\b/,
  ],
  [
    'command-not-found',
    'cause',
    /^(?:\s*Error: )?[Yy]ou must have (?:the )?'?(?<command>\w+)'? (?:command )?installed/,
  ],
  [
    'shell-syntax',
    'cause',
    /(?:ba|a|da)?sh: (?:\S+: )?(?:line )?(?:\d+: )?(?<message>(?:Syntax|syntax) error.*|unexpected EOF.*|[Uu]nterminated quoted.*)/,
  ],
  [
    'shell-syntax',
    'cause',
    /^\S+: (?:line )?\d+: (?:\S+: )?(?<message>(?:Syntax|syntax) error.*|unexpected EOF while.*)/,
  ],
  [
    'shell-syntax',
    'cause',
    /^(?:\/\S+\/)?(?:ba|a|da)?sh: (?:line )?(?:\d+: )?(?<message>(?:export|cd|shift|set|unset|read|test|\[): .+)/,
  ],
  [
    'not-executable',
    'cause',
    /^(?:\/\S+\/)?(?:ba|a|da)?sh: (?:line )?(?:\d+: )?(?<path>[^\s:]+): Permission denied/,
  ],
  ['not-executable', 'cause', /^\S+: (?:line )?\d+: (?<path>\.?\/[^\s:]+): Permission denied/],
  ['not-executable', 'cause', /make(?:\[\d+\])?: (?:execvp: )?(?<path>[^\s:]+): Permission denied/],
  ['variable-unset', 'cause', /^\S+(?:(?: line)? \d+)?: (?<key>\w+): (?:unbound variable|parameter not set)/],
  [
    'permission-denied',
    'cause',
    /cannot create (?<path>[^\s:]+): (?:Permission denied|Directory nonexistent)/,
  ],
]);

/** Files, users, memory: what programs of every kind report. */
export const system = rowsOf('system', [
  [
    'permission-denied',
    'cause',
    /(?:mkdir|touch|cp|mv|ln|rm|install|chmod|chown|tar|tee|cat|sed|wget|curl|unzip|rmdir): .*?[‘'`"](?<path>[^’'"]+)[’'"].*: (?:Permission denied|Operation not permitted)/,
  ],
  [
    'permission-denied',
    'cause',
    /(?:mkdir|touch|cp|mv|ln|rm|install|chmod|chown|tar|tee|cat|sed|wget|rmdir): (?:can't \w+ )?(?<path>\/[^\s:]+): (?:Permission denied|Operation not permitted)/,
  ],
  ['permission-denied', 'cause', /\bEACCES: permission denied, \w+ '(?<path>[^']+)'/],
  ['permission-denied', 'cause', /\[Errno 13\] Permission denied:? ?'?(?<path>[^\s']*)/],
  // PHP
  [
    'permission-denied',
    'cause',
    /\((?<path>\/[^\s()]+)\): [Ff]ailed to open (?:stream|dir): Permission denied/,
  ],
  // nginx
  ['permission-denied', 'cause', /\w\(\) "(?<path>\/[^"]+)" failed \(13: Permission denied\)/],
  ['permission-denied', 'cause', /You don't have write permissions for the (?<path>\S+) directory/],
  [
    'permission-denied',
    'cause',
    /(?<!\/[^\s:'"]*)(?<path>\/[^\s:'"]+)'?"?: (?:Permission denied|permission denied)/,
  ],
  ['permission-denied', 'error', /[Pp]ermission denied|EACCES|EPERM: operation not permitted/],
  [
    'not-root',
    'cause',
    /(?:must be (?:run as )?root|must have root privileges|need to be root|Only root can|requires root|run as root|requires superuser)/i,
  ],
  [
    'privilege-needed',
    'cause',
    /^(?:mount|umount|modprobe|iptables|sysctl|losetup|insmod)\b.*(?:denied|not permitted|[Rr]ead-only file system|failed|No such device|must be)/,
  ],
  [
    'privilege-needed',
    'cause',
    /sudo: (?:no tty present|a terminal is required|effective uid is not 0|sorry, you must have a tty|unable to change to root)/,
  ],
  [
    'systemd-missing',
    'cause',
    /System has not been booted with systemd|Failed to (?:connect to bus|get D-Bus connection)|D-Bus connection: Operation not permitted/,
  ],
  ['no-space', 'cause', /No space left on device|ENOSPC|Disk quota exceeded/],
  [
    'out-of-memory',
    'cause',
    /Cannot allocate memory|JavaScript heap out of memory|virtual memory exhausted|fatal error: Killed signal terminated|internal compiler error: Killed|Java heap space|out of memory$|^Killed$|MemoryError/,
  ],
  ['glibc-too-old', 'cause', /version [`'‘](?<version>(?:GLIBC|GLIBCXX|CXXABI)_[\d.]+)['’] not found/],
  [
    'library-missing',
    'cause',
    /(?:error while loading shared libraries|Error loading shared library):? (?<library>[^\s:]+):/,
  ],
  [
    'library-missing',
    'cause',
    /(?:ImportError|OSError): (?<library>lib[\w.+-]+\.so[\w.]*): cannot open shared object/,
  ],
  ['library-missing', 'error', /(?<library>lib[\w.+-]+\.so[\w.]*):? cannot open shared object file/],
  ['architecture-mismatch', 'cause', /Exec format error|cannot execute binary file|wrong ELF class/],
  [
    'locale-missing',
    'cause',
    /unsupported locale setting|cannot change locale|locale::facet::_S_create_c_locale|invalid byte sequence in US-ASCII|Encoding::(?:CompatibilityError|InvalidByteSequence)|UnicodeDecodeError: 'ascii'|hGetContents: invalid argument|click will abort further execution because Python 3 was configured to use ASCII/,
  ],
  [
    'locale-missing',
    'cause',
    /localedef: |cannot open locale definition file|is not a supported language or locale/,
  ],
  [
    'user-exists',
    'cause',
    /(?:user(?:add|mod)|adduser): (?:The )?(?:user|login name|user name)?\s?[‘'`]?(?<user>[^\s’'`]+)['’`]? (?:already exists|in use)/,
  ],
  [
    'user-exists',
    'cause',
    /(?:useradd|usermod|adduser): (?:The )?UID '?(?<user>\d+)'? (?:is not unique|is already in use|already exists|in use)/,
  ],
  ['user-exists', 'cause', /adduser: (?:uid|The UID) '?(?<user>\d+)'? (?:in use|is already)/],
  [
    'group-exists',
    'cause',
    /(?:group(?:add|mod)|addgroup): (?:The )?(?:group|gid)?\s?[‘'`]?(?<group>[^\s’'`]+)['’`]? (?:already exists|in use|already in use)/i,
  ],
  [
    'group-exists',
    'cause',
    /(?:groupadd|groupmod|addgroup): (?:The )?GID [‘'`]?(?<group>\d+)['’`]? (?:already exists|is already in use|in use)/,
  ],
  ['group-exists', 'cause', /useradd: group (?<group>\S+) exists/],
  [
    'group-exists',
    'cause',
    /(?:adduser|addgroup): (?:The )?[gG]roup `?'?(?<group>[^\s'`]+)'? already exists/,
  ],
  [
    'account-id-invalid',
    'cause',
    /(?:user|group)(?:add|mod): invalid (?:user|group) ID [‘'`]?(?<actual>[^’'`]*)/,
  ],
  [
    'account-id-invalid',
    'cause',
    /(?:adduser|addgroup): (?:option requires an argument: [ugG]|invalid number '(?<actual>[^']*)')/,
  ],
  ['user-unknown', 'cause', /chown: invalid user: [‘'`]?(?<user>[^\s’'`:]+):(?<group>[^\s’'`]+)/],
  [
    'user-unknown',
    'cause',
    /(?:invalid user|invalid group|unknown user(?:\/group)?|unknown group|unknown id)[: ]+[‘'`]?(?<user>[^\s’'`]+)/,
  ],
  ['user-unknown', 'cause', /(?:user|group) [‘'`]?(?<user>[^\s’'`]+)['’`]? does not exist/],
  [
    'user-unknown',
    'cause',
    /(?:su|sudo): (?:[Uu]nknown (?:user|id):? ?(?<user>\S+)|user (?<key>\S+) does not exist)/,
  ],
  ['user-unknown', 'cause', /No passwd entry for user '(?<user>[^']+)'/],
  [
    'option-unknown',
    'cause',
    /(?:unrecognized|unknown|invalid|illegal|unsupported) (?:command[- ]line )?(?:option|switch|argument|flag)s?:? (?:-- ?)?[‘'`"=]?(?<option>-{0,2}[\w-]+)/i,
  ],
  [
    'option-unknown',
    'cause',
    /(?:no such option|flag provided but not defined|Unknown option|Unsupported option|unrecognized arguments|ambiguous option):? [‘'`"]?(?<option>-{0,2}[\w-]+)/,
  ],
  ['option-unknown', 'cause', /Unknown (?:command|argument):? [‘'`"]?(?<option>[\w-]+)/],
  ['option-unknown', 'cause', /(?:The|the) "?-?-?(?<option>[\w-]+)"? option does not exist/],
  ['file-exists', 'cause', /(?:^|[\s‘'`"])(?<path>[^\s‘’'`":]+)['’"]?: File exists/],
  ['file-exists', 'cause', /destination path '(?<path>[^']+)' already exists/],
  [
    'not-a-directory',
    'cause',
    /(?:^|[\s‘'`"])(?<path>[^\s‘’'`":]+)['’"]?(?: is not a directory|: Not a directory)/,
  ],
  [
    'not-a-directory',
    'cause',
    /(?:omitting directory|cannot overwrite (?:directory|non-directory)|: Is a directory|Directory not empty|are the same file|target directory|Device or resource busy|Invalid cross-device link)/,
  ],
  ['file-not-found', 'cause', /can't cd to (?<path>\S+)/],
  [
    'file-not-found',
    'cause',
    /(?:cannot|can't|could not|couldn't|failed to|unable to) (?:stat|access|open|remove|read|touch|find|create \w+(?: \w+)?|move|rename|operate on|load|chdir to|canonicalize)[^‘'`"]*[‘'`"](?<path>[^’'"]+)['’"].*: No such file or directory/i,
  ],
  [
    'file-not-found',
    'cause',
    /(?:cannot|can't|could not|couldn't) (?:stat|access|open|remove|read|touch|find|create \w+|rename):? '?(?<path>[^\s':]+)'?:? ?(?:for reading: |for writing: )?No such file/i,
  ],
  ['file-not-found', 'cause', /\[Errno 2\] (?:No such file or directory: ['"](?<path>[^'"]+)|.*)/],
  ['file-not-found', 'cause', /ENOENT: no such file or directory, \w+ '(?<path>[^']+)'/],
  [
    'file-not-found',
    'cause',
    /(?:ba|a|da)?sh: (?:line )?(?:\d+: )?(?:cd: |\.: )?(?<path>[^\s:]+): No such file or directory/,
  ],
  [
    'file-not-found',
    'cause',
    /(?:ba|da|a)?sh: (?:\d+: )?(?:cannot open|\.: Can't open) (?<path>[^\s:]+): No such file/,
  ],
  [
    'file-not-found',
    'cause',
    /^[\w./-]+: (?:can't open )?[‘'`"]?(?<path>[^\s‘’'`":]+)['’"]?: No such file or directory/,
  ],
  [
    'file-not-found',
    'error',
    /(?:^|[\s‘'`"(])(?<path>[^\s‘’'`":(]+)['’"]?:? (?:No such file or directory|no such file or directory)/,
  ],
  [
    'file-not-found',
    'error',
    /(?:No such file or directory|no such file or directory|Unable to find file|file does not exist)/,
  ],
  [
    'file-not-found',
    'cause',
    /(?:Could not open input file|ERROR: Cannot find file|Unable to access jarfile|unable to read): '?(?<path>[^\s']+)/i,
  ],
  ['file-not-found', 'cause', /^(?:unzip:  cannot find or open|unzip: can't open) (?<path>[^\s,]+)/],
]);

export const network = rowsOf('network', [
  [
    'dns',
    'cause',
    /(?:Could not resolve (?:host|proxy)|unable to resolve host address|bad address|getaddrinfo (?:ENOTFOUND|EAI_AGAIN)|Couldn't resolve host|no such host|lookup)[: ]*[‘'`"]?(?<host>[\w-]+\.[\w.-]+)/i,
  ],
  [
    'dns',
    'cause',
    /(?:Name or service not known|Temporary failure in name resolution|nodename nor servname provided|UnknownHostException:? ?(?<host>[\w.-]*))/,
  ],
  ['download-404', 'cause', /(?<url>https?:\/\/[^\s'"]+):? .*?\b(?:404|410)\b/],
  [
    'download-404',
    'cause',
    /(?:ERROR 404|ERROR 410|HTTP\/[\d.]+ 404|returned error: 404|Response code 404|HTTP (?:Error|error|status|response code:?)? ?\(?404|HTTP code: 404|code: 404|status code 404|status: 404|404 Client Error|404:? Not Found|"404 Not Found"|error 404)/i,
  ],
  [
    'download-forbidden',
    'cause',
    /(?:ERROR 40[13]|HTTP\/[\d.]+ 40[13]|returned error: 40[13]|Response code 40[13]|HTTP (?:Error|error|code|status)?:? ?40[13]|40[13] (?:Client Error|Forbidden|Unauthorized)|API rate limit exceeded|error: 400\b|ERROR 400)/i,
  ],
  [
    'server-error',
    'cause',
    /(?<message>ERROR 5\d\d: .*|HTTP\/[\d.]+ 5\d\d.*|returned error: 5\d\d.*|5\d\d (?:Server Error|Internal Server Error|Bad Gateway|Service (?:Temporarily )?Unavailable|Gateway Time-?out).*|429 Too Many Requests)/i,
  ],
  [
    'download-not-archive',
    'error',
    /(?:not in gzip format|invalid tar magic|does not look like a tar archive|End-of-central-directory signature not found|File format not recognized|invalid magic|short read|unexpected end of file|not in bzip2 format|is not a bzip2 file|xz: \(stdin\): File format|Unexpected EOF in archive|lzma: \(stdin\)|zip file is empty|corrupted? (?:zip|archive)|short header|BadZipFile|Error is not recoverable|is not a debian format archive|not a Debian format archive)/i,
  ],
  [
    'certificate-expired',
    'cause',
    /certificate (?:has expired|is expired)|issued certificate has expired|CERT_HAS_EXPIRED|certificate has expired or is not yet valid/i,
  ],
  [
    'certificate-unknown',
    'cause',
    /(?:cannot verify .* certificate|SSL certificate problem|unable to get local issuer certificate|self[- ]signed certificate|certificate verify failed|x509: |server certificate verification failed|not trusted|error setting certificate|SSLCertVerificationError|PKIX path building failed|certificate common name|no alternative certificate subject|Peer's Certificate issuer|UNABLE_TO_(?:GET|VERIFY)\w*|unable to locally verify)/,
  ],
  [
    'tls-too-old',
    'cause',
    /(?:tlsv1 alert (?:protocol version|internal error)|sslv3 alert handshake failure|unsupported protocol|SSL23_GET_SERVER_HELLO|wrong version number|handshake[_ ]failure|fatal alert: protocol_version|Unable to establish SSL connection|TLS connection was non-properly terminated|protocol version not supported|gnutls_handshake\(\) failed|SSL routines)/,
  ],
  [
    'hash-mismatch',
    'cause',
    /(?:computed checksums? did NOT match|: FAILED$|DO NOT MATCH THE HASHES|EINTEGRITY|[Cc]hecksum mismatch|checksum (?:does not|did not|doesn't) match|[Hh]ash mismatch|integrity check(?:sum)? failed|sha256sum: .*no properly formatted|no properly formatted \w+ checksum lines|sha1sum: WARNING|did not match|Checksum .*failed|md5sum mismatch|[Cc]hecksum (?:FAILED|failed|error))/,
  ],
  [
    'signature-invalid',
    'cause',
    /gpg: (?:BAD signature|Can't check signature|no signed data|verify signatures failed|the signature could not be verified|signing failed)/,
  ],
  [
    'gpg-key-unavailable',
    'cause',
    /gpg: (?<message>keyserver .*|key .* not found on keyserver|invalid key resource URL.*|can't open .*|no valid OpenPGP.*|requesting key .*|key "\S+" not found.*)/,
  ],
  [
    'network',
    'cause',
    /(?<message>Connection (?:timed out|refused|reset by peer|closed by)|Operation timed out|[Nn]etwork is unreachable|ECONNRESET|ECONNREFUSED|ETIMEDOUT|ESOCKETTIMEDOUT|Read timed out|[Cc]onnect timed out|i\/o timeout|TLS handshake timeout|No route to host|[Uu]nable to establish connection|network connectivity|socket hang up|Failed to connect to|unable to connect to|Empty reply from server|Recv failure|The remote end hung up|early EOF|RPC failed|transfer closed with|Connection broken|Remote end closed|No data received|retries exceeded|SSL connection timeout|timed out)/,
  ],
]);

export const git = rowsOf('git', [
  ['repository-not-found', 'cause', /fatal: repository '(?<url>[^']+)' (?:not found|does not exist)/],
  ['repository-not-found', 'cause', /fatal: could not read (?:Username|Password) for '(?<url>[^']+)'/],
  [
    'repository-not-found',
    'cause',
    /(?:ERROR|remote): Repository not found|fatal: Authentication failed for '(?<url>[^']+)'|remote: (?:Invalid username|HTTP Basic: Access denied)/,
  ],
  [
    'repository-not-found',
    'cause',
    /fatal: remote error: (?<message>access denied or repository not exported.*)/,
  ],
  ['repository-not-found', 'error', /^fatal: remote error:/],
  [
    'git-revision-not-found',
    'cause',
    [/fatal: '(?<version>[^']+)' is not a commit/, /fatal: Needed a single revision/],
  ],
  [
    'repository-not-found',
    'cause',
    /fatal: unable to access '(?<url>[^']+)': The requested URL returned error: 40\d/,
  ],
  ['git-revision-not-found', 'cause', /Remote branch (?<version>\S+) not found/],
  ['git-revision-not-found', 'cause', /pathspec '(?<version>[^']+)' did not match/],
  [
    'git-revision-not-found',
    'cause',
    /fatal: (?:reference is not a tree|couldn't find remote ref|Couldn't find remote ref|ambiguous argument|Could not parse object|bad object|invalid reference:|unable to read tree|Remote branch)\s+'?(?<version>[^\s':]+)/i,
  ],
  [
    'git-revision-not-found',
    'cause',
    /(?:Could not find remote branch|Did not find branch or tag) '?(?<version>[^\s']+)/,
  ],
  ['git-directory-missing', 'cause', /fatal: [Nn]ot a git repository|fatal: No (?:names|tags) found/],
  [
    'git-submodule-missing',
    'cause',
    /git submodule update --init|submodules? (?:not|are not|missing)|No submodule mapping found/,
  ],
  [
    'git-protocol-gone',
    'cause',
    /unauthenticated git protocol on port 9418|fatal: unable to connect to github\.com/,
  ],
  ['git-ownership', 'cause', /detected dubious ownership|unsafe repository \(/],
  [
    'ssh-key-missing',
    'cause',
    /Host key verification failed|Permission denied \(publickey|Could not create directory '\/\S*\.ssh'|Load key .*: /,
  ],
  ['error-message', 'symptom', /^fatal: (?<message>.+)/],
]);

export const c = rowsOf('c', [
  ['header-missing', 'cause', /fatal error: (?<file>[\w./+-]+\.(?:h|hpp|hh|hxx)): No such file/],
  ['header-missing', 'cause', /fatal error: '?(?<file>[\w./+-]+)'? (?:file not found)/],
  ['header-missing', 'cause', /fatal error: (?<file>[\w./+-]+): No such file or directory/],
  ['header-missing', 'cause', /error: (?<file>[\w./+-]+\.(?:h|hpp)): No such file/],
  [
    'header-missing',
    'cause',
    /[Cc](?:ould not|annot) find <?(?<file>[\w./]+\.h)>?|(?:missing|No) (?<path>[\w./]+\.h)\b/,
  ],
  ['header-missing', 'cause', /mkmf\.rb can't find header files for (?<file>ruby)/],
  [
    'header-missing',
    'cause',
    /[Cc]annot find <?(?<file>[\w./]+\.h)|cannot find (?:the )?(?<library>\w+) headers/,
  ],
  [
    'compiler-missing',
    'cause',
    /unable to execute '?(?<command>\S*(?:gcc|g\+\+|cc1plus|cc|c\+\+|swig|clang))'?: No such file/,
  ],
  [
    'compiler-missing',
    'cause',
    /error: command '(?<command>\S*(?:gcc|g\+\+|cc|clang))' failed: No such file/,
  ],
  [
    'compiler-missing',
    'cause',
    /no acceptable C(?:\+\+)? compiler found|C compiler cannot create executables|C\+\+ compiler cannot create|no working compiler found|compiler '?(?<command>\S*)'? not found|CMAKE_(?:C|CXX|ASM|Fortran)_COMPILER(?: not set|, after)|No CMAKE_\w+_COMPILER could be found/i,
  ],
  ['compiler-missing', 'cause', /error: linker `(?<command>cc|gcc)` not found/],
  ['compiler-missing', 'cause', /No such file or directory: '(?<command>gcc|g\+\+|cc|c\+\+)'/],
  [
    'compiler-missing',
    'cause',
    /error trying to exec '(?<command>cc1plus|as|cc1|ld)'|cannot find -lgcc|crt1\.o: No such file|cannot find crti\.o/,
  ],
  ['pkg-config-missing', 'cause', /No package '(?<library>[^']+)' found/],
  [
    'pkg-config-missing',
    'cause',
    /Package '?(?<library>[^\s',]+)'?,?(?: required by '[^']+',)? (?:was )?not found in the pkg-config/,
  ],
  ['pkg-config-missing', 'cause', /Package requirements? \((?<library>[^)]+)\) were not met/],
  [
    'pkg-config-missing',
    'cause',
    /(?:pkg-config|pkg_config)(?: is (?:not found|missing)| script could not be found)|The pkg-config (?:script|command) (?:could not be found|exited)|PKG_PROG_PKG_CONFIG|PKG_CHECK_MODULES/,
  ],
  ['library-config-missing', 'cause', /(?:Error: )?(?<library>pg)_config executable not found/],
  [
    'library-config-missing',
    'cause',
    /\b(?<library>\w+)[-_]config(?:: not found|' not found| not found|: command not found)/,
  ],
  [
    'library-config-missing',
    'cause',
    /Could not run (?<library>curl)-config|(?<message>libxml2 and libxslt development packages)|make sure (?:the )?(?<package>\S+) .*(?:headers|development)/,
  ],
  [
    'library-config-missing',
    'cause',
    /(?:headers or library files could not be found for|RequiredDependencyException:) (?<library>\w+)/,
  ],
  [
    'library-config-missing',
    'cause',
    /Please (?:re)?install the? ?(?<library>\S+) (?:distribution|development|library)|[Cc]annot find (?:the )?(?<package>lib\w+|OpenSSL|openssl|freetype|zlib|MySQL|gmp|readline)/,
  ],
  [
    'library-config-missing',
    'cause',
    /configure: error: (?:\S+ )?(?<library>lib[\w+-]+|openssl|OpenSSL|zlib|readline|ncurses|curses|libtool|boost|Boost|gmp|GMP|expat|sqlite3?|pcre|PCRE|bison|flex|curl|libev)\b.*(?:not found|required|missing|not installed|need|needed)/i,
  ],
  ['cmake-too-old', 'cause', /CMake (?<expected>[\d.]+) or higher is required/],
  ['cmake-package-missing', 'cause', /(?:^-- |CMake|^ {2,})\s{0,8}Could NOT find (?<package>\w+)(?: |\.|$)/],
  [
    'cmake-package-missing',
    'cause',
    /(?:Could not find a package configuration file provided by|By not providing ")(?:Find)?"?(?<package>[\w-]+)/,
  ],
  ['cmake-failed', 'error', /^(?<message>CMake Error.*)/],
  [
    'tool-too-old',
    'cause',
    /(?<command>autoconf|Autoconf|automake|libtool|bison|gcc|GCC|make|git|Git|meson|Meson|ninja|perl|Perl|cargo|curl)\S* (?:version )?(?<expected>[\d.]+ or (?:higher|newer|later)|>= ?[\d.]+).*(?:required|needed|is needed)/i,
  ],
  [
    'tool-too-old',
    'cause',
    /requires? (?:at least )?(?<command>gcc|GCC|g\+\+|clang|autoconf|automake|meson|bison|make|git) (?:version )?(?:>= ?)?(?<expected>[\d.]+)/i,
  ],
  ['configure-failed', 'error', /configure: error: (?<message>.+)/],
  [
    'configure-failed',
    'error',
    /^(?:error: )?(?<message>(?:autoreconf|aclocal|autoheader|automake|libtoolize|autopoint|autom4te|meson\.build)\S*: .*)/,
  ],
  ['configure-failed', 'error', /(?<message>possibly undefined macro: \S+)/],
  ['make-target-missing', 'cause', /\*\*\* No rule to make target [`'‘](?<file>[^'’]+)/],
  ['makefile-missing', 'cause', /\*\*\* No targets specified and no makefile found/],
  [
    'link-error',
    'cause',
    /(?<message>cannot find -l\S+|undefined reference to .+|multiple definition of .+|undefined symbol:? .+|collect2: error: .+|ld: symbol\(s\) not found.*)/,
  ],
  [
    'c-compile-error',
    'error',
    /^\s*(?<file>\S+\.(?:c|cc|cpp|cxx|h|hh|hpp|C|cu|m|mm|tcc|y|pyx)):\d+:(?:\d+:)? (?:fatal )?error: (?<message>.+)/,
  ],
  ['c-compile-error', 'error', /(?:cc1plus|cc1|g\+\+|gcc|clang)\S*: (?:fatal )?error: (?<message>.+)/],
  [
    'c-compile-error',
    'error',
    /error: (?<message>[‘'].*[’'] (?:was not declared|has no member|undeclared|does not name a type|is not a member).*|conflicting types for.*|invalid use of.*|expected .* before .*|unknown type name.*|incompatible types.*|no matching function.*|invalid conversion.*|storage size of.*)/,
  ],
  [
    'make-failed',
    'symptom',
    /(?:make|gmake)(?:\[\d+\])?: \*\*\* (?<message>.+)|ninja: (?<file>build stopped)|^scons: building terminated|^waf: /,
  ],
]);
