import { rowsOf } from './table.ts';

/** pip, pipenv, poetry, setuptools and Python itself. */
export const python = rowsOf('python', [
  ['externally-managed', 'cause', /error: externally-managed-environment/],
  [
    'option-unknown',
    'cause',
    /(?:Setting|There is no) (?<option>settings\.[\w.-]*\w) (?:does not exist|setting)/,
  ],
  [
    'python-too-old',
    'cause',
    [
      /(?<message>Package '(?<package>[^']+)' requires a different Python: .*)/,
      /(?<message>\bRequires a different Python: .*|(?:^|ERROR: )(?<package>\S+) requires a different Python.*)/,
      /(?:^|\s)(?<message>(?<package>[\w.-]+) requires Python '.*' but the running Python is .*)/,
      /(?<message>[Pp]ython (?:version )?(?:>= ?)?[23](?:\.\d+){0,2}\+? (?:or (?:later|newer|higher|above|greater) )?(?:is )?required.*)/,
      /(?<message>(?:supports?|requires?|needs?) (?:at least )?C?[Pp]ython (?:version )?(?:>= ?)?[23](?:\.\d+){0,2}\+?(?: (?:or|and) (?:later|newer|higher|above|greater)|\.? Python [\d.]+ detected|, but you're|\.$|$).*)/,
      /(?<message>This script does not work on Python [\d.]+.*)/,
      /(?<message>Setuptools no longer works on Python 2|version of Setuptools that no longer supports)/,
      /^(?:\w+Error: )?(?<message>Unsupported Python version.*|Python [\d.]+ is (?:no longer|not) supported.*|Python version .* not supported.*)/,
      /(?<message>no longer supports Python 2.*)/,
      // open() of Python 2 has no such argument: setup.py of a package that has left it.
      /(?<message>'encoding' is an invalid keyword argument for this function)/,
    ],
  ],
  [
    'python-too-old',
    'cause',
    [
      // Syntax that Python 2, or an early 3, does not have: a format string, a cause, an annotation, a walrus.
      /^\s*(?=\S)(?<message>.*\b[rR]?f(?:"|').*|raise [^'"]* from \w+.*|(?:async )?def .*(?:->|\w: ?\w).*|async (?:def|with|for) .*|\w+ ?: ?\w[\w[\], ]* ?= .*|.*\(.*:= .*|print\(.*, (?:file|end|flush)=.*|nonlocal .*)$/,
    ],
    /^\s*File ".*(?:setup|__init__|pip|setuptools|site-packages|dist-packages|easy_install|pkg_resources).*", line \d+/,
  ],
  [
    'python2-syntax',
    'cause',
    [
      /(?<message>Missing parentheses in call to '\w+'.*)/,
      /NameError: (?<message>name '(?:unicode|xrange|raw_input|basestring|reload|execfile|file|unichr|long)' is not defined)/,
      /No module named '?(?<module>urllib2|ConfigParser|StringIO|Queue|httplib|urlparse|cPickle|commands|__builtin__|SocketServer|Tkinter|cStringIO)\b/,
      /(?<message>multiple exception types must be parenthesized|has no attribute '(?:has_key|iteritems|maketrans)')/,
    ],
  ],
  [
    'python-syntax',
    'error',
    /^\s*(?:E\s+)?SyntaxError: (?<message>invalid syntax.*|invalid token.*|can't .*|unexpected .*|.* string literal.*)/,
  ],
  [
    'setuptools-too-new',
    'cause',
    [
      /(?<message>use_2to3 is invalid|cannot import name '?Feature'?|No module named '?distutils\.msvccompiler)/,
      /(?<message>No module named '?pip\.(?:req|download|_internal\.req)\b.*|cannot import name '?(?:parse_requirements|PipSession|req)'?.*|'ParsedRequirement' object has no attribute 'req')/,
    ],
  ],
  [
    'package-version-not-found',
    'cause',
    /No matching distribution found for (?<package>[\w.-]+)(?:\[[^\]]*\])?(?<version>[=<>~!]=?=?[^\s(;]*)/,
  ],
  [
    'package-not-found',
    'cause',
    [
      /No matching distribution found for (?<package>[\w.-]+)/,
      /No (?:local packages or working download links|distributions at all) found for (?<package>[\w.-]+)/,
    ],
  ],
  [
    'package-not-found',
    'error',
    [
      /Could not find (?:a version that satisfies|any downloads that satisfy) the requirement (?<package>[\w.-]+)/,
      /Could not find suitable distribution for Requirement\.parse\('(?<package>[\w.-]+)/,
    ],
  ],
  [
    'distutils-installed',
    'cause',
    [
      /[Cc]annot uninstall '?(?<package>[^\s',.]+)'?(?: \d[^\s,]*)?(?:\. It is a distutils|,? (?:no )?RECORD file)/,
      /no RECORD file was found for (?<package>[\w.-]*\w)/,
    ],
  ],
  [
    'requirement-invalid',
    'cause',
    /(?<message>Invalid requirement:? .*|Could not open requirements file: .*|is not a valid editable requirement.*|Could not detect requirement name.*|Double requirement given.*|File "setup\.py" (?:or "setup\.cfg" )?not found.*|No setup\.py file found.*|is not installable\..*|is not a supported wheel.*|neither 'setup\.py' nor 'pyproject\.toml' found.*|has an empty revision .*|setup command: '\w+_requires?' must be .*|name 'platform_system' is not defined|Expected ',' or end-of-list in.*)/,
  ],
  ['hash-mismatch', 'cause', /In --require-hashes mode, all requirements must have/],
  [
    'lockfile-outdated',
    'cause',
    /Pipfile\.lock \(\S+\) out of date|poetry\.lock.*(?:out of date|not up to date|was last generated)/,
  ],
  [
    'manifest-missing',
    'cause',
    [
      /(?<path>Pipfile(?:\.lock)?|pyproject\.toml|requirements\.txt) (?:not found|could not be found|does not exist)/,
      /No (?<path>Pipfile) present/,
    ],
  ],
  ['library-missing', 'cause', /ImportError: (?<library>lib\S+\.so\S*): cannot open/],
  [
    'module-not-found-python',
    'cause',
    [
      /No module named '?(?<module>[\w.]+)/,
      /Error while finding module specification for '(?<module>\w+)/,
      /Could not import (?<module>setuptools) which is required/,
    ],
  ],
  [
    'import-broken',
    'cause',
    /(?<message>cannot import name .+|The '.*' distribution was not found and is required by .*|pkg_resources\.\S*(?:DistributionNotFound|VersionConflict).*|got an unexpected keyword argument .*|Could not find required distribution .*)/,
  ],
  ['dependency-conflict', 'cause', /^error: (?<message>\S+ \S+ is installed but .* is required by .*)/],
  [
    'dependency-conflict',
    'cause',
    /(?<message>Cannot install .+ because these package versions have conflicting.*|ResolutionImpossible.*|Could not find a version that matches .*|SolverProblemError.*|version solving failed.*)/,
  ],
  [
    'pip-version',
    'cause',
    /(?<message>You must give at least one requirement.*|no such option: --(?:use-wheel|no-use-wheel|process-dependency-links|allow-\S+|prefer-binary).*|cannot import name '?main'?.*|does not support .*pip.*)/,
  ],
  ['rust-missing', 'cause', /can't find Rust compiler|No module named '?setuptools_rust/],
  ['package-too-old', 'cause', /(?<message>could not determine PostgreSQL version from '(?<version>[^']+)')/],
  [
    'library-config-missing',
    'cause',
    [
      /(?:Error: )(?<library>pg)_config executable not found/,
      /(?<library>mysql|pg|curl|xml2|xslt|gdal|geos|freetype|libvirt|krb5|llvm|pcap|nc)[-_]config(?:['"]?: not found|['"]? not found|['"]?:? command not found|['"]?: No such file)/,
      /No such file or directory: '(?<library>mysql|pg|curl|xml2|xslt|gdal|geos|freetype|krb5|llvm|pcap|nc)[-_]config'/,
      /couldn't execute `(?<library>llvm)-config/,
      /Could not find function xmlCheckVersion in library (?<library>libxml2)/,
      /(?<library>libxml2 and libxslt) development packages/,
      /Could not run (?<library>curl)-config/,
      /headers or library files could not be found for (?<library>\w+)/,
    ],
  ],
  [
    'option-unknown',
    'cause',
    /error: (?:option|invalid command:?) '?(?<option>[\w-]+)'?(?: not recognized)?/,
  ],
  [
    'package-build-failed',
    'error',
    [
      /(?:Failed building wheel for|Failed to build) (?<package>[\w.-]+)$/,
      /failed with error code \d+ in \/tmp\/pip[-_]\S+\/(?<package>[\w.-]+)/,
    ],
  ],
  [
    'service-unreachable',
    'cause',
    /(?<message>OperationalError.*(?:connect|resolve|translate).*|could not (?:connect to server|translate host name).*|Can't connect to (?:local )?MySQL.*|Is the server running .*)/,
  ],
  [
    'variable-unset',
    'cause',
    [
      /^KeyError: '(?<key>[A-Z][A-Z0-9_]{2,})'/,
      /The (?<key>SECRET_KEY) setting must not be empty/,
      /Set the (?<key>\w+) environment variable/,
      /(?<key>[A-Z]\w+) not found\. Declare it as envvar/,
    ],
  ],
  ['file-not-found', 'cause', /FileNotFoundError: \[Errno 2\] No such file or directory: '(?<path>[^']+)'/],
  [
    'install-failed',
    'symptom',
    /(?<message>Command errored out with exit status \d+.*|error: command '\S+' failed with exit (?:status|code) \d+|Command .* failed with error code \d+.*|Running setup\.py (?:install|bdist_wheel) for .*|InstallationError.*|CalledProcessError.*|Command '.*' returned non-zero exit status \d+.*)/,
  ],
  [
    'python-exception',
    'error',
    /^\s*(?:E\s+)?(?<message>(?:\w+\.){0,6}(?!Syntax|Module|Import)\w*(?:Error|Exception): .+)/,
    /^Traceback|^\s+File "/,
  ],
]);

export const conda = rowsOf('conda', [
  [
    'package-not-found',
    'cause',
    /^\s+- (?<package>[\w.-]+)(?:[=<> ]\S*)?$/,
    /ResolvePackageNotFound|PackagesNotFoundError|NoPackagesFoundError|PackageNotFoundError/,
  ],
  [
    'package-not-found',
    'cause',
    [
      /No packages? found in current \S+ channels matching: (?<package>\S+)/,
      /PackageMissingError.*: (?<package>\S+)/,
    ],
  ],
  [
    'dependency-conflict',
    'cause',
    /(?<message>UnsatisfiableError.*|Found conflicts!.*|Package \S+ conflicts for:)/,
  ],
  ['network', 'cause', /(?<message>CondaHTTPError.*|CONNECTION FAILED.*)/],
  [
    'manifest-missing',
    'cause',
    /(?:EnvironmentFileNotFound|SpecNotFound|EnvironmentFileEmpty)[^:]*:? ?'?(?<path>[^\s']*)/,
  ],
  ['option-unknown', 'cause', /CommandNotFoundError: (?<message>.*)/],
  ['prompt-aborted', 'cause', /Proceed \(\[y\]\/n\)\?/],
  ['error-message', 'symptom', /^(?<message>Conda\w*Error.*)/],
]);
