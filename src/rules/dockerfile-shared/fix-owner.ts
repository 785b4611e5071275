import type { Fix } from '../../core/finding.js';
import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import type { CopyInstruction, RunInstruction } from '../../syntax/dockerfile/types.js';
import type { ShellCommand } from '../../syntax/shell/types.js';
import { type Workdirs, destinationOf } from './copy-paths.js';
import { chainOf } from './stage-facts.js';

/**
 * Gives what is copied its owner on the way in, and leaves to `chown` the folder alone. Only where nothing else can
 * have put a file there: every COPY goes into the folder itself, no command ran in it or speaks of it, and the owner is
 * written with its group (COPY reads a lone user in another way).
 */
export function fixOwner(
  model: DockerfileModel,
  place: { readonly stage: Stage; readonly run: RunInstruction; readonly workdirs: Workdirs },
  command: ShellCommand,
  folder: string,
): { fixes?: Fix[] } {
  const { graph, file } = model;
  const { stage, run, workdirs } = place;
  const recursive = command.args.find(({ text }) => text === '-R' || text === '--recursive');
  const [owner, ...paths] = command.args.filter((word) => word !== recursive);
  if (!recursive || !owner || paths.length !== 1 || !/^[\w.-]+:[\w.-]+$/.test(owner.text)) return {};
  if (command.name !== 'chown' || command.wrappedBy !== undefined) return {};
  const script = model.scriptOf(run);
  if (script?.origin !== 'line' || command.context.conditional) return {};
  if (script.commands.some(({ index }) => index < command.index)) return {};
  const before = chainOf(graph, stage).flatMap((one) =>
    one === stage ? stage.instructions.slice(0, stage.instructions.indexOf(run)) : one.instructions,
  );
  const copies: CopyInstruction[] = [];
  let seesCopy = false;
  for (const one of before) {
    const text = file.text.slice(one.range.start, one.range.end);
    if (one.kind === 'copy' || one.kind === 'add') {
      const target = destinationOf(graph, one, file.text, workdirs);
      if (target === undefined) return {};
      if (target !== folder && !target.startsWith(`${folder}/`)) continue;
      if (target !== folder || one.heredocs.length > 0 || !stage.instructions.includes(one)) return {};
      seesCopy = true;
      copies.push(one);
    } else if (one.kind === 'run') {
      // The user may be made by a command after the first COPY, and files by any.
      const at = workdirs.get(one) ?? folder;
      if (seesCopy || `${at}/`.startsWith(`${folder}/`) || text.includes(folder)) return {};
    } else if (one.kind === 'volume' || one.kind === 'onbuild') return {};
    else if (one.kind === 'workdir' && seesCopy) return {};
  }
  if (copies.length === 0) return {};
  const edits = copies.map(({ keywordRange }) => ({
    file: file.path,
    start: keywordRange.end,
    end: keywordRange.end,
    text: ` --chown=${owner.text}`,
  }));
  const start = recursive.range.start;
  edits.push({ file: file.path, start, end: start + recursive.text.length, text: '' });
  const gap = /^[ \t]*/.exec(file.text.slice(recursive.range.end))![0].length;
  edits.at(-1)!.end += gap;
  return { fixes: [{ title: `copy with --chown=${owner.text}`, safety: 'unsafe', edits }] };
}
