/** The package managers of systems: their verbs and the options that take a value. */

export type SystemFamily = 'apt' | 'apk' | 'rpm' | 'zypper' | 'pacman';

export interface SystemManager {
  readonly family: SystemFamily;
  /** Options that take a value. */
  readonly values: ReadonlySet<string>;
  /** Short names of verbs → the long one. */
  readonly verbs: Readonly<Record<string, string>>;
  /** First words of verbs of two words. */
  readonly groups?: readonly string[];
}

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

// apt-get(8), apt(8), aptitude(8)
const APT: SystemManager = {
  family: 'apt',
  values: list(
    '-t --target-release --default-release -o --option -c --config-file -a --host-architecture -P --build-profiles',
  ),
  verbs: {},
};

const APTITUDE: SystemManager = {
  ...APT,
  values: list(
    '-t --target-release --default-release -o -c -w --width -F --display-format -O --sort --add-user-tag',
  ),
  verbs: { 'safe-upgrade': 'upgrade' },
};

// apk(8)
const APK: SystemManager = {
  family: 'apk',
  values: list(
    '-t --virtual -X --repository -p --root --arch --keys-dir --repositories-file --wait --cache-dir --cache-max-age --progress-fd --timeout --dir',
  ),
  verbs: {},
};

// https://dnf.readthedocs.io/en/latest/command_ref.html, dnf5(8), microdnf(8)
const RPM: SystemManager = {
  family: 'rpm',
  values: list(
    '-c --config -d --debuglevel -e --errorlevel -x --exclude --excludepkgs --enablerepo --disablerepo --repo --repoid --releasever --installroot --setopt --comment --forcearch --color --advisory --bz --cve --sec-severity --destdir --downloaddir --rpmverbosity --disableplugin --enableplugin --disableexcludes',
  ),
  verbs: {
    in: 'install',
    rei: 'reinstall',
    up: 'upgrade',
    update: 'upgrade',
    'upgrade-min': 'upgrade-minimal',
    'update-minimal': 'upgrade-minimal',
    'up-min': 'upgrade-minimal',
    dg: 'downgrade',
    dsync: 'distro-sync',
    'distribution-synchronization': 'distro-sync',
    rm: 'remove',
    erase: 'remove',
    'group-install': 'groupinstall',
    grpinstall: 'groupinstall',
    grpinstallremove: 'groupremove',
    'build-dep': 'builddep',
    mc: 'makecache',
  },
  groups: ['group', 'groups', 'grp', 'module', 'environment', 'swap-group'],
};

// https://en.opensuse.org/SDB:Zypper_manual
const ZYPPER: SystemManager = {
  family: 'zypper',
  values: list(
    '-R --root --reposd-dir -C --cache-dir --raw-cache-dir --solv-cache-dir --pkg-cache-dir -p --plus-repo --plus-content -c --config -r --repo --from -t --type --download --userdata --installroot --releasever -b --bugzilla --cve --issue -g --category --date',
  ),
  verbs: {
    in: 'install',
    rm: 'remove',
    si: 'source-install',
    up: 'update',
    dup: 'dist-upgrade',
    ref: 'refresh',
    cc: 'clean',
    inr: 'install-new-recommends',
  },
};

/** Program → how it is called. */
export const SYSTEM_MANAGERS: Readonly<Record<string, SystemManager>> = {
  'apt-get': APT,
  apt: APT,
  aptitude: APTITUDE,
  apk: APK,
  yum: RPM,
  dnf: RPM,
  dnf5: RPM,
  'dnf-3': RPM,
  microdnf: RPM,
  tdnf: RPM,
  zypper: ZYPPER,
};
