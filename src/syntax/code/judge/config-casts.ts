import type { CodeRead } from '../types.js';
import {
  asBoolean,
  type Cast,
  finite,
  float,
  integer,
  json,
  lower,
  marshmallow,
  misreads,
  NOT_KNOWN,
  raises,
  reads,
  strtobool,
  words,
} from './cast-parts.js';
import { LIST_CASTS } from './list-casts.js';
import { isPydanticDecimal, readInt, stripPython } from './python-numbers.js';
import type { Judgement } from './types.js';

/** What a library does before it converts; undefined where it converts the text as it is. */
export function beforeCast({ by, default: chosen }: CodeRead, text: string): Judgement | undefined {
  // `{{OTHER}}` and `$OTHER` stand for another variable.
  if (by === 'environs' && /^\s*\{\{/.test(text)) return NOT_KNOWN;
  if (by !== 'django-environ') return undefined;
  if (text.startsWith('$')) return NOT_KNOWN;
  return text === '' && chosen?.kind === 'nothing' ? reads(null) : undefined;
}

const LEVELS = new Set(['CRITICAL', 'FATAL', 'ERROR', 'WARN', 'WARNING', 'INFO', 'DEBUG', 'NOTSET']);
const DJANGO_WORDS = ['true', 'on', 'ok', 'y', 'yes', '1'];
/** Schemes that dj-database-url knows by itself. */
const DATABASES =
  /^(?:postgres|postgresql|pgsql|postgis|mysql2?|mysqlgis|mysql-connector|mssql|mssqlms|oracle|oraclegis|redshift|spatialite|sqlite|cockroach|timescale|timescalegis):\/\//;

/** What Starlette, python-decouple, environs and django-environ convert with; compared by scripts/oracles/config-casts.py. */
export const CONFIG_CASTS: Readonly<Record<string, Cast>> = {
  ...LIST_CASTS,
  'decouple.bool': (text) => (text === '' ? reads(false) : strtobool(text)),
  'starlette.bool': words(['true', '1'], ['false', '0'], lower),
  'environs.bool': marshmallow,
  'environs.int': integer,
  'environs.float': finite,
  'environs.decimal': (text) => {
    const isNumber = isPydanticDecimal(text);
    if (isNumber === null) return NOT_KNOWN;
    return isNumber ? reads() : raises('number');
  },
  'environs.json': (text, { default: chosen }) => {
    const judged = json(text);
    const isNull = judged.ok && judged.value === null;
    return isNull && chosen?.kind !== 'nothing' ? raises('json-shape') : judged;
  },
  'environs.url': (text) => marshmallowUrl(text),
  'environs.dj_db_url': (text) => {
    // A program may register other schemes; without any it cannot.
    if (!/^[a-z][a-z\d+.-]*:/i.test(text)) return raises('url');
    if (!DATABASES.test(text)) return NOT_KNOWN;
    const authority = /^[^:]+:\/\/([^/?#]*)/.exec(text)![1]!;
    const port = /:([^:\]@]*)$/.exec(authority)?.[1];
    if (text === 'sqlite://:memory:' || port === undefined || port === '') return reads();
    return /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? reads() : NOT_KNOWN;
  },
  'environs.log_level': (text) =>
    readInt(text) !== undefined || LEVELS.has(text.toUpperCase()) ? reads() : raises('choice'),
  'django-environ.bool': (text) => {
    const number = readInt(text);
    if (number === null) return NOT_KNOWN;
    const isTrue = number === undefined ? DJANGO_WORDS.includes(stripPython(lower(text))) : number !== 0n;
    return asBoolean(isTrue, text, DJANGO_WORDS.join(', '));
  },
  'django-environ.int': integer,
  'django-environ.json': json,
  'django-environ.float': djangoFloat,
  'starlette.URL': () => reads(),
  // urlparse refuses next to nothing.
  'django-environ.url': (text) => (/[[\]]|[^\0-\x7f]/.test(text) ? NOT_KNOWN : reads()),
};

/** All but digits, points and minus is taken away; the last comma or point is the decimal one. */
function djangoFloat(text: string): Judgement {
  if (/[^\0-\x7f]/.test(text)) return NOT_KNOWN;
  const parts = text.replace(/[^\d,.-]/g, '').split(/[,.]/);
  const last = parts.pop()!;
  const judged = float(parts.length === 0 ? last : `${parts.join('')}.${last}`);
  if (judged.ok !== true) return judged;
  return /[^\d,.\s+_-]/.test(text) ? misreads('number') : judged;
}

/** marshmallow takes web and FTP addresses alone, with a full name, `localhost` or an address as their host. */
function marshmallowUrl(text: string): Judgement {
  const match = /^([a-z\d.+-]*):\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)(?::(\d*))?(?=[/?#]|$)/i.exec(text);
  if (!match || !/^(?:https?|ftps?)$/i.test(match[1]!)) return raises('url', 'http, https, ftp, ftps');
  const host = match[2]!;
  if (/[^\0-\x7f]/.test(text) || match[3] === '') return NOT_KNOWN;
  if (host === '' || /[\s_]/.test(host) || /^(?!localhost$)[a-z\d-]+$/i.test(host)) return raises('url');
  const isPlain = /^(?:localhost|(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,6}|\d{1,3}))$/i.test(
    host,
  );
  const isSure = isPlain && /^(?:[/?#]\S+|\/?)$/.test(text.slice(match[0].length));
  return isSure ? reads() : NOT_KNOWN;
}
