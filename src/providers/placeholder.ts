/**
 * Values that hold the place of a secret. Nothing here may fire on a random key: phrases are long or stand between
 * separators, and short words count only when the whole value is made of them.
 */

/**
 * `empty`: nothing, or a pair of quotes; `brackets`: `<key>`, `[KEY]`; `reference`: `${VAR}`, `{{ var }}`;
 * `elided`: `sk-...`, `sk-****`; `repeated`: `xxxx`; `sequence`: `123456`; `phrase`: `your-key-here`, `changeme`;
 * `word`: `none`, `todo`, `test-key`.
 */
export type PlaceholderKind =
  | 'empty'
  | 'brackets'
  | 'reference'
  | 'elided'
  | 'repeated'
  | 'sequence'
  | 'phrase'
  | 'word';

/** Why a value is no secret yet. */
export interface Placeholder {
  readonly kind: PlaceholderKind;
}

/** A placeholder is short; beyond this only repetition is looked for. */
const LENGTH_LIMIT = 512;

/** What vendors put before a key; a placeholder often keeps it. */
const VENDOR_PREFIX =
  /^(?:sk-or-v1-|sk-ant-api\d\d-|sk-ant-|sk-proj-|sk-svcacct-|sk-|gsk_|hf_|AIza(?:Sy)?|AQ\.|xai-|xoxb-|pk-)/;

/** A part that every value has which the expression matches, and the expression: most values have none of the parts. */
const PHRASES: readonly (readonly [part: string, phrase: RegExp])[] = [
  ['your', /(?:^|[^a-z])(?:put|add|enter|insert|paste|use)?[-_ .]?your[-_ .]+[a-z0-9]/i],
  [
    'your',
    /(?:^|[^a-z])your(?:own|actual|real|secret|super|api|key|token|password|openai|anthropic|mistral|groq|google|gemini|deepseek|hf|huggingface)/i,
  ],
  ['change', /(?:^|[^a-z])(?:please[-_ ]?)?change[-_ ]?(?:me|this|it|in[-_ ]prod|before|later|for)/i],
  ['replace', /(?:^|[^a-z])replace[-_ ]?(?:me|this|with|by|in)(?:[^a-z]|$)/i],
  ['replaceme', /(?:^|[^a-z])replaceme/i],
  ['placeholder', /placeholder/i],
  ['insert', /(?:^|[^a-z])insert[-_ ](?:your|api|key|token|here|the)(?:[^a-z]|$)/i],
  ['paste', /(?:^|[^a-z])paste[-_ ](?:your|api|key|token|here|the)(?:[^a-z]|$)/i],
  ['enter', /(?:^|[^a-z])enter[-_ ](?:your|api|key|token|here|the)(?:[^a-z]|$)/i],
  ['put', /(?:^|[^a-z])put[-_ ](?:your|api|key|token|here|the)(?:[^a-z]|$)/i],
  ['fill', /(?:^|[^a-z])fill[-_ ](?:your|api|key|token|here|the)(?:[^a-z]|$)/i],
  ['here', /(?:key|token|secret|password|value|dsn|id)[-_ .]?here$/i],
  ['here', /[-_ .]here$/i],
  ['example', /(?:^|[^a-z])example(?:[^a-z]|$)/i],
  ['sample', /(?:^|[^a-z])sample(?:[^a-z]|$)/i],
  ['dummy', /(?:^|[^a-z])dummy(?:[^a-z]|$)/i],
  ['fake', /(?:^|[^a-z])fake(?:[^a-z]|$)/i],
  ['example', /EXAMPLE(?:KEY)?$/],
  ['not', /(?:^|[^a-z])not[-_ ]?(?:a[-_ ]?)?(?:real|needed|set|used|valid)(?:[^a-z]|$)/i],
  ['be', /(?:^|[^a-z])to[-_ ]?be[-_ ]?(?:set|filled|changed|defined|replaced)/i],
  ['not', /(?:^|[^a-z])do[-_ ]not[-_ ](?:use|commit)/i],
  ['development', /for[-_ ]development[-_ ]only/i],
  ['redacted', /(?:^|[^a-z])redacted(?:[^a-z]|$)/i],
  ['generate', /(?:^|[^a-z])generate[-_ ](?:an?|new|one|using|the|with|your|from)(?:[^a-z]|$)/i],
  ['get', /(?:^|[^a-z])get[-_ ](?:the|with|your|from)(?:[^a-z]|$)/i],
  ['xxx', /(?:^|[-_])x{3,}(?:$|[-_])/i],
];

/** Words that give a value away when it consists of nothing but words. */
const MARKERS = new Set(
  `your test testing tests demo fake dummy example sample foo bar baz foobar none null nil undefined empty todo tbd
  fixme na xxx abc asdf qwerty changeme changethis replaceme placeholder secretkey apikey yourkey yourapikey mykey
  mysecret mysecretkey notneeded unused unset missing blank invalid lorem ipsum`.split(/\s+/),
);

/** Words that name what should stand there. Alone, two or more of them are a name and no value. */
const FILLERS = new Set(
  `a an the my our this that is it in on of or for to with and not only use used here there new old real actual own
  api key keys token secret access auth password passwd credentials value string id sk openai anthropic claude google
  gemini ai mistral deepseek openrouter groq hugging face huggingface ollama hf gpt azure dev development local prod
  production staging env environment super very long random please set provided llm model provider
  generate new get above below insecure unsafe secure should be must updated changed at least bytes byte characters
  character chars length minimum jwt even more string encryption encrypt signing session cookie database db postgres
  redis email smtp mail user username client admin root server service app application private public shared system
  internal webhook bot hash salt master main default initial temp temporary strong some any`.split(/\s+/),
);

/** Tells whether a value only holds the place of a secret. Linear in its length. */
export function findPlaceholder(value: string): Placeholder | undefined {
  const trimmed = unquote(value.trim());
  if (trimmed === '') return { kind: 'empty' };
  const body = trimmed.replace(VENDOR_PREFIX, '');
  if (isRepeated(body) || isRepeated(trimmed)) return { kind: 'repeated' };
  if (trimmed.length > LENGTH_LIMIT) return undefined;
  if (isReference(trimmed)) return { kind: 'reference' };
  if (isBracketed(body) || isBracketed(trimmed)) return { kind: 'brackets' };
  if (/\.{3}|…|\*{3}|•{3}/.test(trimmed) || body === '') return { kind: 'elided' };
  if (/x{6}|X{6}/.test(body)) return { kind: 'repeated' };
  if (isSequence(body)) return { kind: 'sequence' };
  const lower = trimmed.toLowerCase();
  if (PHRASES.some(([part, phrase]) => lower.includes(part) && phrase.test(trimmed)))
    return { kind: 'phrase' };
  return isMadeOfWords(body) ? { kind: 'word' } : undefined;
}

function unquote(value: string): string {
  const quoted = value.length >= 2 && /^["'`]/.test(value) && value.at(-1) === value[0];
  return quoted ? value.slice(1, -1).trim() : value;
}

/** One character over and over (`xxxx`, `0000-0000`), separators aside. */
function isRepeated(value: string): boolean {
  const first = value[0];
  if (value.length < 3 || first === undefined) return false;
  for (const character of value)
    if (character !== first && character !== '-' && character !== '_') return false;
  return value.length >= 4 || /[x*.?0-]/i.test(first);
}

function isReference(value: string): boolean {
  return (
    /^\$\{[^{}]{1,200}\}$/.test(value) ||
    /^\$\w{1,80}$/.test(value) ||
    /\{\{[^{}]{0,80}\}\}/.test(value) ||
    /^%\w{1,80}%$/.test(value) ||
    /^\$\([^()]{1,200}\)$/.test(value) ||
    /^(?:op|vault|secret|ssm|awssm|gcpsm|keyvault):\/\//.test(value)
  );
}

function isBracketed(value: string): boolean {
  return (
    /^<[^<>]{0,120}>$/.test(value) ||
    /^\[[^[\]]{0,120}\]$/.test(value) ||
    /<[a-z][\w .:-]{1,60}>/i.test(value)
  );
}

const SEQUENCES = ['01234567890123456789', '12345678901234567890', '0123456789abcdef0123456789abcdef'];

function isSequence(value: string): boolean {
  const squeezed = value.toLowerCase().replace(/[-_ ]/g, '');
  if (squeezed.length < 5) return false;
  if (/123456789|abcdefghij/.test(squeezed)) return true;
  if (SEQUENCES.some((sequence) => sequence.startsWith(squeezed))) return true;
  return /^abc(?:defgh[a-z]{0,18})?(?:123[0-9]{0,10})?$/.test(squeezed);
}

function isMadeOfWords(value: string): boolean {
  if (value.length > 80) return false;
  const words = value
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+|(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])/)
    .filter((word) => word !== '' && !/^\d{1,4}$/.test(word) && !/^123456/.test(word));
  if (words.length === 0) return false;
  if (!words.every((word) => MARKERS.has(word) || FILLERS.has(word))) return false;
  return words.length > 1 || MARKERS.has(words[0]!);
}
