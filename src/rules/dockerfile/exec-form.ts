import { defineRule } from '../define-rule.js';
import { toExecForm } from '../dockerfile-shared/command-exec-form.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';
import { isWindows } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/exec-form',
  aliases: ['DL3025', 'JSONArgsRecommended', 'kics:not_using_json_in_cmd_and_entrypoint_arguments'],
  severity: 'warning',
  inDevelopment: 'info',
  since: '0.1.0',
  status: 'stable',
  fix: 'unsafe',
  docs: {
    what: 'CMD or ENTRYPOINT is written in shell form.',
    why: 'A shell is process 1 and does not pass SIGTERM on: every stop waits ten seconds and kills, with requests still open. An ENTRYPOINT in shell form also ignores CMD and the arguments of docker run.',
    bad: 'FROM python:3.13-slim\nCMD python app.py',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  },
  messages: {
    shell: (a: { keyword: string }) =>
      `${a.keyword} in shell form: the shell gets the signals, not the program`,
  },
  advice: { shell: 'write it as a JSON array; where the shell is needed, begin with exec' },
  *check(model) {
    const { graph, file } = model;
    for (const stage of graph.stages) {
      const starts = instructionsIn(stage, 'cmd', 'entrypoint');
      if (starts.length === 0 || isWindows(graph, stage)) continue;
      for (const one of starts) {
        const { command } = one;
        // Who sets a shell has chosen one.
        if (graph.settingsBefore(one)?.shell) continue;
        if (command?.form !== 'shell' || command.looksLikeJson || command.text.text.trim() === '') continue;
        if (/^\s*exec\s/.test(command.text.text)) continue;
        const json = toExecForm(model.scriptOf(one), file.text.slice(command.range.start, command.range.end));
        yield {
          messageId: 'shell',
          args: { keyword: one.kind.toUpperCase() },
          range: command.range,
          ...(json === undefined
            ? {}
            : {
                fixes: [
                  {
                    title: 'write it as a JSON array',
                    safety: 'unsafe',
                    edits: [{ file: file.path, ...command.range, text: json }],
                  },
                ],
              }),
        };
      }
    }
  },
});
