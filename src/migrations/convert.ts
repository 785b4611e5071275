const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/**
 * The value in its new form; the same text where it is in that form already; undefined where it cannot be said.
 * A size counts in steps of 1024, as the old backend did: `50MB` is 52428800.
 */
export function convertValue(form: string, value: string): string | undefined {
  // What is put together at run time cannot be converted here.
  if (/\$[{A-Za-z_(]/.test(value)) return undefined;
  const text = value.trim();
  if (text === '') return value;
  switch (form) {
    case 'json-list-to-commas':
      return jsonToCommas(text, value);
    case 'size-to-bytes':
      return sizeToBytes(text);
    case 'megabytes-to-bytes':
      return /^\d{1,9}(?:\.\d{1,6})?$/.test(text) ? whole(Number(text) * 1024 ** 2) : sizeToBytes(text, true);
    case 'ollama-host-to-url':
      return ollamaUrl(text);
    default:
      return undefined;
  }
}

function jsonToCommas(text: string, value: string): string | undefined {
  if (!text.startsWith('[')) return /["[\]{}]/.test(text) ? undefined : value;
  try {
    const items: unknown = JSON.parse(text);
    if (!Array.isArray(items)) return undefined;
    const words = items.map((item) => (typeof item === 'string' ? item.trim() : undefined));
    return words.every((word) => word !== undefined && word !== '' && !word.includes(','))
      ? words.join(',')
      : undefined;
  } catch {
    return undefined;
  }
}

function sizeToBytes(text: string, needsUnit = false): string | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)\s*(?:([KMG])(?:i?B)?|B)?$/i.exec(text);
  if (!match || (needsUnit && !match[2])) return undefined;
  return whole(Number(match[1]) * UNITS[(match[2] ?? '').toUpperCase()]!);
}

const whole = (number: number) => (Number.isSafeInteger(number) ? String(number) : undefined);

/** OLLAMA_HOST says where the server listens: scheme and port may be missing, 0.0.0.0 is no address to call. */
function ollamaUrl(text: string): string | undefined {
  const match = /^(?:(https?):\/\/)?(\[[0-9a-f:]+\]|[^\s/:?#@]*)(?::(\d{1,5}))?(\/[^\s?#]*)?$/i.exec(text);
  if (!match) return undefined;
  const [, scheme, host = '', port, path = ''] = match;
  const name = host === '' || host === '0.0.0.0' || host === '[::]' ? '127.0.0.1' : host;
  const standard = scheme?.toLowerCase() === 'https' ? '443' : scheme ? '80' : '11434';
  const shown = port ?? (scheme ? standard : '11434');
  return `${scheme?.toLowerCase() ?? 'http'}://${name}:${shown}${path === '/' ? '' : path}`;
}
