import { describe, expect, it } from 'vitest';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const find = async (rule: string, files: Record<string, string>) =>
  summarizeAlign(await alignFiles(files, { select: [`align/${rule}`] }));
const HTTPX = { 'requirements.txt': 'httpx==0.28.1\n' };

describe('align/provider-setting-unread', () => {
  const KEY = 'import os\nkey = os.environ["OPENROUTER_API_KEY"]\n';

  it('names the model and the address that nothing reads, and where the key is read', async () => {
    const env = 'OPENROUTER_API_KEY=\nOPENROUTER_MODEL=a/b\nOPENROUTER_BASE_URL=https://x.example\n';
    expect(await find('provider-setting-unread', { ...HTTPX, '.env': env, 'main.py': KEY })).toEqual([
      'provider-setting-unread .env:2:1 warning model name=OPENROUTER_MODEL provider=OpenRouter key=OPENROUTER_API_KEY ← main.py:2:19',
      'provider-setting-unread .env:3:1 warning base-url name=OPENROUTER_BASE_URL provider=OpenRouter key=OPENROUTER_API_KEY ← main.py:2:19',
    ]);
  });

  it('is what is said of the variable, once', async () => {
    const files = { ...HTTPX, '.env': 'OPENROUTER_API_KEY=\nOPENROUTER_MODEL=a/b\n', 'main.py': KEY };
    expect(summarizeAlign(await alignFiles(files)).map((line) => line.split(' ')[0])).toEqual([
      'provider-setting-unread',
    ]);
  });

  it.each([
    ['another model variable is read', { 'main.py': `${KEY}m = os.getenv("OPENROUTER_DEFAULT_MODEL")\n` }],
    ['a library may read it', { 'main.py': KEY, 'requirements.txt': 'litellm==1.0\n' }],
    ['the key is not read', { 'main.py': 'import os\nlevel = os.getenv("LOG_LEVEL")\n' }],
    ['names are made at run time', { 'main.py': `${KEY}m = os.getenv(name)\n` }],
    ['a helper names it', { 'main.py': `${KEY}m = env("OPENROUTER_MODEL")\n` }],
  ])('says nothing where %s', async (_name, code) => {
    const files = { ...HTTPX, '.env': 'OPENROUTER_MODEL=a/b\n', ...code };
    expect(await find('provider-setting-unread', files as Record<string, string>)).toEqual([]);
  });
});

describe('align/settings-refuse-name', () => {
  const settings = (config: string, more = 'settings = Settings()\n') =>
    `from pydantic_settings import BaseSettings, SettingsConfigDict\nclass Settings(BaseSettings):\n    model_config = SettingsConfigDict(${config})\n    database_url: str\n${more}`;
  const ENV = 'DATABASE_URL=x\nTAG=1\nEMPTY=\nOTHER=2\n';

  it('names the file with its names, and the class', async () => {
    const files = { '.env': ENV, 'app/config.py': settings('env_file=".env"') };
    expect(await find('settings-refuse-name', files)).toEqual([
      'settings-refuse-name .env:2:1 warning refused settings=Settings count=2 names=TAG,OTHER ← app/config.py:2:7 .env:4:1',
    ]);
  });

  it.each([
    ['others are ignored', settings('env_file=".env", extra="ignore"')],
    ['no file is read', settings('case_sensitive=False')],
    ['another file is read', settings('env_file="prod.env"')],
    ['it is a base alone', settings('env_file=".env"', '')],
    [
      'the class chooses its sources',
      settings(
        'env_file=".env"',
        '    @classmethod\n    def settings_customise_sources(cls, s): return s\nx = Settings()\n',
      ),
    ],
    [
      'a base class is not here',
      settings('env_file=".env"').replace('(BaseSettings)', '(Base, BaseSettings)'),
    ],
    [
      'it is pydantic 1',
      'from pydantic import BaseSettings\nclass Settings(BaseSettings):\n    database_url: str\n    class Config:\n        env_file = ".env"\nx = Settings()\n',
    ],
  ])('says nothing where %s', async (_name, code) => {
    expect(await find('settings-refuse-name', { '.env': ENV, 'config.py': code })).toEqual([]);
  });

  it('keeps to the fields, their aliases and their nested names', async () => {
    const code = settings('env_file=".env", env_nested_delimiter="__"')
      .replace('database_url: str', 'url: str = Field(alias="DATABASE_URL")\n    db: dict = {}')
      .replace('import os', '');
    const files = {
      '.env': 'DATABASE_URL=x\nDB__HOST=h\n',
      'config.py': `from pydantic import Field\n${code}`,
    };
    expect(await find('settings-refuse-name', files)).toEqual([]);
  });
});

describe('the graph', () => {
  it('has scripts, CI files and templates of servers, which no rule asks', async () => {
    const files = {
      '.env': 'API_HOST=x\n',
      'main.py': 'import os\nhost = os.environ["API_HOST"]\n',
      'run.sh': 'echo "${API_HOST:-localhost}" $OTHER_NAME\n',
      '.github/workflows/a.yml':
        'env:\n  API_HOST: x\njobs:\n  a:\n    steps:\n      - run: echo $API_HOST\n',
      'nginx/default.conf.template': '# ${NOT_THIS}\nserver { proxy_pass http://${API_HOST}:80; }\n',
      'prometheus/prometheus.yml': 'global:\n  external_labels:\n    host: ${API_HOST}\n',
    };
    const { model, findings } = await alignFiles(files);
    expect(model.others.map(({ name, kind, file }) => `${name} ${kind} ${file}`)).toEqual([
      'API_HOST ci-set .github/workflows/a.yml',
      'API_HOST ci .github/workflows/a.yml',
      'API_HOST server nginx/default.conf.template',
      'API_HOST server prometheus/prometheus.yml',
      'API_HOST script run.sh',
      'OTHER_NAME script run.sh',
    ]);
    for (const { file, range } of model.others)
      expect(model.textOf(file)!.slice(range.start, range.end)).toMatch(/^(?:API_HOST|OTHER_NAME)$/);
    expect(findings).toEqual([]);
  });
});
