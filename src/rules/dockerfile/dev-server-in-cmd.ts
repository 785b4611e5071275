import { defineRule } from '../define-rule.js';
import { launchesOf } from '../dockerfile-shared/command-launch.js';
import { findDevelopmentMode } from '../dockerfile-shared/command-development.js';
import { isService } from '../dockerfile-shared/stage-purpose.js';
import { targetOf } from '../dockerfile-shared/stage-facts.js';

export default defineRule({
  id: 'dockerfile/dev-server-in-cmd',
  severity: 'warning',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'The image starts a development server: flask run, runserver, uvicorn --reload, nodemon, npm run dev, vite.',
    why: 'It serves one request at a time or watches files, shows stack traces to visitors, and its makers promise nothing about its safety.',
    bad: 'FROM python:3.13-slim\nCMD ["flask", "run", "--host=0.0.0.0"]',
    good: 'FROM python:3.13-slim\nCMD ["gunicorn", "--bind=0.0.0.0:8000", "app:app"]',
    refs: ['https://flask.palletsprojects.com/en/stable/server/', 'https://www.uvicorn.org/deployment/'],
  },
  messages: { development: (a: { what: string }) => `${a.what} is for developing, not for serving` },
  *check(model) {
    const target = targetOf(model.graph);
    if (!target || !isService(model, target)) return;
    for (const launch of launchesOf(model, target)) {
      const mode = findDevelopmentMode(launch);
      if (!mode) continue;
      const { start } = launch.programToken.range;
      const end =
        mode.token && mode.token.range.end > start ? mode.token.range.end : launch.programToken.range.end;
      yield { messageId: 'development', args: { what: mode.what }, range: { start, end } };
      return;
    }
  },
});
