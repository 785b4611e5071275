import { defineRule } from '../define-rule.js';
import { instructionsIn } from '../dockerfile-shared/instruction-walk.js';

export default defineRule({
  id: 'dockerfile/exec-form-strict',
  aliases: ['DL3025', 'JSONArgsRecommended', 'kics:not_using_json_in_cmd_and_entrypoint_arguments'],
  severity: 'info',
  since: '0.1.0',
  status: 'stable',
  optIn: true,
  fix: 'none',
  docs: {
    what: 'CMD or ENTRYPOINT in shell form begins with exec.',
    why: 'For teams that want no shell form at all. Off by default: after exec the program is process 1 and gets the signals.',
    bad: 'FROM python:3.13-slim\nCMD exec python app.py',
    good: 'FROM python:3.13-slim\nCMD ["python", "app.py"]',
    refs: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  },
  messages: { shell: (a: { keyword: string }) => `${a.keyword} in shell form` },
  *check({ graph }) {
    for (const stage of graph.stages) {
      for (const one of instructionsIn(stage, 'cmd', 'entrypoint')) {
        const { kind, command } = one;
        if (command?.form !== 'shell' || !/^\s*exec\s/.test(command.text.text)) continue;
        if (graph.settingsBefore(one)?.shell) continue;
        yield { messageId: 'shell', args: { keyword: kind.toUpperCase() }, range: command.range };
      }
    }
  },
});
