import type { AlignService, Place } from '../../models/align.js';
import type { ComposeModel } from '../../models/compose.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import { folderOf } from '../env-names.js';

/** The services of the projects, each with its Dockerfile and the folder whose code it runs. */
export function listServices(
  compose: readonly ComposeModel[],
  dockerfiles: readonly DockerfileModel[],
  places: readonly Place[],
): AlignService[] {
  const byPath = new Map(dockerfiles.map((model) => [model.file.path, model]));
  const withCode = new Set(places.filter(({ kind }) => kind === 'code').map(({ file }) => file));
  return compose.flatMap((model) =>
    model.project.services.map((service) => {
      const { build } = service;
      const context = build?.contextPath === undefined ? undefined : withSlash(build.contextPath);
      return {
        name: service.name,
        model,
        service,
        dockerfile: byPath.get(build?.dockerfilePath ?? ''),
        folder: narrow(context, build?.dockerfilePath, withCode),
      };
    }),
  );
}

function withSlash(folder: string): string {
  return folder === '' || folder === '.' ? '' : `${folder.replace(/\/$/, '')}/`;
}

/** With one context for several services, a Dockerfile that lies beside code in a folder of its own says which is meant. */
function narrow(
  context: string | undefined,
  dockerfile: string | undefined,
  code: ReadonlySet<string>,
): string | undefined {
  if (context === undefined || dockerfile === undefined) return context;
  const beside = folderOf(dockerfile);
  if (beside === context || !beside.startsWith(context)) return context;
  return [...code].some((file) => file.startsWith(beside)) ? beside : context;
}
