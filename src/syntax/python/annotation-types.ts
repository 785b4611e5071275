import type { Shape } from '../code/shape.js';

const url = (
  schemes: string,
  more: { hostless?: boolean; many?: boolean; maxLength?: number } = {},
): Shape => ({
  kind: 'url',
  schemes: schemes.split(' '),
  ...more,
});
const list: Shape = { kind: 'list', items: { kind: 'any' } };
const set: Shape = { kind: 'set', items: { kind: 'any' } };
const dict: Shape = { kind: 'dict', keys: { kind: 'any' }, values: { kind: 'any' } };
const number: Shape = { kind: 'number' };
const integer: Shape = { kind: 'integer' };
const path: Shape = { kind: 'format', format: 'path' };
const uuid: Shape = { kind: 'format', format: 'uuid' };
/** Of which only running the program would tell more: the disk, a calendar, a library. */
const unknown: Shape = { kind: 'unknown' };

/** Names of types, by their last part, with what pydantic takes for them. */
export const TYPES: Readonly<Record<string, Shape>> = {
  str: { kind: 'string' },
  int: integer,
  float: number,
  bool: { kind: 'boolean' },
  None: { kind: 'none' },
  NoneType: { kind: 'none' },
  Any: { kind: 'any' },
  object: { kind: 'any' },
  Decimal: { kind: 'decimal' },
  StrictStr: { kind: 'string', strict: true },
  StrictInt: { kind: 'integer', strict: true },
  StrictFloat: { kind: 'number', strict: true },
  StrictBool: { kind: 'boolean', strict: true },
  PositiveInt: { kind: 'integer', gt: 0 },
  NonNegativeInt: { kind: 'integer', ge: 0 },
  NegativeInt: { kind: 'integer', lt: 0 },
  NonPositiveInt: { kind: 'integer', le: 0 },
  PositiveFloat: { kind: 'number', gt: 0 },
  NonNegativeFloat: { kind: 'number', ge: 0 },
  NegativeFloat: { kind: 'number', lt: 0 },
  NonPositiveFloat: { kind: 'number', le: 0 },
  SecretStr: { kind: 'string' },
  EmailStr: { kind: 'format', format: 'email' },
  Path: path,
  PurePath: path,
  PosixPath: path,
  UUID: uuid,
  Json: { kind: 'json', inner: { kind: 'any' } },
  list,
  List: list,
  Sequence: list,
  set,
  Set: set,
  frozenset: set,
  FrozenSet: set,
  tuple: list,
  Tuple: list,
  dict,
  Dict: dict,
  Mapping: dict,
  MutableMapping: dict,
  deque: list,
  Deque: list,
  AnyUrl: { kind: 'url' },
  AnyHttpUrl: url('http https'),
  HttpUrl: url('http https', { maxLength: 2083 }),
  AnyWebsocketUrl: url('ws wss'),
  WebsocketUrl: url('ws wss', { maxLength: 2083 }),
  FileUrl: url('file', { hostless: true }),
  FtpUrl: url('ftp'),
  PostgresDsn: url(
    'postgres postgresql postgresql+asyncpg postgresql+pg8000 postgresql+psycopg postgresql+psycopg2 postgresql+psycopg2cffi postgresql+py-postgresql postgresql+pygresql',
    { many: true },
  ),
  CockroachDsn: url('cockroachdb cockroachdb+psycopg2 cockroachdb+asyncpg'),
  AmqpDsn: url('amqp amqps', { hostless: true }),
  RedisDsn: url('redis rediss', { hostless: true }),
  MongoDsn: url('mongodb mongodb+srv', { many: true, hostless: true }),
  KafkaDsn: url('kafka', { hostless: true }),
  NatsDsn: url('nats tls ws wss', { many: true, hostless: true }),
  MySQLDsn: url(
    'mysql mysql+mysqlconnector mysql+aiomysql mysql+asyncmy mysql+mysqldb mysql+pymysql mysql+cymysql mysql+pyodbc',
  ),
  MariaDBDsn: url('mariadb mariadb+mariadbconnector mariadb+pymysql', { hostless: true }),
  SnowflakeDsn: url('snowflake'),
  SecretBytes: unknown,
  bytes: unknown,
  FilePath: unknown,
  DirectoryPath: unknown,
  NewPath: unknown,
};

/** Types whose text is a secret. */
export const SECRETS = new Set(['SecretStr', 'SecretBytes', 'Secret']);
/** Types that are paths in short, though whether one is taken depends on the disk. */
export const PATHS = new Set(['FilePath', 'DirectoryPath', 'NewPath']);

/** `conint(…)` and its like: the type that they limit. */
export const CONSTRAINED: Readonly<Record<string, Shape>> = {
  conint: integer,
  confloat: number,
  condecimal: { kind: 'decimal' },
  constr: { kind: 'string' },
  conlist: list,
  conset: set,
};

/** What a generic type makes of its arguments. */
export function generic(base: string, items: readonly Shape[]): Shape | undefined {
  const [first = { kind: 'any' } as const, second] = items;
  if (/^(?:list|List|Sequence|deque|Deque)$/.test(base)) return { kind: 'list', items: first };
  if (/^(?:set|Set|frozenset|FrozenSet|AbstractSet)$/.test(base)) return { kind: 'set', items: first };
  if (/^(?:dict|Dict|Mapping|MutableMapping)$/.test(base))
    return { kind: 'dict', keys: first, values: second ?? { kind: 'any' } };
  if (/^(?:tuple|Tuple)$/.test(base)) return { kind: 'tuple', items };
  if (base === 'Json') return { kind: 'json', inner: first };
  if (base === 'Secret') return first;
  if (/^(?:Iterable|Collection|OrderedDict|DefaultDict|defaultdict|Counter)$/.test(base))
    return { kind: 'decoded' };
  return undefined;
}
