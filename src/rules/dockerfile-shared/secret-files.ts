const TEMPLATE =
  /(?:^|[._-])(?:example|template|sample|dist|tpl|defaults?|schema|test|ci|vault|enc|gpg|sops)(?:[._-]|$)/i;
const PUBLIC =
  /(?:^|[._-])(?:ca|cert|certs|certificate|chain|fullchain|pub|public|root|bundle|cacert|trust)(?:[._-]|$)/i;

/** What a file is by its name, if it is one that holds secrets; undefined for others and for templates of them. */
export function secretKindOf(path: string): 'environment file' | 'private key' | 'credentials' | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (/^\.env(?:[._-].+)?$/i.test(name) || /^[\w-]+\.env$/i.test(name))
    return TEMPLATE.test(name) ? undefined : 'environment file';
  if (/^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(name)) return 'private key';
  if (/\.(?:pem|key|p12|pfx|jks|keystore)$/i.test(name))
    return PUBLIC.test(name) || TEMPLATE.test(name) ? undefined : 'private key';
  if (/^(?:\.netrc|\.pypirc|\.git-credentials|\.htpasswd|\.pgpass|\.dockercfg|kubeconfig)$/.test(name))
    return 'credentials';
  if (
    /^(?:credentials|client_secrets?|service[-_]?account(?:[-_]?key)?|application_default_credentials|secrets?)\.(?:json|ya?ml|toml)$/i.test(
      name,
    )
  ) {
    return 'credentials';
  }
  return /(?:^|\/)\.(?:aws|docker|kube)\/(?:credentials|config|config\.json)$/.test(path)
    ? 'credentials'
    : undefined;
}
