import { defineRule } from '../define-rule.js';
import { packageCalls } from '../dockerfile-shared/packages.js';
import { hasOption } from '../dockerfile-shared/shell-arguments.js';
import { insertWord } from '../dockerfile-shared/shell-fixes.js';
import { shellRuns } from '../dockerfile-shared/shell-runs.js';

const ASKS = new Set(
  'install reinstall upgrade upgrade-minimal downgrade remove autoremove distro-sync localinstall groupinstall groupupdate groupupgrade groupremove moduleinstall moduleenable modulereset moduleremove moduledisable moduleswitch-to swap builddep'.split(
    ' ',
  ),
);

export default defineRule({
  id: 'dockerfile/rpm-y',
  aliases: ['DL3030', 'DL3038', 'kics:yum_install_allows_manual_input', 'kics:missing_flag_from_dnf_install'],
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'safe',
  docs: {
    what: 'yum, dnf or microdnf changes packages without -y.',
    why: 'A build has no terminal: the question is answered with no and the step fails. (microdnf once never asked; where it is a link to dnf5 it does.)',
    bad: 'FROM fedora:43\nRUN dnf install httpd && dnf clean all',
    good: 'FROM fedora:43\nRUN dnf install -y httpd && dnf clean all',
    refs: ['https://dnf.readthedocs.io/en/latest/command_ref.html'],
  },
  messages: {
    asks: (a: { program: string; verb: string }) =>
      `${a.program} ${a.verb} asks before it goes on; a build cannot answer: add -y`,
  },
  *check(model) {
    if (/assumeyes\s*=\s*(?:1|true|yes)/i.test(model.file.text)) return;
    for (const shellRun of shellRuns(model)) {
      for (const { verb, verbWord, program, parsed, range } of packageCalls(
        shellRun.script.commands,
        'rpm',
      )) {
        if (!ASKS.has(verb) || hasOption(parsed, '-y', '--assumeyes', '--assumeno', '--downloadonly'))
          continue;
        yield {
          messageId: 'asks',
          args: { program, verb: verbWord.value ?? verb },
          range,
          ...insertWord(model, shellRun, verbWord.range, '-y', 'safe'),
        };
      }
    }
  },
});
