import { describe, expect, it } from '@jest/globals';
import { moduleRuns } from '../src/build/console-scripts.ts';
import { missedPackages, missedScripts } from '../src/build/python-search.ts';
import { copiedUserBases, userInstalls } from '../src/build/python.ts';
import { finalStage } from './support/build.ts';

const BUILDER = 'FROM python:3.11-slim AS b\nRUN pip install --user x\n';

/** What becomes of packages that lie in /p (unless the text copies them elsewhere). */
function missed(runtime: string, copy = 'COPY --from=b /root/.local /p', builder = BUILDER): string {
  const stage = finalStage(`${builder}FROM python:3.11-slim\n${copy}\n${runtime}\n`);
  const [packages] = copiedUserBases(stage);
  if (packages === undefined) return 'nothing is copied';
  const answer = missedPackages(stage, packages);
  if (!answer.known) return answer.reason;
  if (answer.value === undefined) return 'PYTHONUSERBASE is right';
  const { searched } = answer.value;
  return searched.known ? `searched in ${searched.value}` : 'searched in an unknown place';
}

describe('user packages that are copied', () => {
  it.each([
    ['', 'searched in /root/.local'],
    ['USER 4242', 'searched in /.local'],
    ['ENV HOME=/srv', 'searched in /srv/.local'],
    ['USER nobody', 'searched in /nonexistent/.local'],
    ['RUN sh ./users.sh\nUSER app', 'searched in an unknown place'],
    ['ENV PYTHONUSERBASE=/p', 'PYTHONUSERBASE is right'],
    ['ENV PYTHONUSERBASE=/q', 'PYTHONUSERBASE is set to /q'],
    ['ENV PYTHONNOUSERSITE=1', 'PYTHONNOUSERSITE turns user packages off'],
    ['ENV PYTHONNOUSERSITE=', 'searched in /root/.local'],
    ['ENV PYTHONPATH=/a:/p/lib/python3.11/site-packages', 'PYTHONPATH names /p'],
    ['ENV VIRTUAL_ENV=/v', 'Python runs from the virtual environment /v, which ignores user packages'],
    [
      'ENV PATH=/app/.venv/bin:$PATH',
      'Python runs from the virtual environment /app/.venv, which ignores user packages',
    ],
  ])('with %j: %s', (runtime, answer) => {
    expect(missed(runtime)).toBe(answer);
  });

  it('in /root are of use to those who can enter it', () => {
    const copy = 'COPY --from=b /root/.local /root/.local';
    expect(missed('', copy)).toBe('root runs it and finds its own packages');
    expect(missed('ENV HOME=/srv', copy)).toBe('searched in /srv/.local');
    expect(missed('USER 4242', copy)).toBe('only root can enter /root, where /root/.local lies');
    expect(missed('RUN chmod 755 /root\nUSER 4242', copy)).toBe('searched in /.local');
  });

  it('are followed where one name serves two directories only', () => {
    const two = 'COPY --from=b /root/.local /p\nCOPY --from=b /root/.local /q';
    expect(missed('', two)).toBe(
      'other user packages lie in /q, and PYTHONUSERBASE can name one directory only',
    );
    const own = 'RUN useradd -m u\nUSER u\nRUN pip install --user y';
    expect(missed(own)).toBe(
      'other user packages lie in /home/u/.local, and PYTHONUSERBASE can name one directory only',
    );
    expect(missed(own, 'COPY --from=b /root/.local /home/u/.local')).toBe('searched in /home/u/.local');
  });

  it('are known by every way to install them', () => {
    const builder = (run: string) => `FROM python:3.11-slim AS b\n${run}\n`;
    const bases = (run: string) =>
      userInstalls(finalStage(builder(run))).map(({ base }) => (base.known ? base.value : base.reason));
    expect(bases('RUN PIP_USER=true pip install x')).toEqual(['/root/.local']);
    expect(bases('RUN PYTHONUSERBASE=/i pip install --user x')).toEqual(['/i']);
    expect(bases('RUN HOME=/h pip install --user x')).toEqual(['/h/.local']);
    expect(bases('ENV PIP_USER=0\nRUN pip install x')).toEqual([]);
    expect(bases('RUN useradd -m u && su u -c "pip install --user x"')).toEqual([
      'su may run pip as another user',
    ]);
    expect(bases('RUN useradd -m u\nUSER u\nRUN pip install x')).toEqual(['/home/u/.local']);
    expect(bases('RUN useradd -m u\nUSER u\nENV VIRTUAL_ENV=/v\nRUN pip install x')).toEqual([]);
    expect(bases('RUN useradd -m u\nUSER u\nRUN python -m venv /v && /v/bin/pip install x')).toEqual([]);
  });

  it('keep the references of the destination, and name parts by the directory that holds them', () => {
    const texts = (copy: string) =>
      copiedUserBases(
        finalStage(`${BUILDER}FROM python:3.11-slim\nENV H=/h\nARG V=3.11\nWORKDIR /w\n${copy}\n`),
      ).map(({ text, base, packages, scripts }) => [text, base, packages, scripts]);
    expect(texts('COPY --from=b /root/.local $H/.local/')).toEqual([['$H/.local', '/h/.local', true, true]]);
    expect(texts('COPY --from=b /root ${H}')).toEqual([['${H}/.local', '/h/.local', true, true]]);
    expect(texts('COPY --from=b /root/.local/lib $H/lib')).toEqual([['$H', '/h', true, false]]);
    expect(texts('COPY --from=b /root/.local/lib/python3.11 /x/lib/python$V')).toEqual([
      ['/x', '/x', true, false],
    ]);
    expect(texts('COPY --from=b / /all')).toEqual([['/all/root/.local', '/all/root/.local', true, true]]);
    expect(texts('COPY --parents --from=b /root/.local /x')).toEqual([]);
    expect(texts('COPY --from=b /root/.local/share /x/share')).toEqual([]);
  });

  it('are followed through many stages without going over each twice', () => {
    const stages = Array.from(
      { length: 40 },
      (_, i) => `FROM python:3.11-slim AS s${i}\nCOPY --from=${i} /p /p\nCOPY --from=${i} /p /q`,
    );
    const first = 'FROM python:3.11-slim\nENV PYTHONUSERBASE=/p\nRUN pip install --user x\n';
    const bases = copiedUserBases(finalStage(`${first}${stages.join('\n')}\n`)).map(({ base }) => base);
    expect(bases).toEqual(['/p', '/q']);
  });
});

it('scripts are missed only where the image starts with a Python that misses the packages', () => {
  const scripts = (runtime: string) =>
    missedScripts(finalStage(`${BUILDER}FROM python:3.11-slim\nCOPY --from=b /root/.local /p\n${runtime}\n`));
  expect(scripts('ENV PATH=/p/bin:$PATH')?.packages.base).toBe('/p');
  expect(scripts('')).toBeUndefined();
  expect(scripts('ENV PATH=/p/bin:$PATH PYTHONUSERBASE=/p')).toBeUndefined();
  expect(scripts('ENV PATH=/p/bin:$PATH\nRUN sh ./users.sh\nUSER app')).toBeUndefined();
});

describe('python -m module', () => {
  const runs = (start: string) =>
    moduleRuns(finalStage(`FROM python:3.11-slim\n${start}\n`)).map(({ module, hindrance }) => [
      module,
      hindrance,
    ]);

  it('is read in every form, once', () => {
    expect(runs('CMD ["python", "-m", "uvicorn", "a:b"]')).toEqual([['uvicorn', undefined]]);
    expect(runs('ENTRYPOINT ["tini", "--"]\nCMD ["python", "-m", "uvicorn"]')).toEqual([
      ['uvicorn', undefined],
    ]);
    expect(runs('HEALTHCHECK CMD python3 -m gunicorn --version\nCMD python -m uvicorn a:b')).toEqual([
      ['uvicorn', undefined],
      ['gunicorn', undefined],
    ]);
  });

  it('is none where -m is no option of Python, or the module has no script', () => {
    expect(runs('CMD ["python", "manage.py", "-m", "uvicorn"]')).toEqual([]);
    expect(runs('CMD ["python", "-m", "app.main"]')).toEqual([]);
    expect(runs('CMD ["python"]')).toEqual([]);
  });

  it.each([
    ['CMD ["python", "-X", "dev", "-m", "uvicorn"]', 'python gets options of its own before -m uvicorn'],
    [
      'CMD ["/opt/py/bin/python", "-m", "uvicorn"]',
      "/opt/py/bin/python may be another Python than the script's",
    ],
    ['CMD gosu app python -m uvicorn a:b', 'gosu may give it another user and another PATH'],
    ['CMD PATH=/x:$PATH python -m uvicorn a:b', 'it gets a PATH of its own'],
    ['ENTRYPOINT ["python"]\nCMD ["-m", "uvicorn"]', 'ENTRYPOINT and CMD say python -m uvicorn together'],
    ['ENTRYPOINT ["run"]\nCMD ["python", "-m", "uvicorn"]', 'run gets the words of CMD and may act on them'],
  ])('%s is left as it is: %s', (start, reason) => {
    expect(runs(start)).toEqual([['uvicorn', reason]]);
  });
});
