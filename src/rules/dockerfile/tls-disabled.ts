import type { Severity } from '../../core/finding.js';
import type { Range } from '../../core/text.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { defineRule } from '../define-rule.js';
import { instructionsOf } from '../dockerfile-shared/instruction-walk.js';
import { readPackageCall } from '../dockerfile-shared/packages.js';
import { readPipCall } from '../dockerfile-shared/packages-pip.js';
import { isLocalAddress, readFetch } from '../dockerfile-shared/shell-fetch.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';
import { OFF_SWITCHES, isOffSwitch } from '../dockerfile-shared/shell-tls.js';

export default defineRule({
  id: 'dockerfile/tls-disabled',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The check of certificates or of package signatures is switched off.',
    why: 'Anyone between the build and the server can then put code of their own into the image. As an environment variable it stays on in the running container, for every connection. Install the missing CA certificate instead.',
    bad: 'FROM node:24-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\nRUN npm ci',
    good: 'FROM node:24-slim\nCOPY company-ca.pem /etc/ssl/certs/\nENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/company-ca.pem\nRUN npm ci',
    refs: [
      'https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue',
      'https://curl.se/docs/manpage.html#-k',
    ],
  },
  messages: {
    option: (a: { tool: string; option: string }) => `${a.option} makes ${a.tool} accept any certificate`,
    unsigned: (a: { tool: string; option: string }) =>
      `${a.option} makes ${a.tool} install packages that nobody has signed`,
    variable: (a: { name: string }) => `${a.name} switches the check of certificates off`,
    persistent: (a: { name: string }) =>
      `${a.name} switches the check of certificates off, in the running container as well`,
  },
  *check(model) {
    yield* hitsInVariables(model);
    for (const { script } of shellRuns(model)) {
      for (const command of script.commands) {
        for (const { word, option, unsigned, tool } of offOptions(command)) {
          yield { messageId: unsigned ? 'unsigned' : 'option', args: { tool, option }, range: word };
        }
        for (const { name, value, range } of command.assignments) {
          if (isOffSwitch(name, value?.value)) yield { messageId: 'variable', args: { name }, range };
        }
        if (command.name !== 'export' && command.name !== 'env') continue;
        for (const { value, range } of command.args) {
          const [name = '', off] = splitAssignment(value);
          // What an assignment already is is not reported twice.
          if (isOffSwitch(name, off) && !command.assignments.some((one) => one.name === name))
            yield { messageId: 'variable', args: { name }, range };
        }
      }
    }
  },
});

function splitAssignment(word: string | undefined): [string?, string?] {
  const equals = word?.indexOf('=') ?? -1;
  return word === undefined || equals === -1 ? [] : [word.slice(0, equals), word.slice(equals + 1)];
}

function* hitsInVariables(model: DockerfileModel) {
  for (const { kind, entries } of instructionsOf(model, 'env', 'arg')) {
    for (const { key, value, range } of entries) {
      const name = key.literal ?? '';
      if (!isOffSwitch(name, value?.literal)) continue;
      const severity: Severity = kind === 'env' ? 'error' : 'warning';
      yield {
        messageId: kind === 'env' ? ('persistent' as const) : ('variable' as const),
        args: { name },
        range,
        severity,
      };
    }
  }
}

interface Off {
  readonly tool: string;
  readonly option: string;
  readonly unsigned: boolean;
  readonly word: Range;
}

function offOptions(command: ShellCommand): Off[] {
  const tool = command.name;
  const fetch = readFetch(command);
  if (fetch) {
    if (fetch.addresses.length > 0 && fetch.addresses.every(isLocalAddress)) return [];
    return fetch.parsed.options
      .filter(({ name }) =>
        tool === 'curl'
          ? name === '-k' || name === '--insecure' || name === '--proxy-insecure'
          : name === '--no-check-certificate',
      )
      .map(({ name, word }) => ({ tool, option: name, unsigned: false, word: word.range }));
  }
  const pip = readPipCall(command);
  if (pip) {
    return pip.parsed.options
      .filter(({ name }) => name === '--trusted-host' || name === '--allow-insecure-host')
      .map(({ name, word }) => ({ tool: pip.tool, option: name, unsigned: false, word: word.range }));
  }
  const name = readPackageCall(command)?.program ?? tool;
  return OFF_SWITCHES.filter(({ tools }) => tools.includes(name)).flatMap(({ pattern, unsigned, label }) => {
    const word = command.args.find(({ display }) => pattern.test(display));
    const joined = word ?? findPair(command, pattern);
    return joined ? [{ tool, option: label, unsigned, word: joined.range }] : [];
  });
}

/** `http.sslVerify false`: two words that belong together. */
function findPair({ args }: ShellCommand, pattern: RegExp): { range: Range } | undefined {
  for (let i = 0; i + 1 < args.length; i++) {
    const [first, second] = [args[i]!, args[i + 1]!];
    if (pattern.test(`${first.display} ${second.display}`))
      return { range: { start: first.range.start, end: second.range.end } };
  }
  return undefined;
}
