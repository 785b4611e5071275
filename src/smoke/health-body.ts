const WELL = /^(?:ok|okay|healthy|up|pass(?:ed|ing)?|success|alive|ready|running|true|green|operational)$/i;
const ILL =
  /^(?:unhealthy|down|fail(?:ed|ing|ure)?|error|degraded|critical|false|red|unavailable|disconnected|not[ _-]?(?:ok|ready|healthy))$/i;

/** What a health endpoint says of itself, whatever its status code. */
export interface HealthStatement {
  readonly state: 'well' | 'ill' | 'silent';
  /** Names of parts that it calls ill; keys of its JSON, public words. */
  readonly ill: readonly string[];
}

/** Reads the body of a health endpoint. */
export function readHealthBody(body: string): HealthStatement {
  let data: unknown;
  try {
    data = JSON.parse(body);
  } catch {
    const word = body.trim().slice(0, 40);
    return { state: WELL.test(word) ? 'well' : ILL.test(word) ? 'ill' : 'silent', ill: [] };
  }
  const ill: string[] = [];
  const isSaid = visit(data, '', ill, 0);
  return { state: ill.length > 0 ? 'ill' : isSaid ? 'well' : 'silent', ill: ill.filter(Boolean).slice(0, 5) };
}

/** Looks at words that stand for a state, two levels deep; true when one of them says that all is well. */
function visit(value: unknown, name: string, ill: string[], depth: number): boolean {
  if (typeof value === 'string' || typeof value === 'boolean') {
    const word = String(value);
    const isState =
      typeof value === 'string' || /status|state|health|ok|alive|ready|database|db|redis|cache/i.test(name);
    if (isState && ILL.test(word))
      ill.push(/^(?:status|state|health(?:y)?|ok)$/i.test(name) ? '' : plain(name));
    return WELL.test(word);
  }
  if (typeof value !== 'object' || value === null || depth > 3) return false;
  let isWell = false;
  for (const [key, inner] of Object.entries(value).slice(0, 50)) {
    const label = /^(?:status|state|health(?:y)?)$/i.test(key) && name !== '' ? name : key;
    if (visit(inner, label, ill, depth + 1)) isWell = true;
  }
  return isWell;
}

const plain = (name: string) => name.replace(/[^\w.-]/g, '').slice(0, 30);
