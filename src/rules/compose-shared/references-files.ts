const FILE_NAME =
  /\.(?:conf|cnf|cfg|ini|ya?ml|json|jsonc|toml|xml|properties|sql|sh|py|js|ts|lua|txt|md|html?|css|env|pem|crt|cer|key|csr|p12|pfx|jks|acl|template|tmpl|tpl|rules|lock|log|db|sqlite3?|htpasswd|passwd|so|jar|rb|php|list|repo)$/i;
const FILE_WORDS =
  /^(?:Caddyfile|Dockerfile|Makefile|Procfile|\.htpasswd|htpasswd|hosts|nginx\.conf|Corefile)$/;

/** Whether a mount is of a file rather than of a folder, by the names on both sides. */
export function looksLikeFile(hostPath: string, target: string | undefined): boolean {
  const name = hostPath.slice(hostPath.lastIndexOf('/') + 1);
  if (FILE_NAME.test(name) || FILE_WORDS.test(name)) {
    // `conf.d`-like folders have no such ending; a target that ends in a slash is a folder.
    return !(target ?? '').endsWith('/');
  }
  const inside = (target ?? '').slice((target ?? '').lastIndexOf('/') + 1);
  return !name.includes('.') && FILE_NAME.test(inside) && !/^\./.test(inside);
}

/** Whether by its name a file is one that each machine makes for itself: a key, a certificate, a log, a database. */
export function looksPrivate(path: string): boolean {
  return /\.(?:pem|crt|cer|key|csr|p12|pfx|jks|log|db|sqlite3?|htpasswd)$|(?:^|\/)(?:\.?htpasswd|secrets?|certs?|certificates|ssl|tls|keys|letsencrypt|logs?|data|tmp)\//i.test(
    path,
  );
}
