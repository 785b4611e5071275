import type { Range } from '../../core/text.js';
import type { ComposeMap, ComposeNode, Located, LocatedText, Origin } from './types.js';

/** One port of `ports`, short or long, ranges not yet expanded. Undefined: unknown or not given. */
export interface ComposePort extends Origin {
  readonly node: ComposeNode;
  readonly hostIp: string | undefined;
  /** Range of host ports, both ends included; undefined where Docker chooses or where it is unknown. */
  readonly published: { readonly from: number; readonly to: number } | undefined;
  readonly target: { readonly from: number; readonly to: number } | undefined;
  readonly protocol: string;
  readonly syntax: 'short' | 'long';
  /** True where an unknown variable is in it: then conclude nothing from what is absent. */
  readonly unknown: boolean;
}

/** One entry of a service's `volumes`. */
export interface ComposeVolumeMount extends Origin {
  readonly node: ComposeNode;
  readonly type: 'bind' | 'volume' | 'tmpfs' | 'npipe' | 'cluster' | 'image' | undefined;
  readonly source: string | undefined;
  readonly target: string | undefined;
  readonly readOnly: boolean | undefined;
  readonly syntax: 'short' | 'long';
  /** Source of a bind as a path relative to the root; undefined outside it, absolute or unknown. */
  readonly hostPath: string | undefined;
  /** Options after the second colon, or none. */
  readonly options: readonly string[];
  readonly unknown: boolean;
}

/** One variable of `environment`, build args or labels; `value` undefined: taken from the caller's environment. */
export interface ComposeVariable extends Origin {
  readonly key: string;
  /** Where the name is written, also in the list form. */
  readonly nameRange: Range;
  readonly value: LocatedText | undefined;
  readonly syntax: 'list' | 'map';
}

/** One entry of `env_file` or `label_file`. */
export interface ComposeEnvFile extends Origin {
  readonly path: LocatedText;
  /** Relative to the root; undefined where unknown, absolute or outside. */
  readonly resolved: string | undefined;
  readonly required: boolean | undefined;
  readonly format: string | undefined;
}

/** A dependency on another service, written in `depends_on` or following from another key. */
export interface ComposeDependency extends Origin {
  readonly service: string;
  readonly via: 'depends_on' | 'links' | 'volumes_from' | 'network_mode' | 'ipc' | 'pid' | 'uts' | 'cgroup';
  readonly condition: string | undefined;
  readonly required: boolean | undefined;
}

/** `command`, `entrypoint`, `healthcheck.test`. `words` is undefined where unknown or not splittable. */
export interface ComposeCommand extends Origin {
  readonly node: ComposeNode;
  readonly form: 'string' | 'list';
  /** The words; of a string those that a shell would split. */
  readonly words: readonly string[] | undefined;
  /** Compose drops the rest of a string from an unquoted `;`, `&`, `|`, `<` or `>` on. */
  readonly cut: boolean;
  readonly text: string | undefined;
}

/** `build`. */
export interface ComposeBuild extends Origin {
  readonly node: ComposeNode;
  /** `.` where it is not given. */
  readonly context: LocatedText | undefined;
  /** Context as a path relative to the root; undefined for URLs, unknown, outside. */
  readonly contextPath: string | undefined;
  readonly dockerfile: LocatedText | undefined;
  /** Path of the Dockerfile relative to the root. */
  readonly dockerfilePath: string | undefined;
  readonly inline: LocatedText | undefined;
  readonly target: LocatedText | undefined;
  readonly args: readonly ComposeVariable[];
}

/** `healthcheck`. */
export interface ComposeHealthcheck extends Origin {
  readonly node: ComposeMap;
  readonly disabled: boolean;
  readonly test: ComposeCommand | undefined;
  /** Durations in milliseconds; undefined where not given or unknown. */
  readonly interval: Located<number> | undefined;
  readonly timeout: Located<number> | undefined;
  readonly startPeriod: Located<number> | undefined;
  readonly retries: Located<number> | undefined;
}

/** A network, secret, config or model that a service uses. */
export interface ComposeAttachment extends Origin {
  readonly key: string;
  /** Long form's map; undefined in the short form. */
  readonly node: ComposeMap | undefined;
  readonly target: string | undefined;
}

/** A limit: bytes, CPUs or processes, and the key that gives it. */
export interface ComposeLimit extends Located<number | undefined> {
  readonly path: readonly string[];
}

/** A service of the merged project. What is not here is in `node` (`getAt(service.node, 'security_opt')`). */
export interface ComposeService extends Origin {
  readonly name: string;
  /** Its name where it was first written, and where it was changed: base, override, included file. */
  readonly nameOrigins: readonly Origin[];
  readonly node: ComposeMap;
  /** Whether the active profiles leave it out. */
  readonly disabled: boolean;
  readonly profiles: readonly Located<string>[];
  readonly image: LocatedText | undefined;
  readonly build: ComposeBuild | undefined;
  readonly containerName: LocatedText | undefined;
  readonly command: ComposeCommand | undefined;
  readonly entrypoint: ComposeCommand | undefined;
  readonly environment: readonly ComposeVariable[];
  readonly envFiles: readonly ComposeEnvFile[];
  readonly labels: readonly ComposeVariable[];
  readonly ports: readonly ComposePort[];
  readonly expose: readonly Located<string>[];
  readonly volumes: readonly ComposeVolumeMount[];
  readonly dependencies: readonly ComposeDependency[];
  readonly healthcheck: ComposeHealthcheck | undefined;
  /** Empty with `network_mode`; the default network where none is given has key `default`. */
  readonly networks: readonly ComposeAttachment[];
  readonly networkMode: LocatedText | undefined;
  readonly secrets: readonly ComposeAttachment[];
  readonly configs: readonly ComposeAttachment[];
  readonly models: readonly ComposeAttachment[];
  readonly extraHosts: readonly { readonly host: string; readonly origin: Origin }[];
  readonly restart: LocatedText | undefined;
  readonly user: LocatedText | undefined;
  readonly privileged: Located<boolean> | undefined;
  readonly readOnly: Located<boolean> | undefined;
  readonly capAdd: readonly Located<string>[];
  readonly capDrop: readonly Located<string>[];
  readonly securityOpt: readonly Located<string>[];
  readonly memoryLimit: ComposeLimit | undefined;
  readonly cpuLimit: ComposeLimit | undefined;
  readonly pidsLimit: ComposeLimit | undefined;
  readonly memoryReservation: ComposeLimit | undefined;
  /** `scale` or `deploy.replicas`; 1 where neither is given, undefined where unknown. */
  readonly replicas: number | undefined;
  readonly logging: ComposeMap | undefined;
}
