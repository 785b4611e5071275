import { defineMigration } from './define.js';

const COMMAND =
  /(?<![\w./-])docker-compose(?=[ \t]+(?:-{1,2}[a-zA-Z]|build|config|create|down|events|exec|images|kill|logs|pause|port|ps|pull|push|restart|rm|run|start|stop|top|unpause|up|version|\$))/g;

export default defineMigration({
  id: '3-docker-compose-command',
  to: 3,
  title: 'scripts call docker compose',
  risk: 'manual',
  scope: 'any',
  detect: ({ kind, text }) => kind === 'source' && text.includes('docker-compose'),
  *plan(files) {
    for (const file of files) {
      if (/\.(?:py|[mc]?[jt]sx?)$/i.test(file.path)) continue;
      for (const match of file.text.matchAll(COMMAND)) {
        const line = file.text.slice(file.text.lastIndexOf('\n', match.index) + 1, match.index);
        if (/(?:^|\s)#/.test(line)) continue;
        yield {
          file,
          at: match.index,
          action: 'report',
          messageId: 'command',
          args: {},
          from: 'docker-compose',
          to: 'docker compose',
        };
      }
    }
  },
  messages: {
    command: (_: Record<never, never>) =>
      'docker-compose is called here: docker compose took its place in 2023',
  },
  docs: {
    what: 'Scripts and CI files that call docker-compose are named.',
    why: 'docker-compose 1.x has had no update since July 2023 and is no longer on the runners of GitHub.',
    manual: ['Write docker compose. Container names get hyphens instead of underscores: project-web-1.'],
    verify: 'The scripts run where docker-compose is not installed.',
  },
});
