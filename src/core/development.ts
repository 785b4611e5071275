const FOLDER =
  /(?:^|\/)(?:\.(?:devcontainer|github|cursor)|dev|development|ci|local|(?:[\w-]{1,40}[_-])?(?:tests?|testing)(?:[_-][\w-]{1,40})?|e2e|cypress|bench(?:marks?)?|docs?|examples?|samples?|demos?|fixtures)\//i;

/**
 * Whether a file lies in a folder whose files nobody runs in production: one of tools, tests, documents or examples.
 * @param path relative to the project; folders above it say nothing
 */
export function isInDevelopmentFolder(path: string): boolean {
  return FOLDER.test(path.slice(0, path.lastIndexOf('/') + 1));
}
