import type { ReadType } from '../code/types.js';

/** Libraries that read variables through an object of theirs. */
export type Library = 'decouple' | 'environs' | 'django-environ' | 'starlette';

/** Classes whose objects read, by full name. */
export const MAKERS: Readonly<Record<string, Library>> = {
  'decouple.Config': 'decouple',
  'decouple.AutoConfig': 'decouple',
  'environs.Env': 'environs',
  'environs.EnvBase': 'environs',
  'environs.FileAwareEnv': 'environs',
  'environ.Env': 'django-environ',
  'environ.FileAwareEnv': 'django-environ',
  'starlette.config.Config': 'starlette',
};

/** Objects that the libraries bring ready made. */
export const READY: Readonly<Record<string, Library>> = {
  'decouple.config': 'decouple',
  'environs.env': 'environs',
};

/** Methods of `Env` objects. */
export const METHODS: Readonly<Record<string, ReadType>> = {
  str: 'string',
  int: 'integer',
  float: 'number',
  decimal: 'number',
  bool: 'boolean',
  list: 'list',
  tuple: 'list',
  json: 'json',
  dict: 'unknown',
  url: 'url',
  path: 'path',
  db: 'url',
  db_url: 'url',
  dj_db_url: 'url',
  cache: 'url',
  cache_url: 'url',
  search_url: 'url',
  email_url: 'url',
  dj_email_url: 'url',
  dj_cache_url: 'url',
  channels: 'url',
  bytes: 'string',
  unicode: 'string',
  date: 'unknown',
  datetime: 'unknown',
  time: 'unknown',
  timedelta: 'unknown',
  uuid: 'unknown',
  enum: 'unknown',
  log_level: 'unknown',
  file: 'unknown',
};

/** Variables that a method reads where none is named. */
export const UNNAMED: Readonly<Record<string, string>> = {
  db: 'DATABASE_URL',
  db_url: 'DATABASE_URL',
  cache: 'CACHE_URL',
  cache_url: 'CACHE_URL',
  email_url: 'EMAIL_URL',
  search_url: 'SEARCH_URL',
};

/** Types that are given as `cast=`. */
export const CAST_TYPES: Readonly<Record<string, ReadType>> = {
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  'decimal.Decimal': 'number',
  'json.loads': 'json',
  'decouple.Csv': 'list',
  'starlette.datastructures.URL': 'url',
  'starlette.datastructures.CommaSeparatedStrings': 'list',
  'starlette.datastructures.Secret': 'string',
  'pathlib.Path': 'path',
};
