/** How programs are told not to check certificates or signatures, from their manuals. */

export interface OffSwitch {
  readonly tools: readonly string[];
  /** Matches one word of the command, or two with a blank between them. */
  readonly pattern: RegExp;
  /** Signatures of packages, not certificates. */
  readonly unsigned: boolean;
  readonly label: string;
}

const apt = ['apt-get', 'apt', 'aptitude'];
const rpm = ['dnf', 'yum', 'microdnf', 'dnf5', 'tdnf'];

export const OFF_SWITCHES: readonly OffSwitch[] = [
  { tools: apt, pattern: /^--allow-unauthenticated$/, unsigned: true, label: '--allow-unauthenticated' },
  { tools: apt, pattern: /^--force-yes$/, unsigned: true, label: '--force-yes' },
  {
    tools: apt,
    pattern: /^--allow-insecure-repositories$/,
    unsigned: true,
    label: '--allow-insecure-repositories',
  },
  {
    tools: apt,
    pattern: /(?:AllowInsecureRepositories|APT::Get::AllowUnauthenticated)=["']?(?:true|1|yes)/i,
    unsigned: true,
    label: 'AllowUnauthenticated',
  },
  {
    tools: apt,
    pattern: /Acquire::https?::Verify-(?:Peer|Host)=["']?(?:false|0|no)/i,
    unsigned: false,
    label: 'Verify-Peer=false',
  },
  { tools: ['apk'], pattern: /^--allow-untrusted$/, unsigned: true, label: '--allow-untrusted' },
  { tools: ['apk'], pattern: /^--no-check-certificate$/, unsigned: false, label: '--no-check-certificate' },
  { tools: rpm, pattern: /^--(?:nogpgcheck|no-gpgchecks)$/, unsigned: true, label: '--nogpgcheck' },
  { tools: rpm, pattern: /(?:^|[.=])gpgcheck=(?:0|false|no)$/i, unsigned: true, label: 'gpgcheck=0' },
  { tools: rpm, pattern: /sslverify=(?:0|false|no)$/i, unsigned: false, label: 'sslverify=0' },
  {
    tools: ['zypper'],
    pattern: /^--(?:no-gpg-checks|allow-unsigned-rpm)$/,
    unsigned: true,
    label: '--no-gpg-checks',
  },
  {
    tools: ['git'],
    pattern: /^http(?:\.[^ ]+)?\.sslverify[ =](?:false|0|no)$/i,
    unsigned: false,
    label: 'http.sslVerify=false',
  },
  {
    tools: ['npm', 'yarn', 'pnpm'],
    pattern: /^(?:--)?strict-ssl[ =]false$|^--no-strict-ssl$/i,
    unsigned: false,
    label: 'strict-ssl=false',
  },
  { tools: ['yarn'], pattern: /^enableStrictSsl false$/i, unsigned: false, label: 'enableStrictSsl=false' },
  {
    tools: ['conda', 'mamba', 'micromamba'],
    pattern: /^ssl_verify (?:false|no)$|^--insecure$|^-k$/i,
    unsigned: false,
    label: 'ssl_verify=false',
  },
  {
    tools: ['helm', 'kubectl', 'oc'],
    pattern: /^--insecure-skip-tls-verify(?:=true)?$/,
    unsigned: false,
    label: '--insecure-skip-tls-verify',
  },
  { tools: ['composer'], pattern: /^disable-tls (?:true|1)$/, unsigned: false, label: 'disable-tls' },
  {
    tools: ['bundle'],
    pattern: /^ssl_verify_mode (?:0|:?none)$/i,
    unsigned: false,
    label: 'ssl_verify_mode=0',
  },
  {
    tools: ['poetry'],
    pattern: /^certificates\.[^ ]+\.cert false$/,
    unsigned: false,
    label: 'certificates.cert=false',
  },
];

const OFF = /^(?:0|false|no|off|never|n|f)$/i;

/** Variables that switch checks off, with the values that do. */
const VARIABLES: Readonly<Record<string, RegExp>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: /^0$/,
  PYTHONHTTPSVERIFY: /^0$/,
  GIT_SSL_NO_VERIFY: /^(?!0$|false$|$)/i,
  NPM_CONFIG_STRICT_SSL: OFF,
  npm_config_strict_ssl: OFF,
  YARN_STRICT_SSL: OFF,
  YARN_ENABLE_STRICT_SSL: OFF,
  PIP_TRUSTED_HOST: /./,
  UV_INSECURE_HOST: /./,
  CONDA_SSL_VERIFY: OFF,
  BUNDLE_SSL_VERIFY_MODE: /^(?:0|:?none)$/i,
  GOINSECURE: /./,
};

/** Whether a variable with this value switches a check off. */
export function isOffSwitch(name: string, value: string | undefined): boolean {
  return value !== undefined && Object.hasOwn(VARIABLES, name) && VARIABLES[name]!.test(value);
}
