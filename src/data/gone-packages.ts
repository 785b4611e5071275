/**
 * Packages that a release of a distribution no longer has, so that installing them fails there.
 * Checked on 2026-11-22 against the package indexes of Debian 12 and 13 (main); what is said of older Debian releases and
 * of Ubuntu is from their release notes and was not checked against an index.
 */

/** A package that is gone. */
export interface GonePackage {
  readonly name: string;
  /** First Debian major without it. */
  readonly debian?: number;
  /** First Ubuntu release without it. */
  readonly ubuntu?: number;
  /** What to install instead. */
  readonly instead: string;
}

/** Day on which the table was compiled. */
export const GONE_PACKAGES_AS_OF = '2026-11-22';

export const GONE_PACKAGES: readonly GonePackage[] = [
  { name: 'libgl1-mesa-glx', debian: 13, ubuntu: 24.04, instead: 'libgl1' },
  { name: 'libegl1-mesa', debian: 13, ubuntu: 24.04, instead: 'libegl1' },
  { name: 'libgles2-mesa', debian: 13, ubuntu: 24.04, instead: 'libgles2' },
  { name: 'software-properties-common', debian: 13, instead: 'a sources file under /etc/apt/sources.list.d' },
  { name: 'netcat', debian: 12, ubuntu: 22.10, instead: 'netcat-openbsd' },
  { name: 'python', debian: 11, ubuntu: 20.04, instead: 'python-is-python3' },
  { name: 'python-pip', debian: 11, ubuntu: 20.04, instead: 'python3-pip' },
  { name: 'libssl1.1', debian: 12, ubuntu: 22.04, instead: 'libssl3' },
  { name: 'libssl1.0-dev', debian: 10, ubuntu: 20.04, instead: 'libssl-dev' },
  { name: 'libappindicator1', debian: 13, instead: 'libayatana-appindicator1' },
  { name: 'gconf-service', debian: 13, ubuntu: 24.04, instead: 'nothing: GConf is no more' },
  { name: 'libgconf-2-4', debian: 13, ubuntu: 24.04, instead: 'nothing: GConf is no more' },
  { name: 'openjdk-8-jdk', debian: 10, instead: 'a JDK that the release has, or an eclipse-temurin image' },
  { name: 'openjdk-8-jre', debian: 10, instead: 'a JRE that the release has, or an eclipse-temurin image' },
  { name: 'openjdk-11-jdk', debian: 12, instead: 'openjdk-17-jdk' },
  { name: 'openjdk-11-jre', debian: 12, instead: 'openjdk-17-jre' },
  { name: 'openjdk-11-jre-headless', debian: 12, instead: 'openjdk-17-jre-headless' },
  { name: 'openjdk-17-jdk', debian: 13, instead: 'openjdk-21-jdk' },
  { name: 'openjdk-17-jre', debian: 13, instead: 'openjdk-21-jre' },
  { name: 'openjdk-17-jre-headless', debian: 13, instead: 'openjdk-21-jre-headless' },
  { name: 'mysql-client', debian: 10, instead: 'default-mysql-client' },
  { name: 'libjasper-dev', debian: 9, ubuntu: 18.04, instead: 'nothing: it was removed for its holes' },
  { name: 'libpng12-0', debian: 9, ubuntu: 16.1, instead: 'libpng16-16' },
  { name: 'libatlas-base-dev', debian: 13, instead: 'libopenblas-dev' },
  { name: 'libicu67', debian: 12, instead: 'the libicu of the release' },
  { name: 'libicu72', debian: 13, instead: 'libicu76' },
  { name: 'libasound2', ubuntu: 24.04, instead: 'libasound2t64' },
  { name: 'libncurses5', debian: 13, ubuntu: 24.04, instead: 'libncurses6' },
  { name: 'libtinfo5', debian: 13, ubuntu: 24.04, instead: 'libtinfo6' },
];
