import type { ProviderId } from '../providers/types.js';
import type { ProbeReason } from './types.js';

/** A reason in words: what was seen, and the next step where there is one. */
export interface ReasonText {
  readonly what: string;
  readonly hint?: string;
}

const TEXTS: Readonly<Record<ProbeReason, ReasonText>> = {
  accepted: { what: 'the provider accepted the key' },
  'accepted-restricted': {
    what: 'the key is genuine but may not list models',
    hint: 'whether it may call the model was not checked; look at its permissions',
  },
  reachable: { what: 'it answers, and needs no key' },
  'invalid-key': {
    what: 'the provider says that the key is not valid',
    hint: 'make a new key and put it in place of this one',
  },
  'leaked-key': {
    what: 'the provider blocked the key because it was found in public',
    hint: 'make a new key, and find out where this one leaked',
  },
  'credential-not-received': {
    what: 'the provider says that it received no key, though one was sent',
    hint: 'a proxy or gateway in between may drop the header',
  },
  unauthorized: {
    what: 'refused with 401, but not in a way that the provider documents',
    hint: 'a gateway or proxy may have answered',
  },
  forbidden: {
    what: 'refused with 403',
    hint: 'the key may lack a permission, or the network may be blocked',
  },
  'key-type': {
    what: 'the provider does not accept this type of key here',
    hint: 'make a new key on the key page; old unrestricted keys are being turned off',
  },
  'wrong-region': {
    what: 'the key belongs to another region',
    hint: 'use the regional host, such as us.api.openai.com, in the base URL',
  },
  'region-blocked': {
    what: 'the provider does not serve the region that this request came from',
    hint: 'probe from the network where the backend runs',
  },
  'ip-not-allowed': {
    what: 'this address is not on the list of addresses that may use the key',
    hint: 'probe from the network where the backend runs',
  },
  'network-blocked': {
    what: 'a firewall in front of the provider refused this network',
    hint: 'probe from the network where the backend runs, without VPN',
  },
  'no-organization': {
    what: 'the account of the key belongs to no organisation',
    hint: 'check the organisation and project settings of the key',
  },
  'organization-restricted': {
    what: 'the provider restricted or disabled the organisation of the key',
    hint: 'ask the provider’s support',
  },
  'service-disabled': {
    what: 'the API is not enabled in the key’s project',
    hint: 'enable it in the provider’s console',
  },
  'quota-exhausted': {
    what: 'the quota or the credit is used up',
    hint: 'add credit or raise the limit in the provider’s billing settings',
  },
  'payment-required': {
    what: 'the provider asks for payment',
    hint: 'check credit, plan and spending limit of the account',
  },
  'rate-limited': { what: 'too many requests at the moment', hint: 'try again later' },
  overloaded: { what: 'the provider is overloaded', hint: 'try again later' },
  'server-error': {
    what: 'the provider had an error of its own',
    hint: 'look at its status page, try again later',
  },
  'not-found': {
    what: 'there is nothing at this address',
    hint: 'check the base URL, above all its version segment',
  },
  gone: { what: 'this address is no longer served', hint: 'check the base URL' },
  'public-endpoint': { what: 'it answers, but to anybody: nothing there proves a key' },
  redirected: {
    what: 'it redirects to another host; the key was not sent there',
    hint: 'put the final address into the base URL',
  },
  html: { what: 'a web page came instead of data', hint: 'a proxy’s login page, or a wrong base URL' },
  'not-json': { what: 'the answer is not JSON', hint: 'check the base URL, and proxies in between' },
  'truncated-json': {
    what: 'the answer breaks off in the middle',
    hint: 'try again; a proxy may cut answers',
  },
  'wrong-content-type': {
    what: 'the answer does not say that it is JSON',
    hint: 'check the base URL, and proxies in between',
  },
  'body-too-large': {
    what: 'the answer is larger than any that the provider documents',
    hint: 'check the base URL',
  },
  'unexpected-body': {
    what: 'the answer is JSON, but not of the documented form',
    hint: 'check that the base URL is this provider’s',
  },
  'unexpected-status': { what: 'the answer has a status that the provider does not document' },
  'not-configured': { what: 'no key is configured' },
  placeholder: {
    what: 'a placeholder stands where the key belongs; it was not sent',
    hint: 'put a key in its place',
  },
  'unsendable-key': {
    what: 'the key holds characters that no program can send; it was not sent',
    hint: 'look for blanks, quotes and invisible characters',
  },
  'admin-key': { what: 'an admin key cannot call models; it was not sent', hint: 'make a normal key' },
  'bad-base-url': { what: 'the base URL is no URL; nothing was sent' },
  'insecure-url': {
    what: 'the base URL is plain http to another machine; nothing was sent',
    hint: 'use https',
  },
  'untrusted-url': {
    what: 'the key comes from the environment and the base URL from a file that was only found; nothing was sent',
    hint: 'name the file with --env-file if its base URL may have the key',
  },
  'not-probed': { what: 'it was not asked' },
  deadline: { what: 'no answer before the deadline', hint: 'raise --timeout, or check the network' },
  internal: { what: 'the probe itself failed', hint: 'this is a bug; please report it' },
  aborted: { what: 'interrupted' },
  dns: {
    what: 'the name of the host does not resolve',
    hint: 'check the base URL, the network, and whether a proxy is needed',
  },
  refused: { what: 'nothing listens at this address', hint: 'check host and port of the base URL' },
  unreachable: { what: 'there is no route to the host', hint: 'check network, VPN and firewall' },
  reset: { what: 'the connection was cut', hint: 'try again; a firewall may cut it' },
  'connect-timeout': {
    what: 'no connection within the time limit',
    hint: 'a firewall may drop packets; is HTTPS_PROXY needed?',
  },
  'headers-timeout': {
    what: 'connected, but no answer within the time limit',
    hint: 'try again later, or raise --timeout',
  },
  'body-timeout': { what: 'the answer stopped in the middle', hint: 'try again later' },
  'tls-expired': {
    what: 'the certificate has expired, or is not valid yet',
    hint: 'check this machine’s clock, then the server’s certificate',
  },
  'tls-untrusted': {
    what: 'the certificate comes from an authority that is not trusted here',
    hint: 'behind a company proxy, name its certificate in NODE_EXTRA_CA_CERTS',
  },
  'tls-wrong-name': {
    what: 'the certificate belongs to another host',
    hint: 'check the host of the base URL; a captive portal may answer',
  },
  'tls-failed': { what: 'no secure connection could be made', hint: 'check scheme and port of the base URL' },
  'proxy-failed': {
    what: 'the proxy did not pass the request on',
    hint: 'check HTTPS_PROXY, HTTP_PROXY and NO_PROXY',
  },
  'bad-http': { what: 'the answer is not HTTP', hint: 'check scheme and port of the base URL' },
  'bad-encoding': {
    what: 'the answer is compressed in a way that cannot be undone',
    hint: 'a proxy may have damaged it',
  },
  'bad-request': {
    what: 'no request could be made of the key and the URL',
    hint: 'look for invisible characters in both',
  },
};

const OWN_HINTS: Partial<Record<ProviderId, Partial<Record<ProbeReason, string>>>> = {
  ollama: {
    refused:
      'is `ollama serve` running? From a container, use http://host.docker.internal:11434 or the service’s name',
    dns: 'inside Compose use the service’s name; outside it use http://127.0.0.1:11434',
  },
  anthropic: { 'not-found': 'check the base URL; the same answer is given for a disabled key' },
  openrouter: { 'invalid-key': 'wrong, disabled and expired keys are told apart only on the key page' },
  huggingface: { gone: 'use https://router.huggingface.co/v1' },
};

/** Says a reason in words, with the next step that fits the provider. */
export function explainReason(reason: ProbeReason, provider?: ProviderId): ReasonText {
  const text = TEXTS[reason];
  const own = provider ? OWN_HINTS[provider]?.[reason] : undefined;
  return own ? { ...text, hint: own } : text;
}

/** Whether the reason is that no answer came, or none from the provider itself. */
export function isUnreachable(reason: ProbeReason): boolean {
  return UNREACHABLE.has(reason);
}

const UNREACHABLE: ReadonlySet<ProbeReason> = new Set([
  'dns',
  'refused',
  'unreachable',
  'reset',
  'connect-timeout',
  'headers-timeout',
  'body-timeout',
  'tls-expired',
  'tls-untrusted',
  'tls-wrong-name',
  'tls-failed',
  'proxy-failed',
  'bad-http',
  'bad-encoding',
  'deadline',
  'html',
  'network-blocked',
]);
