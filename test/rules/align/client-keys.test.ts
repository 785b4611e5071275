import { describe, expect, it } from 'vitest';
import { alignFiles, summarizeAlign } from '../../support/lint-align.js';

const find = async (files: Record<string, string>, select = 'align/near-miss') =>
  summarizeAlign(await alignFiles(files, { select: [select] }));
const python = (code: string, requirements = 'openai==3.57.0\n') => ({
  'app/main.py': code,
  'requirements.txt': requirements,
});
const node = (code: string) => ({
  'src/main.ts': code,
  'package.json': '{ "dependencies": { "openai": "6.49.0" } }',
});
const missed = (written: string, read: string, place: string) => [
  `near-miss .env:1:1 warning set name=${written} read=${read} ← ${place}`,
];

describe('align/near-miss: keys that clients of providers read by themselves', () => {
  it.each([
    ['OPENAI_KEY', 'OPENAI_API_KEY', 'from openai import OpenAI\n\nclient = OpenAI()\n', '3:10'],
    ['OPENAI_KEY', 'OPENAI_API_KEY', 'import openai\nclient = openai.AsyncOpenAI(timeout=3)\n', '2:10'],
    ['CLAUDE_API_KEY', 'ANTHROPIC_API_KEY', 'from anthropic import Anthropic\nc = Anthropic()\n', '2:5'],
    ['ANTHROPIC_KEY', 'ANTHROPIC_API_KEY', 'from anthropic import Anthropic\nc = Anthropic()\n', '2:5'],
    ['GROQ_KEY', 'GROQ_API_KEY', 'from groq import Groq\nc = Groq()\n', '2:5'],
    ['MISTRALAI_API_KEY', 'MISTRAL_API_KEY', 'from mistralai import Mistral\nc = Mistral()\n', '2:5'],
    ['GEMINI_KEY', 'GEMINI_API_KEY', 'from google import genai\nc = genai.Client()\n', '2:5'],
  ])('%s for %s in Python: %s', async (written, read, code, place) => {
    const found = await find({ '.env': `${written}=x\n`, ...python(code) });
    expect(found).toEqual(missed(written, read, `app/main.py:${place}`));
  });

  it.each([
    ['OPENAI_KEY', 'OPENAI_API_KEY', "import OpenAI from 'openai';\nconst c = new OpenAI();\n", '2:15'],
    [
      'OPENAI_KEY',
      'OPENAI_API_KEY',
      "import { OpenAI as O } from 'openai';\nconst c = new O({ timeout: 3 });\n",
      '2:15',
    ],
    ['OPENAI_KEY', 'OPENAI_API_KEY', "const OpenAI = require('openai');\nconst c = new OpenAI();\n", '2:15'],
    [
      'OPENAI_KEY',
      'OPENAI_API_KEY',
      "import { openai } from '@ai-sdk/openai';\nconst m = openai('gpt-5');\n",
      '2:11',
    ],
    [
      'ANTHROPIC_KEY',
      'ANTHROPIC_API_KEY',
      "import Anthropic from '@anthropic-ai/sdk';\nconst c = new Anthropic();\n",
      '2:15',
    ],
    ['GROQ_KEY', 'GROQ_API_KEY', "import Groq from 'groq-sdk';\nconst c = new Groq();\n", '2:15'],
    [
      'MISTRAL_KEY',
      'MISTRAL_API_KEY',
      "import { Mistral } from '@mistralai/mistralai';\nconst c = new Mistral();\n",
      '2:15',
    ],
    [
      'GEMINI_KEY',
      'GEMINI_API_KEY',
      "import { GoogleGenAI } from '@google/genai';\nconst c = new GoogleGenAI({});\n",
      '2:15',
    ],
  ])('%s for %s in TypeScript: %s', async (written, read, code, place) => {
    expect(await find({ '.env': `${written}=x\n`, ...node(code) })).toEqual(
      missed(written, read, `src/main.ts:${place}`),
    );
  });

  it.each<[string, Record<string, string>]>([
    [
      'the key is given',
      python('import os\nfrom openai import OpenAI\nc = OpenAI(api_key=os.environ["OPENAI_KEY"])\n'),
    ],
    ['it is given by what is not seen', python('from openai import OpenAI\nc = OpenAI(**settings)\n')],
    [
      'it is for another service',
      python('from openai import OpenAI\nc = OpenAI(base_url="http://ollama:11434/v1")\n'),
    ],
    ['the client is of the project itself', python('from .openai import OpenAI\nc = OpenAI()\n')],
    [
      'the key is given in TypeScript',
      node("import OpenAI from 'openai';\nconst c = new OpenAI({ apiKey });\n"),
    ],
    ['options are not seen', node("import OpenAI from 'openai';\nconst c = new OpenAI(options);\n")],
    ['a file of the project is imported', node("import OpenAI from './openai';\nconst c = new OpenAI();\n")],
  ])('says nothing where %s', async (_name, files) => {
    expect(await find({ '.env': 'OPENAI_KEY=x\n', ...files })).toEqual([]);
  });

  it('says nothing of the other name where one of two is set', async () => {
    const code = python('from anthropic import Anthropic\nc = Anthropic()\n', 'anthropic==2.14.0\n');
    expect(await find({ '.env': 'ANTHROPIC_API_KEY=x\nCLAUDE_API_KEY=y\n', ...code })).toEqual([]);
  });

  it('tells that a service does not get the key', async () => {
    const files = {
      ...python('from openai import OpenAI\nc = OpenAI()\n'),
      '.env': 'OPENAI_API_KEY=x\n',
      Dockerfile: 'FROM python:3.13-slim\nCOPY app app\nCMD ["python", "-m", "app.main"]\n',
      'compose.yaml': 'services:\n  api:\n    build: .\n',
    };
    expect(await find(files, 'align/service-does-not-get-it')).toEqual([
      'service-does-not-get-it .env:1:1 warning lacking name=OPENAI_API_KEY service=api ← app/main.py:2:5 compose.yaml:2:3',
    ]);
  });
});
