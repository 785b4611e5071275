import type { DockerfileModel } from '../../models/dockerfile.js';
import type { Stage } from '../../syntax/dockerfile/stage-types.js';
import { baseImageOf } from './stage-facts.js';

/** What `/bin/sh` is in an image. */
export type PosixShell = 'dash' | 'busybox' | 'bash' | 'unknown';

// Read from the images' own /bin/sh, 2026-11: rpm and Arch families link it to bash, Alpine to busybox, Debian and
// Ubuntu to dash.
const BASH =
  /(?:^|\/)(?:fedora|centos|rockylinux|almalinux|oraclelinux|amazonlinux|archlinux|ubi\d*(?:-\w+)?|ubi\d+\/[\s\S]+|leap|tumbleweed|sle\d*|bci-\w+|manylinux\w*|rhel\d*|clearlinux|photon|azurelinux[\s\S]*|mariner[\s\S]*)$/;
const DASH =
  /^(?:debian|ubuntu|buildpack-deps|python|node|golang|rust|ruby|php|perl|gcc|openjdk|eclipse-temurin|maven|gradle|postgres|mysql|mongo|redis|nginx|httpd|tomcat|rabbitmq|elasticsearch|mambaorg\/micromamba|continuumio\/\w+|nvidia\/cuda|pytorch\/pytorch|tensorflow\/tensorflow|oven\/bun|mcr\.microsoft\.com\/(?:playwright|devcontainers)\S*)$/;
const ALPINE = /(?:^|[-_.])alpine/;

/** Which shell `sh` is in a stage, as far as its base image is known. */
export function posixShellOf({ graph }: Pick<DockerfileModel, 'graph'>, stage: Stage): PosixShell {
  const { image } = baseImageOf(graph, stage);
  if (!image) return 'unknown';
  const name = image.short;
  if (/(?:^|\/)(?:alpine|busybox)$/.test(name) || ALPINE.test(image.tag ?? '') || /alpine/.test(name))
    return 'busybox';
  if (BASH.test(name) || /(?:^|[-_.])(?:ubi\d|rockylinux|centos|fedora|el\d)/.test(image.tag ?? ''))
    return 'bash';
  if (DASH.test(name))
    return /^(?:gradle|maven|eclipse-temurin|openjdk|mysql)$/.test(name) &&
      /oracle|ol\d/.test(image.tag ?? '')
      ? 'bash'
      : 'dash';
  return 'unknown';
}
