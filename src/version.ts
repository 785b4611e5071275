/** Version of the toolkit, from package.json at build time. */
declare const __CATALYST_VERSION__: string | undefined;

export const VERSION = typeof __CATALYST_VERSION__ === 'string' ? __CATALYST_VERSION__ : '0.0.0-source';
