import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { runProgram, withFolder } from '../support/run-program.js';

const FILES = {
  'catalyst.config.json': '{"profile":"catalyst"}',
  '.env':
    '# settings\nJWT_SECRET_KEY=made-up-signing-key-0000\nMAX_FILE_SIZE=50MB\nOPENAI_MODEL=gpt-4-turbo-preview\n',
  'app.py': 'import os\nkey = os.environ["JWT_SECRET_KEY"]\n',
};
const migrate = (cwd: string, ...args: string[]) =>
  runProgram(['migrate-config', '--as-of', '2026-11-22', ...args], { cwd });
const env = (folder: string) => readFileSync(join(folder, '.env'), 'utf8');
const schema = JSON.parse(readFileSync('schemas/migration-plan.schema.json', 'utf8')) as object;

describe('migrate-config', () => {
  it('shows the plan with values masked, writes nothing, and says with --check that something waits', () =>
    withFolder(FILES, (folder) => {
      const run = migrate(folder);
      expect([run.code, env(folder), existsSync(join(folder, '.catalyst'))]).toEqual([
        0,
        FILES['.env'],
        false,
      ]);
      expect(run.stdout).toContain('-MAX_FILE_SIZE=‹set, 4 characters›\n');
      expect(run.stdout).toMatch(/\.env:3\s+MAX_FILE_SIZE is written in bytes: 52428800/);
      expect(run.stdout + run.stderr).not.toMatch(/made-up|50MB/);
      expect([
        migrate(folder, '--check').code,
        migrate(folder, '--check', '--only', '2-mail-names').code,
      ]).toEqual([1, 0]);
    }));

  it('--write applies what is safe, --unsafe what needs review, and --rollback gives back every byte', () =>
    withFolder(FILES, (folder) => {
      expect(migrate(folder, '--write').code).toBe(0);
      // Code still reads JWT_SECRET_KEY, so its rename waits for a review; so does the model.
      expect(env(folder)).toBe(FILES['.env'].replace('50MB', '52428800'));
      expect(migrate(folder, '--write', '--unsafe').code).toBe(0);
      expect(env(folder)).toBe(
        '# settings\nSECRET_KEY=made-up-signing-key-0000\nMAX_FILE_SIZE=52428800\nOPENAI_MODEL=gpt-6.1-sol\n',
      );
      expect(migrate(folder, '--check').code).toBe(0);
      expect([migrate(folder, '--rollback').code, migrate(folder, '--rollback').code, env(folder)]).toEqual([
        0,
        0,
        FILES['.env'],
      ]);
      const last = migrate(folder, '--rollback');
      expect([last.code, last.stderr]).toEqual([2, expect.stringContaining('no run to take back')]);
    }));

  it('keeps backups private and out of git, and no value in the journal', () =>
    withFolder(FILES, (folder) => {
      migrate(folder, '--write', '--unsafe');
      const backups = join(folder, '.catalyst/backups');
      const [id] = readdirSync(backups).filter((name) => name !== '.gitignore');
      expect(readFileSync(join(backups, '.gitignore'), 'utf8')).toBe('*\n');
      for (const name of readdirSync(join(backups, id!)))
        expect(statSync(join(backups, id!, name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(join(backups, id!, '001-.env'), 'utf8')).toBe(FILES['.env']);
      expect(readFileSync(join(folder, '.catalyst/migrations.json'), 'utf8')).not.toMatch(/made-up|50MB|gpt/);
    }));

  it('refuses to roll back over a later change, names the file, and changes nothing', () =>
    withFolder(FILES, (folder) => {
      migrate(folder, '--write');
      writeFileSync(join(folder, '.env'), 'OWN=1\n');
      const run = migrate(folder, '--rollback');
      expect([run.code, env(folder)]).toEqual([1, 'OWN=1\n']);
      expect(run.stdout).toContain('.env was changed since');
      // What taking it back would undo, masked.
      expect(run.stdout).toContain('-OWN=‹set, 1 character›\n');
      expect(run.stdout).toContain('+MAX_FILE_SIZE=‹set, 4 characters›\n');
      expect(run.stdout + run.stderr).not.toMatch(/made-up|50MB/);
    }));

  it('finishes a run that was killed before it plans anew', () =>
    withFolder(FILES, (folder) => {
      migrate(folder, '--write');
      const journal = join(folder, '.catalyst/migrations.json');
      const { runs } = JSON.parse(readFileSync(journal, 'utf8')) as { runs: unknown[] };
      writeFileSync(journal, '{"schema":1,"runs":[]}');
      const pending = {
        schema: 1,
        state: 'commit',
        run: runs[0],
        temps: ['..env.catalyst-x.tmp'],
        targets: ['.env'],
      };
      writeFileSync(join(folder, '.catalyst/migrations.pending.json'), JSON.stringify(pending));
      expect(migrate(folder).stderr).toMatch(/was stopped; --write finishes it first/);
      const run = migrate(folder, '--write');
      expect([run.code, run.stderr]).toEqual([
        0,
        expect.stringContaining('had been stopped; it was finished'),
      ]);
      expect(migrate(folder, '--rollback').code).toBe(0);
      expect(env(folder)).toBe(FILES['.env']);
    }));

  it('explains a migration by its id', () =>
    withFolder({}, (folder) => {
      const run = runProgram(['explain', '2-jwt-names'], { cwd: folder });
      expect([run.code, run.stdout]).toEqual([0, expect.stringContaining('JWT_ACCESS_TOKEN_EXPIRE_MINUTES')]);
    }));

  it('shows both places of a conflict, masked, and --prefer decides', () =>
    withFolder({ ...FILES, '.env': 'ALGORITHM=HS512\nJWT_ALGORITHM=HS256\n', 'app.py': '' }, (folder) => {
      const run = migrate(folder);
      expect(run.stdout).toMatch(
        /ALGORITHM \.env:1 \(set, 5 characters\) and JWT_ALGORITHM \.env:2 \(set, 5 characters\) differ/,
      );
      expect(migrate(folder, '--write').code).toBe(0);
      expect(env(folder)).toBe('ALGORITHM=HS512\nJWT_ALGORITHM=HS256\n');
      migrate(folder, '--write', '--prefer', 'old');
      expect(env(folder)).toBe('JWT_ALGORITHM=HS512\n');
    }));

  it('follows a link inside the project and leaves one that leads out alone', () =>
    withFolder({ ...FILES, 'conf/real.env': 'MAX_FILE_SIZE=1MB\n' }, (folder) =>
      withFolder({ 'outside.env': 'MAX_FILE_SIZE=2MB\n' }, (other) => {
        symlinkSync('conf/real.env', join(folder, '.env.linked'));
        symlinkSync(join(other, 'outside.env'), join(folder, '.env.outside'));
        const run = migrate(folder, '--write');
        expect(run.stdout).toContain(
          '.env.outside is not written: it is a link that leads out of the project',
        );
        expect(readFileSync(join(folder, 'conf/real.env'), 'utf8')).toBe('MAX_FILE_SIZE=1048576\n');
        expect(readFileSync(join(other, 'outside.env'), 'utf8')).toBe('MAX_FILE_SIZE=2MB\n');
      }),
    ));

  it('says so when another run is writing, and takes over the lock of one that is gone', () =>
    withFolder({ ...FILES, '.catalyst/migrations.lock': `${process.pid}\n` }, (folder) => {
      const run = migrate(folder, '--write');
      expect([run.code, run.stderr, env(folder)]).toEqual([
        2,
        expect.stringContaining(`process ${process.pid}`),
        FILES['.env'],
      ]);
      const gone = spawnSync(process.execPath, ['-e', '0']).pid;
      writeFileSync(join(folder, '.catalyst/migrations.lock'), `${gone}\n`);
      expect(migrate(folder, '--write').code).toBe(0);
    }));

  it('gives the plan as JSON that fits its schema, the list, and a guide', () =>
    withFolder(FILES, (folder) => {
      const document: unknown = JSON.parse(migrate(folder, '-f', 'json').stdout);
      const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);
      expect([validate(document), validate.errors]).toEqual([true, null]);
      expect(migrate(folder, '--list').stdout).toMatch(/^2-storage-names\s+pending\s+safe/m);
      migrate(folder, '--write', '--guide', 'GUIDE.md');
      const guide = readFileSync(join(folder, 'GUIDE.md'), 'utf8');
      for (const title of [
        'What was done',
        'What needs a decision',
        'What only a person can do',
        'How to verify',
        'How to roll back',
      ])
        expect(guide).toContain(`## ${title}`);
      expect(guide).not.toMatch(/made-up/);
    }));

  it.each([
    [['--only', '2-mail-nam'], /no migration "2-mail-nam"; did you mean 2-mail-names\?/],
    [['--to', '9'], /--to takes a schema version/],
    [['--prefer', 'both'], /--prefer takes old or new/],
    [['--check', '--write'], /--check writes nothing/],
    [['--rollback', 'nothing'], /no run nothing to take back/],
    [['--collect', 'no-such-file'], /no such file/],
    [['no-such-folder'], /no such folder/],
    [['--review'], /there is no terminal/],
  ])('%j ends with 2 and says what is wrong', (args, message) =>
    withFolder(FILES, (folder) => {
      const run = migrate(folder, ...args);
      expect([run.code, run.stderr]).toEqual([2, expect.stringMatching(message)]);
      expect(env(folder)).toBe(FILES['.env']);
    }));

  it('refuses a journal that is damaged or newer, and changes nothing', () =>
    withFolder({ ...FILES, '.catalyst/migrations.json': '{"schema":2,"runs":[]}' }, (folder) => {
      expect(migrate(folder, '--write')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('newer version') as string,
      });
      writeFileSync(join(folder, '.catalyst/migrations.json'), '{');
      expect(migrate(folder, '--write')).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('damaged') as string,
      });
      expect(env(folder)).toBe(FILES['.env']);
    }));

  it('knows the project after a write that took the names it was known by, until that is taken back', () =>
    withFolder(
      { '.env': 'LOCAL_AI_ENABLED=true\nLOCAL_AI_BASE_URL=http://o:11434\nPORT=8000\n' },
      (folder) => {
        const before = env(folder);
        migrate(folder, '--write', '--only', '2-local-ai-names', '--unsafe');
        expect(env(folder)).toBe('OLLAMA_BASE_URL=http://o:11434\nPORT=8000\n');
        expect(runProgram(['info'], { cwd: folder }).stdout).toContain(
          'catalyst (.catalyst/migrations.json)',
        );
        expect(migrate(folder, '--check').code).toBe(1);
        migrate(folder, '--write', '--unsafe');
        expect(env(folder)).toBe('OLLAMA_BASE_URL=http://o:11434\nAPI_PORT=8000\n');
        migrate(folder, '--rollback');
        migrate(folder, '--rollback');
        expect(env(folder)).toBe(before);
      },
    ));

  it('takes no project of another kind for one that has reached a version of ours', () =>
    withFolder({ '.env': 'PORT=1\n', 'compose.yaml': 'version: "3"\nservices: {}\n' }, (folder) => {
      migrate(folder, '--write');
      writeFileSync(join(folder, 'catalyst.config.json'), FILES['catalyst.config.json']);
      migrate(folder, '--write', '--unsafe');
      expect(env(folder)).toBe('API_PORT=1\n');
    }));

  it('leaves backups that somebody made as they are, and says so; one that a service reads is none', () => {
    const backup = 'JWT_SECRET_KEY=made-up-older-key-0000\n';
    return withFolder({ ...FILES, '.env.backup': backup, 'app.py': '' }, (folder) => {
      const run = migrate(folder, '--write', '--unsafe');
      expect(run.stderr).toContain('.env.backup is a backup by its name');
      expect(readFileSync(join(folder, '.env.backup'), 'utf8')).toBe(backup);
      writeFileSync(
        join(folder, 'compose.yaml'),
        'services:\n  a:\n    build: .\n    env_file: .env.backup\n',
      );
      migrate(folder, '--write', '--unsafe');
      expect(readFileSync(join(folder, '.env.backup'), 'utf8')).toContain('\nSECRET_KEY='.trim());
    });
  });

  it('names the models that it speaks of', () =>
    withFolder(
      { ...FILES, '.env': 'GROQ_MODEL=llama2-70b-4096\nMISTRAL_MODEL=open-mixtral-8x7b\n' },
      (folder) => {
        const run = migrate(folder, '--unsafe');
        expect(run.stdout).toMatch(/GROQ_MODEL: llama2-70b-4096, .*MISTRAL_MODEL: open-mixtral-8x7b, /s);
        expect(run.stdout).not.toContain('redacted');
      },
    ));

  it('gives a project that is not ours no names of ours', () =>
    withFolder(
      {
        '.env': 'PORT=3000\nWORKERS=2\nHF_TOKEN=made-up-token-000000\n',
        'compose.yaml': 'version: "3"\nservices:\n  web:\n    image: nginx:1.29\n',
      },
      (folder) => {
        migrate(folder, '--write', '--unsafe');
        expect(env(folder)).toBe('PORT=3000\nWORKERS=2\nHF_TOKEN=made-up-token-000000\n');
        expect(readFileSync(join(folder, 'compose.yaml'), 'utf8')).toBe(
          'services:\n  web:\n    image: nginx:1.29\n',
        );
      },
    ));
});

describe('migrate-config --collect', () => {
  const KEY = `sk-proj-${'madeup'.repeat(8)}`;
  const project = {
    ...FILES,
    '.env': 'OPENAI_API_KEY=your-key-here\nGROQ_API_KEY=\nANTHROPIC_API_KEY=made-up-real-key-1234567\n',
    '.env.backup': `OPENAI_API_KEY=${KEY}\nANTHROPIC_API_KEY=your-key-here\n`,
    'old.sh': `export GROQ_API_KEY='gsk_${'madeup'.repeat(8)}'\nexport MISTRAL_API_KEY=${KEY}\n`,
    'notes.md': '# Keys\n\n- HF_TOKEN: `made-up-hf-token-000000`\n',
  };

  it('fills what is empty or a placeholder, never replaces a real value, judges keys by their form', () =>
    withFolder(project, (folder) => {
      const run = migrate(folder, '--collect', '--write');
      expect(env(folder)).toBe(
        `OPENAI_API_KEY=${KEY}\nGROQ_API_KEY=gsk_${'madeup'.repeat(8)}\nANTHROPIC_API_KEY=made-up-real-key-1234567\nHUGGINGFACE_API_KEY=made-up-hf-token-000000\n`,
      );
      expect(run.stdout).toMatch(/old\.sh:2 {2}MISTRAL_API_KEY: it looks like: OpenAI.*not taken/);
      expect(run.stdout).toContain('should be cleaned or removed: .env.backup, notes.md, old.sh');
      expect(run.stdout + run.stderr).not.toMatch(/madeup|made-up/);
      migrate(folder, '--rollback');
      expect(env(folder)).toBe(project['.env']);
    }));

  it('says of a value that refers to others that it was not taken, and reads lists', () =>
    withFolder(
      {
        ...FILES,
        'old.sh': `export SMTP_PASSWORD='made$up-word'\nexport CORS_ALLOW_METHODS='["GET","PUT"]'\n`,
      },
      (folder) => {
        const run = migrate(folder, '--collect', 'old.sh', '--write');
        expect(run.stdout).toMatch(/old\.sh:1 {2}SMTP_PASSWORD: refers to other variables/);
        expect(env(folder)).toBe(`${FILES['.env']}ALLOWED_METHODS=GET,PUT\n`);
      },
    ));

  it('asks where two real values differ: --prefer decides', () =>
    withFolder(
      {
        ...FILES,
        '.env': 'SECRET_KEY=made-up-current-1\n',
        'old.env.bak': 'JWT_SECRET_KEY=made-up-older-2\n',
      },
      (folder) => {
        const run = migrate(folder, '--collect', 'old.env.bak', '--write');
        expect([run.stdout, env(folder)]).toEqual([
          expect.stringMatching(/1 conflict/),
          'SECRET_KEY=made-up-current-1\n',
        ]);
        migrate(folder, '--collect', 'old.env.bak', '--write', '--prefer', 'old');
        expect(env(folder)).toBe('SECRET_KEY=made-up-older-2\n');
      },
    ));
});

describe('the library', () => {
  it('plans and applies over a host', () =>
    withFolder(FILES, (folder) => {
      const code = `
        import { planMigrations, applyPlan, createFileStore } from ${JSON.stringify(resolve('dist/index.js'))};
        const file = { path: '.env', kind: 'env', text: ${JSON.stringify(FILES['.env'])}, readers: ['python_dotenv'] };
        const plan = planMigrations([file], { profile: 'catalyst', today: '2026-11-22', accept: 'safe' });
        const { run } = await applyPlan(plan, { store: createFileStore(), root: ${JSON.stringify(folder)}, now: () => new Date(), tool: 'test' });
        console.log(run.files[0].path);`;
      expect(
        spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }).stdout,
      ).toBe('.env\n');
      expect(env(folder)).toContain('MAX_FILE_SIZE=52428800');
      expect(env(folder)).toContain('\nSECRET_KEY=');
    }));
});
