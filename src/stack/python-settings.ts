import type { Contract, ContractVariable, VariableMeta } from '../contract/types.js';
import { groupVariables } from '../contract/render/common.js';

const WIDTH = 110;

/**
 * A module with a pydantic-settings class for a contract: one typed field a variable, with its default, in the order of
 * the contract. Lists are read as the contract reads them: separated by commas, or as a JSON array.
 */
export function renderPythonSettings(contract: Contract): string {
  const groups = [...groupVariables(contract)].map(
    ([group, variables]) => `    # ${group}\n${variables.map(renderField).join('\n')}`,
  );
  return `"""What the environment may say: made from the contract by catalyst init."""

import json
import re
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


def _split(value: object) -> object:
    """A list is written with commas, or as a JSON array."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text.startswith("["):
        return json.loads(text)
    return [item.strip() for item in text.split(",") if item.strip()]


def _measure(value: object) -> object:
    """A size is a number of bytes, or has a unit of 1024: 100MB."""
    match = re.fullmatch(r"(\\d+)\\s*([KMG]?)i?B?", str(value).strip(), re.IGNORECASE)
    if match is None:
        raise ValueError("bytes, or a size such as 100MB")
    return int(match[1]) * 1024 ** ("", "K", "M", "G").index(match[2].upper())


TextList = Annotated[list[str], NoDecode, BeforeValidator(_split)]
Size = Annotated[int, BeforeValidator(_measure)]


class Settings(BaseSettings):
    # An error names the variable, and not what stands in it.
    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

${groups.join('\n\n')}


@lru_cache
def get_settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
`;
}

function renderField({ name, meta }: ContractVariable): string {
  const field = `    ${name.toLowerCase()}: ${renderType(meta)}`;
  const bounds = renderBounds(meta);
  const value = renderDefault(meta);
  const filled =
    bounds === ''
      ? value === undefined
        ? field
        : `${field} = ${value}`
      : `${field} = Field(${value === undefined ? '' : `default=${value}, `}${bounds})`;
  const comment = `    # ${meta.doc}`;
  return [...(comment.length <= WIDTH ? [comment] : wrapComment(meta.doc)), filled].join('\n');
}

function wrapComment(text: string): string[] {
  const lines: string[] = [];
  let line = '    #';
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = '    #';
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}

function renderType(meta: VariableMeta): string {
  const { kind, choices, secret } = meta;
  const optional = meta.default === undefined && meta.required !== true && kind !== 'list' ? ' | None' : '';
  if (kind === 'list') return 'TextList';
  if (secret) return `SecretStr${optional}`;
  if (choices) return `Literal[${choices.map(quote).join(', ')}]${optional}`;
  const types: Partial<Record<VariableMeta['kind'], string>> = {
    integer: 'int',
    port: 'int',
    number: 'float',
    duration: 'float',
    boolean: 'bool',
    bytes: 'Size',
  };
  return `${types[kind] ?? 'str'}${optional}`;
}

function renderBounds({ kind, min, max, secret }: VariableMeta): string {
  if (kind === 'port') return 'ge=1, le=65535';
  if (secret) return min === undefined ? '' : `min_length=${min}`;
  if (kind !== 'integer' && kind !== 'number' && kind !== 'duration') return '';
  return [min === undefined ? '' : `ge=${min}`, max === undefined ? '' : `le=${max}`]
    .filter(Boolean)
    .join(', ');
}

function renderDefault(meta: VariableMeta): string | undefined {
  const { kind } = meta;
  const text = meta.default;
  if (kind === 'list') {
    const items =
      text === undefined ? [] : text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(',');
    return `[${items.map(quote).join(', ')}]`;
  }
  if (text === undefined) return meta.required === true ? undefined : 'None';
  if (meta.secret) return `SecretStr(${quote(text)})`;
  if (meta.choices) return quote(text);
  if (kind === 'boolean') return /^(?:true|1|yes|on)$/i.test(text) ? 'True' : 'False';
  if (kind === 'bytes') return String(toBytes(text));
  const isNumber = ['integer', 'port', 'number', 'duration'].includes(kind);
  return isNumber ? text : quote(text);
}

/** The contract counts a unit as 1024. */
function toBytes(text: string): number {
  const [, amount = '0', unit = ''] = /^(\d+)\s*([KMG]?)i?B?$/i.exec(text) ?? [];
  return Number(amount) * 1024 ** ['', 'K', 'M', 'G'].indexOf(unit.toUpperCase());
}

const quote = (text: string): string => JSON.stringify(text);
