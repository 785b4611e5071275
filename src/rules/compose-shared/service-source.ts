import type { ComposeService, ComposeVolumeMount } from '../../syntax/compose/types.js';

/** The build context, or a folder in it, mounted where the program is. */
export function sourceMount({ build, volumes }: ComposeService): ComposeVolumeMount | undefined {
  const context = build?.contextPath;
  if (context === undefined) return undefined;
  return volumes.find(
    ({ hostPath, readOnly, target }) =>
      hostPath !== undefined &&
      hostPath === context &&
      readOnly !== true &&
      target !== undefined &&
      /^\/(?:app|src|code|usr\/src|srv|opt|workspace|home|var\/www|project|go\/src|backend|frontend)/.test(
        target,
      ),
  );
}
