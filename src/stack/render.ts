import { catalystContract } from '../contract/catalyst/contract.js';
import { renderEnvTemplate } from '../contract/render/env.js';
import { renderDashboard } from './dashboard.js';
import { OPEN_MARK } from './env-file.js';
import { fillTemplate, type Filling } from './fill.js';
import { renderNodeSettings } from './node-settings.js';
import { type Installer, type OwnApplication, renderCopies } from './own-application.js';
import { renderPythonSettings } from './python-settings.js';
import { SERVICES, type StackFile, type StackOptions, WORKERS } from './types.js';

/** Folders and files of the templates that belong to a service. */
const OF_SERVICE = {
  postgres: /^deploy\/postgres\//,
  redis: /^deploy\/redis\//,
  nginx: /^(?:deploy\/nginx\/|compose\.tls\.yaml$)/,
  prometheus: /^deploy\/(?:prometheus\/|metrics\/|probe\.sh$)/,
  grafana: /^deploy\/grafana\//,
} as const;

/** Folders that a build of a Node project writes, and git does not hold. */
const BUILT = /^(?:dist|build|out|lib)\//;

/**
 * The files of a stack, sorted by path: the templates filled in, and those that are made from the contract and from
 * tables. Pure: the same templates and options give the same bytes. Nothing in them is secret.
 * @param templates the files of `templates/stack`, by path: `shared/…` for every stack, `python/…` and `node/…` for one
 *   language; under `<language>/with-app/` what comes with the application. `dot-` begins a name that begins with a dot:
 *   npm would leave some of those out of the package, and obey others
 */
export function renderStack(templates: ReadonlyMap<string, string>, options: StackOptions): StackFile[] {
  const filling = fillingOf(options);
  const files = new Map<string, StackFile>();
  for (const [source, text] of templates) {
    const name = pathOf(source, options);
    if (name === undefined || isOfMissingService(name, options)) continue;
    const mode = name.endsWith('.sh') ? { mode: 0o755 } : {};
    files.set(name, { path: name, text: fillTemplate(source, text, filling), ...mode });
  }
  for (const file of makeFiles(options)) files.set(file.path, file);
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function pathOf(source: string, { template, withApp }: StackOptions): string | undefined {
  const [set, ...rest] = source.split('/');
  if (set !== 'shared' && set !== template) return undefined;
  const isApp = rest[0] === 'with-app';
  if (isApp && !withApp) return undefined;
  return (isApp ? rest.slice(1) : rest).map((name) => name.replace(/^dot-/, '.')).join('/');
}

function isOfMissingService(path: string, { services }: StackOptions): boolean {
  return SERVICES.some((service) => !services.has(service) && OF_SERVICE[service].test(path));
}

/** Versions of the programs that install, where the project names none. */
const INSTALLER_VERSION: Readonly<Partial<Record<Installer, string>>> = {
  uv: '0.13.9',
  poetry: '2.5.1',
  pnpm: '10.34.8',
  'yarn-modern': '4.18.1',
};
const PYTHON = '3.14.7';
/** As in the requirements of the application that comes with the stack. */
const SERVER = 'gunicorn==27.0.1 uvicorn-worker==0.4.0';

/** How the packages are installed where nothing more is known than where they are listed. */
function guessOwn({ template, packages }: StackOptions): OwnApplication {
  if (template === 'node') return { installer: 'npm', needed: ['package.json', 'package-lock.json'] };
  return { installer: packages === 'pyproject.toml' ? 'pyproject' : 'pip', needed: [packages] };
}

function fillingOf(options: StackOptions): Filling {
  const { name, template, services, entry, port, domain, version, packages, withApp } = options;
  const own = options.own ?? guessOwn(options);
  const { installer } = own;
  return {
    values: {
      name,
      entry,
      domain,
      version,
      port: String(port),
      // An application of one's own is asked for its health, which it is likelier to tell.
      ready: withApp ? '/ready' : '/health',
      // Of Node one process runs in a container.
      workers: template === 'python' ? String(WORKERS) : '1',
      packages,
      copies: renderCopies(own.needed),
      installer: own.installerVersion ?? INSTALLER_VERSION[installer] ?? '',
      python: own.python ?? PYTHON,
      // What starts the application, where it is not among its packages.
      server: own.lacksServer ? ` && \\\n    pip install ${SERVER}` : '',
      develop: own.developScript ?? '',
      // Stages that install start from one that has the program for it.
      tools: installer === 'pnpm' || installer === 'yarn-modern' ? 'tools' : 'base',
      mark: OPEN_MARK,
      output: entry.slice(0, Math.max(0, entry.indexOf('/'))),
    },
    flags: new Set([
      ...services,
      template,
      installer,
      ...(own.hasSourceRoot ? ['source-root'] : []),
      ...(own.readsPort ? ['reads-port'] : []),
      ...(withApp ? [] : [own.developScript === undefined ? 'plain-develop' : 'own-develop']),
      ...(withApp ? ['app'] : []),
      ...(BUILT.test(entry) ? ['built'] : []),
      ...(options.providers.includes('ollama') ? ['ollama'] : []),
      // Everything that a health check asks for is in the stack itself.
      ...(services.has('postgres') && services.has('redis') ? ['whole'] : []),
    ]),
  };
}

function makeFiles(options: StackOptions): StackFile[] {
  const { template, services, withApp } = options;
  const settings: StackFile =
    template === 'python'
      ? { path: 'app/settings.py', text: renderPythonSettings(catalystContract) }
      : { path: 'src/settings.ts', text: renderNodeSettings(catalystContract) };
  return [
    { path: '.env.template', text: renderEnvTemplate(catalystContract, { environment: 'production' }) },
    ...(services.has('grafana')
      ? [{ path: 'deploy/grafana/dashboards/backend.json', text: renderDashboard(options) }]
      : []),
    ...(withApp ? [settings] : []),
  ];
}
