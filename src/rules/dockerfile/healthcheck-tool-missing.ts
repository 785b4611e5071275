import { WATCHED_TOOLS, findImageContents } from '../../data/base-images.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import { defineRule } from '../define-rule.js';
import { launchesIn } from '../dockerfile-shared/command-launch.js';
import { findInstalls, packageName } from '../dockerfile-shared/command-packages.js';
import { baseImageOf, inheritedInstructions, targetOf } from '../dockerfile-shared/stage-facts.js';

/** Packages that bring a program of another name. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  nc: ['netcat', 'netcat-openbsd', 'netcat-traditional', 'ncat', 'nmap-ncat', 'busybox', 'busybox-extras'],
  ps: ['procps', 'procps-ng', 'busybox'],
  http: ['httpie'],
  curl: ['curl', 'curl-minimal'],
  wget: ['wget', 'busybox', 'wget2'],
};

export default defineRule({
  id: 'dockerfile/healthcheck-tool-missing',
  severity: 'error',
  since: '0.1.0',
  status: 'stable',
  fix: 'none',
  docs: {
    what: 'HEALTHCHECK calls a program that the image does not have: curl in a slim image, anything in an image without a shell.',
    why: 'Every check fails, the container is unhealthy for ever, and whatever waits for it never starts.',
    bad: 'FROM python:3.13-slim\nHEALTHCHECK CMD curl -f http://localhost:8000/health',
    good: 'FROM python:3.13-slim\nHEALTHCHECK CMD ["python", "-c", "import urllib.request as r; r.urlopen(\'http://localhost:8000/health\')"]',
    refs: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
  },
  messages: {
    tool: (a: { tool: string; image: string }) =>
      `${a.image} has no ${a.tool}, and nothing here installs it: the check always fails`,
    shell: (a: { image: string }) =>
      `${a.image} has no shell, which HEALTHCHECK in shell form needs: the check always fails`,
  },
  *check(model) {
    const target = targetOf(model.graph);
    const health = target?.effective.healthcheck?.instruction;
    if (!target || !health?.command) return;
    const { image, scratch } = baseImageOf(model.graph, target);
    const contents = scratch
      ? { tools: [], hasShell: false }
      : image && findImageContents(image.short, image.tag);
    if (!contents) return;
    const label = scratch ? 'scratch' : `${image!.short}${image!.tag ? `:${image!.tag}` : ''}`;
    if (!contents.hasShell && health.command.form === 'shell' && !mayBringAnything(model, target)) {
      yield { messageId: 'shell', args: { image: label }, range: health.command.range };
      return;
    }
    for (const { program, programToken } of launchesIn(model, health)) {
      if (
        !(WATCHED_TOOLS as readonly string[]).includes(program) ||
        (contents.tools as readonly string[]).includes(program)
      )
        continue;
      if (isBrought(model, target, program)) continue;
      yield { messageId: 'tool', args: { tool: program, image: label }, range: programToken.range };
      return;
    }
  },
});

/** Whether something in the file may put the program in: an install, a copy, a download, a list that is not seen. */
function isBrought(model: DockerfileModel, target: Stage, tool: string): boolean {
  const packages = new Set([tool, ...(BRINGS[tool] ?? [])]);
  for (const one of inheritedInstructions(model.graph, target)) {
    if (one.kind === 'copy' || one.kind === 'add') {
      const words = [...one.sources, ...(one.destination ? [one.destination] : [])];
      if (
        words.some(
          ({ value }) =>
            value.includes(tool) ||
            /^\/?(?:usr\/|bin|lib|$)/.test(value.replace(/^["']/, '').replace(/^\.\/?/, 'x')),
        )
      )
        return true;
    }
    if (one.kind !== 'run') continue;
    const script = model.scriptOf(one);
    if (script?.status !== 'parsed') return true;
    for (const install of findInstalls(script)) {
      // A list in a variable, from a file or a substitution may hold anything.
      if (
        install.packages.some(
          (word) =>
            packages.has(packageName(word)) || word.variables.length > 0 || word.substitutions.length > 0,
        )
      )
        return true;
      if (
        install.command.wrappedBy !== undefined &&
        script.commands[install.command.wrappedBy]?.name === 'xargs'
      )
        return true;
    }
    // A script of one's own may install anything.
    if (script.commands.some(({ name }) => /\.sh$|^install|^setup/.test(name) || name === 'playwright'))
      return true;
    if (
      script.commands.some(
        ({ name, args }) => name === 'ln' && args.some(({ display }) => display.endsWith(`/${tool}`)),
      )
    )
      return true;
    if (
      script.commands.some(
        ({ name, args }) =>
          (name === 'bash' || name === 'sh') && args.some(({ display }) => /\.sh$/.test(display)),
      )
    )
      return true;
  }
  return false;
}

function mayBringAnything(model: DockerfileModel, target: Stage): boolean {
  return inheritedInstructions(model.graph, target).some(
    (one) =>
      one.kind === 'copy' &&
      (one.destination?.value === '/' ||
        /(?:busybox|\/sh\b|\/bash\b|\/bin)/.test(model.file.text.slice(one.range.start, one.range.end))),
  );
}
