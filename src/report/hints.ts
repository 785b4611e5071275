/** A command in a hint, its options, and the folder that it names already. */
const COMMAND =
  /(catalyst (?:validate|docker|align|smoke|doctor|migrate-config|probe)\b)((?: --(?:select|only) [a-z-]{1,40})?)(?: --cwd (?:'((?:[^']|'\\'')*)'|(\S+)))?/g;

/**
 * A hint as it can be typed where the run was started: with the folder that was given to the run.
 * @param folder `--cwd` as it was typed; undefined where it was not given
 */
export function placeHints(text: string, folder: string | undefined): string {
  if (folder === undefined || folder === '.') return text;
  return text.replace(COMMAND, (_all, command: string, options: string, quoted?: string, plain?: string) => {
    const inner = quoted?.replaceAll("'\\''", "'") ?? plain;
    const place = inner === undefined ? folder : `${folder.replace(/\/{1,99}$/, '')}/${inner}`;
    return `${command}${options} --cwd ${quoteForShell(place)}`;
  });
}

/** A path in a form that a shell takes. */
export function quoteForShell(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
