import type { GlobalOptions } from '../cli-options.js';
import { traceVariable } from '../collect/align/trace.js';
import { UserError } from '../core/errors.js';
import { EXIT } from '../core/exit-code.js';
import { createMasker, maskData } from '../core/mask.js';
import { findNearest } from '../core/nearest.js';
import { type Host, resolvePath } from '../host.js';
import type { AlignModel } from '../models/align.js';
import { createLocator } from '../report/build.js';
import { drawTrace } from '../report/draw-trace.js';
import { buildTraceReport, type TraceReport } from '../report/trace.js';
import { meanSame, splitName } from '../rules/align-shared/name-words.js';
import { pairsOf } from '../rules/align-shared/pairs.js';
import { readAndCheck } from './align.js';
import { wantsColor } from './finish.js';
import { openSession } from './session.js';

interface TraceOptions extends GlobalOptions {
  readonly service?: string;
}

/**
 * `catalyst trace <NAME>`: where a variable comes from, in the order in which that is decided.
 * @throws {UserError} for a name that nothing writes or reads, and for an unknown service.
 */
export async function trace(
  host: Host,
  [name = '']: readonly string[],
  options: TraceOptions,
): Promise<number> {
  const session = await openSession(host, options, 'trace');
  const wrong = session.outputs.find(({ format }) => !/^(?:pretty|compact|json|github)$/.test(format));
  if (wrong) throw new UserError(`trace answers as pretty or json, not as ${wrong.format}`);
  const { model, secrets, textOf } = await readAndCheck({ ...session, rules: [] }, host);
  checkName(model, name);
  checkService(model, options.service);
  const found = traceVariable(model, name, options.service);
  const root = session.rootLabel.startsWith('/') ? '.' : session.rootLabel;
  const mask = createMasker(secrets);
  const report = maskData(buildTraceReport(root, found, nearOf(model, name), createLocator(textOf)), mask);
  for (const { format, file } of session.outputs) {
    if (format === 'github') continue;
    const text =
      format === 'json'
        ? `${JSON.stringify(report, null, 2)}\n`
        : drawTrace(report, !file && wantsColor(session));
    if (file === undefined || file === '-') await host.stdout.write(text);
    else await host.writeText(resolvePath(host.cwd, file), text);
  }
  return EXIT.ok;
}

function nearOf(model: AlignModel, name: string): TraceReport['near'] {
  const pair = pairsOf(model).find(({ written, read }) => written === name || read === name);
  return pair && { set: pair.written, read: pair.read };
}

function checkName({ byName }: AlignModel, name: string): void {
  if (byName.has(name)) return;
  const names = [...byName.keys()];
  const own = splitName(name);
  const near =
    names.find((other) => other.toUpperCase() === name.toUpperCase()) ??
    findNearest(name, names) ??
    names.find((other) => meanSame(splitName(other), own));
  throw new UserError(
    `nothing here sets or reads ${name}${near === undefined ? '' : `; did you mean ${near}?`}`,
    { advice: 'catalyst align --as matrix lists the variables' },
  );
}

function checkService({ services }: AlignModel, service: string | undefined): void {
  if (service === undefined || services.some(({ name }) => name === service)) return;
  const names = [...new Set(services.map(({ name }) => name))];
  const near = findNearest(service, names);
  const advice = names.length > 0 ? `there are: ${names.join(', ')}` : 'there are no compose files here';
  throw new UserError(
    `there is no service ${service}${near === undefined ? '' : `; did you mean ${near}?`}`,
    {
      advice,
    },
  );
}
