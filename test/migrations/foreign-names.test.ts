import { describe, expect, it } from 'vitest';
import { planOver, textsAfter } from './support.js';

const after = (texts: Record<string, string>, options = {}) => textsAfter(texts, planOver(texts, options));
const conflicts = (texts: Record<string, string>) =>
  planOver(texts).migrations.flatMap((migration) =>
    migration.conflicts.map(({ from, to, target }) => `${from} ${to} ${target}`),
  );

describe('names that other tools use', () => {
  it('conflict where two of them hold different values, and the configuration names one', () => {
    const texts = { '.env': 'HF_TOKEN=made-up-a\nHUGGING_FACE_HUB_TOKEN=made-up-b\n' };
    expect([conflicts(texts), after(texts)]).toEqual([
      ['HF_TOKEN HUGGING_FACE_HUB_TOKEN HUGGINGFACE_API_KEY'],
      texts,
    ]);
    expect(after(texts, { prefer: { HUGGINGFACE_API_KEY: 'HUGGING_FACE_HUB_TOKEN' } })['.env']).toBe(
      `${texts['.env']}HUGGINGFACE_API_KEY=made-up-b\n`,
    );
    const same = { '.env': 'HF_TOKEN=made-up-a\nHUGGING_FACE_HUB_TOKEN=made-up-a\n' };
    expect(after(same)['.env']).toBe(
      'HF_TOKEN=made-up-a\nHUGGINGFACE_API_KEY=made-up-a\nHUGGING_FACE_HUB_TOKEN=made-up-a\n',
    );
  });

  it('take the place of no value that is in force in a file read with them', () => {
    const texts = { '.env': 'HUGGINGFACE_API_KEY=made-up-a\n', '.env.local': 'HF_TOKEN=made-up-b\n' };
    expect(after(texts)).toEqual(texts);
  });

  it('nor in an anchor over an env file of a service that merges it', () => {
    const texts = {
      'a.env': 'HUGGINGFACE_API_KEY=made-up-a\n',
      'compose.yaml':
        'x-e: &e\n  HF_TOKEN: ${HF_TOKEN}\nservices:\n  a:\n    build: .\n    env_file: a.env\n    environment:\n      <<: *e\n      B: 1\n',
    };
    expect(after(texts)).toEqual(texts);
  });

  it('give a value its own quotes where signs in it mean something to some program', () => {
    const texts = { '.env': "CLAUDE_API_KEY='made-up$with#signs'\nANTHROPIC_API_KEY=your-key-here\n" };
    expect(after(texts)['.env']).toBe(
      "CLAUDE_API_KEY='made-up$with#signs'\nANTHROPIC_API_KEY='made-up$with#signs'\n",
    );
  });

  it('are given the name of the contract in templates too, whatever the value', () => {
    const texts = { '.env.example': 'HF_TOKEN=\nGEMINI_API_KEY=your-key\n# GOOGLE_AI_API_KEY=\n' };
    expect(after(texts)['.env.example']).toBe(
      'HF_TOKEN=\nHUGGINGFACE_API_KEY=\nGEMINI_API_KEY=your-key\n# GOOGLE_AI_API_KEY=\n',
    );
    expect(planOver(after(texts)).files).toEqual([]);
  });

  it('are given it in the environment of services of ours, below, written alike', () => {
    const text = `services:
  a:
    build: .
    environment:
      HF_TOKEN: \${HF_TOKEN}   # hub
      OLLAMA_HOST: "ollama:11434"
  b:
    build: .
    environment:
      - HF_TOKEN=\${HF_TOKEN}
      - A=1 # x
      - "OPENAI_API_BASE=http://x/v1"
      - OLLAMA_HOST
  ollama:
    image: ollama/ollama
    environment:
      OLLAMA_HOST: 0.0.0.0
`;
    const expected = text
      .replace(/( +)HF_TOKEN: .*\n/, '$&$1HUGGINGFACE_API_KEY: $${HF_TOKEN}\n')
      .replace(/( +)OLLAMA_HOST: "ollama.*\n/, '$&$1OLLAMA_BASE_URL: "http://ollama:11434"\n')
      .replace(/( +)- HF_TOKEN=.*\n/, '$&$1- HUGGINGFACE_API_KEY=$${HF_TOKEN}\n')
      .replace(/( +)- "OPENAI_API_BASE.*\n/, '$&$1- "OPENAI_BASE_URL=http://x/v1"\n');
    for (const end of ['\n', '\r\n']) {
      const texts = { 'compose.yaml': text.replaceAll('\n', end) };
      const result = after(texts, { accept: 'safe' });
      expect(result['compose.yaml']).toBe(expected.replaceAll('\n', end));
      expect(planOver(result, { accept: 'safe' }).files).toEqual([]);
    }
  });

  it('write no secret a second time into a compose file: it goes to .env first', () => {
    const text = (value: string) =>
      `services:\n  a:\n    build: .\n    environment:\n      CLAUDE_API_KEY: ${value}\n`;
    const texts = { 'compose.yaml': text('made-up-claude-key-000') };
    expect(after(texts, { accept: 'safe' })).toEqual(texts);
    const reference = '${A_CLAUDE_API_KEY:?set A_CLAUDE_API_KEY in .env}';
    expect(after(texts)).toEqual({
      'compose.yaml': `${text(reference)}      ANTHROPIC_API_KEY: ${reference}\n`,
      '.env': 'A_CLAUDE_API_KEY=made-up-claude-key-000\n',
    });
  });

  it('are replaced together with the references to them where the configuration says so', () => {
    const compose = (name: string) =>
      `services:\n  a:\n    build: .\n    environment:\n      ${name}: \${${name}}\n`;
    const texts = { '.env': 'HF_TOKEN=made-up-a\n', 'compose.yaml': compose('HF_TOKEN') };
    expect(after(texts, { replaceForeign: true })).toEqual({
      '.env': 'HUGGINGFACE_API_KEY=made-up-a\n',
      'compose.yaml': compose('HUGGINGFACE_API_KEY'),
    });
  });
});
