import { describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { parseRequirement } from '../src/context/requirements.ts';

function requirements(files: Record<string, string>): Record<string, string> | undefined {
  const python = memoryContext(files).python('');
  return python && Object.fromEntries(python.requirements);
}

const lines: [string, Record<string, string>][] = [
  ['flask', { flask: '' }],
  ['Flask_SQLAlchemy.Ext == 3.0  # the ORM', { 'flask-sqlalchemy-ext': '==3.0' }],
  ['uvicorn[standard] >=0.20, <1', { uvicorn: '>=0.20,<1' }],
  ['requests (>=2.0)', { requests: '>=2.0' }],
  ['a~=1.0;python_version<"3.9"', { a: '~=1.0' }],
  ['pywin32==306 ; sys_platform == "win32"', {}],
  ["pyobjc; platform_system=='Darwin'", {}],
  ['a; sys_platform != "win32"', { a: '' }],
  ['a==1 --hash=sha256:00 --hash=sha256:11', { a: '==1' }],
  ['a==1 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\nb', { a: '==1', b: '' }],
  ['a @ https://example.org/a-1.zip', { a: '' }],
  ['https://example.org/Some_pkg-1.0-py3-none-any.whl', { 'some-pkg': '' }],
  ['-e git+https://example.org/x.git@main#egg=my.pkg&subdirectory=y', { 'my-pkg': '' }],
  ['git+ssh://git@example.org/x.git#egg=x', { x: '' }],
  ['-c constraints.txt\n--index-url https://example.org/simple\n-f ./wheels\na', { a: '' }],
  ['a#b', {}],
  ['\r\n# only a comment\r\n\r\na==1\r\n', { a: '==1' }],
];

describe('a requirements file', () => {
  it.each(lines)('%j', (text, expected) => {
    expect(requirements({ 'requirements.txt': text })).toEqual(expected);
  });

  it('includes others, relative to itself and each once', () => {
    const files = {
      'requirements.txt': '-r requirements/base.txt\n-r requirements.txt\na',
      'requirements/base.txt': '--requirement=more.txt\nb',
      'requirements/more.txt': '-rbase.txt\nc',
    };
    expect(requirements(files)).toEqual({ a: '', b: '', c: '' });
    expect(memoryContext(files).python('')?.complete).toBe(true);
  });

  it('is read by any name that starts so', () => {
    expect(
      requirements({ 'requirements-dev.txt': 'pytest', 'requirements.in': 'no', 'x.txt': 'no' }),
    ).toEqual({ pytest: '' });
  });

  it.each([
    '-r absent.txt',
    '-r ../outside.txt',
    '-r https://example.org/r.txt',
    '-e .',
    'a b c',
    './wheels/',
    'https://example.org/x',
  ])('is not complete with %s', (line) => {
    const python = memoryContext({ 'requirements.txt': `a\n${line}` }).python('');
    expect([python?.complete, [...(python?.requirements.keys() ?? [])]]).toEqual([false, ['a']]);
  });

  it('is told apart from the others', () => {
    const files = {
      'requirements.txt': 'flask',
      'requirements-dev.txt': '-r requirements.txt\npytest',
      'bad.txt': '-r gone.txt',
    };
    const python = memoryContext(files).python('');
    expect(python?.requirementsIn('requirements.txt')).toEqual(new Map([['flask', '']]));
    expect(python?.requirementsIn('/requirements-dev.txt')?.size).toBe(2);
    expect([python?.requirementsIn('bad.txt'), python?.requirementsIn('gone.txt')]).toEqual([
      undefined,
      undefined,
    ]);
  });
});

describe('pyproject.toml', () => {
  it('declares a project', () => {
    const text = `[project]
name = "x"
requires-python = ">=3.11"
dependencies = ["Django>=5", 'gunicorn', "pywin32; sys_platform == 'win32'"]
[project.scripts]
serve = "x.cli:main"
[project.optional-dependencies]
extra = ["redis"]
[dependency-groups]
dev = ["pytest"]
[tool.uv]
dev-dependencies = ["ruff"]
`;
    expect(memoryContext({ 'pyproject.toml': text }).python('')).toMatchObject({
      directory: '',
      complete: true,
      requiresPython: '>=3.11',
      requirements: new Map([
        ['django', '>=5'],
        ['gunicorn', ''],
      ]),
      scripts: new Map([['serve', 'x.cli:main']]),
    });
  });

  it('declares a project of poetry', () => {
    const text = `[tool.poetry]
name = "x"
[tool.poetry.dependencies]
python = "^3.11"
FastAPI = "^0.110"
any = "*"
uvicorn = { version = "^0.29", extras = ["standard"] }
mysql = { version = "1", optional = true }
local = { path = "../local" }
[tool.poetry.group.dev.dependencies]
pytest = "^8"
[tool.poetry.scripts]
serve = "x:main"
other = { reference = "x.y", type = "file" }
`;
    const python = memoryContext({ 'pyproject.toml': text }).python('');
    expect(Object.fromEntries(python?.requirements ?? [])).toEqual({
      fastapi: '^0.110',
      any: '',
      uvicorn: '^0.29',
      local: '',
    });
    expect([python?.requiresPython, python?.scripts.get('serve'), python?.scripts.get('other')]).toEqual([
      '^3.11',
      'x:main',
      'x.y',
    ]);
  });

  it('may leave its dependencies to a program', () => {
    const text = '[project]\ndynamic = ["version", "dependencies"]\n';
    expect(memoryContext({ 'pyproject.toml': text }).python('')?.complete).toBe(false);
  });

  it('that only configures tools is no project', () => {
    expect(
      memoryContext({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' }).python(''),
    ).toBeUndefined();
  });

  it('that cannot be read leaves the project incomplete', () => {
    expect(memoryContext({ 'pyproject.toml': '[project\n' }).python('')?.complete).toBe(false);
  });
});

describe('other declarations', () => {
  it('are setup.cfg', () => {
    const text = `[metadata]
name = x
[options]
python_requires = >=3.8
install_requires =
    # the server
    flask >= 2

    gunicorn
[options.entry_points]
console_scripts =
    serve = x.cli:main
`;
    const python = memoryContext({ 'setup.cfg': text }).python('');
    expect(Object.fromEntries(python?.requirements ?? [])).toEqual({ flask: '>=2', gunicorn: '' });
    expect([python?.requiresPython, python?.scripts.get('serve'), python?.complete]).toEqual([
      '>=3.8',
      'x.cli:main',
      true,
    ]);
  });

  it('are not a setup.cfg of tools', () => {
    expect(memoryContext({ 'setup.cfg': '[flake8]\nmax-line-length = 100\n' }).python('')).toBeUndefined();
  });

  it('are a Pipfile', () => {
    const text = '[packages]\nflask = "*"\nred_is = {version = ">=5"}\n[dev-packages]\npytest = "*"\n';
    expect(requirements({ Pipfile: text })).toEqual({ flask: '', 'red-is': '>=5' });
  });

  it('are a setup.py, which is not run', () => {
    expect(memoryContext({ 'setup.py': 'setup()' }).python('')).toMatchObject({
      complete: false,
      requirements: new Map(),
    });
  });

  it('are absent', () => {
    expect(memoryContext({ 'app.py': '' }).python('')).toBeUndefined();
  });
});

it.each(['', '==1', 'a b', '-x', '"a"'])('%j is no requirement', (text) => {
  expect(parseRequirement(text)).toBeUndefined();
});
