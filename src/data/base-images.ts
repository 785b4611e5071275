/**
 * What is inside images that applications are built on, as their publishers (docker-library, buildpack-deps,
 * GoogleContainerTools/distroless, astral-sh/uv, nginx) are known to make them, compiled 2026-11; not read off the images.
 */

/** Day on which the tables were compiled. */
export const BASE_IMAGES_AS_OF = '2026-11-22';

/** What an image brings; `undefined` fields are not known. */
export interface ImageContents {
  /** Which family of system packages it has. */
  readonly system: 'debian' | 'alpine' | 'rpm' | 'none';
  /** The programs below that it has; others of `WATCHED_TOOLS` it lacks. */
  readonly tools: readonly string[];
  readonly hasShell: boolean;
  /** Built on buildpack-deps, with compilers and headers, near 1 GB. */
  readonly full: boolean;
}

/** Programs that health checks and scripts call and that small images lack. */
export const WATCHED_TOOLS = ['curl', 'wget', 'bash', 'nc', 'git', 'jq', 'ps', 'httpie', 'http'] as const;

/** Images whose plain tags stand on buildpack-deps, `-slim` on debian, `-alpine` on alpine. */
const LANGUAGES = ['python', 'node', 'ruby', 'rust', 'perl', 'golang', 'elixir', 'erlang', 'haskell'];
const DEBIAN_CODENAMES = /\b(?:bookworm|bullseye|buster|trixie|stretch|jessie|sid)\b/;
const BUSYBOX = ['wget', 'nc', 'ps'];

/**
 * The contents of an image by its short name and tag.
 * @returns undefined for an image that is not known: nothing may be said of it.
 */
export function findImageContents(name: string, tag = 'latest'): ImageContents | undefined {
  if (name === 'alpine') return { system: 'alpine', tools: BUSYBOX, hasShell: true, full: false };
  if (name === 'busybox') return { system: 'none', tools: BUSYBOX, hasShell: true, full: false };
  if (name === 'debian' || name === 'ubuntu') return { system: 'debian', tools: ['bash'], hasShell: true, full: false };
  if (/^(?:fedora|amazonlinux|rockylinux|almalinux|centos)$/.test(name) || /\/ubi\d+(?:\/|-minimal|$)/.test(name)) {
    return /micro/.test(name) ? undefined : { system: 'rpm', tools: ['curl', 'bash'], hasShell: true, full: false };
  }
  if (name.startsWith('gcr.io/distroless/')) {
    return /\bdebug\b/.test(tag) ? undefined : { system: 'none', tools: [], hasShell: false, full: false };
  }
  if (name.startsWith('cgr.dev/chainguard/')) {
    return /-dev$/.test(tag) ? undefined : { system: 'none', tools: [], hasShell: false, full: false };
  }
  if (name === 'nginx') return nginxContents(tag);
  if (name === 'ghcr.io/astral-sh/uv') return uvContents(tag);
  if (LANGUAGES.includes(name)) return languageContents(name, tag);
  return undefined;
}

function nginxContents(tag: string): ImageContents {
  const slim = tag.includes('slim');
  if (tag.includes('alpine')) {
    return { system: 'alpine', tools: slim ? BUSYBOX : [...BUSYBOX, 'curl'], hasShell: true, full: false };
  }
  return { system: 'debian', tools: ['curl', 'bash'], hasShell: true, full: false };
}

function uvContents(tag: string): ImageContents | undefined {
  if (tag.includes('alpine')) return { system: 'alpine', tools: BUSYBOX, hasShell: true, full: false };
  if (tag.includes('slim')) return { system: 'debian', tools: ['bash'], hasShell: true, full: false };
  if (DEBIAN_CODENAMES.test(tag)) return fullContents();
  return undefined;
}

function languageContents(name: string, tag: string): ImageContents | undefined {
  if (/windows|nanoserver/.test(tag)) return undefined;
  if (tag.includes('alpine')) return { system: 'alpine', tools: BUSYBOX, hasShell: true, full: false };
  if (tag.includes('slim')) return { system: 'debian', tools: ['bash'], hasShell: true, full: false };
  if (/^[\w.-]+$/.test(tag)) return { ...fullContents(), full: name === 'python' || name === 'node' || name === 'ruby' };
  return undefined;
}

function fullContents(): ImageContents {
  return { system: 'debian', tools: ['curl', 'wget', 'bash', 'git', 'ps'], hasShell: true, full: true };
}

/** Official images whose process is root unless the Dockerfile says otherwise. */
const ROOT_IMAGES = new Set(
  ('alpine busybox debian ubuntu fedora amazonlinux rockylinux almalinux centos python node golang ruby rust php perl openjdk ' +
    'eclipse-temurin amazoncorretto maven gradle elixir erlang haskell swift dart mono gcc nginx httpd caddy traefik haproxy ' +
    'tomcat jetty buildpack-deps clojure julia r-base pypy oraclelinux opensuse/leap bash docker oven/bun denoland/deno ' +
    'nvidia/cuda pytorch/pytorch tensorflow/tensorflow continuumio/miniconda3 continuumio/anaconda3 ghcr.io/astral-sh/uv ' +
    'tiangolo/uvicorn-gunicorn-fastapi tiangolo/uvicorn-gunicorn mcr.microsoft.com/playwright mcr.microsoft.com/playwright/python ' +
    'mcr.microsoft.com/dotnet/aspnet mcr.microsoft.com/dotnet/runtime mcr.microsoft.com/dotnet/sdk').split(' '),
);

/** Images that start as root and give the right up themselves, in their own entrypoint. */
const DROPPING_IMAGES = new Set(
  'postgres redis valkey/valkey mysql mariadb mongo rabbitmq memcached pgvector/pgvector postgis/postgis'.split(' '),
);

/** What is known of the user an image runs as, if the Dockerfile sets none. */
export function findImageUser(name: string, tag = 'latest'): 'root' | 'drops' | 'other' | undefined {
  if (name.startsWith('gcr.io/distroless/')) return tag.includes('nonroot') ? 'other' : 'root';
  if (name.startsWith('mcr.microsoft.com/dotnet/') && /chiseled|distroless/.test(tag)) return 'other';
  if (name.startsWith('nvidia/') || name.startsWith('rocm/')) return 'root';
  if (DROPPING_IMAGES.has(name)) return 'drops';
  return ROOT_IMAGES.has(name) ? 'root' : undefined;
}

/** Images that come with a command of their own that serves: a Dockerfile on top need not name one. */
const SERVING_IMAGES =
  /^(?:nginx|nginxinc\/|httpd|caddy|traefik|haproxy|postgres|redis|valkey|mysql|mariadb|mongo|rabbitmq|memcached|php|tomcat|jetty|wordpress|elasticsearch|grafana\/|prom\/|clickhouse|minio\/|bitnami\/|pgvector\/|postgis\/|jenkins\/|ghost|nextcloud|tiangolo\/)/;

/** Whether an image is known to bring nothing that serves: a system or a language alone. */
export function bringsNoCommand(name: string): boolean {
  return (ROOT_IMAGES.has(name) || name.startsWith('gcr.io/distroless/')) && !SERVING_IMAGES.test(name);
}
