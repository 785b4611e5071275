import { describe, expect, it } from 'vitest';
import { init } from '../../src/commands/init.js';
import { createMemoryHost } from '../support/memory-host.js';

const OPTIONS = { withApp: true, withSecrets: true, name: 'shop' };
const filesOf = ({ files }: { files: Map<string, string> }) => Object.fromEntries([...files].sort());

describe('init that was stopped', () => {
  it('is finished by the next run, wherever it was stopped, and .env is the last to come', async () => {
    const whole = createMemoryHost({});
    expect(await init(whole, [], OPTIONS)).toBe(0);
    const count = whole.files.size;
    expect(count).toBeGreaterThan(35);
    for (let stopAt = 0; stopAt < count; stopAt++) {
      let writes = 0;
      const host = createMemoryHost({});
      const stopping = {
        ...host,
        writeText: async (...args: Parameters<typeof host.writeText>) => {
          if (writes++ === stopAt) throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
          await host.writeText(...args);
        },
      };
      await expect(init(stopping, [], OPTIONS)).rejects.toThrow(/disk is full/);
      expect(host.files.size).toBe(stopAt);
      expect(host.files.has('/project/.env')).toBe(false);
      expect(await init(host, [], OPTIONS)).toBe(0);
      expect(filesOf(host)).toEqual(filesOf(whole));
    }
  });

  it('shows no secret, whatever it prints', async () => {
    for (const more of [{}, { dryRun: true }, { format: ['json'] }, { dryRun: true, format: ['json'] }]) {
      const host = createMemoryHost({ '.gitignore': 'dist\n' });
      await init(host, [], { ...OPTIONS, ...more });
      const whole = createMemoryHost({});
      await init(whole, [], OPTIONS);
      const env = whole.files.get('/project/.env')!;
      const secrets = [...env.matchAll(/^\w+(?:KEY|PASSWORD)=([\w=-]{40,})$/gm)].map(([, secret]) => secret!);
      expect(secrets).toHaveLength(5);
      for (const secret of secrets) expect(host.out() + host.err()).not.toContain(secret);
    }
  });
});
